import type { ReactElement } from 'react';
import { isForToday } from '../../queries/my-work/due-sections';
import type { AskedTask, MyTask, TodayEntry } from '../../queries/my-work/today';
import type { DueClock } from './due-words';
import { taskPlace } from './today-address';
import type { TodayTexts } from './today-texts';

/** How decisions who goes on read in a list, and what can be done about several of them at once. */

/** What can be decided for several tasks at once, the most likely first. */
export const groupActions = ['pass-on', 'postpone', 'complete'] as const;
export type GroupAction = (typeof groupActions)[number];

interface Words {
  readonly texts: TodayTexts;
  readonly clock: DueClock;
}

/** What is to be decided, in one line; null for anything but such a decision. */
export function decisionTitle({ tasks, joinedBy }: TodayEntry, { decide }: TodayTexts): string | null {
  const asked = tasks.flatMap((each) => each.asked);
  const [first] = asked;
  if (!first || joinedBy === 'customer') return null;
  const holders = new Set(asked.map(holderOf));
  if (holders.size > 1) return decide.inProject(asked.length);
  return asked.length === 1
    ? decide.one(holderOf(first), first.name)
    : decide.several(holderOf(first), asked.length);
}

/** A declined task has nobody until that is decided. */
function holderOf({ holderName, isDeclined }: AskedTask): string | null {
  return isDeclined ? null : holderName;
}

/** Since when each task is with whom, and how much it is over. */
export function decisionLines({ tasks, joinedBy }: TodayEntry, { texts, clock }: Words): string[] {
  return tasks.flatMap((each) =>
    each.asked.map((asked) =>
      [
        lineOf(asked, { texts, clock }),
        ...(joinedBy === 'project' && asked.holderName !== null ? [asked.holderName] : []),
        ...(joinedBy === 'person' ? [placeOf(each)] : []),
      ].join(' · '),
    ),
  );
}

function placeOf({ customer, deal }: MyTask): string {
  return `${customer?.name ?? deal.customerId} · ${deal.title}`;
}

function lineOf(
  { name, sinceMs, dueAtMs, isDeclined, holderName }: AskedTask,
  { texts, clock }: Words,
): string {
  const { since, declined } = texts.decide;
  if (!isDeclined) return since(name, clock.day(sinceMs), clock.daysOver(dueAtMs));
  const line = declined(name, clock.day(sinceMs));
  return holderName === null ? line : `${line} · ${holderName}`;
}

/** The address of the form that decides all of an entry. */
export function decideAddress(entry: TodayEntry, action: GroupAction, from: string): string {
  const query = new URLSearchParams({ of: taskPlace(entry.tasks[0]), from });
  return `/today/decisions/${action}?${query.toString()}`;
}

/** Links to the forms that decide all of an entry. */
export function GroupActions({
  entry,
  texts,
  from,
  which,
}: {
  readonly entry: TodayEntry;
  readonly texts: TodayTexts;
  readonly from: string;
  readonly which: 'main' | 'more';
}): ReactElement {
  const [main, ...more] = groupActions;
  const shown = which === 'main' ? [main] : more;
  return (
    <div className={which === 'main' ? 'do' : 'actions'}>
      {shown.map((action) => (
        <a
          key={action}
          className={which === 'main' && isForToday(entry.section) ? 'button' : 'button plain'}
          href={decideAddress(entry, action, from)}
        >
          {texts.decide.all[action]}
        </a>
      ))}
    </div>
  );
}
