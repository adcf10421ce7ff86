import addressparser from 'nodemailer/lib/addressparser';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../../domain/playbook/playbook';

export { messageIdOf, threadIdOf } from './message-ids';

/** A person's or a system's address with the name that readers see. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface MailToCompose {
  /** The From header as configured: `Milepost <milepost@example.com>`. */
  readonly from: string;
  readonly to: Mailbox;
  /** Where replies go; by default to `from`. */
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  readonly threadId: string;
  /** Ids of earlier emails of the thread, oldest first. */
  readonly references?: readonly string[];
  readonly language: Language;
  /** Where an email client can unsubscribe with one POST (RFC 8058); absent when that is not possible. */
  readonly unsubscribeUrl?: string;
  /** What it is due to, for whoever traces an email back: by the request's id, or by that of the workflow's run. */
  readonly dueTo?: DueTo;
}

/** What an email is due to. */
export interface DueTo {
  /** The request to the API; absent when the clock caused it. */
  readonly requestId?: string;
  /** The run of the workflow that sent it, whose history begins with what started it. */
  readonly runId?: string;
}

/** A message ready to be handed to a mail server. */
export interface ComposedMail {
  /** RFC 5322, with CRLF line ends. */
  readonly raw: Buffer;
  readonly envelope: { readonly from: string; readonly to: readonly [string] };
}

const requestIdHeader = 'X-Milepost-Request-Id';
const runIdHeader = 'X-Milepost-Run-Id';

/** A header value could have started another header or added another recipient. */
export class UnsafeHeaderError extends Error {
  override readonly name = 'UnsafeHeaderError';

  constructor(header: string, problem: string) {
    super(`The ${header} of a mail ${problem}.`);
  }
}

/**
 * Composes an email to one recipient: HTML and text, in the project's thread, marked as automatic so that nothing
 * replies to it automatically (RFC 3834; Exchange reads a header of its own).
 *
 * @throws UnsafeHeaderError when a header value contains CR, LF or NUL, or an address is not one plain address
 */
export async function composeMail(mail: MailToCompose): Promise<ComposedMail> {
  const { to, replyTo, subject, html, text, messageId, threadId, references = [], language } = mail;
  const { unsubscribeUrl, dueTo = {} } = mail;
  const from = readMailbox('From', mail.from);
  checkMailbox('To', to);
  if (replyTo) checkMailbox('Reply-To', replyTo);
  checkValue('Subject', subject);
  const thread = [...new Set([threadId, ...references])];
  checkMessageId('Message-ID', messageId);
  for (const id of thread) checkMessageId('References', id);
  if (unsubscribeUrl !== undefined) checkUrl('List-Unsubscribe', unsubscribeUrl);
  const { requestId, runId } = dueTo;
  if (requestId !== undefined) checkValue(requestIdHeader, requestId);
  if (runId !== undefined) checkValue(runIdHeader, runId);

  const composer = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name: looksEncoded(to.name) ? placeholder : to.name, address: to.email },
    ...(replyTo && { replyTo: { name: replyTo.name, address: replyTo.email } }),
    ...(looksEncoded(subject) ? {} : { subject }),
    html,
    text,
    messageId,
    // what continues an email is an answer to that one
    inReplyTo: references.at(-1) ?? threadId,
    references: thread,
    headers: {
      ...(looksEncoded(subject) && { Subject: prepared(encoded(subject)) }),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': language,
      ...(requestId !== undefined && { [requestIdHeader]: requestId }),
      ...(runId !== undefined && { [runIdHeader]: runId }),
      ...(unsubscribeUrl !== undefined && {
        // prepared: an address longer than a line must not be folded in the middle
        'List-Unsubscribe': prepared(`<${unsubscribeUrl}>`),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = withName(await composer.compile().build(), to.name);
  return { raw, envelope: { from: from.email, to: [to.email] } };
}

/**
 * Whether mail programs would take a text for an encoded word (RFC 2047) and show another one, so that a name could
 * pose as somebody else's. The composer leaves such texts unencoded.
 */
function looksEncoded(text: string): boolean {
  return text.includes('=?');
}

/** Such a text as encoded words that reproduce it character by character, each on its own line. */
function encoded(text: string): string {
  return encodeWord(text, 'B', 52).replaceAll('?= =?', '?=\r\n =?');
}

/** Stands in the To header for a name that the composer would not encode. */
const placeholder = 'name0to0come';

function withName(raw: Buffer, name: string): Buffer {
  if (!looksEncoded(name)) return raw;
  const head = `\r\nTo: ${placeholder} `;
  return Buffer.from(raw.toString('latin1').replace(head, `\r\nTo: ${encoded(name)} `), 'latin1');
}

/** A header that the composer takes as it is. */
function prepared(value: string) {
  return { prepared: true, value };
}

/** The mailbox of a From header. */
export function mailboxOf(from: string): Mailbox {
  return readMailbox('From', from);
}

/** The domain for message ids: that of the From header's address. */
export function domainOf(from: string): string {
  const { email } = readMailbox('From', from);
  return email.slice(email.lastIndexOf('@') + 1);
}

function readMailbox(header: string, value: string): Mailbox {
  checkValue(header, value);
  const [only, ...others] = addressparser(value, { flatten: true });
  if (!only || others.length > 0) throw new UnsafeHeaderError(header, 'is not one address');
  const mailbox = { name: only.name, email: only.address };
  checkMailbox(header, mailbox);
  return mailbox;
}

function checkMailbox(header: string, { name, email }: Mailbox): void {
  checkValue(header, name);
  checkValue(header, email);
  if (!/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(email)) {
    throw new UnsafeHeaderError(header, 'is not one plain address');
  }
}

function checkMessageId(header: string, id: string): void {
  checkValue(header, id);
  if (!/^<[^\s<>@]+@[^\s<>@]+>$/.test(id)) throw new UnsafeHeaderError(header, 'is not a message id');
}

function checkUrl(header: string, url: string): void {
  checkValue(header, url);
  if (!/^https?:\/\/[^\s<>]+$/.test(url)) throw new UnsafeHeaderError(header, 'is not an address of the web');
}

/** A line break ends a header and starts the next; a NUL ends a text for some servers. */
function checkValue(header: string, value: string): void {
  if (/[\r\n\0]/.test(value)) throw new UnsafeHeaderError(header, 'holds a line break or a NUL');
}
