import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Where webhooks may go. Whoever can set up a webhook makes our hosts send requests, and our hosts reach what nobody
 * outside should: a database, another service, the addresses under which clouds hand out credentials. So only public
 * addresses are connected to, and that is decided for the very address that is connected to, at each delivery: a name
 * that was harmless when the webhook was created may point elsewhere by now.
 */

export interface DestinationRules {
  /**
   * Networks of one's own, such as `127.0.0.0/8`, to which webhooks may go although they are not public, also without
   * TLS; none by default.
   */
  readonly networks?: readonly string[];
}

const globalUnicast = ipaddr.parse('2000::');

/** A destination that is not allowed; the message says why, and is for whoever set the webhook up. */
export class ForbiddenDestination extends Error {
  override readonly name = 'ForbiddenDestination';
}

/**
 * Checks what an address says by itself, without asking anybody.
 *
 * @throws ForbiddenDestination
 */
export function checkUrl(text: string, rules: DestinationRules): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new ForbiddenDestination('The address must begin with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ForbiddenDestination(
      'The address must not contain a user or a password: check the signature instead.',
    );
  }
  // URL has brought every spelling of an IPv4 address, such as 0x7f.1, into its usual form
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) checkAddress(host, url, rules);
  else if (isPlain(url) && !rules.networks?.length) throw notEncrypted();
  return url;
}

/**
 * Resolves names for connections. All addresses of a name must be allowed, and the connection goes to one of those that
 * were checked.
 */
export function checkedLookup(
  url: URL,
  rules: DestinationRules,
  resolveAll: (hostname: string) => Promise<LookupAddress[]> = resolveName,
): LookupFunction {
  return (hostname, options, callback) => {
    resolveAll(hostname)
      .then((addresses) => {
        for (const { address } of addresses) checkAddress(address, url, rules);
        const [first] = addresses;
        if (!first) throw new ForbiddenDestination(`${hostname} has no address.`);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      })
      .catch((error: unknown) => {
        callback(error as Error, '', 0);
      });
  };
}

function resolveName(hostname: string): Promise<LookupAddress[]> {
  return new Promise((done, fail) => {
    resolve(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error) fail(error);
      else done(addresses);
    });
  });
}

/**
 * @throws ForbiddenDestination unless the address is public, or in a network that is allowed
 */
function checkAddress(address: string, url: URL, { networks = [] }: DestinationRules): void {
  // an IPv4 address within an IPv6 one counts as itself; a zone as in fe80::1%eth0 says through which interface
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  const isAllowed = networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
  if (isAllowed) return;
  // of IPv6, only 2000::/3 is given to hosts of the internet; the library counts some of the rest as well
  const isGlobal = parsed.kind() === 'ipv4' || parsed.match(globalUnicast, 3);
  const range = isGlobal ? parsed.range() : 'not global';
  if (range !== 'unicast') throw new ForbiddenDestination(`${address} is no public address (${range}).`);
  if (isPlain(url)) throw notEncrypted();
}

function isPlain({ protocol }: URL): boolean {
  return protocol === 'http:';
}

function notEncrypted(): ForbiddenDestination {
  return new ForbiddenDestination(
    'The address must begin with https://: what is sent must not be readable on its way.',
  );
}
