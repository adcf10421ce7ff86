import { workflowInfo } from '@temporalio/workflow';

/** A run rolls over at this many events: most commands reach a workflow that is not cached, and replay costs. */
const eventsPerRun = 1_000;

/** Whether the run should end and go on as a new one: it has become long. */
export function isRollOverDue(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= eventsPerRun;
}
