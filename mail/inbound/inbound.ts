import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { automaticReason, isRecall } from './automatic';
import type { AutomaticReason } from './automatic';
import { attachmentCount, bodyText } from './body';
import { readBounce } from './delivery-status';
import type { Bounce } from './delivery-status';
import type { MailHead } from './head';
import { mailHeaders, mostHeadBytes, readHead, recipientHeaders } from './head';
import { answeredIds, headerValues, messageIdOf, oneHeaderLine, senderAddress } from './headers';
import { tokensIn } from './reply-address';
import { shortened } from './shortened';
import { writtenText } from './written-text';
import { answerLines } from '../texts/texts-by-language';

export type { AutomaticReason } from './automatic';
export { faultOf } from './bounce-fault';
export type { BounceFault } from './bounce-fault';
export type { Bounce } from './delivery-status';
export type { BouncedRecipient } from './bounced-recipient';
export { bodyText } from './body';
export type { MailHead } from './head';
export { headOf } from './head';
export { saidIn } from './said';
export { replyAddress, ReplyAddressError, tokensIn } from './reply-address';

/** The largest message that is read, in bytes: the usual maximum of servers. */
export const largestInboundBytes = 10 * 1024 * 1024;

/**
 * A message of the largest size in lines of 76 characters, as MIME writes them (RFC 2045, 6.8), has fewer. The parser
 * takes some 10 µs per line however short, so a message of nothing but line breaks would keep it busy for a minute.
 */
const mostLines = 150_000;

/** Nobody nests parts like this; a message that does is meant to cost memory and time. */
const parserLimits = { maxNestingDepth: 50, maxHeadersSize: mostHeadBytes, forceRfc822Attachments: true };

/** RFC 5322 allows no longer line (2.1.1), and a subject is one line. */
const longestSubject = 998;

const lineFeed = 0x0a;

/** What an incoming message is. */
export type InboundMail = Reply | AutomaticMail | BounceMail | UnreadableMail;

/** Somebody replied. */
export interface Reply {
  readonly kind: 'reply';
  /** Tokens of the reply addresses that it went to, in lower case. */
  readonly tokens: readonly string[];
  readonly from: string | null;
  readonly subject: string;
  /** What was newly written: a note that satisfies `noteSchema`, or empty. */
  readonly text: string;
  /** The whole reply, when `text` may lack something that somebody wrote. */
  readonly whole?: string;
  /** `<left@right>`, or null. */
  readonly messageId: string | null;
  /** Ids of the emails that it replies to: `In-Reply-To` first, then `References` from the oldest. */
  readonly inReplyTo: readonly string[];
  /** The number of attached files; they are not stored. */
  readonly attachments: number;
}

/** A machine replied, and must get no reply: that could go on for ever (RFC 3834, 2). */
export interface AutomaticMail {
  readonly kind: 'automatic';
  readonly reason: AutomaticReason;
  readonly tokens: readonly string[];
  readonly messageId: string | null;
}

/** A server reports what became of an email: not delivered, delayed, or delivered (RFC 3464). */
export interface BounceMail extends Bounce {
  readonly kind: 'bounce';
}

/** Not an email, or none that can be read safely. */
export interface UnreadableMail {
  readonly kind: 'unreadable';
  readonly problem: string;
}

export interface ReadOptions {
  /** A line above which people should write, besides the one in Milepost's emails. */
  readonly marker?: string;
  /** What the email being replied to said, see `saidIn`; empty when that is no longer known. */
  readonly said?: Uint8Array;
  /** HTML only loses its tags: in time linear in its length. */
  readonly isSimple?: boolean;
}

/** Reads a message's headers, see `readHead`; what cannot be read is `unreadable`. */
export async function readInboundHead(head: Uint8Array): Promise<MailHead | UnreadableMail> {
  if (head.byteLength > mostHeadBytes)
    return unreadable(`It has more than ${mostHeadBytes} bytes of headers.`);
  try {
    const read = await readHead(head);
    return read.isMail ? read : unreadable(noHeaders);
  } catch (error) {
    return unparsed(error);
  }
}

/**
 * Reads an incoming message (RFC 5322, MIME) and tells what it is. Servers' reports are recognised before automatic
 * replies, since they are both. Never fails: what cannot be read is `unreadable`, with the problem in words.
 *
 * Everything in the result was written by whoever sent the message, the sender's address included.
 */
export async function readInboundMail(raw: Uint8Array, options: ReadOptions = {}): Promise<InboundMail> {
  if (raw.byteLength > largestInboundBytes) {
    return unreadable(`It has ${raw.byteLength} bytes; ${largestInboundBytes} are read at most.`);
  }
  if (!hasAtMostLines(raw, mostLines)) return unreadable(`It has more than ${mostLines} lines.`);
  try {
    return await understood(await PostalMime.parse(raw, parserLimits), options);
  } catch (error) {
    return unparsed(error);
  }
}

const noHeaders = 'It has none of the headers of a mail.';

function unparsed(error: unknown): UnreadableMail {
  return unreadable(`It could not be parsed: ${error instanceof Error ? error.message : String(error)}`);
}

async function understood(
  mail: Email,
  { marker = '', said, isSimple = false }: ReadOptions,
): Promise<InboundMail> {
  if (!mail.headers.some(({ key }) => mailHeaders.includes(key))) {
    return unreadable(noHeaders);
  }
  const bounce = await readBounce(mail);
  if (bounce) return { kind: 'bounce', ...bounce };

  const tokens = tokensIn(recipientHeaders.flatMap((name) => headerValues(mail, name)));
  const messageId = messageIdOf(mail);
  const reason = automaticReason(mail);
  if (reason !== null) return { kind: 'automatic', reason, tokens, messageId };

  const body = bodyText(mail, isSimple);
  if (isRecall(mail, body)) return { kind: 'automatic', reason: 'recall', tokens, messageId };

  return {
    kind: 'reply',
    tokens,
    from: senderAddress(mail),
    subject: shortened(oneHeaderLine(mail.subject ?? ''), longestSubject),
    ...writtenText(body, { markers: [marker, ...answerLines()], ...(said && { said }) }),
    messageId,
    inReplyTo: answeredIds(mail),
    attachments: attachmentCount(mail),
  };
}

function hasAtMostLines(raw: Uint8Array, most: number): boolean {
  let lines = 0;
  for (let at = raw.indexOf(lineFeed); at >= 0; at = raw.indexOf(lineFeed, at + 1)) {
    lines += 1;
    if (lines > most) return false;
  }
  return true;
}

function unreadable(problem: string): UnreadableMail {
  return { kind: 'unreadable', problem };
}
