import type { Person } from '../../contracts/wire/directory';
import type { RenderedMail } from '../../mail/send/render';
import type { ComposedMail } from '../../mail/send/compose';
import { composeMail, domainOf, mailboxOf, messageIdOf, threadIdOf } from '../../mail/send/compose';
import { replyAddress } from '../../mail/inbound/inbound';
import type { MailSettings } from './mail-deps';

/** A mail that is ready for its recipient. */
export interface ReadyMail {
  readonly recipient: Person;
  /** What its thread is called after: the project; of a notification the notification itself. */
  readonly threadKey: string;
  readonly rendered: RenderedMail;
  /** The token of the address that answers come back to; null: answers go to the From address. */
  readonly replyToken: string | null;
  /** Of a weekly mail: where it can be stopped, by mail clients too. */
  readonly unsubscribeUrl?: string;
}

/** A mail as the mail server gets it: the same Message-ID at every attempt. */
export async function composeReady(
  settings: MailSettings,
  key: string,
  mail: ReadyMail,
): Promise<{ readonly message: ComposedMail; readonly messageId: string }> {
  const { recipient, threadKey, rendered, replyToken, unsubscribeUrl } = mail;
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
  return { message, messageId };
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
