import PostalMime from 'postal-mime';
import { automaticReason } from './automatic';
import type { AutomaticReason } from './automatic';
import { headerValues, messageIdOf } from './headers';
import { tokensIn } from './reply-address';

/** Where a mail may be addressed to a token: by its sender, or by a server on the way. */
export const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** Something that has none of these is no mail: servers write at least one, and clients several (RFC 5322, 3.6). */
export const mailHeaders = ['from', 'to', 'date', 'subject', 'message-id', 'received', 'return-path'];

/** What servers take of headers at most, in bytes. */
export const mostHeadBytes = 512 * 1024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What the headers of a message alone say. */
export interface MailHead {
  readonly isMail: boolean;
  /** Tokens of the reply addresses that it went to, in lower case. */
  readonly tokens: readonly string[];
  readonly messageId: string | null;
  /** Why a machine has written it; null: its headers do not say so. */
  readonly automatic: AutomaticReason | null;
  /** It has parts, of which one may be the report of a server. */
  readonly hasParts: boolean;
}

/**
 * The headers of a message, without its body: a part of the same bytes. Of headers that are too long it is one byte more
 * than are read.
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
 * Reads the headers of a message, whatever its body is.
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
