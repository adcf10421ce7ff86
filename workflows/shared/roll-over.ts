import { workflowInfo } from '@temporalio/workflow';
import type { UpgradeWatch } from './upgrade';

/** A run rolls over at this many events: most commands reach a workflow that is not cached, and replay costs. */
const eventsPerRun = 1_000;

/** Whether the run should continue as a new one: it has become long, or another build of the code is waiting for it. */
export function isRollOverDue(upgrade: UpgradeWatch): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= eventsPerRun || upgrade.isDue();
}
