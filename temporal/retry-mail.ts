import type { Client } from '@temporalio/client';
import type { MailReport } from '../contracts/sandbox/activities';
import type { RetryMailInput } from '../contracts/sandbox/mail-attempts';
import { titled } from '../contracts/sandbox/search-attributes';
import { retryMailWorkflowId, workflowTypes } from '../contracts/sandbox/names';

export interface RetryMailDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** Where mails are kept. */
  readonly outbox: { read(key: string): Promise<{ readonly status: string } | null> };
}

/**
 * The outcome of a retry request. `started`: another try runs under this workflow id, or already did. `unknown`: there
 * is no such email. `settled`: it has arrived, or nobody needed it.
 */
export type RetryMailOutcome =
  | { readonly kind: 'started'; readonly workflowId: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'settled'; readonly status: string };

/**
 * Retries an email by its key. One that has failed, or was never confirmed, is reopened; one that is still being tried
 * gets an extra attempt right away. Its reader and contents are looked up again, and when nobody needs it any more
 * nothing is sent. Requesting it twice while a try runs is one try.
 */
export async function retryMail(deps: RetryMailDeps, key: string): Promise<RetryMailOutcome> {
  const { client, taskQueue, outbox } = deps;
  const mail = await outbox.read(key);
  if (!mail) return { kind: 'unknown' };
  if (mail.status === 'accepted' || mail.status === 'skipped')
    return { kind: 'settled', status: mail.status };
  const workflowId = retryMailWorkflowId(key);
  await client.workflow.start<(input: RetryMailInput) => Promise<MailReport>>(workflowTypes.retryMail, {
    workflowId,
    taskQueue,
    args: [{ key }],
    ...titled(`Email again: ${key}`),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return { kind: 'started', workflowId };
}
