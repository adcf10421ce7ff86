import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { TaskAction } from '../../domain/project/model/task-actions';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { taskName } from '../../domain/explain/explain';
import { stageRule } from '../../domain/playbook/playbook';
import type { Task } from '../../domain/project/model/state';
import { dateFormats } from '../../mail/model/dates';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { dateMs } from '../kit/local-minutes';
import type { MyTask } from '../../queries/my-work/my-tasks';
import { actionLabel, Due } from '../act/act-page';
import { actTexts } from '../kit/act-texts-by-language';
import { customerAddress } from '../customer/addresses';
import { customerTexts } from '../customer/customer-texts-by-language';
import { renderPage } from '../kit/document';
import { projectActTexts } from '../act/project-act-texts-by-language';
import { reviewTexts } from '../review/review-texts-by-language';
import { signInTexts } from '../sign-in/sign-in-texts';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';

/** The address from which somebody who has signed in acts on a task. */
export function taskAddress(projectId: string, taskId: string, action: TaskAction): string {
  return `/my/tasks/${encodeURIComponent(projectId)}/${encodeURIComponent(taskId)}/${action}`;
}

interface MyTasksPage {
  readonly reader: Person;
  readonly tasks: readonly MyTask[];
  /** The most tasks shown for each person. */
  readonly most: number;
  /** The key of the sign-out form. */
  readonly signOutKey: string;
  readonly nowMs: number;
  /** Whether anybody reports to them: then the page links to the weekly review and to imports. */
  readonly isManager: boolean;
}

/** Everything that waits for somebody, with what can be done about it. */
export function myTasksPage({ reader, tasks, most, signOutKey, nowMs, isManager }: MyTasksPage): string {
  const { language } = reader;
  const { myTasks, noTasks, more, signOut } = signInTexts(language);
  const wording = wordingFor(reader, () => undefined);
  return renderPage(
    language,
    myTasks,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{myTasks}</h1>
      <p className="navigation">
        <a className="button plain" href="/my/projects">
          {projectActTexts(language).myProjects}
        </a>
        <a className="button plain" href="/my/customers">
          {customerTexts(language).myCustomers}
        </a>
        {isManager && (
          <a className="button plain" href="/my/review">
            {reviewTexts(language).myReview}
          </a>
        )}
        {isManager && (
          <a className="button plain" href="/my/imports">
            {signInTexts(language).imports}
          </a>
        )}
      </p>
      {tasks.length === 0 && <p>{noTasks}</p>}
      {tasks.map((entry) => (
        <TaskCard
          key={`${entry.state.projectId}:${entry.task.id}`}
          entry={entry}
          nowMs={nowMs}
          wording={wording}
        />
      ))}
      {tasks.reduce((sum, { joined }) => sum + 1 + joined.length, 0) >= most && (
        <p className="soft">{more(most)}</p>
      )}
      <form className="navigation" method="post" action="/sign-out">
        <input type="hidden" name="requestId" value={signOutKey} />
        <button className="plain">{signOut}</button>
      </form>
    </>,
  );
}

interface CardProps {
  readonly entry: MyTask;
  readonly nowMs: number;
  readonly wording: Wording;
}

function TaskCard(props: CardProps): ReactElement | null {
  return props.entry.joined.length > 0 ? <JointCard {...props} /> : <SingleCard {...props} />;
}

/** Follow-ups of one customer that are one task: one contact for all, or something about one of them. */
function JointCard({ entry, nowMs, wording }: CardProps): ReactElement | null {
  const { task, state, customer, joined } = entry;
  const { language } = wording;
  const texts = signInTexts(language);
  if (!state.deal) return null;
  const standsIn = standInLine(entry, language);
  return (
    <section>
      <h2>{taskName(state.deal, task, language)}</h2>
      {standsIn !== null && <p>{standsIn}</p>}
      <p>{customer ? <a href={customerAddress(customer.id)}>{customer.name}</a> : state.deal.customerId}</p>
      <p className="soft">{texts.together}</p>
      <TaskActions projectId={state.projectId} task={task} language={language} actions={['record-contact']} />
      <ul>
        {[entry, ...joined].map((each) => (
          <JointProject key={each.state.projectId} entry={each} nowMs={nowMs} wording={wording} />
        ))}
      </ul>
    </section>
  );
}

function JointProject({ entry, nowMs, wording }: CardProps): ReactElement | null {
  const { task, state } = entry;
  const { deal, projectId } = state;
  const { language } = wording;
  if (!deal) return null;
  return (
    <li>
      <a href={`/projects/${encodeURIComponent(projectId)}`}>{deal.title}</a>
      {` · ${stageRule(deal.playbook, task.stage).name[language]}`}
      <DueLine task={task} nowMs={nowMs} wording={wording} />
      <details>
        <summary>{signInTexts(language).about(deal.title)}</summary>
        <TaskActions projectId={projectId} task={task} language={language} />
      </details>
    </li>
  );
}

function SingleCard({ entry, nowMs, wording }: CardProps): ReactElement | null {
  const { task, state, customer, asked } = entry;
  const { deal, projectId } = state;
  const { language } = wording;
  if (!deal) return null;
  const standsIn = standInLine(entry, language);
  const stage = stageRule(deal.playbook, task.stage).name[language];
  return (
    <section>
      <h2>{taskName(deal, task, language)}</h2>
      {standsIn !== null && <p>{standsIn}</p>}
      <p>
        <a href={`/projects/${encodeURIComponent(projectId)}`}>{deal.title}</a>
        {' · '}
        {customer ? <a href={customerAddress(customer.id)}>{customer.name}</a> : deal.customerId}
        {` · ${stage}`}
      </p>
      {asked.map(({ name, holderName, sinceMs }) => (
        <p key={name}>
          {[
            ...(asked.length > 1 ? [name] : []),
            mailTexts(language).why.hasSince(holderName, wording.date(sinceMs)),
          ].join(' · ')}
        </p>
      ))}
      <DueLine task={task} nowMs={nowMs} wording={wording} />
      <TaskActions projectId={projectId} task={task} language={language} />
    </section>
  );
}

function DueLine({ task, nowMs, wording }: Omit<CardProps, 'entry'> & { readonly task: Task }): ReactElement {
  const { language } = wording;
  const texts = actTexts(language);
  return (
    <p className="soft">
      {`${texts.due}${mailTexts(language).colon}`}
      <Due task={task} nowMs={nowMs} wording={wording} texts={texts} />
      {task.status === 'accepted' && ` · ${signInTexts(language).accepted}`}
    </p>
  );
}

function standInLine({ insteadOf }: MyTask, language: Person['language']): string | null {
  if (!insteadOf) return null;
  const { person, until } = insteadOf;
  const { absent, addressFailed } = actTexts(language).insteadOf;
  if (until === null) return addressFailed(person.name);
  return absent(person.name, dateFormats(language, 'UTC').date(dateMs(until)));
}

/** Links to everything that somebody who has signed in can do about a task. */
export function TaskActions({
  projectId,
  task,
  language,
  actions = actionsByKind[task.kind],
}: {
  readonly projectId: string;
  readonly task: Pick<Task, 'id' | 'kind'>;
  readonly language: Person['language'];
  /** By default everything. */
  readonly actions?: readonly TaskAction[];
}): ReactElement {
  return (
    <p className="actions">
      {actions.map((action, index) => (
        <a
          key={action}
          className={index === 0 ? 'button' : 'button plain'}
          href={taskAddress(projectId, task.id, action)}
        >
          {actionLabel(language, action, task.kind)}
        </a>
      ))}
    </p>
  );
}
