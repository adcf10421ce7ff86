import { defineSignal, makeContinueAsNewFunc, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Workflow } from '@temporalio/workflow';
import { upgradeSignalName } from '../../contracts/sandbox/names';

const lookForUpgrade = defineSignal(upgradeSignalName);

/** Tells a run when another build of the workflows has become current. */
export interface UpgradeWatch {
  /**
   * Whether this run should roll over into another build. The server says so with each workflow task, so it belongs in
   * the condition on which a loop waits: nothing else wakes an idle run.
   */
  isDue(): boolean;
}

/**
 * Registers what wakes an idle run to look for another build. The handler does nothing, since the task that brings the
 * signal brings the news as well: a run that is told and has none issues no command, so it replays like one that
 * was never told. News may come late; whoever tells then tells again.
 *
 * @param wake called when the run was told, of a loop that has to be woken to look at its conditions
 */
export function watchForUpgrade(wake: () => void = () => undefined): UpgradeWatch {
  setHandler(lookForUpgrade, wake, { description: 'look whether newer code waits for this run' });
  return { isDue: () => workflowInfo().targetWorkerDeploymentVersionChanged };
}

/**
 * Continues as new on the build that is current by then. Every roll-over may go this way, also one for length: without
 * it the next run stays with the build of this one, and the server takes that for a refusal of the newer.
 */
export function rollOver<F extends Workflow>(...args: Parameters<F>): Promise<never> {
  return makeContinueAsNewFunc<F>({ initialVersioningBehavior: 'AUTO_UPGRADE' })(...args);
}
