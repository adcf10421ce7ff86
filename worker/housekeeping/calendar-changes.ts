import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CalendarChangeInput } from '../../contracts/sandbox/calendar-change';
import { workTimeChangeName } from '../../contracts/sandbox/calendar-change';
import {
  calendarChangeWorkflowId,
  personChangeWorkflowId,
  settingsChangeWorkflowId,
  workflowTypes,
} from '../../contracts/sandbox/names';
import { internalSource } from '../../domain/project/model/commands';
import type { Store } from '../../store/store';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import { attemptBy } from '../../temporal/command-delivery';

/**
 * Changes of calendars, of somebody's zone or calendar, and of the settings of working times, told to the projects. A
 * version is written down first; then a workflow is started that goes through the projects, and that is noted beside the
 * version. While Temporal is down the change holds all the same for
 * what is planned from now on, and every API process tries again each minute and when it starts. To start twice is
 * harmless: one workflow runs for a version.
 */
export interface CalendarChanges {
  /** Starts what is still to be started. Never fails: what is left comes later. */
  begin(log: Logger): Promise<void>;
  /** The same of a change of the settings alone, which a worker has noted. */
  beginSettings(log: Logger): Promise<void>;
}

export interface CalendarChangeDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly store: Pick<Store, 'calendars' | 'people' | 'workTimeSettings'>;
}

/** For how many people projects are told at a time; what is left comes next time. */
const mostPeople = 500;

/** How long a request waits for Temporal before it leaves the rest for later. */
const patienceMs = 2_000;

export function createCalendarChanges({ client, taskQueue, store }: CalendarChangeDeps): CalendarChanges {
  /** @returns why it was not started; null when it is, or was */
  const start = async (
    workflowId: string,
    input: CalendarChangeInput,
  ): Promise<{ readonly err: unknown; readonly isAway: boolean } | null> => {
    const attempt = await attemptBy(client, Date.now() + patienceMs, () =>
      client.workflow.start(workflowTypes.calendarChange, {
        workflowId,
        taskQueue,
        args: [input],
        staticSummary: workTimeChangeName(input),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      }),
    );
    // `gone` says that it runs, or has run, already
    if ('given' in attempt || attempt.failure.kind === 'gone') return null;
    const { failure } = attempt;
    const err = 'error' in failure ? failure.error : failure.refusal;
    return { err, isAway: failure.kind === 'no-answer' };
  };
  /**
   * Starts what tells the projects of one change, and notes that it is under way.
   *
   * @returns whether the next one is worth trying: not while Temporal or the database is away
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
  /** What a worker has noted at its start and could not tell. */
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
