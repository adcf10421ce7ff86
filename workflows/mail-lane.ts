import { condition } from '@temporalio/workflow';
import type { MailReport } from '../contracts/activities';
import type { MailEffect } from '../domain/project/react';
import { deliver } from './effects';
import type { Outbox } from './outbox';

/** A mail that did not arrive, as far as is known. */
export interface MailFailure {
  readonly effectKey: string;
  readonly personId: string | null;
  readonly reason: string;
  readonly taskId?: string;
}

/**
 * Sends a project's mails one after the other, beside its loop: a mail server that is down for hours must hold up
 * neither the ledger nor the clock. Never returns; it rests with its workflow.
 */
export async function mailLane(
  projectId: string,
  outbox: Outbox,
  reportFailure: (failure: MailFailure) => void,
): Promise<never> {
  for (;;) {
    await condition(() => outbox.nextMail() !== undefined);
    const mail = outbox.nextMail();
    if (!mail) continue;
    const report = await deliver(projectId, mail);
    outbox.mailDone();
    if (report.status === 'failed' || report.status === 'unknown') reportFailure(failureOf(mail, report));
  }
}

function failureOf(
  { key, taskId }: MailEffect,
  { status, personId, reason = status }: MailReport,
): MailFailure {
  return { effectKey: key, personId, reason, ...(taskId !== undefined && { taskId }) };
}
