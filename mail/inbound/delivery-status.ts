import PostalMime from 'postal-mime';
import type { Attachment, Email } from 'postal-mime';
import { isAboutSender } from './bounce-fault';
import type { BouncedRecipient } from './bounced-recipient';
import { answeredIds, headerValues, messageIdOf, oneHeaderLine } from './headers';
import { shortened } from './shortened';
import { tokensIn } from './reply-address';

export interface Bounce {
  readonly recipients: readonly BouncedRecipient[];
  /** The id of the email that the report is about. */
  readonly originalMessageId: string | null;
  /** Tokens in the Reply-To of the email that the report is about. */
  readonly tokens: readonly string[];
}

type Fields = ReadonlyMap<string, string>;

/** The machine-readable part of a report (RFC 3464, 2.1), and its form for non-ASCII addresses (RFC 6533). */
const statusTypes = ['message/delivery-status', 'message/global-delivery-status'];

/** What a report may return of the email (RFC 3464, 2; RFC 6522, 3 and 4; RFC 6533). */
const returnedTypes = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];

/** A report lists the recipients of one message, and Milepost sends to one; a hundred belong to a mailing list. */
const mostRecipients = 100;
const mostStatusBytes = 256 * 1024;
const mostHeaderBytes = 256 * 1024;
const longestDiagnostic = 1000;

/**
 * Reads a delivery status notification (RFC 3464); null when the email has no such part. Delays, relays and deliveries
 * are reported in the same way, without being permanent.
 */
export async function readBounce(mail: Email): Promise<Bounce | null> {
  const status = mail.attachments.find(({ mimeType }) => statusTypes.includes(mimeType));
  if (!status) return null;
  const recipients = fieldGroups(textOf(status, mostStatusBytes)).flatMap(
    (fields) => recipientOf(fields) ?? [],
  );
  const returned = mail.attachments.find(({ mimeType }) => returnedTypes.includes(mimeType));
  const original = returned ? await returnedHeaders(returned) : null;
  return {
    recipients: recipients.slice(0, mostRecipients),
    // reports that return nothing often reply to the email, as people do
    originalMessageId: (original && messageIdOf(original)) ?? answeredIds(mail)[0] ?? null,
    tokens: original ? tokensIn(headerValues(original, 'reply-to')) : [],
  };
}

/**
 * Groups of fields separated by empty lines: the first is about the message, each other about one recipient (RFC 3464,
 * 2.1).
 */
function fieldGroups(text: string): readonly Fields[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((group) => group.replace(/\n[ \t]+/g, ' ').split('\n'))
    .map((lines) => new Map(lines.filter((line) => line.includes(':')).map(fieldOf)));
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim().toLowerCase(), oneHeaderLine(line.slice(colon + 1))];
}

function recipientOf(fields: Fields): BouncedRecipient | null {
  const address = addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient'));
  if (address === null) return null;
  const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0] ?? '';
  const diagnostic = diagnosticOf(fields.get('diagnostic-code'));
  const refusal = enhancedCode(diagnostic);
  const status = enhancedCode(fields.get('status')) ?? refusal ?? statusOfAction(action);
  const permanent = action === 'failed' && status.startsWith('5.');
  // less careful servers write 5.0.0 and leave the reason to the diagnostic
  const reason = status === '5.0.0' ? (refusal ?? status) : status;
  const addressFault = permanent && isAddressFault(reason) && !isAboutSender(diagnostic);
  return { address, status, permanent, addressFault, diagnostic };
}

/** `rfc822; mei-ling@example.com` (RFC 3464, 2.3.1 and 2.3.2); other types, such as x400, name no mailbox. */
function addressOf(value: string | undefined): string | null {
  const [, address] =
    /^(?:(?:rfc822|utf-8|unknown)\s*;)?\s*<?([^\s<>;]+@[^\s<>;]+)>?$/i.exec(value ?? '') ?? [];
  if (address === undefined || address.length > 320) return null;
  // some servers copy the form of RFC 3461, 4, in which only these two must be written as hexadecimal digits
  return address.replaceAll('+2B', '+').replaceAll('+3D', '=');
}

/** `smtp; 550 5.1.1 no such user` without its type (RFC 3464, 2.3.6). */
function diagnosticOf(value: string | undefined): string | null {
  const text = (value ?? '').replace(/^[\w-]+\s*;\s*/, '');
  return text === '' ? null : shortened(text, longestDiagnostic);
}

/** The first enhanced status code in a text: class, subject and detail (RFC 3463, 2). */
function enhancedCode(text: string | null | undefined): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text ?? '')?.[0] ?? null;
}

function statusOfAction(action: string): string {
  if (action === 'failed') return '5.0.0';
  return action === 'delayed' ? '4.0.0' : '2.0.0';
}

/** X.1.x is about addresses; X.1.7 and X.1.8 about the sender's, where no recipient is to blame (RFC 3463, 3.2). */
function isAddressFault(status: string): boolean {
  return status.startsWith('5.1.') && status !== '5.1.7' && status !== '5.1.8';
}

/** The headers of the returned email; its body is not needed and may be truncated anyway. */
async function returnedHeaders(part: Attachment): Promise<Email | null> {
  const text = textOf(part, mostHeaderBytes).trimStart();
  const end = text.indexOf('\n\n');
  return PostalMime.parse(end < 0 ? text : text.slice(0, end));
}

function textOf({ content }: Attachment, mostBytes: number): string {
  if (typeof content === 'string') return content.slice(0, mostBytes);
  return new TextDecoder().decode(new Uint8Array(content).subarray(0, mostBytes)).replace(/\r\n?/g, '\n');
}
