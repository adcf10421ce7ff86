import { ApplicationFailure, Context } from '@temporalio/activity';
import type { MailReport } from '../contracts/activities';
import type { Person } from '../contracts/directory';
import type { WeekTime } from '../contracts/review-times';
import { unconfirmed } from '../domain/project/decide';
import { composeMail, domainOf, mailboxOf, messageIdOf, threadIdOf } from '../mail/compose';
import { replyAddress } from '../mail/inbound';
import type { RenderedMail } from '../mail/render';
import type { MailSender } from '../mail/send';
import type { Links } from '../store/links';
import type { OutboxRow } from '../store/models';
import type { OutboxMail } from '../store/outbox';
import type { Store } from '../store/store';

/** Where mails come from and where their links lead. */
export interface MailSettings {
  /** The From header, such as `Milepost <milepost@example.com>`; its domain names the message ids. */
  readonly mailFrom: string;
  /** Address of pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly dayMs: number;
  /** When weekly reviews are; by default Monday, 08:00. */
  readonly reviewTime?: WeekTime;
}

export interface MailDeps {
  readonly store: Store;
  readonly sender: MailSender;
  readonly settings: MailSettings;
  /** What time it is for people, tasks and links, epoch milliseconds; by default the host's clock tells. */
  readonly now?: () => number | Promise<number>;
}

/** The time that counts for people, tasks and links. */
export async function nowOf({ now }: Pick<MailDeps, 'now'>): Promise<number> {
  return (await now?.()) ?? Date.now();
}

/** A mail that is ready for its recipient. */
export interface ReadyMail {
  readonly recipient: Person;
  /** What its thread is called after: the project; of a letter the letter itself. */
  readonly threadKey: string;
  readonly rendered: RenderedMail;
  /** The token of the address that answers come back to; null: answers go to the From address. */
  readonly replyToken: string | null;
  /** Of a weekly mail: where it can be stopped, by mail clients too. */
  readonly unsubscribeUrl?: string;
}

/**
 * Delivers a mail once, however often it is asked for: by its key it is found out what earlier attempts came to.
 *
 * @param write puts it into words for whoever gets it now, or says how it ends without being sent; called at each
 * attempt, since people and tasks move on
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function deliver(
  deps: MailDeps,
  mail: OutboxMail,
  write: (deps: MailDeps) => Promise<ReadyMail | MailReport>,
): Promise<MailReport> {
  const row = await deps.store.outbox.claim(mail, new Date());
  const settled = settledReport(row);
  if (settled) return settle(deps, mail.key, settled);
  const { links, tokens } = remembered(deps.store.links);
  const ready = await write({ ...deps, store: { ...deps.store, links } });
  if ('status' in ready) return settle(deps, mail.key, ready);
  return handToServer(deps, mail.key, ready, () => links.discard(tokens()));
}

/** Links, and the tokens of those that were made: each attempt makes new ones, since tokens are not kept. */
function remembered(links: Links): { readonly links: Links; readonly tokens: () => readonly string[] } {
  const tokens: string[] = [];
  const create: Links['create'] = async (made) => {
    const fresh = await links.create(made);
    tokens.push(...fresh);
    return fresh;
  };
  return { links: { ...links, create }, tokens: () => tokens };
}

/** How a mail has ended, if it has; null when it is still to be sent. */
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

/** @param notSent called when the server has not taken the mail: nobody has got its links */
async function handToServer(
  deps: MailDeps,
  key: string,
  mail: ReadyMail,
  notSent: () => Promise<void>,
): Promise<MailReport> {
  const { store, sender, settings } = deps;
  const { recipient, threadKey, rendered, replyToken, unsubscribeUrl } = mail;
  const personId = recipient.id;
  const domain = domainOf(settings.mailFrom);
  const messageId = messageIdOf(key, domain);
  const message = await composeMail({
    from: settings.mailFrom,
    to: { name: recipient.name, email: recipient.email },
    ...(replyToken !== null && { replyTo: replyMailbox(settings.mailFrom, replyToken) }),
    ...rendered,
    ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
    messageId,
    threadId: threadIdOf(threadKey, domain),
    language: recipient.language,
  });

  const number = await store.outbox.begin(key, { personId, messageId }, new Date());
  const result = await withHeartbeat(() =>
    sender.send(message, {
      handingOver: async () => {
        const isNewest = await store.outbox.handOver(key, number, new Date());
        if (!isNewest) throw new Error(`A newer attempt sends mail ${key}.`);
      },
    }),
  );
  if (result.status !== 'accepted') await notSent();
  switch (result.status) {
    case 'accepted':
      return settle(deps, key, { status: 'accepted', personId });
    case 'rejected':
      return settle(deps, key, { status: 'failed', personId, reason: 'rejected' });
    case 'temporary': {
      const { reason } = result;
      await store.outbox.end(key, { status: 'deferred', personId, reason }, new Date());
      throw ApplicationFailure.retryable(
        `The mail server cannot take the mail now: ${reason}`,
        'mail-deferred',
      );
    }
  }
}

/**
 * Refuses settings with which no mail could be sent, before one is.
 *
 * @throws UnsafeHeaderError when From is not one address
 * @throws ReplyAddressError when its local part leaves no room for a token
 */
export function checkMailSettings({ mailFrom }: MailSettings): void {
  replyMailbox(mailFrom, 'x'.repeat(tokenLength));
}

/** What `store.links` makes for a reply address. */
const tokenLength = 32;

/** Where answers to one mail go: to the mailbox of the From header, with the token that tells what they answer. */
function replyMailbox(from: string, token: string) {
  const { name, email } = mailboxOf(from);
  return { name, email: replyAddress(email, token) };
}

/** Often enough for the heartbeat timeout of mails; one that is sent at once needs none. */
const heartbeatMs = 3_000;

/** Tells Temporal that the worker is alive for as long as something takes. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const { heartbeat } = Context.current();
  const timer = setInterval(() => heartbeat(), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
