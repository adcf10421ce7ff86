import type { Client } from '@temporalio/client';
import { wakeSignalName, webhookWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import { titled } from '../contracts/sandbox/search-attributes';
import type { WebhookInput } from '../contracts/sandbox/webhooks';
import { callBy } from './command-delivery';

/** How long to wait for Temporal: somebody may be waiting for the answer. */
const patienceMs = 3_000;

/** The workflows that deliver to webhooks, one for each. */
export interface WebhookDeliveries {
  /** Makes a webhook's deliveries go on at once; starts them when they do not run. */
  wake(webhookId: string): Promise<void>;
  /** Starts them when they do not run. */
  ensure(webhookId: string): Promise<void>;
}

export function createWebhookDeliveries({
  client,
  taskQueue,
}: {
  readonly client: Client;
  readonly taskQueue: string;
}): WebhookDeliveries {
  const start = (webhookId: string) => ({
    workflowId: webhookWorkflowId(webhookId),
    taskQueue,
    args: [{ webhookId }] as [WebhookInput],
    ...titled(`Deliveries to ${webhookId}`),
  });
  const soon = <T>(call: () => Promise<T>): Promise<T> => callBy(client, Date.now() + patienceMs, call);
  return {
    async wake(webhookId) {
      const signal = { signal: wakeSignalName, signalArgs: [] };
      await soon(() =>
        client.workflow.signalWithStart(workflowTypes.webhook, { ...start(webhookId), ...signal }),
      );
    },
    async ensure(webhookId) {
      await soon(() =>
        client.workflow.start(workflowTypes.webhook, {
          ...start(webhookId),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    },
  };
}
