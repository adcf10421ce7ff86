import { addressParser } from 'postal-mime';
import type { Email } from 'postal-mime';

/** A longer thread is identified by its newest emails. */
const mostIds = 100;

/** The values of a header, one per occurrence, topmost first. */
export function headerValues({ headers }: Email, name: string): readonly string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value);
}

/**
 * The first keyword of a header such as `auto-replied (vacation)`, in lower case; comments are in parentheses (RFC
 * 5322, 3.2.2).
 */
export function keywordOf(value: string): string {
  return /[\w.-]+/.exec(value.slice(0, 1000).replace(/\([^()]*\)/g, ' '))?.[0].toLowerCase() ?? '';
}

/** The ids in a header as `<left@right>`, the form that Milepost writes; clients fold long ones in the middle. */
export function messageIdsIn(values: readonly string[]): readonly string[] {
  const ids = values.flatMap((value) => value.replace(/\s+/g, '').match(/<[^<>]+>/g) ?? []);
  return [...new Set(ids)];
}

export function messageIdOf(mail: Email): string | null {
  return messageIdsIn(headerValues(mail, 'message-id'))[0] ?? null;
}

/** What the email replies to: `In-Reply-To` first, then `References` from the oldest (RFC 5322, 3.6.4). */
export function answeredIds(mail: Email): readonly string[] {
  const direct = messageIdsIn(headerValues(mail, 'in-reply-to')).slice(0, mostIds);
  const references = messageIdsIn(headerValues(mail, 'references')).slice(-mostIds);
  return [...new Set([...direct, ...references])];
}

/** The address in the From header, or null when there is none to reply to. */
export function senderAddress(mail: Email): string | null {
  const addresses = headerValues(mail, 'from').flatMap(addressesIn);
  return addresses.find((address) => /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u.test(address)) ?? null;
}

/** The addresses in a header value, also those in groups and beside quoted names (RFC 5322, 3.4). */
export function addressesIn(value: string): readonly string[] {
  return addressParser(value, { flatten: true }).flatMap(({ address }) => address ?? []);
}

/** Header text as one line without control characters. */
export function oneHeaderLine(value: string): string {
  return value.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
