import type { Client, ScheduleOptions, ScheduleUpdateOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { ScheduleOptionsStartWorkflowAction } from '@temporalio/client';
import type { WeeklyMail } from '../contracts/sandbox/weekly-mails';
import { weeklyMails, weeklyTitles } from '../contracts/sandbox/weekly-mails';
import { titled } from '../contracts/sandbox/search-attributes';
import { weeklyScheduleId, workflowTypes } from '../contracts/sandbox/names';
import type { WeeklyMailInput } from '../contracts/sandbox/weekly-mails';
import type { WeeklySchedule } from '../contracts/sandbox/weekly-schedules';
import { hasEndedMeanwhile, isTemporalUnavailable } from './command-failures';

/** Where schedules are, and which task queue their runs use. */
export interface ScheduleDeps {
  readonly client: Client;
  readonly taskQueue: string;
}

type Run = (input: WeeklyMailInput) => Promise<unknown>;
type Action = ScheduleOptionsStartWorkflowAction<Run>;
type Options = ScheduleOptions<Action>;

/**
 * Keeps a company's emails from all being due in the same second. The server adds part of this to the time, so none
 * comes early.
 */
const jitter = '5m';

/**
 * How late an email may still be started when the server was down at its time. A review on Wednesday is still that
 * week's, and a missing one leaves a team unseen for two weeks; later than that, the next one is nearer. A mirror is of
 * use until the review, which is on Monday by default; the activity skips one that comes after it.
 */
const catchupWindow: Readonly<Record<WeeklyMail, '3d' | '2d'>> = { review: '3d', mirror: '2d' };

/** How often a schedule is tried that another process changes at the same time. */
const writeAttempts = 5;

const workflowOf: Readonly<Record<WeeklyMail, string>> = {
  review: workflowTypes.weeklyReview,
  mirror: workflowTypes.weeklyMirror,
};

/** What was changed in the schedules. */
export interface ReconcileCounts {
  readonly written: number;
  readonly removed: number;
  /** Schedules that the server rejects, each with the reason. They do not hold up the others. */
  readonly failed: readonly { readonly scheduleId: string; readonly error: unknown }[];
}

/**
 * Creates, changes and removes schedules of weekly emails until they match what is wanted. Repeating it is harmless,
 * and makes up for what was missed before.
 *
 * @param wanted every schedule there should be, for everybody or for `personIds`
 * @param personIds whose schedules to check; absent: everybody's, including those of people who no longer exist
 * @throws when Temporal is down: then none of them can be corrected
 */
export async function reconcile(
  deps: ScheduleDeps,
  wanted: readonly WeeklySchedule[],
  personIds?: readonly string[],
): Promise<ReconcileCounts> {
  const wantedIds = new Set(wanted.map(({ mail, personId }) => weeklyScheduleId(mail, personId)));
  const known = personIds ? null : await listed(deps);
  const candidates = known
    ? [...known.keys()]
    : (personIds ?? []).flatMap((personId) => weeklyMails.map((mail) => weeklyScheduleId(mail, personId)));
  let written = 0;
  let removed = 0;
  const failed: { scheduleId: string; error: unknown }[] = [];
  const attempt = async (scheduleId: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (isTemporalUnavailable(error)) throw error;
      failed.push({ scheduleId, error });
    }
  };
  for (const schedule of wanted) {
    const id = weeklyScheduleId(schedule.mail, schedule.personId);
    if (known?.get(id)?.note === noteOf(schedule)) continue;
    await attempt(id, async () => {
      await write(deps, schedule);
      written += 1;
    });
  }
  for (const id of candidates.filter((candidate) => !wantedIds.has(candidate))) {
    await attempt(id, async () => {
      if (await remove(deps, id)) removed += 1;
    });
  }
  return { written, removed, failed };
}

/** Schedules that are not as they should be, by id. */
export interface ScheduleDifferences {
  readonly missing: readonly string[];
  /** Due at another time than the directory says. */
  readonly different: readonly string[];
  /** Of people who should have none. */
  readonly surplus: readonly string[];
  /** Paused by somebody: no email is sent. */
  readonly paused: readonly string[];
}

/**
 * What `reconcile` would change, without changing it.
 *
 * @param wanted every schedule there should be, for everybody
 */
export async function compare(
  deps: ScheduleDeps,
  wanted: readonly WeeklySchedule[],
): Promise<ScheduleDifferences> {
  const known = await listed(deps);
  const wantedIds = new Set(wanted.map(({ mail, personId }) => weeklyScheduleId(mail, personId)));
  const missing: string[] = [];
  const different: string[] = [];
  const paused: string[] = [];
  for (const schedule of wanted) {
    const id = weeklyScheduleId(schedule.mail, schedule.personId);
    // the list lags behind recent changes
    const found = known.get(id) ?? (await described(deps, id));
    if (!found) missing.push(id);
    else if (found.paused) paused.push(id);
    else if (found.note !== noteOf(schedule)) different.push(id);
  }
  const surplus = [...known.keys()].filter((id) => !wantedIds.has(id));
  return { missing, different, surplus, paused };
}

/** A schedule's calendar: a time of the week in a zone, through all its clock changes. */
export function weeklySpec({ weekday, time, timeZone }: WeeklySchedule): Options['spec'] {
  const [hour, minute] = time.split(':').map(Number);
  return {
    calendars: [
      {
        dayOfWeek: weekday.toUpperCase() as Uppercase<typeof weekday>,
        hour: hour ?? 0,
        minute: minute ?? 0,
        comment: noteOf({ weekday, time, timeZone }),
      },
    ],
    timezone: timeZone,
    jitter,
  };
}

/** The schedule's time in words; a listed schedule is recognised as correct by it. */
function noteOf({ weekday, time, timeZone }: Pick<WeeklySchedule, 'weekday' | 'time' | 'timeZone'>): string {
  return `${weekday} ${time} ${timeZone}`;
}

function optionsOf({ taskQueue }: ScheduleDeps, schedule: WeeklySchedule): Options {
  const { mail, personId, timeZone } = schedule;
  const scheduleId = weeklyScheduleId(mail, personId);
  return {
    scheduleId,
    spec: weeklySpec(schedule),
    action: {
      type: 'startWorkflow',
      workflowType: workflowOf[mail],
      workflowId: scheduleId,
      taskQueue,
      args: [{ personId, timeZone }],
      ...titled(weeklyTitles[mail], personId),
    },
    policies: {
      // an email that still waits for a mail server after a week is given up by its run before the next one is due
      overlap: ScheduleOverlapPolicy.SKIP,
      catchupWindow: catchupWindow[mail],
      // a failed week must not cost the weeks after it
      pauseOnFailure: false,
    },
    memo: { taskQueue },
    state: { note: noteOf(schedule) },
  };
}

/**
 * Creates the schedule or brings it up to date. Another process may create or remove it between two of these calls;
 * what was read then is of no use, and it is read again.
 */
async function write(deps: ScheduleDeps, schedule: WeeklySchedule): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeOnce(deps, schedule);
      return;
    } catch (error) {
      const isOvertaken =
        error instanceof ScheduleNotFoundError ||
        error instanceof ScheduleAlreadyRunning ||
        hasEndedMeanwhile(error);
      if (!isOvertaken || attempt === writeAttempts) throw error;
    }
  }
}

async function writeOnce(deps: ScheduleDeps, schedule: WeeklySchedule): Promise<void> {
  const options = optionsOf(deps, schedule);
  try {
    await deps.client.schedule.create(options);
    return;
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const { spec, action, policies, scheduleId } = options;
  const handle = deps.client.schedule.getHandle(scheduleId);
  const { memo, state } = await handle.describe();
  if (memo?.['taskQueue'] !== deps.taskQueue) {
    // updates do not change the memo: a schedule of another queue would forever look like somebody else's
    await remove(deps, scheduleId);
    await deps.client.schedule.create({ ...options, state: { ...options.state, paused: state.paused } });
    return;
  }
  await handle.update<Run>((before): ScheduleUpdateOptions<Action> => ({
    spec,
    action,
    ...(policies && { policies }),
    // one that an operator has paused stays paused
    state: { ...before.state, note: noteOf(schedule) },
  }));
}

/** @returns whether there was one */
async function remove({ client }: ScheduleDeps, scheduleId: string): Promise<boolean> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError || hasEndedMeanwhile(error)) return false;
    throw error;
  }
}

/** What a schedule says about itself: when it is due, in words, unless somebody paused it with a note of their own. */
interface KnownSchedule {
  readonly note: string | undefined;
  readonly paused: boolean;
}

/** This installation's schedules: those that start runs on its task queue. */
async function listed({ client, taskQueue }: ScheduleDeps): Promise<Map<string, KnownSchedule>> {
  const found = new Map<string, KnownSchedule>();
  for await (const { scheduleId, memo, state } of client.schedule.list()) {
    const { note, paused } = state;
    if (memo?.['taskQueue'] === taskQueue) found.set(scheduleId, { note, paused });
  }
  return found;
}

/** Null when there is none, or it belongs to another installation. */
async function described(
  { client, taskQueue }: ScheduleDeps,
  scheduleId: string,
): Promise<KnownSchedule | null> {
  try {
    const { memo, state } = await client.schedule.getHandle(scheduleId).describe();
    return memo?.['taskQueue'] === taskQueue ? { note: state.note, paused: state.paused } : null;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
