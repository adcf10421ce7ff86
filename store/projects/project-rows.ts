import { nextCheck } from '../../domain/project/evolve/clocks';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import { involvedIn, isOpenTask, shownStatus } from '../../domain/project/model/state';
import { storedState } from './documents';
import { searchedForm, searchedLines } from '../lists/search-text';
import type { ProjectRow, TaskRow } from '../models/models';
import { referenceText } from '../../domain/project/model/references';

/** A project's document, with the fields that lists filter by. */
export function projectRow(state: ProjectState): ProjectRow {
  const { projectId, revision, status, deal } = state;
  if (!deal) throw new Error(`Project ${projectId} is not opened: there is nothing to store.`);
  return {
    _id: projectId,
    projectId,
    revision,
    status,
    stage: deal.stage,
    ownerId: deal.ownerId,
    customerId: deal.customerId,
    openedAtMs: deal.openedAtMs,
    dueAtMs: nextCheck(state)?.atMs ?? null,
    personIds: involvedIn(deal),
    shown: shownStatus({ status, deal }),
    titleKey: searchedForm(deal.title),
    searched: searchedProject(deal),
    customerClass: deal.customerClass,
    amount: deal.amount ?? unknownAmount,
    currency: deal.currency ?? '',
    signingOn: deal.expectedSigningOn ?? unknownDay,
    ...(deal.outcome && { endedAtMs: deal.outcome.atMs }),
    state: storedState({ ...state, deal }),
  };
}

/** What stands for an amount that is not known: it comes before all. */
export const unknownAmount = -1;
/** What stands for a day that is not known: it comes after all. */
export const unknownDay = '~';

/** The text by which a project is found: its title, and what other systems call it. */
export function searchedProject({ title, references = [] }: Pick<Deal, 'title' | 'references'>): string {
  return searchedLines([title, ...references.map(referenceText)]);
}

/** `_id` of a task's row. */
export function taskRowId(projectId: string, taskId: string): string {
  return `${projectId}:${taskId}`;
}

/** The row of one of its tasks; null when it has no such task. */
export function taskRow(state: ProjectState, taskId: string): TaskRow | null {
  const { deal } = state;
  const task = deal?.tasks[taskId];
  if (!task) return null;
  const { kind, key, role, personId, status, openedAtMs, dueAtMs } = task;
  return {
    _id: taskRowId(state.projectId, taskId),
    projectId: state.projectId,
    taskId,
    revision: state.revision,
    kind,
    key,
    role,
    personId,
    status,
    openedAtMs,
    dueAtMs,
    customerId: deal.customerId,
    outcome: `${personId ?? ''}|${outcomeOfTask(task)}`,
  };
}

/** What became of a task with a due date: `open` counts as late once that is over, and `none` never counts. */
export type TaskOutcome = 'open' | 'in-time' | 'late' | 'none';

/** A task that was done by its due date is in time. What else was closed after it is late, whatever closed it. */
function outcomeOfTask(task: Task): TaskOutcome {
  const { status, dueAtMs, closedAtMs } = task;
  if (isOpenTask(task)) return 'open';
  if (dueAtMs === null || closedAtMs === undefined) return 'none';
  if (closedAtMs > dueAtMs) return 'late';
  return status === 'done' ? 'in-time' : 'none';
}

type Fields = Readonly<Record<string, unknown>>;

/** A change of one row: its filter, its update, and whether it inserts a missing row. */
export interface RowUpdate {
  readonly filter: { readonly _id: string; readonly revision?: { readonly $lte: number } };
  readonly update: { readonly $set: Fields } | { readonly $setOnInsert: Fields };
  readonly upsert: boolean;
}

/**
 * The updates that write some tasks of a state, in this order: an older row is replaced, a newer one stays, a missing
 * one is inserted.
 */
export function taskUpdates(state: ProjectState, taskIds: readonly string[]): RowUpdate[] {
  return taskIds.flatMap((taskId) => {
    const row = taskRow(state, taskId);
    if (!row) return [];
    const { _id, ...rest } = row;
    return [
      { filter: { _id, revision: { $lte: row.revision } }, update: { $set: { ...rest } }, upsert: false },
      { filter: { _id }, update: { $setOnInsert: { ...rest } }, upsert: true },
    ];
  });
}

/** The events of what is written are in the ledger, and still have to come into the feed. */
const toPublish = { unpublished: true } as const;

/** A document that does not exist yet, as a whole. */
export function newProjectRow(row: ProjectRow): ProjectRow {
  return { ...row, ...toPublish };
}

/** Filter, update and options that write a document which does not exist yet. */
export function insertion({ _id, ...row }: ProjectRow) {
  return [{ _id }, { $setOnInsert: { ...row, ...toPublish } }, { upsert: true }] as const;
}

/** Filter and row that replace a whole document: a reopened project must not keep the time when it ended. */
export function replacement({ _id, ...row }: ProjectRow, fromRevision: number) {
  return [
    { _id, revision: fromRevision },
    { ...row, ...toPublish },
  ] as const;
}
