import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { NotificationRequest } from '../contracts/sandbox/notifications';
import { notificationTitles } from '../contracts/sandbox/notifications';
import { titled } from '../contracts/sandbox/search-attributes';
import { notificationWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import { callBy } from './command-delivery';

/** How long to wait for Temporal: somebody is waiting for the answer. */
const patienceMs = 3_000;

/** Mails that belong to no project, sent by a workflow each. */
export interface Notifications {
  /**
   * Sends a notification, once for its key.
   *
   * @param notBeforeMs Temporal keeps it until this instant, epoch milliseconds; by default it is sent at once
   * @returns false: it was asked for before
   */
  start(request: NotificationRequest, notBeforeMs?: number): Promise<boolean>;
  /** When the notification with a key was requested, epoch milliseconds; null when it was not. */
  askedAtMs(key: string): Promise<number | null>;
}

export function createNotifications({
  client,
  taskQueue,
}: {
  client: Client;
  taskQueue: string;
}): Notifications {
  const soon = <T>(call: () => Promise<T>): Promise<T> => callBy(client, Date.now() + patienceMs, call);
  return {
    async start(request, notBeforeMs = 0) {
      const startDelay = Math.max(0, notBeforeMs - Date.now());
      try {
        await soon(() =>
          client.workflow.start(workflowTypes.notification, {
            workflowId: notificationWorkflowId(request.key),
            taskQueue,
            args: [request],
            ...titled(notificationTitles[request.notification.kind], request.personId),
            ...(startDelay > 0 && { startDelay }),
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'FAIL',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
        throw error;
      }
    },
    async askedAtMs(key) {
      try {
        const { startTime } = await soon(() =>
          client.workflow.getHandle(notificationWorkflowId(key)).describe(),
        );
        return startTime.getTime();
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },
  };
}
