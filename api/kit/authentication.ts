import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiKey, ApiKeys } from '../../store/api-keys';
import { isKeyShaped } from '../../store/api-keys';
import type { Scope } from '../../store/models/api-key-models';
import { Problem } from './problems/problems';
import { recentlyFound } from './recently-found';

/** The sender of a request. */
export type Caller = ApiKey;

/** The caller on a route that needs no key. */
export const anonymous: Caller = {
  id: 'anonymous',
  name: 'anonymous',
  scopes: [],
  requestsPerMinute: null,
  expiresAt: null,
  endsAt: null,
};

/**
 * A key that was revoked, rotated away or given other scopes goes on as it was for `keptMs` at most, in every process:
 * within a second. A key in steady use costs a process a search every `freshMs`, and no request waits for it.
 */
const freshness = { freshMs: 300, keptMs: 800 } as const;
const keptKeys = 1_000;

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
  const known = recentlyFound<Caller>(freshness, keptKeys);
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
      const caller = isKeyShaped(key)
        ? await known.get(nameOf(key), () => apiKeys.find(key, new Date()))
        : null;
      if (caller && !(caller.endsAt && caller.endsAt <= new Date())) return caller;
      throw unauthenticated('The API key is not known, was revoked or has expired.', 'error="invalid_token"');
    },
  };
}

/** Whether a key may do what a scope stands for. */
export function hasScope({ scopes }: Pick<Caller, 'scopes'>, scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin');
}

/**
 * @throws Problem `scope-missing`
 */
export function requireScope(caller: Caller, scope: Scope): void {
  if (hasScope(caller, scope)) return;
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
