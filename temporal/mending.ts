import type { Client } from '@temporalio/client';
import type { HealthCheckInput } from '../contracts/sandbox/health';
import { repairWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import { titled } from '../contracts/sandbox/search-attributes';
import { callBy } from './command-delivery';
import type { RetryMailDeps, RetryMailOutcome } from './retry-mail';
import { retryMail } from './retry-mail';

/** How long to wait for Temporal: somebody is waiting for the answer. */
const patienceMs = 3_000;

/** What somebody can have done about what has failed. Asking twice while it is under way is once. */
export interface Mending {
  /** Another try of an email. */
  retryMail(key: string): Promise<RetryMailOutcome>;
  /** Looks at a project, or at everything, and repairs what can be repaired. */
  repair(projectId: string | null): Promise<void>;
}

export function createMending(deps: RetryMailDeps): Mending {
  const { client, taskQueue } = deps;
  return {
    retryMail: (key) => callBy(client, Date.now() + patienceMs, () => retryMail(deps, key)),
    async repair(projectId) {
      const input: HealthCheckInput = {
        repairs: 'all',
        ...(projectId !== null && { projectIds: [projectId] }),
      };
      await callBy(client, Date.now() + patienceMs, () => start(client, taskQueue, projectId, input));
    },
  };
}

function start(client: Client, taskQueue: string, projectId: string | null, input: HealthCheckInput) {
  return client.workflow.start(workflowTypes.healthCheck, {
    workflowId: repairWorkflowId(taskQueue, projectId),
    taskQueue,
    args: [input],
    ...titled(projectId === null ? 'Repairs what stands still' : `Repairs ${projectId}`),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
