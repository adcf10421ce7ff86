import type { OpenTaskRow } from '../../store/projects/projects';
import { jointTasks } from './joint-tasks';

/** Why tasks are one entry: follow-ups of one customer, or decisions about one person or in one project. */
export type JoinedBy = 'customer' | 'person' | 'project';

/** What stands once in a list of work. */
export interface WorkEntry<Row> {
  /** Those that belong together, the one that is due first in front. */
  readonly rows: readonly [Row, ...Row[]];
  /** Null: one task alone. */
  readonly joinedBy: JoinedBy | null;
}

/** What rows of tasks do not say themselves. */
export interface AboutRows {
  /** The customer that is kept, of one in a row. */
  readonly keptId: (customerId: string) => string;
  /** Of a decision who goes on: who has the tasks, or had them last; null when nobody did. */
  readonly askedAboutId: (row: OpenTaskRow) => string | null;
  readonly nowMs: number;
  readonly dayMs: number;
}

/**
 * Puts together what is one thing to do, by due date: follow-ups of one customer within a week, and decisions who goes on
 * that one person has to make about another, or else in one project.
 */
export function workEntries<Row extends OpenTaskRow>(
  rows: readonly Row[],
  { keptId, askedAboutId, nowMs, dayMs }: AboutRows,
): WorkEntry<Row>[] {
  const sorted = [...rows].sort(byDue);
  const jointTaskOf = ({ kind, personId, dueAtMs, customerId }: Row) => ({
    ...{ kind, personId, dueAtMs, customerId: keptId(customerId) },
  });
  const joined = jointTasks(sorted, jointTaskOf, { nowMs, dayMs }).map(
    ({ lead, others }): WorkEntry<Row> => ({
      rows: [lead, ...others],
      joinedBy: others.length > 0 ? 'customer' : null,
    }),
  );
  const byPerson = joinDecisions(joined, 'person', (row) => {
    const askedId = askedAboutId(row);
    return askedId === null ? null : JSON.stringify([row.personId, askedId]);
  });
  return joinDecisions(byPerson, 'project', ({ personId, projectId }) =>
    JSON.stringify([personId, projectId]),
  );
}

/** By due date; what has none yet comes last. */
function byDue(a: OpenTaskRow, b: OpenTaskRow): number {
  const due = ({ dueAtMs }: OpenTaskRow): number => dueAtMs ?? Number.MAX_SAFE_INTEGER;
  return due(a) - due(b) || a.openedAtMs - b.openedAtMs || (idOf(a) < idOf(b) ? -1 : 1);
}

function idOf({ projectId, taskId }: OpenTaskRow): string {
  return `${projectId}:${taskId}`;
}

/** Joins decisions that still stand alone and have the same key; the order stays. */
function joinDecisions<Row extends OpenTaskRow>(
  entries: readonly WorkEntry<Row>[],
  joinedBy: JoinedBy,
  keyOf: (row: Row) => string | null,
): WorkEntry<Row>[] {
  const keys = entries.map(({ rows: [row], joinedBy: before }) =>
    before === null && row.kind === 'reassign' ? keyOf(row) : null,
  );
  return entries.flatMap((entry, index) => {
    const key = keys[index];
    if (key === null || key === undefined) return [entry];
    if (keys.indexOf(key) < index) return [];
    const others = entries.filter((_, other) => other > index && keys[other] === key);
    if (others.length === 0) return [entry];
    return [{ rows: [entry.rows[0], ...others.map(({ rows: [row] }) => row)], joinedBy }];
  });
}
