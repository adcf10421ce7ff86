import type { ReactElement, ReactNode } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { stageRule } from '../../domain/playbook/playbook';
import { taskName } from '../../domain/explain/explain';
import type { TaskAction } from '../../domain/project/model/task-actions';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { dateFormats } from '../../mail/model/dates';
import { isForToday } from '../../queries/my-work/due-sections';
import type { MyTask, TodayEntry } from '../../queries/my-work/today';
import { actionLabel } from '../act/act-page';
import { projectAddress } from '../act/answers';
import { customerAddress } from '../customer/addresses';
import { actTexts } from '../kit/act-texts-by-language';
import { dateMs } from '../kit/local-minutes';
import { decisionLines, decisionTitle, GroupActions } from './decision-entry';
import type { DueClock } from './due-words';
import { TaskActions, taskAddress } from './task-actions';
import { taskPlace } from './today-address';
import type { TodayTexts } from './today-texts';

/** What all lines of a list share. */
export interface Lines {
  readonly reader: Person;
  readonly texts: TodayTexts;
  readonly clock: DueClock;
  /** The key of the forms on the page. */
  readonly requestId: string;
}

interface LineProps {
  readonly entry: TodayEntry;
  readonly lines: Lines;
  /** Where to come back to in the list after this line. */
  readonly from: string;
}

/** The id of a line within its page. */
export function lineId({ tasks: [first] }: TodayEntry): string {
  return `e-${taskPlace(first)}`;
}

/** One thing to do: what, for whom, by when, the button that is most likely wanted, and the rest behind "more". */
export function EntryLine({ entry, lines, from }: LineProps): ReactElement {
  const { reader, texts, clock } = lines;
  const [first] = entry.tasks;
  const due = clock.due(first.task.dueAtMs);
  const title = titleOf(entry, lines);
  return (
    <li className="entry" id={lineId(entry)}>
      <div className="what">
        <h3 className={entry.joinedBy === 'person' ? 'whole' : undefined}>{title}</h3>
        <Where entry={entry} texts={texts} />
        {decisionLines(entry, lines).map((line) => (
          <p key={line} className="soft">
            {line}
          </p>
        ))}
        {first.wish !== null && <blockquote>{first.wish}</blockquote>}
        {first.insteadOf && <p className="soft">{standInText(first.insteadOf, reader)}</p>}
      </div>
      <p className={due.isOver ? 'due bad' : 'due'}>
        {due.text}
        {first.task.status === 'accepted' && <span className="soft">{` · ${texts.accepted}`}</span>}
      </p>
      <Main entry={entry} lines={lines} from={from} title={title} />
      <details>
        <summary>
          {texts.more}
          <span className="sr">{`: ${title}`}</span>
        </summary>
        <More entry={entry} lines={lines} from={from} />
      </details>
    </li>
  );
}

function titleOf(entry: TodayEntry, lines: Lines): string {
  const { tasks } = entry;
  const [{ task, deal }] = tasks;
  return decisionTitle(entry, lines.texts) ?? taskName(deal, task, lines.reader.language);
}

/** Customer and project; of several projects of one customer how many. */
function Where({
  entry,
  texts,
}: {
  readonly entry: TodayEntry;
  readonly texts: TodayTexts;
}): ReactElement | null {
  const { tasks, joinedBy } = entry;
  const [first] = tasks;
  // each task of such a decision has a line with its own project
  if (joinedBy === 'person') return null;
  return (
    <p className="where">
      {first.customer ? (
        <a href={customerAddress(first.customer.id)}>{first.customer.name}</a>
      ) : (
        first.deal.customerId
      )}
      {' · '}
      {joinedBy === 'customer' ? (
        texts.joined(tasks.length)
      ) : (
        <a href={projectAddress(first.projectId, null)}>{first.deal.title}</a>
      )}
    </p>
  );
}

export function standInText(
  { person, until }: NonNullable<MyTask['insteadOf']>,
  { language }: Pick<Person, 'language'>,
): string {
  const { absent, addressFailed } = actTexts(language).insteadOf;
  if (until === null) return addressFailed(person.name);
  return absent(person.name, dateFormats(language, 'UTC').date(dateMs(until)));
}

/** Whether a task is done with one press: nothing has to be written or chosen. */
export function isDoneInPlace({ task }: Pick<MyTask, 'task'>): boolean {
  const [first] = actionsByKind[task.kind];
  return first === 'complete' && task.milestone === undefined;
}

function Main({ entry, lines, from, title }: LineProps & { readonly title: string }): ReactElement {
  const { reader, texts } = lines;
  const [first] = entry.tasks;
  const { task, projectId } = first;
  // what is for today stands out
  const look = isForToday(entry.section) ? undefined : 'plain';
  if (entry.joinedBy === 'person' || entry.joinedBy === 'project') {
    return <GroupActions entry={entry} texts={texts} from={from} which="main" />;
  }
  if (isDoneInPlace(first)) {
    return (
      <InPlace myTask={first} action="complete" lines={lines} from={from}>
        <button className={look}>
          {texts.done}
          <span className="sr">{`: ${title}`}</span>
        </button>
      </InPlace>
    );
  }
  const [action] = actionsByKind[task.kind] as readonly [TaskAction];
  return (
    <div className="do">
      <a className={look ? 'button plain' : 'button'} href={taskAddress(projectId, task.id, action, from)}>
        {actionLabel(reader.language, action, task.kind)}
        <span className="sr">{`: ${title}`}</span>
      </a>
    </div>
  );
}

interface InPlaceProps extends Omit<LineProps, 'entry'> {
  readonly myTask: MyTask;
  readonly action: 'complete' | 'accept';
  readonly children: ReactNode;
}

/** A form with nothing but its button. */
function InPlace({ myTask, action, lines, from, children }: InPlaceProps): ReactElement {
  const { projectId, task } = myTask;
  const path = [projectId, task.id, action].map(encodeURIComponent).join('/');
  return (
    <form className="do" method="post" action={`/today/${path}`}>
      <input type="hidden" name="requestId" value={lines.requestId} />
      <input type="hidden" name="from" value={from} />
      {children}
    </form>
  );
}

function More({ entry, lines, from }: LineProps): ReactElement {
  const { reader, texts, clock } = lines;
  const { tasks, joinedBy } = entry;
  if (joinedBy !== null) {
    return (
      <>
        {joinedBy === 'customer' && <p className="soft">{texts.together}</p>}
        {joinedBy !== 'customer' && <GroupActions entry={entry} texts={texts} from={from} which="more" />}
        <ul>
          {tasks.map((each) => (
            <li key={taskPlace(each)}>
              <a href={projectAddress(each.projectId, null)}>{each.deal.title}</a>
              {` · ${joinedBy === 'customer' ? clock.due(each.task.dueAtMs).text : taskName(each.deal, each.task, reader.language)}`}
              <p className="sr">{texts.about(each.deal.title)}</p>
              <TaskActions
                {...{ projectId: each.projectId, task: each.task, language: reader.language, from }}
                hasMain={false}
              />
            </li>
          ))}
        </ul>
      </>
    );
  }
  const [first] = tasks;
  const { task, deal, projectId } = first;
  const { moment } = dateFormats(reader.language, reader.timeZone);
  const { due } = actTexts(reader.language);
  const actions = actionsByKind[task.kind];
  return (
    <>
      <p className="soft">
        {[
          stageRule(deal.playbook, task.stage).name[reader.language],
          ...(task.dueAtMs === null
            ? []
            : [`${due}${mailTexts(reader.language).colon}${moment(task.dueAtMs)}`]),
        ].join(' · ')}
      </p>
      {isDoneInPlace(first) && (
        <p className="actions">
          <a className="button plain" href={taskAddress(projectId, task.id, 'complete', from)}>
            {texts.doneWithNote}
          </a>
        </p>
      )}
      {task.status === 'open' && task.role !== 'manager' && (
        <InPlace myTask={first} action="accept" lines={lines} from={from}>
          <button className="plain">{texts.accept}</button>
        </InPlace>
      )}
      <TaskActions
        {...{ projectId, task, language: reader.language, from, actions: actions.slice(1) }}
        hasMain={false}
      />
    </>
  );
}
