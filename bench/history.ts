import type { WorkflowHandle } from '@temporalio/client';

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
 * search-attribute upsert and continue-as-new; all local activities of a workflow task count as one.
 */
export async function historyCost(handle: WorkflowHandle): Promise<HistoryCost> {
  const events = (await handle.fetchHistory()).events ?? [];
  const { historySize } = await handle.describe();
  const actions: Record<string, number> = {};
  const count = (kind: string, times = 1): void => {
    actions[kind] = (actions[kind] ?? 0) + times;
  };
  const tasksWithLocalActivities = new Set<string>();
  for (const event of events) {
    if (event.workflowExecutionStartedEventAttributes) count('start');
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
  return {
    events: events.length,
    bytes: historySize ?? 0,
    actions,
    billedActions: Object.values(actions).reduce((sum, times) => sum + times, 0),
  };
}
