import { ApplicationFailure, Context } from '@temporalio/activity';
import type { MailReport } from '../contracts/activities';
import type { Person } from '../contracts/directory';
import { unconfirmed } from '../domain/project/decide';
import type { Mailbox } from '../mail/compose';
import { composeMail, domainOf, mailboxOf, messageIdOf, threadIdOf } from '../mail/compose';
import { replyAddress } from '../mail/inbound';
import type { RenderedMail } from '../mail/render';
import type { MailSender } from '../mail/send';
import type { OutboxRow } from '../store/models';
import type { Store } from '../store/store';

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
  /** The time by which people are away or back, epoch milliseconds; by default the host's. */
  readonly now?: () => number | Promise<number>;
}

/** The time that counts for people. */
export async function nowOf({ now }: Pick<MailDeps, 'now'>): Promise<number> {
  return (await now?.()) ?? Date.now();
}

/** What is known of a mail from earlier attempts; null when it is still to be sent. */
export function settledReport({ status, personId, reason }: OutboxRow): MailReport | null {
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

/** Writes down how a mail ended, and reports it. */
export async function settle({ store }: MailDeps, key: string, report: MailReport): Promise<MailReport> {
  const { status, personId, reason = null } = report;
  await store.outbox.end(key, { status, personId, reason }, new Date());
  return report;
}

/** A mail that is written and goes to one person. */
export interface WrittenLetter {
  /** Its row in the outbox. */
  readonly key: string;
  readonly recipient: Person;
  /** What its thread is called after: the project. */
  readonly threadKey: string;
  readonly rendered: RenderedMail;
  /** The token of the address that answers come back to. */
  readonly replyToken: string | null;
}

/**
 * Hands a written mail to the mail server, with its row in the outbox kept up to date.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function handToServer(deps: MailDeps, mail: WrittenLetter): Promise<MailReport> {
  const { store, sender, settings } = deps;
  const { key, recipient, threadKey, rendered, replyToken } = mail;
  const domain = domainOf(settings.mailFrom);
  const messageId = messageIdOf(key, domain);
  const message = await composeMail({
    from: settings.mailFrom,
    to: { name: recipient.name, email: recipient.email },
    ...(replyToken !== null && { replyTo: replyMailbox(settings.mailFrom, replyToken) }),
    ...rendered,
    messageId,
    threadId: threadIdOf(threadKey, domain),
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

/** Where answers to one mail go: to the mailbox of the From header, with the token that tells what they answer. */
function replyMailbox(from: string, token: string): Mailbox {
  const { name, email } = mailboxOf(from);
  return { name, email: replyAddress(email, token) };
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
