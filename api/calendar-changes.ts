import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { calendarChangeWorkflowId, workflowTypes } from '../contracts/names';
import type { Store } from '../store/store';
import { isStoreUnavailable } from '../store/unavailable';
import { attemptBy } from '../temporal/command-delivery';

/**
 * Changes of calendars, told to the projects. A version is written down first; then a workflow is started that goes
 * through the projects, and that is noted beside the version. While Temporal is down the change holds all the same for
 * what is planned from now on, and every API process tries again each minute and when it starts. To start twice is
 * harmless: one workflow runs for a version.
 */
export interface CalendarChanges {
  /** Starts what is still to be started. Never fails: what is left comes later. */
  begin(log: Logger): Promise<void>;
}

export interface CalendarChangeDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly store: Pick<Store, 'calendars'>;
}

type UntoldChange = Awaited<ReturnType<Store['calendars']['unannounced']>>[number];

/** How long a request waits for Temporal before it leaves the rest for later. */
const patienceMs = 2_000;

export function createCalendarChanges({ client, taskQueue, store }: CalendarChangeDeps): CalendarChanges {
  /** @returns why it was not started; null when it is, or was */
  const start = async (
    key: string,
    version: number,
    changedBy: string,
  ): Promise<{ readonly err: unknown; readonly isAway: boolean } | null> => {
    const attempt = await attemptBy(client, Date.now() + patienceMs, () =>
      client.workflow.start(workflowTypes.calendarChange, {
        workflowId: calendarChangeWorkflowId(key, version),
        taskQueue,
        args: [{ key, version, changedBy }],
        staticSummary: `${key}@${version}`,
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
  /** @returns whether the next one is worth trying: not while Temporal or the database is away */
  const tell = async ({ key, version, changedBy }: UntoldChange, log: Logger): Promise<boolean> => {
    const named = { calendar: key, version };
    try {
      const fault = await start(key, version, changedBy);
      if (fault) {
        const why = fault.isAway ? 'Temporal is away' : 'Temporal does not take a change of a calendar';
        log.warn({ err: fault.err, ...named }, `${why}: deadlines are planned anew later`);
        return !fault.isAway;
      }
      await store.calendars.announce(key, version, Date.now());
      return true;
    } catch (err) {
      log.error(
        { err, ...named },
        'a change of a calendar could not be told to the projects: it is told later',
      );
      return !isStoreUnavailable(err);
    }
  };
  return {
    async begin(log) {
      try {
        for (const change of await store.calendars.unannounced()) {
          if (!(await tell(change, log))) return;
        }
      } catch (err) {
        log.error({ err }, 'changes of calendars could not be read: the projects are told later');
      }
    },
  };
}
