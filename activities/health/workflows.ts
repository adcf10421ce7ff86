import { workflowTypes } from '../../contracts/sandbox/names';
import type { Run } from '../../temporal/runs';
import { newestRun, runningPage } from '../../temporal/runs';
import { inParallel } from '../../temporal/in-parallel';
import type { Concern, Found } from './concern';
import { finding, lookAtEach } from './concern';
import type { HealthDeps } from './deps';
import { lookedAtATime, timeOf } from './deps';

const pageSize = 200;

/** A mail server that was away for a moment needs nobody's attention. */
const longMs = 3_600_000;

/** Workflows other than projects that fail, or have long been trying to send something. */
export const workflowConcern: Concern = {
  kinds: ['workflow-failing', 'notification-waits'],
  async find(deps) {
    const found: Found[] = [];
    let pageToken: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof runningPage>> = await runningPage(
        deps.client,
        othersOf(deps),
        pageToken,
        pageSize,
      );
      await inParallel(
        page.workflowIds,
        async (workflowId) => {
          const trouble = await lookAtEach('workflow-failing', workflowId, async () => {
            const run = await newestRun(deps.client, workflowId);
            return run?.isRunning ? troubleIn(run, timeOf(deps)) : [];
          });
          found.push(...trouble);
        },
        lookedAtATime,
      );
      pageToken = page.next;
    } while (pageToken !== null);
    return found;
  },
};

function othersOf({ taskQueue }: HealthDeps): string {
  return `WorkflowType != "${workflowTypes.salesProject}" AND ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
}

function troubleIn({ workflowId, task, activities, startedAtMs }: Run, nowMs: number): Found[] {
  if (task && task.attempt > 1) {
    const detail = `Its workflow task is at attempt ${task.attempt}.`;
    return [{ finding: finding('workflow-failing', workflowId, detail) }];
  }
  const sending = activities.find(({ type, failure }) => type.startsWith('send') && failure !== null);
  if (!sending || startedAtMs > nowMs - longMs) return [];
  const detail = `Sending is at attempt ${sending.attempt}: ${sending.failure}`;
  return [{ finding: finding('notification-waits', workflowId, detail) }];
}
