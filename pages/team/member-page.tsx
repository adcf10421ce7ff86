import type { ReactElement } from 'react';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { taskName } from '../../domain/explain/explain';
import { actionsByKind } from '../../domain/project/model/task-actions';
import type { Person } from '../../contracts/wire/directory';
import { dateFormats } from '../../mail/model/dates';
import { mailTexts } from '../../mail/texts/texts-by-language';
import type { LoadedMember } from '../../queries/line/workload';
import type { MemberWork, TaskInProject } from '../../queries/line/team-member';
import { mostTasksShown } from '../../queries/line/team-member';
import { Due } from '../act/act-page';
import { projectAddress } from '../act/answers';
import { customerAddress } from '../customer/addresses';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { dateMs } from '../kit/local-minutes';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { taskAddress } from '../today/task-actions';
import { boardPath, withQuery } from '../projects/addresses';
import { nextText, silenceOf, silenceText, valueText } from '../projects/card-words';
import { projectsTexts } from '../projects/projects-texts';
import { memberHandOverAddress, teamPath } from './addresses';
import { HandOverProgress } from './hand-over-progress';
import { awayText, loadText, Teams } from './team-table';
import type { TeamTexts } from './team-texts';
import { teamTexts } from './team-texts';

export interface MemberPage {
  readonly reader: Person;
  readonly member: LoadedMember;
  readonly work: MemberWork;
  /** Whether they are in the weekly review of the reader, and not of somebody for whom the reader stands in. */
  readonly isReviewed: boolean;
  /** Names of people who stand in, by id. */
  readonly standIns: ReadonlyMap<string, string>;
  readonly formKey: string;
  readonly nowMs: number;
  /** What a form has just done, or why it was not done. */
  readonly said?: 'started' | 'cancelled' | 'refused' | undefined;
}

/** Somebody of the reader's line: what is overdue and due, their projects, their absences, and their own team. */
export function memberPage(page: MemberPage): string {
  const { reader, member, work, nowMs, said } = page;
  const { language } = reader;
  const { person, own, below } = member;
  const texts = teamTexts(language);
  const words = { reader, texts };
  const wording = wordingFor(reader, () => undefined);
  const overdue = work.tasks.filter(({ task }) => task.dueAtMs !== null && task.dueAtMs < nowMs);
  const due = work.tasks.filter((each) => !overdue.includes(each));
  const away = awayText(member, words);
  const board = withQuery(boardPath, below.length > 0 ? { line: person.id } : { owner: person.id });
  return renderPage(
    language,
    person.name,
    <>
      <p className="soft">
        <a href={teamPath}>{texts.title}</a>
        {person.team !== null && ` · ${person.team}`}
        {!person.active && ` · ${texts.hasLeft}`}
      </p>
      <h1>{person.name}</h1>
      {said === 'started' && <p role="status">{texts.handOver.started}</p>}
      {said === 'cancelled' && <p role="status">{texts.handOver.cancelled}</p>}
      {said === 'refused' && (
        <p role="alert" className="bad">
          {texts.handOver.cannotCancel}
        </p>
      )}
      {away !== null && <p className="lead">{away}</p>}
      <p>{`${loadText(own, words)} · ${texts.capacity(person.capacity)}`}</p>
      <p className="actions">
        <a className="button" href={memberHandOverAddress(person.id)}>
          {texts.handOver.start}
        </a>
        <a className="button plain" href={board}>
          {texts.allProjects(below.length > 0 ? member.whole.projects.count : own.projects.count)}
        </a>
        {page.isReviewed && (
          <a className="button plain" href="/my/review">
            {texts.toReview}
          </a>
        )}
      </p>
      {work.handOver && (
        <HandOverProgress
          handOver={work.handOver}
          names={work.names}
          {...{ texts, formKey: page.formKey, wording }}
        />
      )}
      {overdue.length > 0 && (
        <>
          <h2>{`${texts.overdue} (${Math.max(own.overdue, overdue.length)})`}</h2>
          <Tasks entries={overdue} {...{ texts, wording, nowMs }} />
        </>
      )}
      <h2>{texts.due}</h2>
      {due.length === 0 ? <p>{texts.nothingDue}</p> : <Tasks entries={due} {...{ texts, wording, nowMs }} />}
      {work.hasMoreTasks && <p className="soft">{texts.onlyFirst(mostTasksShown)}</p>}
      <h2>{texts.projects}</h2>
      <Projects page={page} texts={texts} wording={wording} />
      <h2>{texts.absences}</h2>
      <Absences page={page} texts={texts} />
      {below.length > 0 && <Teams title={texts.teamOf(person.name)} members={below} words={words} />}
    </>,
  );
}

interface TasksProps {
  readonly entries: readonly TaskInProject[];
  readonly texts: TeamTexts;
  readonly wording: Wording;
  readonly nowMs: number;
}

function Tasks({ entries, texts, wording, nowMs }: TasksProps): ReactElement {
  const { language } = wording;
  const { colon } = mailTexts(language);
  return (
    <>
      {entries.map(({ task, state: { deal, projectId }, customer }) =>
        deal === null ? null : (
          <article key={`${projectId}:${task.id}`}>
            <h3>{taskName(deal, task, language)}</h3>
            <p>
              <a href={projectAddress(projectId, null)}>{deal.title}</a>
              {' · '}
              {customer ? <a href={customerAddress(customer.id)}>{customer.name}</a> : deal.customerId}
            </p>
            <p className="soft">
              {`${actTexts(language).due}${colon}`}
              <Due task={task} nowMs={nowMs} wording={wording} texts={actTexts(language)} />
              {task.status === 'accepted' && ` · ${texts.accepted}`}
            </p>
            <p className="actions">
              {actionsByKind[task.kind].includes('pass-on') && (
                <a className="button plain" href={taskAddress(projectId, task.id, 'pass-on')}>
                  {texts.passOn}
                </a>
              )}
              <a className="button plain" href={projectAddress(projectId, null)}>
                {texts.openProject}
              </a>
            </p>
          </article>
        ),
      )}
    </>
  );
}

interface PartProps {
  readonly page: MemberPage;
  readonly texts: TeamTexts;
}

function Projects({
  page: { work, nowMs },
  texts,
  wording,
}: PartProps & { readonly wording: Wording }): ReactElement {
  const { cards, customers } = work;
  const words = projectsTexts(wording.language);
  if (cards.length === 0) return <p>{texts.noProjects}</p>;
  return (
    <ul>
      {cards.map((card) => {
        const silence = silenceOf(card, nowMs);
        return (
          <li key={card.projectId}>
            <a href={projectAddress(card.projectId, null)}>{card.face.title}</a>
            {` · ${customers.get(card.customerId)?.name ?? card.customerId}`}
            <span className="soft">
              {[
                '',
                `${card.stageNumber}. ${card.face.stageName[wording.language]}`,
                valueText(card, wording),
                nextText(card, words, wording),
              ]
                .filter((part, index) => index === 0 || part !== '')
                .join(' · ')}
            </span>
            {silence.state === 'over' && (
              <span className="bad">{` · ${silenceText(silence, card, words, wording)}`}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Absences({ page: { member, standIns, reader, nowMs }, texts }: PartProps): ReactElement {
  const { absences, timeZone } = member.person;
  const today = localDate(nowMs, timeZone);
  const { date } = dateFormats(reader.language, 'UTC');
  // the one that has just ended is still of interest on the day after
  const shown = absences
    .filter(({ to }) => addDays(to, 1) >= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (shown.length === 0) return <p>{texts.noAbsences}</p>;
  return (
    <ul>
      {shown.map(({ from, to, substituteId }) => (
        <li key={from}>
          {texts.absence(
            date(dateMs(from)),
            date(dateMs(to)),
            substituteId === null ? null : (standIns.get(substituteId) ?? substituteId),
          )}
        </li>
      ))}
    </ul>
  );
}
