import type { Scope } from '../../../store/models/api-key-models';
import type { Caller } from '../../kit/authentication';
import { hasScope, requireScope } from '../../kit/authentication';
import { invalidBody } from '../../kit/problems/problems';

/** The rights that a key gives, and what it may be given: never more than it has. */

/**
 * Refuses to touch a key that may do more than the caller.
 *
 * @throws Problem `scope-missing`
 */
export function requireScopesOf(caller: Caller, { scopes }: { readonly scopes: readonly Scope[] }): void {
  for (const scope of scopes) requireScope(caller, scope);
}

/**
 * When a key that the caller makes or rotates expires.
 *
 * @param given absent: when the caller does
 * @throws Problem `invalid-body` when it is over already, or later than the caller's own end
 */
export function expiryBy(
  { expiresAt: own, name }: Caller,
  given: Date | null | undefined,
  now: Date,
): Date | null {
  if (given === undefined) return own;
  if (given && given <= now) throw invalidBody([{ pointer: '#/expiresAt', detail: 'must be in the future' }]);
  if (!own || (given && given <= own)) return given;
  const detail = `must be ${own.toISOString()} or earlier, when the API key "${name}" expires itself`;
  throw invalidBody([{ pointer: '#/expiresAt', detail }]);
}

/**
 * The limit of a key that the caller makes or limits. Who may do everything sets it freely; another key gives its own,
 * or less when it has one.
 *
 * @throws Problem `invalid-body`
 */
export function limitBy(caller: Caller, given: number | null | undefined): number | null {
  const { requestsPerMinute: own, name } = caller;
  if (hasScope(caller, 'admin')) return given ?? null;
  if (given === undefined || given === own) return own;
  if (own !== null && given !== null && given < own) return given;
  const detail =
    own === null
      ? `must be null: the API key "${name}" has no limit of its own to give a part of`
      : `must be ${own} or less, as the API key "${name}" has itself`;
  throw invalidBody([{ pointer: '#/requestsPerMinute', detail }]);
}
