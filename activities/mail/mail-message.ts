import { Context } from '@temporalio/activity';
import { requestIdsOf } from '../../contracts/sandbox/cause';
import type { Person } from '../../contracts/wire/directory';
import type { RenderedMail } from '../../mail/send/render';
import type { ComposedMail, DueTo } from '../../mail/send/compose';
import { composeMail, domainOf, mailboxOf, messageIdOf, threadIdOf } from '../../mail/send/compose';
import { replyAddress } from '../../mail/inbound/inbound';
import { presentCause } from '../../telemetry/cause';
import type { Named } from '../../store/outbox';
import type { MailSettings } from './mail-deps';

/** An email that is ready for its recipient. */
export interface ReadyMail {
  readonly recipient: Person;
  /** What its thread is named after: the project, or the notification itself. */
  readonly threadKey: string;
  readonly rendered: RenderedMail;
  /** The token of the address for replies; null when replies go to the From address. */
  readonly replyToken: string | null;
  /** For a weekly email: where to unsubscribe, for email clients too. */
  readonly unsubscribeUrl?: string;
  /** What else it tells; absent: nothing. */
  readonly named?: Named;
  /** The revision of the project from which it was written; absent: it is about no single project. */
  readonly writtenFrom?: number;
  /** Ids of earlier emails that it continues, the oldest first. */
  readonly references?: readonly string[];
}

/** An email as the mail server gets it: with the same Message-ID at every attempt. */
export async function composeReady(
  settings: MailSettings,
  key: string,
  mail: ReadyMail,
): Promise<{ readonly message: ComposedMail; readonly messageId: string }> {
  const { recipient, threadKey, rendered, replyToken, unsubscribeUrl, references } = mail;
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
    ...(references && { references }),
    language: recipient.language,
    dueTo: dueTo(),
  });
  return { message, messageId };
}

/** What the present attempt is due to. Of several requests the first is named. */
function dueTo(): DueTo {
  const [requestId] = requestIdsOf(presentCause());
  const runId = Context.current().info.workflowExecution?.runId;
  return { ...(requestId !== undefined && { requestId }), ...(runId !== undefined && { runId }) };
}

/**
 * Refuses settings with which no email could be sent, before one is.
 *
 * @throws UnsafeHeaderError when From is not one address
 * @throws ReplyAddressError when its local part leaves no room for a token
 */
export function checkMailSettings({ mailFrom }: MailSettings): void {
  replyMailbox(mailFrom, 'x'.repeat(tokenLength));
}

/** Length of the tokens that `store.links` makes for reply addresses. */
const tokenLength = 32;

/** Where replies to one email go: to the mailbox of the From header, with the token that tells what they answer. */
function replyMailbox(from: string, token: string) {
  const { name, email } = mailboxOf(from);
  return { name, email: replyAddress(email, token) };
}
