import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { explain, reasonText, roleName, taskName } from '../../domain/explain/explain';
import type { Contact, ProjectState, Task } from '../../domain/project/model/state';
import { openTasks } from '../../domain/project/model/state';
import { stageLine } from '../../domain/project/model/stage-line';
import { mailTexts } from '../../mail/texts/texts-by-language';
import type { Note } from '../../store/notes';
import { Due } from '../act/act-page';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { Committee } from './committee';
import { LostMails } from './lost-mails';
import { TaskActions } from '../today/task-actions';
import { noticePage } from '../kit/notice-page';
import { ProjectActions } from '../act/project-action-list';
import { Missing, Path, Status } from './progress';
import { Attempts, Facts } from './project-facts';
import { Timeline } from './timeline';
import type { ProjectPage, Shown } from './shown-project';
import { pageTexts } from '../kit/texts';
import { WholeMail } from '../kit/whole-mail';
import type { Navigation } from '../kit/navigation';
import { NavigationLinks } from '../kit/navigation';
import { wordingFor } from '../kit/wording';

/** A project in brief, for somebody who got an email about it: their tasks first, then where it stands and why. */
export function projectPage(page: ProjectPage): string {
  const { state, reader, customer, notes, newestNotes, lostMails, personName, navigation } = page;
  const { deal } = state;
  if (!deal) throw new Error(`Project ${state.projectId} is not opened: there is nothing to show.`);
  const { language } = reader;
  const wording = wordingFor(reader, personName);
  const shown: Shown = {
    ...page,
    deal,
    texts: pageTexts(language),
    wording,
    noteText: (noteId) => (noteId === undefined ? undefined : notes.get(noteId)),
  };
  const { headline, lines } = explain(state, { language, personName, formatInstant: wording.moment });
  const isMine = ({ personId }: Task): boolean => personId === reader.id;
  return renderPage(
    language,
    deal.title,
    <>
      <p className="soft">
        {page.isSignedIn ? actTexts(language).youAre(reader.name) : shown.texts.greeting(reader.name)}
      </p>
      <h1>{deal.title}</h1>
      <Status shown={shown} isStopped={page.stoppedSinceMs !== null} />
      <p className="lead">{headline}</p>
      {page.stoppedSinceMs !== null && (
        <p className="bad" role="status">
          {shown.texts.stopped(wording.moment(page.stoppedSinceMs))}
        </p>
      )}
      <Stages state={state} shown={shown} />
      <Facts
        customer={customer}
        customerUrl={page.customerUrl}
        workflowUrl={page.workflowUrl}
        shown={shown}
      />
      {deal.hold && <Clock lines={lines} shown={shown} />}
      <Tasks title={shown.texts.yourTasks} tasks={openTasks(deal).filter(isMine)} shown={shown} />
      <Missing
        shown={shown}
        mayReport={page.offer?.actions.includes('report-milestone') ?? false}
        customerUrl={page.customerUrl}
      />
      {page.offer && <ProjectActions state={state} deal={deal} offer={page.offer} language={language} />}
      {!deal.hold && <Clock lines={lines} shown={shown} />}
      <OthersTasks tasks={openTasks(deal).filter((task) => !isMine(task))} shown={shown} />
      <LostMails mails={lostMails} shown={shown} />
      <People shown={shown} />
      <Committee people={page.committee} shown={shown} />
      <Contacts shown={shown} />
      <NewestNotes notes={newestNotes} shown={shown} />
      <Path shown={shown} />
      {page.happened && (
        <Timeline
          happened={page.happened}
          shown={shown}
          above={new Set([...notes.keys(), ...newestNotes.map(({ id }) => id)])}
        />
      )}
      <Attempts personName={personName} shown={shown} />
      {!page.isSignedIn && <p className="soft">{shown.texts.readOnly}</p>}
      <NavigationLinks navigation={{ ...navigation, projectUrl: null }} language={language} />
    </>,
  );
}

function Stages({
  state,
  shown,
}: {
  readonly state: ProjectState;
  readonly shown: Shown;
}): ReactElement | null {
  const { deal, texts, wording } = shown;
  const stages = stageLine(state, deal);
  if (stages.length === 0) return null;
  return (
    <ol className="stages" aria-label={texts.stages}>
      {stages.map(({ rule, place }, index) => {
        const name = rule.name[wording.language];
        return (
          <li key={rule.key} className={place} title={name}>
            <span aria-hidden="true">{place === 'done' ? '✓' : index + 1}</span>
            <span className="sr">
              {`${index + 1}: ${name}${place === 'ahead' ? '' : ` (${texts[place]})`}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

interface TasksProps {
  readonly tasks: readonly Task[];
  readonly shown: Shown;
}

function Tasks({ title, tasks, shown }: TasksProps & { readonly title: string }): ReactElement {
  const { deal, state, texts, wording, isSignedIn } = shown;
  return (
    <section>
      <h2>{title}</h2>
      {tasks.length === 0 && <p className="soft">{texts.noTasks}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className="lead">{taskName(deal, task, wording.language)}</span>
            <TaskLine task={task} shown={shown} />
            {isSignedIn && (
              <TaskActions projectId={state.projectId} task={task} language={wording.language} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ task, shown }: { readonly task: Task; readonly shown: Shown }): ReactElement {
  const { texts, wording, nowMs, toldWith } = shown;
  const told = toldWith.get(task.id);
  const words = actTexts(wording.language);
  return (
    <p className="soft">
      {`${words.due}${mailTexts(wording.language).colon}`}
      <Due task={task} nowMs={nowMs} wording={wording} texts={words} />
      {task.status === 'accepted' && ` · ${texts.accepted}`}
      {told !== undefined && ` · ${texts.toldWith(told)}`}
    </p>
  );
}

function OthersTasks({ tasks, shown }: TasksProps): ReactElement | null {
  const { deal, texts, wording } = shown;
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>{texts.othersTasks}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className="lead">{taskName(deal, task, wording.language)}</span>
            {` · ${task.personId === null ? texts.nobody : wording.person(task.personId)}`}
            <TaskLine task={task} shown={shown} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clock({ lines, shown }: { readonly lines: readonly string[]; readonly shown: Shown }): ReactElement {
  return (
    <section>
      <h2>{shown.texts.clock}</h2>
      <ul>
        {lines.map((line, index) => (
          // two tasks of one person may read the same
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Who holds which role, and why they do or nobody does. */
function People({ shown }: { readonly shown: Shown }): ReactElement {
  const { deal, texts, wording } = shown;
  return (
    <section>
      <h2>{texts.people}</h2>
      <ul>
        {Object.entries(deal.roles).map(([role, { personId, reason }]) => (
          <li key={role}>
            <span className="lead">{roleName(deal, role, wording.language)}</span>
            {` · ${personId === null ? texts.nobody : wording.person(personId)}`}
            <p className="soft">{reasonText(reason, wording.language)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewestNotes({ notes, shown }: { readonly notes: readonly Note[]; readonly shown: Shown }) {
  const { texts, wording } = shown;
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{texts.newestNotes}</h2>
      <ul>
        {notes.map(({ id, actor, atMs, text, whole }) => (
          <li key={id}>
            <p className="soft">{`${wording.moment(atMs)} · ${texts.by(wording.person(actor))}`}</p>
            <blockquote>{text}</blockquote>
            {whole !== undefined && <WholeMail text={whole} language={wording.language} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ shown }: { readonly shown: Shown }): ReactElement {
  const { deal, texts } = shown;
  const newestFirst = [...deal.contacts].reverse();
  return (
    <section>
      <h2>{texts.contacts}</h2>
      {newestFirst.length === 0 && <p className="soft">{texts.noContacts}</p>}
      <ul>
        {newestFirst.map((contact) => (
          <ContactLine key={contact.revision} contact={contact} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function ContactLine({ contact, shown }: { readonly contact: Contact; readonly shown: Shown }): ReactElement {
  const { deal, texts, wording, noteText } = shown;
  const { language, person, moment } = wording;
  const milestone = contact.milestone === undefined ? undefined : deal.playbook.milestones[contact.milestone];
  const note = noteText(contact.noteId);
  return (
    <li>
      <span className="lead">{milestone ? milestone.name[language] : texts.kinds[contact.kind]}</span>
      <p className="soft">{`${moment(contact.occurredAtMs)} · ${texts.by(person(contact.actor))}`}</p>
      {note !== undefined && <blockquote>{note}</blockquote>}
    </li>
  );
}

/** For somebody who may no longer read the project. */
export function handedOverPage(
  { language }: Pick<Person, 'language'>,
  title: string,
  owner: string,
  navigation: Navigation,
): string {
  const { handedOverTitle, handedOver } = pageTexts(language);
  return noticePage({
    language,
    about: title,
    title: handedOverTitle,
    lines: [handedOver(owner)],
    navigation,
  });
}
