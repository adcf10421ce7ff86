import PostalMime from 'postal-mime';
import { automaticReason } from './automatic';
import type { AutomaticReason } from './automatic';
import { headerValues, messageIdOf } from './headers';
import { tokensIn } from './reply-address';

/** Headers that may address an email to a token: the sender's own, or those of a server on the way. */
export const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** Something without any of these is not an email: servers write at least one, and clients several (RFC 5322, 3.6). */
export const mailHeaders = ['from', 'to', 'date', 'subject', 'message-id', 'received', 'return-path'];

/** The most bytes of headers that servers accept. */
export const mostHeadBytes = 512 * 1024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What a message's headers alone reveal. */
export interface MailHead {
  readonly isMail: boolean;
  /** Tokens of the reply addresses that it went to, in lower case. */
  readonly tokens: readonly string[];
  readonly messageId: string | null;
  /** Why a machine must have written it; null when its headers do not say so. */
  readonly automatic: AutomaticReason | null;
  /** It has parts, one of which may be a server's report. */
  readonly hasParts: boolean;
}

/**
 * A message's headers without its body: a view of the same bytes. For headers that are too long it is one byte more
 * than the limit.
 */
export function headOf(raw: Uint8Array): Uint8Array {
  for (let at = raw.indexOf(lineFeed); at >= 0; at = raw.indexOf(lineFeed, at + 1)) {
    const next = raw[at + 1] === carriageReturn ? at + 2 : at + 1;
    if (raw[next] === lineFeed) return raw.subarray(0, next + 1);
    if (at > mostHeadBytes) break;
  }
  return raw.subarray(0, mostHeadBytes + 1);
}

/**
 * Reads a message's headers, whatever its body is.
 *
 * @param head see `headOf`
 * @throws when they cannot be parsed
 */
export async function readHead(head: Uint8Array): Promise<MailHead> {
  const mail = await PostalMime.parse(head, { maxHeadersSize: mostHeadBytes });
  return {
    isMail: mail.headers.some(({ key }) => mailHeaders.includes(key)),
    tokens: tokensIn(recipientHeaders.flatMap((name) => headerValues(mail, name))),
    messageId: messageIdOf(mail),
    automatic: automaticReason(mail),
    hasParts: headerValues(mail, 'content-type').some((value) => /^\s*multipart\//i.test(value)),
  };
}
