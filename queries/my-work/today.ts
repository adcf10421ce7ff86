import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { taskName } from '../../domain/explain/explain';
import { askedAbout, lastHolderId } from '../../domain/project/decide/decisions';
import type { Deal, Task } from '../../domain/project/model/state';
import { heldSinceMs } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import type { DueSection } from './due-sections';
import { dueSectionIn } from './due-sections';
import type { Away } from './open-work';
import { insteadOfWhom, openWork } from './open-work';
import type { JoinedBy } from './work-entries';

/** An open task of a person, or of somebody they stand in for. */
export interface MyTask {
  readonly task: Task;
  readonly projectId: string;
  readonly deal: Deal;
  readonly customer: Customer | null;
  /** Whose task it is; null for the reader's own. */
  readonly insteadOf: Away | null;
  /** What a manager asks for in the weekly review; null for any other task. */
  readonly wish: string | null;
  /** The tasks that a decision who goes on is about; none of any other task. */
  readonly asked: readonly AskedTask[];
}

/** A task that somebody has to decide on. */
export interface AskedTask {
  readonly name: string;
  /** Who has it, or had it before they declined; null: nobody. */
  readonly holderName: string | null;
  readonly isDeclined: boolean;
  readonly sinceMs: number;
  readonly dueAtMs: number | null;
}

/** One thing to do: a task, or several that are done together. */
export interface TodayEntry {
  /** The task that is due first in front. */
  readonly tasks: readonly [MyTask, ...MyTask[]];
  readonly joinedBy: JoinedBy | null;
  readonly section: DueSection;
}

/** What somebody has to do for themselves and for others, by due date. */
export async function todayOf(store: Store, reader: Person, nowMs: number): Promise<TodayEntry[]> {
  const insteadOf = await insteadOfWhom(store, reader.id, nowMs);
  const work = await openWork(store, [reader.id, ...insteadOf.keys()], nowMs);
  const rows = work.flatMap((entry) => entry.rows);
  if (rows.length === 0) return [];
  const states = await store.projects.runningAmong([...new Set(rows.map(({ projectId }) => projectId))]);
  const deals = new Map(states.flatMap(({ projectId, deal }) => (deal ? [[projectId, deal] as const] : [])));
  const wishes = rows.flatMap(({ projectId, taskId }) => deals.get(projectId)?.tasks[taskId]?.noteId ?? []);
  const [customers, names, texts] = await Promise.all([
    store.keptCustomers.byIds([...deals.values()].map(({ customerId }) => customerId)),
    holderNames(store, rows, deals),
    wishes.length > 0 ? store.notes.texts(wishes) : null,
  ]);
  const myTask = ({ projectId, taskId }: (typeof rows)[number]): MyTask[] => {
    const deal = deals.get(projectId);
    const task = deal?.tasks[taskId];
    if (!deal || !task) return [];
    return [
      {
        ...{ task, projectId, deal, customer: customers.get(deal.customerId) ?? null },
        insteadOf: insteadOf.get(task.personId ?? '') ?? null,
        wish: texts?.get(task.noteId ?? '') ?? null,
        asked: askedBy(deal, task, reader, names),
      },
    ];
  };
  const sectionOf = dueSectionIn(reader.timeZone, nowMs);
  return work.flatMap((entry): TodayEntry[] => {
    const [first, ...others] = entry.rows.flatMap(myTask);
    if (!first) return [];
    return [
      {
        tasks: [first, ...others],
        joinedBy: others.length > 0 ? entry.joinedBy : null,
        section: sectionOf(first.task.dueAtMs),
      },
    ];
  });
}

async function holderNames(
  { people }: Pick<Store, 'people'>,
  rows: readonly { readonly projectId: string; readonly taskId: string }[],
  deals: ReadonlyMap<string, Deal>,
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ projectId, taskId }) => {
    const deal = deals.get(projectId);
    const task = deal?.tasks[taskId];
    return deal && task ? askedAbout(deal, task).map((asked) => lastHolderId(deal, asked)) : [];
  });
  const known = [...new Set(ids)].filter((id) => id !== null);
  const found = known.length > 0 ? await people.readMany(known) : [];
  return new Map(found.map(({ id, name }) => [id, name]));
}

function askedBy(
  deal: Deal,
  task: Task,
  { language }: Pick<Person, 'language'>,
  names: ReadonlyMap<string, string>,
): AskedTask[] {
  return askedAbout(deal, task).map((asked) => {
    const holderId = lastHolderId(deal, asked);
    return {
      name: taskName(deal, asked, language),
      holderName: holderId === null ? null : (names.get(holderId) ?? holderId),
      isDeclined: asked.personId === null && holderId !== null,
      sinceMs: heldSinceMs(asked),
      dueAtMs: asked.dueAtMs,
    };
  });
}
