import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CalendarChangeInput } from '../../contracts/sandbox/calendar-change';
import { workTimeChangeName, workTimeChangeTitle } from '../../contracts/sandbox/calendar-change';
import {
  calendarChangeWorkflowId,
  personChangeWorkflowId,
  settingsChangeWorkflowId,
  workflowTypes,
} from '../../contracts/sandbox/names';
import { titled } from '../../contracts/sandbox/search-attributes';
import { internalSource } from '../../domain/project/model/commands';
import type { Store } from '../../store/store';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import { attemptBy } from '../../temporal/command-delivery';

/**
 * Tells projects about changes of calendars, of somebody's zone or calendar, and of the working-time settings. A
 * version is recorded first; then a workflow is started that goes through the projects, and that is noted beside the
 * version. While Temporal is down the change still applies to whatever is planned from now on, and every API process
 * tries again each minute and when it starts. Starting twice is harmless: one workflow runs per version.
 */
export interface CalendarChanges {
  /** Starts what has not been started. Never fails: what is left comes later. */
  begin(log: Logger): Promise<void>;
  /** The same for a change of the settings alone, which a worker has recorded. */
  beginSettings(log: Logger): Promise<void>;
}

export interface CalendarChangeDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly store: Pick<Store, 'calendars' | 'people' | 'workTimeSettings'>;
}

/** How many people's projects are told at a time; the rest comes next time. */
const mostPeople = 500;

/** How long a request waits for Temporal before it leaves the rest for later (ms). */
const patienceMs = 2_000;

export function createCalendarChanges({ client, taskQueue, store }: CalendarChangeDeps): CalendarChanges {
  /** @returns why it was not started; null when it was, now or before */
  const start = async (
    workflowId: string,
    input: CalendarChangeInput,
  ): Promise<{ readonly err: unknown; readonly isAway: boolean } | null> => {
    const attempt = await attemptBy(client, Date.now() + patienceMs, () =>
      client.workflow.start(workflowTypes.calendarChange, {
        workflowId,
        taskQueue,
        args: [input],
        ...titled(workTimeChangeTitle(input)),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      }),
    );
    // `gone` means that it already runs, or has run
    if ('given' in attempt || attempt.failure.kind === 'gone') return null;
    const { failure } = attempt;
    const err = 'error' in failure ? failure.error : failure.refusal;
    return { err, isAway: failure.kind === 'no-answer' };
  };
  /**
   * Starts the workflow for one change, and records that it is in progress.
   *
   * @returns whether the next one is worth trying: not while Temporal or the database is down
   */
  const tell = async ({ workflowId, input, isBegun }: PendingChange, log: Logger): Promise<boolean> => {
    const named = { change: workTimeChangeName(input) };
    try {
      const fault = await start(workflowId, input);
      if (fault) {
        const why = fault.isAway ? 'Temporal is away' : 'Temporal does not take a change of working times';
        log.warn({ err: fault.err, ...named }, `${why}: deadlines are planned anew later`);
        return !fault.isAway;
      }
      await isBegun();
      return true;
    } catch (err) {
      log.error(
        { err, ...named },
        'a change of working times could not be told to the projects: it is told later',
      );
      return !isStoreUnavailable(err);
    }
  };
  /** What a worker recorded at its start and could not pass on. */
  const pendingSettings = async (): Promise<PendingChange[]> => {
    const change = await store.workTimeSettings.unannounced();
    if (!change) return [];
    const { version, changed } = change;
    return [
      {
        workflowId: settingsChangeWorkflowId(taskQueue, version),
        input: { settings: version, changed, changedBy: internalSource },
        isBegun: () => store.workTimeSettings.announced(version),
      },
    ];
  };
  const pending = async (): Promise<PendingChange[]> => [
    ...(await pendingSettings()),
    ...(await store.calendars.unannounced()).map(({ key, version, changedBy }) => ({
      workflowId: calendarChangeWorkflowId(key, version),
      input: { key, version, changedBy },
      isBegun: () => store.calendars.announce(key, version, Date.now()),
    })),
    ...(await store.people.replansDue(mostPeople)).map(({ personId, revision, changedBy }) => ({
      workflowId: personChangeWorkflowId(personId, revision),
      input: { personId, revision, changedBy },
      isBegun: () => store.people.replanBegun(personId, revision),
    })),
  ];
  const beginEach = async (find: () => Promise<PendingChange[]>, log: Logger): Promise<void> => {
    try {
      for (const change of await find()) if (!(await tell(change, log))) return;
    } catch (err) {
      log.error({ err }, 'changes of calendars could not be read: the projects are told later');
    }
  };
  return {
    begin: (log) => beginEach(pending, log),
    beginSettings: (log) => beginEach(pendingSettings, log),
  };
}

/** A change that the projects do not know of yet. */
interface PendingChange {
  readonly workflowId: string;
  readonly input: CalendarChangeInput;
  isBegun(): Promise<unknown>;
}
