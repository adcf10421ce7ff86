import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CalendarChangeInput } from '../contracts/calendar-change';
import { workTimeChangeName } from '../contracts/calendar-change';
import { calendarChangeWorkflowId, personChangeWorkflowId, workflowTypes } from '../contracts/names';
import type { Store } from '../store/store';
import { attemptBy } from '../temporal/command-delivery';

/**
 * Changes of calendars, and of somebody's zone or calendar, told to the projects. A version is written down first; then a workflow is started that goes
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
  readonly store: Pick<Store, 'calendars' | 'people'>;
}

/** For how many people projects are told at a time; what is left comes next time. */
const mostPeople = 500;

/** How long a request waits for Temporal before it leaves the rest for later. */
const patienceMs = 2_000;

export function createCalendarChanges({ client, taskQueue, store }: CalendarChangeDeps): CalendarChanges {
  const start = async (workflowId: string, input: CalendarChangeInput): Promise<unknown> => {
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
    if ('given' in attempt || attempt.failure.kind === 'gone') return undefined;
    return 'error' in attempt.failure ? attempt.failure.error : attempt.failure.refusal;
  };
  return {
    async begin(log) {
      try {
        for (const { key, version, changedBy } of await store.calendars.unannounced()) {
          const fault = await start(calendarChangeWorkflowId(key, version), { key, version, changedBy });
          if (fault !== undefined) {
            log.warn(
              { err: fault, calendar: key, version },
              'Temporal is away: deadlines are planned anew later',
            );
            return;
          }
          await store.calendars.announce(key, version, Date.now());
        }
        for (const { personId, revision, changedBy } of await store.people.replansDue(mostPeople)) {
          const workflowId = personChangeWorkflowId(personId, revision);
          const fault = await start(workflowId, { personId, revision, changedBy });
          if (fault !== undefined) {
            log.warn({ err: fault, personId }, 'Temporal is away: deadlines are planned anew later');
            return;
          }
          await store.people.replanBegun(personId, revision);
        }
      } catch (err) {
        log.error({ err }, 'changes of calendars could not be told to the projects: they are told later');
      }
    },
  };
}
