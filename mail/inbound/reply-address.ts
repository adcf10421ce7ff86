import { addressesIn } from './headers';

/** What is between `+` and `@` in an address for replies. */
const tokenPattern = /^[a-z0-9]{20,64}$/;
const taggedAddress = /\+([a-z0-9]{20,64})"?@/i;

/** Octets of a local part that every server must accept (RFC 5321, 4.5.3.1.1). */
const longestLocalPart = 64;

/** Nobody addresses more threads than this at once. */
const mostTokens = 50;

/** An address that replies could not come back to. */
export class ReplyAddressError extends Error {
  override readonly name = 'ReplyAddressError';
}

/**
 * The address for replies to one email: `milepost@example.com` with a token gives `milepost+token@example.com`
 * (subaddressing, RFC 5233).
 *
 * @param base one plain address, or a mailbox that has it
 * @param token 20 to 64 of `a-z` and `0-9`
 * @throws ReplyAddressError when base or token are not of that form, or when the local part would be longer than
 * servers accept (RFC 5321, 4.5.3.1.1)
 */
export function replyAddress(base: string | { readonly email: string }, token: string): string {
  const address = typeof base === 'string' ? base : base.email;
  if (!tokenPattern.test(token)) throw new ReplyAddressError('The token of a reply address is not one.');
  const [, localPart, domain] = /^([^\s@<>,;:"()[\]\\]+)@([^\s@<>,;:"()[\]\\]+)$/.exec(address) ?? [];
  if (localPart === undefined || domain === undefined) {
    throw new ReplyAddressError(`A reply address needs one plain address as its base, not "${address}".`);
  }
  const tagged = `${localPart}+${token}`;
  const octets = Buffer.byteLength(tagged);
  if (octets > longestLocalPart) {
    throw new ReplyAddressError(
      `The local part of a reply address at ${domain} would have ${octets} octets; ${longestLocalPart} are allowed.`,
    );
  }
  return `${tagged}@${domain}`;
}

/**
 * The tokens in addresses or whole address headers, in order, each once, in lower case: servers on the way may have
 * changed the case. Names with commas, quoting and groups (RFC 5322, 3.4) are understood; a token in a person's name
 * does not count.
 */
export function tokensIn(addresses: readonly string[]): readonly string[] {
  const tokens = addresses
    .flatMap(addressesIn)
    .flatMap((address) => taggedAddress.exec(address)?.[1]?.toLowerCase() ?? []);
  return [...new Set(tokens)].slice(0, mostTokens);
}
