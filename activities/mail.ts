import { ApplicationFailure, Context } from '@temporalio/activity';
import type { MailReport, SendMailRequest } from '../contracts/activities';
import type { Person } from '../contracts/directory';
import { unconfirmed } from '../domain/project/decide';
import type { MailEffect, Recipient } from '../domain/project/react';
import type { ProjectState } from '../domain/project/state';
import { composeMail, domainOf, messageIdOf, threadIdOf } from '../mail/compose';
import { renderMail } from '../mail/render';
import type { MailSender } from '../mail/send';
import type { OutboxRow } from '../store/models';
import type { Store } from '../store/store';
import { activeManagerOf } from './directory';
import { buildMailModel } from './mail-model';

/** Where mails come from and where their links lead. */
export interface MailSettings {
  /** The From header, such as `Milepost <milepost@example.com>`; its domain names the message ids. */
  readonly mailFrom: string;
  /** Address of pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly dayMs: number;
}

export interface MailDeps {
  readonly store: Store;
  readonly sender: MailSender;
  readonly settings: MailSettings;
}

/**
 * Sends one mail to one person, unless it has been sent before or is pointless by now: the task is read again right
 * before sending, so nothing goes out for a task that was closed or given to somebody else, nor to a person who is
 * not active.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function sendMail(deps: MailDeps, { projectId, effect }: SendMailRequest): Promise<MailReport> {
  const { store } = deps;
  const { key, mail, taskId = null } = effect;
  const row = await store.outbox.claim({ key, projectId, mail, taskId }, new Date());
  const settled = settledReport(row);
  if (settled) return settle(deps, key, settled);

  const state = await store.projects.read(projectId);
  const recipient = await findRecipient(store, effect.to);
  const pointless = whyPointless(state, effect, recipient);
  if (pointless) return settle(deps, key, pointless);
  if (!state || !recipient) throw new Error(`Mail ${key} has neither project nor recipient.`);
  return attempt(deps, state, effect, recipient);
}

/** What is known of a mail from earlier attempts; null when it is still to be sent. */
function settledReport({ status, personId, reason }: OutboxRow): MailReport | null {
  switch (status) {
    case 'accepted':
      return { status, personId };
    case 'skipped':
    case 'failed':
    case 'unknown':
      return { status, personId, reason: reason ?? status };
    case 'handing-over':
      // the worker died between the last byte and the server's answer; see MailReport
      return { status: 'unknown', personId, reason: unconfirmed };
    case 'pending':
    case 'sending':
    case 'deferred':
      return null;
  }
}

async function settle({ store }: MailDeps, key: string, report: MailReport): Promise<MailReport> {
  const { status, personId, reason = null } = report;
  await store.outbox.end(key, { status, personId, reason }, new Date());
  return report;
}

async function findRecipient(store: Store, to: Recipient): Promise<Person | null> {
  if ('personId' in to) return store.people.read(to.personId);
  const manager = await activeManagerOf(store, to.managerOf);
  return manager && !to.unless.includes(manager.id) ? manager : null;
}

function whyPointless(
  state: ProjectState | null,
  effect: MailEffect,
  recipient: Person | null,
): MailReport | null {
  const skipped = (reason: string): MailReport => ({
    status: 'skipped',
    personId: recipient?.id ?? null,
    reason,
  });
  if (!recipient && 'personId' in effect.to) {
    return { status: 'failed', personId: effect.to.personId, reason: 'unknown-person' };
  }
  if (!recipient) return skipped('nobody-else-to-tell');
  if (!recipient.active) return skipped('inactive');
  if (effect.taskId === undefined) return null;
  const task = state?.deal?.tasks[effect.taskId];
  if (task?.status !== 'open') return skipped('task-closed');
  return task.personId === recipient.id ? null : skipped('task-reassigned');
}

async function attempt(
  deps: MailDeps,
  state: ProjectState,
  effect: MailEffect,
  recipient: Person,
): Promise<MailReport> {
  const { store, sender, settings } = deps;
  const { key } = effect;
  const domain = domainOf(settings.mailFrom);
  const messageId = messageIdOf(key, domain);
  const rendered = await renderMail(await buildMailModel(deps, state, effect, recipient));
  const message = await composeMail({
    from: settings.mailFrom,
    to: { name: recipient.name, email: recipient.email },
    ...rendered,
    messageId,
    threadId: threadIdOf(state.projectId, domain),
    language: recipient.language,
  });

  const number = await store.outbox.begin(key, { personId: recipient.id, messageId }, new Date());
  const result = await withHeartbeat(() =>
    sender.send(message, {
      handingOver: async () => {
        const isNewest = await store.outbox.handOver(key, number, new Date());
        if (!isNewest) throw new Error(`A newer attempt sends mail ${key}.`);
      },
    }),
  );
  switch (result.status) {
    case 'accepted':
      return settle(deps, key, { status: 'accepted', personId: recipient.id });
    case 'rejected':
      return settle(deps, key, { status: 'failed', personId: recipient.id, reason: 'rejected' });
    case 'temporary':
      await store.outbox.end(
        key,
        { status: 'deferred', personId: recipient.id, reason: result.reason },
        new Date(),
      );
      throw ApplicationFailure.retryable(
        `The mail server cannot take the mail now: ${result.reason}`,
        'mail-deferred',
      );
  }
}

/** Often enough for the heartbeat timeout of `sendMail`; a mail that is sent at once needs none. */
const heartbeatMs = 3_000;

/** Tells Temporal that the worker is alive for as long as something takes. */
async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const { heartbeat } = Context.current();
  const timer = setInterval(() => heartbeat(), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
