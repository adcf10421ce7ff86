import type { ReactElement } from 'react';
import type { ReviewProject } from '../../contracts/wire/review';
import { textsIn } from '../../domain/explain/texts-by-language';
import { amountText } from '../../mail/model/amounts';
import { overdueText } from '../../mail/content/review';
import type { ReviewContext } from './review-context';
import { customerAddress } from '../customer/addresses';
import { addressOfProject } from './review-context';
import type { TypedForm } from './review-form';
import { anchorOf, Decisions } from './review-form';
import type { ReviewTexts } from './review-texts';
import { pageTexts } from '../kit/texts';
import type { Wording } from '../kit/wording';

interface ProjectProps {
  readonly context: ReviewContext;
  readonly project: ReviewProject;
  /** Whether to name the owner: where the heading does not. */
  readonly namesOwner: boolean;
  readonly texts: ReviewTexts;
  readonly wording: Wording;
  readonly address: string;
  readonly typed: TypedForm | undefined;
  /** Whether the form that the reader just sent decided on it. */
  readonly isSaved: boolean;
}

/** One project of a review: what was done, what moved, what is in the way and what comes next, and the decision. */
export function ReviewedProject(props: ProjectProps): ReactElement {
  const { context, project, namesOwner, texts, wording, address, typed, isSaved } = props;
  const { projectId, title, decision, undecidedWeeks, amount, currency, hold } = project;
  const { language, date, moment } = wording;
  const value = amount === null ? null : amountText(language, amount, currency ?? undefined);
  return (
    <article id={anchorOf(projectId)}>
      <h3>
        <a href={addressOfProject(context.access, projectId)}>{title}</a>
      </h3>
      <p className="soft">
        <CustomerName context={context} project={project} texts={texts} />
        {[
          '',
          ...(namesOwner ? [project.ownerName] : []),
          ...(value === null ? [] : [value]),
          texts.stageAndAge(project.stageName, project.ageInStageDays, project.ageDays),
        ].join(' · ')}
      </p>
      {undecidedWeeks > 0 && <p className="bad">{texts.undecided(undecidedWeeks)}</p>}
      <dl>
        {hold ? (
          <>
            <dt>{texts.held}</dt>
            <dd>
              {texts.onHold({
                reason: textsIn(language).holdReasons[hold.reason],
                since: date(hold.sinceMs),
                until: date(hold.wakeAtMs),
              })}
            </dd>
          </>
        ) : null}
        <dt>{texts.done}</dt>
        <dd>{doneText(project, texts, wording) || nothingDone(project, texts, wording)}</dd>
        <dt>{texts.moved}</dt>
        <dd>{project.moved.length > 0 ? `→ ${project.moved.join(' → ')}` : texts.nothingMoved}</dd>
        <dt>{texts.inTheWay}</dt>
        <dd>{obstacles(project, texts, wording) || texts.nothingInTheWay}</dd>
        {!hold && (
          <>
            <dt>{texts.next}</dt>
            <dd>
              {project.next ? texts.checks[project.next.check](date(project.next.atMs)) : texts.planning}
            </dd>
          </>
        )}
      </dl>
      {decision && (
        <p className="lead" {...(isSaved && { role: 'status' })}>
          {`✓ ${texts.decided({
            decision: texts.decisions[decision.decision],
            who: decision.byName,
            at: moment(decision.atMs),
          })}`}
        </p>
      )}
      <Decisions context={context} project={project} texts={texts} address={address} typed={typed} />
    </article>
  );
}

/** The customer, whose page the managers above its projects may see; without a session nobody sees it. */
function CustomerName({ context, project, texts }: Pick<ProjectProps, 'context' | 'project' | 'texts'>) {
  const name = texts.customer(project.customerName, project.customerClass);
  if (context.access.token !== null) return <>{name}</>;
  return <a href={customerAddress(project.customerId)}>{name}</a>;
}

function doneText({ done }: ReviewProject, texts: ReviewTexts, { language, date }: Wording): string {
  const { kinds } = pageTexts(language);
  // a milestone that counts as a contact is shown once, by its name
  const contacts = done.contacts
    .filter(({ kind }) => kind !== 'milestone')
    .map(({ atMs, kind, byName }) => ({ atMs, what: texts.contact(kinds[kind], byName) }));
  const milestones = done.milestones.map(({ atMs, name }) => ({ atMs, what: texts.milestone(name) }));
  const tasks = done.tasks.map(({ atMs, name, byName }) => ({ atMs, what: texts.task(name, byName) }));
  const inOrder = [...contacts, ...milestones, ...tasks].sort((a, b) => a.atMs - b.atMs);
  return texts.list(inOrder.map(({ atMs, what }) => `${date(atMs)} ${what}`));
}

/** Of a new project nobody says that nothing was done. */
function nothingDone({ newSinceMs }: ReviewProject, texts: ReviewTexts, { date }: Wording): string {
  return newSinceMs === null ? texts.nothingDone : texts.opened(date(newSinceMs));
}

function obstacles({ inTheWay }: ReviewProject, texts: ReviewTexts, { language, date }: Wording): string {
  const { missing, overdue, drifting, stoppedSinceMs } = inTheWay;
  return texts.list([
    ...(stoppedSinceMs === null ? [] : [texts.stopped(date(stoppedSinceMs))]),
    ...overdue.map((task) => overdueText(language, task, date)),
    ...(drifting ? [texts.drifting] : []),
    ...(missing.length > 0 ? [texts.missing(textsIn(language).list(missing))] : []),
  ]);
}
