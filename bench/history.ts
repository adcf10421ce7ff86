import type { Client, WorkflowHandle } from '@temporalio/client';

/** What a workflow has cost. */
export interface HistoryCost {
  readonly events: number;
  /** As the server counts them. */
  readonly bytes: number;
  /** By kind, as Temporal Cloud bills them. */
  readonly actions: Readonly<Record<string, number>>;
  readonly billedActions: number;
}

/**
 * Counts what Temporal Cloud bills: one action each for start, signal, update, timer started, activity attempt,
 * search-attribute upsert and continue-as-new; all local activities of a workflow task count as one. A workflow that
 * has rolled over is counted with all its runs.
 *
 * @param firstRunId the run that it was started with
 */
export async function historyCost(
  client: Client,
  workflowId: string,
  firstRunId: string,
): Promise<HistoryCost> {
  const actions: Record<string, number> = {};
  let [events, bytes] = [0, 0];
  let runId: string | null | undefined = firstRunId;
  while (runId) {
    const handle: WorkflowHandle = client.workflow.getHandle(workflowId, runId);
    const run: Events = (await handle.fetchHistory()).events ?? [];
    events += run.length;
    bytes += (await handle.describe()).historySize ?? 0;
    countActions(run, actions);
    runId = run.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  const billedActions = Object.values(actions).reduce((sum, times) => sum + times, 0);
  return { events, bytes, actions, billedActions };
}

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

function countActions(events: Events, actions: Record<string, number>): void {
  const count = (kind: string, times = 1): void => {
    actions[kind] = (actions[kind] ?? 0) + times;
  };
  const tasksWithLocalActivities = new Set<string>();
  for (const event of events) {
    // one that another run has begun is the end of that run, which is counted there
    if (event.workflowExecutionStartedEventAttributes?.continuedExecutionRunId === '') count('start');
    if (event.workflowExecutionSignaledEventAttributes) count('signal');
    if (event.workflowExecutionUpdateAcceptedEventAttributes) count('update');
    if (event.timerStartedEventAttributes) count('timer');
    // only the last attempt of an activity is in history, with its number
    if (event.activityTaskStartedEventAttributes)
      count('activity', event.activityTaskStartedEventAttributes.attempt ?? 1);
    if (event.upsertWorkflowSearchAttributesEventAttributes) count('upsert');
    if (event.workflowExecutionContinuedAsNewEventAttributes) count('continue-as-new');
    const marker = event.markerRecordedEventAttributes;
    if (marker) tasksWithLocalActivities.add(String(marker.workflowTaskCompletedEventId));
  }
  if (tasksWithLocalActivities.size > 0) count('local activities', tasksWithLocalActivities.size);
}
