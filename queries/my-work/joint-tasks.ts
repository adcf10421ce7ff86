import { togetherDays } from './due-together';

/** A task as far as it counts for whether it is one with others. */
export interface JointTask {
  readonly kind: string;
  readonly personId: string | null;
  /** The customer that is kept, where several are the same. */
  readonly customerId: string;
  /** Null until it is worked out. */
  readonly dueAtMs: number | null;
}

/** The first of what belongs together, and all else that does. */
export interface Joint<Entry> {
  readonly lead: Entry;
  readonly others: readonly Entry[];
}

/**
 * Puts together the follow-ups of one customer and one person that are due by the end of a week from now: they are one
 * task, with all their projects in it. Everything else stands alone. The order stays.
 */
export function jointTasks<Entry>(
  entries: readonly Entry[],
  of: (entry: Entry) => JointTask,
  { nowMs, dayMs }: { readonly nowMs: number; readonly dayMs: number },
): Joint<Entry>[] {
  const untilMs = nowMs + togetherDays * dayMs;
  const groups: { readonly lead: Entry; readonly others: Entry[]; readonly key: string | null }[] = [];
  for (const entry of entries) {
    const { kind, personId, customerId, dueAtMs } = of(entry);
    const isJoint = kind === 'follow-up' && (dueAtMs ?? nowMs) <= untilMs;
    const key = isJoint ? JSON.stringify([personId, customerId]) : null;
    const group = key === null ? undefined : groups.find((each) => each.key === key);
    if (group) group.others.push(entry);
    else groups.push({ lead: entry, others: [], key });
  }
  return groups.map(({ lead, others }) => ({ lead, others }));
}
