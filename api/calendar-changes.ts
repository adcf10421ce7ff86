import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { calendarChangeWorkflowId, workflowTypes } from '../contracts/names';
import type { Store } from '../store/store';
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

/** How long a request waits for Temporal before it leaves the rest for later. */
const patienceMs = 2_000;

export function createCalendarChanges({ client, taskQueue, store }: CalendarChangeDeps): CalendarChanges {
  const start = async (key: string, version: number, changedBy: string): Promise<unknown> => {
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
    if ('given' in attempt || attempt.failure.kind === 'gone') return undefined;
    return 'error' in attempt.failure ? attempt.failure.error : attempt.failure.refusal;
  };
  return {
    async begin(log) {
      try {
        for (const { key, version, changedBy } of await store.calendars.unannounced()) {
          const fault = await start(key, version, changedBy);
          if (fault !== undefined) {
            log.warn(
              { err: fault, calendar: key, version },
              'Temporal is away: deadlines are planned anew later',
            );
            return;
          }
          await store.calendars.announce(key, version, Date.now());
        }
      } catch (err) {
        log.error({ err }, 'changes of calendars could not be told to the projects: they are told later');
      }
    },
  };
}
