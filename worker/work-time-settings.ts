import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { CalendarChangeInput } from '../contracts/sandbox/calendar-change';
import { workTimeChangeName } from '../contracts/sandbox/calendar-change';
import { usualWorkdayStart } from '../domain/calendar/local-dates';
import { settingsChangeWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import { internalSource } from '../domain/project/model/commands';
import type { Store } from '../store/store';

export interface SettingsDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly store: Pick<Store, 'workTimeSettings'>;
}

/** What a worker plans by. */
export interface PlannedBy {
  readonly workdayStart?: string;
  readonly companyTimeZone: string;
  readonly companyCalendar?: string;
}

/**
 * At the start of a worker, since workers plan: when the settings of working times are others than deadlines were planned
 * by before, the running projects plan anew what is ahead. With the same settings nothing happens. Of several workers
 * that start together one notes the change, and one workflow tells it; while Temporal does not take it, the API tries
 * each minute.
 */
export async function planByTheseSettings(deps: SettingsDeps, planned: PlannedBy): Promise<void> {
  const { client, taskQueue, store } = deps;
  await store.workTimeSettings.note({
    workdayStart: planned.workdayStart ?? usualWorkdayStart,
    companyTimeZone: planned.companyTimeZone,
    companyCalendar: planned.companyCalendar ?? null,
  });
  const change = await store.workTimeSettings.untold();
  if (!change) return;
  const { version, changed } = change;
  const input: CalendarChangeInput = { settings: version, changed, changedBy: internalSource };
  try {
    await client.workflow.start(workflowTypes.calendarChange, {
      workflowId: settingsChangeWorkflowId(taskQueue, version),
      taskQueue,
      args: [input],
      staticSummary: workTimeChangeName(input),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
  } catch (error) {
    // another worker was faster
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await store.workTimeSettings.told(version);
}
