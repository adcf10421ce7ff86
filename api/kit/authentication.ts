import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiKey, ApiKeys } from '../../store/api-keys';
import type { Scope } from '../../store/models/api-key-models';
import { Problem } from './problems/problems';
import { recentlyFound } from './recently-found';

/** The sender of a request. */
export type Caller = ApiKey;

/** The caller on a route that needs no key. */
export const anonymous: Caller = { id: 'anonymous', name: 'anonymous', scopes: [] };

/** A key that expires works this much longer (ms); in return most requests need no round trip to the database. */
const keptMs = 5_000;
const keptKeys = 1_000;

/** The form that `store.apiKeys` gives keys: anything else cannot be a key and is not looked up. */
const keyPattern = /^mp_[A-Za-z0-9_-]{43}$/;

export interface Authentication {
  /** Whether a request's key was found before, or is being looked up for another request. */
  isKnown(request: IncomingMessage): boolean;
  /**
   * @throws Problem `unauthenticated`
   */
  identify(request: IncomingMessage): Promise<Caller>;
}

/** Identifies callers by their API key. */
export function createAuthentication(apiKeys: Pick<ApiKeys, 'find'>): Authentication {
  const known = recentlyFound<Caller>(keptMs, keptKeys);
  return {
    isKnown(request) {
      const key = bearer(request.headers.authorization);
      return key !== null && known.isKnown(nameOf(key));
    },
    async identify(request) {
      const key = bearer(request.headers.authorization);
      if (key === null) {
        throw unauthenticated('This address needs an API key: send `Authorization: Bearer mp_…`.');
      }
      const isOurs = keyPattern.test(key);
      const caller = isOurs ? await known.get(nameOf(key), () => apiKeys.find(key, new Date())) : null;
      if (!caller) throw unauthenticated('The API key is not known or has expired.', 'error="invalid_token"');
      return caller;
    },
  };
}

/**
 * @throws Problem `scope-missing`
 */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.includes(scope) || caller.scopes.includes('admin')) return;
  const detail = `The API key "${caller.name}" lacks the scope "${scope}".`;
  const challenge = `Bearer realm="milepost", error="insufficient_scope", scope="${scope}"`;
  throw new Problem('scope-missing', detail, { headers: { 'WWW-Authenticate': challenge } });
}

/** The name under which a key is remembered: keys themselves are not kept in memory either. */
function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

/** The token of a Bearer credential (RFC 6750, 2.1); null when there is none. */
function bearer(header: string | undefined): string | null {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? null;
}

function unauthenticated(detail: string, attribute?: string): Problem {
  const challenge = ['Bearer realm="milepost"', ...(attribute === undefined ? [] : [attribute])].join(', ');
  return new Problem('unauthenticated', detail, { headers: { 'WWW-Authenticate': challenge } });
}
