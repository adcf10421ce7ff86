/**
 * How long people at customers are kept: until the company has had nothing to do with their customer for some years
 * (process.md, section 1: what is personal only serves those who work with the customer now).
 */

/** What the company has, and had, to do with a customer, taken together with all that are linked to it as the same. */
export interface CustomerTraces {
  readonly hasRunningProject: boolean;
  readonly hasOpenTask: boolean;
  /** The days of potential projects that have become none yet, `YYYY-MM-DD`. */
  readonly potentialDays: readonly string[];
  /** When the last project ended; null: there was none. */
  readonly lastEndedAtMs: number | null;
  /** When the last contact was; null: there was none. */
  readonly lastContactAtMs: number | null;
}

/** The rule on a day: whoever had nothing to do with us since then is erased. */
export interface RetentionDay {
  /** Today in the company's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** When the day began, in the company's zone, from which on something counts. */
  readonly sinceMs: number;
}

/** Why a person stays. */
export const reasonsToKeep = [
  'running-project',
  'open-task',
  'potential',
  'project-ended',
  'contact',
  'record-made',
] as const;
export type ReasonToKeep = (typeof reasonsToKeep)[number];

/** The last that happened: the end of a project, a contact, or that the record was made when there was neither. */
export interface LastTrace {
  readonly what: 'project-ended' | 'contact' | 'record-made';
  readonly atMs: number;
}

export type RetentionVerdict =
  { readonly kept: ReasonToKeep; readonly last: null } | { readonly kept: null; readonly last: LastTrace };

/**
 * Whether a person is kept. What counts is what the company did with the customer, not what somebody wrote in a record;
 * but nobody is erased whose record is younger than the rule.
 *
 * @param madeAtMs when the record of the person was made
 */
export function retentionOf(
  traces: CustomerTraces,
  madeAtMs: number,
  { today, sinceMs }: RetentionDay,
): RetentionVerdict {
  const { hasRunningProject, hasOpenTask, potentialDays, lastEndedAtMs, lastContactAtMs } = traces;
  if (hasRunningProject) return kept('running-project');
  if (hasOpenTask) return kept('open-task');
  // days of one form compare as texts
  if (potentialDays.some((day) => day >= today)) return kept('potential');
  const known: LastTrace[] = [{ what: 'record-made', atMs: madeAtMs }];
  if (lastContactAtMs !== null) known.push({ what: 'contact', atMs: lastContactAtMs });
  if (lastEndedAtMs !== null) known.push({ what: 'project-ended', atMs: lastEndedAtMs });
  const last = known.reduce((latest, each) => (each.atMs > latest.atMs ? each : latest));
  return last.atMs >= sinceMs ? kept(last.what) : { kept: null, last };
}

const kept = (reason: ReasonToKeep): RetentionVerdict => ({ kept: reason, last: null });
