import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { HeldClaim, IdempotentRequests, StoredAnswer } from '../../store/idempotency';
import { Problem } from './problems/problems';

/** The parts of a request that decide whether another one is its repeat. */
export interface RepeatableRequest {
  readonly callerId: string;
  readonly method: string;
  /** With the ids in it. */
  readonly path: string;
  /** The Idempotency-Key; absent: the request cannot be repeated. */
  readonly key: string | undefined;
  readonly actor: string;
  readonly body: unknown;
}

/** A request, identified by what it asks for. */
export interface NamedRequest {
  /** What the key stands for, whatever the body says; null when the request cannot be repeated. */
  readonly keyId: string | null;
  readonly bodyHash: string;
  /**
   * The same for each repeat and for no other request. Ids of commands and of what they create derive from it, so that
   * a repeat does nothing twice even when its first answer is lost.
   */
  readonly requestKey: string;
}

/** Gives a request and all its repeats one identity. */
export function nameRequest(request: RepeatableRequest): NamedRequest {
  const { callerId, method, path, key } = request;
  const hash = key === undefined ? '' : bodyHash(request);
  const parts = [callerId, method, path, key];
  return {
    keyId: key === undefined ? null : digest(parts).slice(0, 32),
    bodyHash: hash,
    // a key whose request was refused may come back with another body, which then asks for something else
    requestKey: key === undefined ? randomUUID() : digest([...parts, hash]).slice(0, 32),
  };
}

/**
 * The rule for Idempotency-Keys, on every route that takes one. 200 to 299 means that the request was carried out or is
 * durably queued: the answer stays with its key for a day or longer, see `Retention`, and every repeat gets it. Any
 * other status means that it was not, as far as is known: the key is free again, for the same request or a corrected
 * one.
 */
export function staysWithKey(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** An answer, and whether a repeat gets it where that does not follow from its status. */
type GivenAnswer = StoredAnswer & { readonly keepsKey?: boolean };

const replayed = 'Idempotent-Replayed';

/** Whether an answer is the one that an earlier request with the same key got. */
export function isReplay({ headers }: Pick<StoredAnswer, 'headers'>): boolean {
  return headers[replayed] !== undefined;
}

/**
 * Answers a request once: a repeat gets the first answer, see `staysWithKey`.
 *
 * @throws Problem when the key was used with another body, or the first request is still running
 */
export async function answerOnce<T extends GivenAnswer>(
  requests: IdempotentRequests,
  { keyId, bodyHash: hash }: NamedRequest,
  log: Logger,
  answer: () => Promise<T>,
): Promise<T | StoredAnswer> {
  if (keyId === null) return answer();
  const claim = await requests.claim(keyId, hash, new Date());
  switch (claim.kind) {
    case 'answered': {
      const { status, headers, body } = claim.answer;
      return { status, headers: { ...headers, [replayed]: 'true' }, body };
    }
    case 'running':
      throw new Problem('request-running', 'A request with this Idempotency-Key is still running.', {
        headers: { 'Retry-After': '1' },
      });
    case 'other-body':
      throw new Problem(
        'key-reused',
        'This Idempotency-Key was used with another body or actor: use a new one.',
      );
    case 'claimed':
      return answerAndSettle(claim, log, answer);
  }
}

async function answerAndSettle<T extends GivenAnswer>(
  claim: HeldClaim,
  log: Logger,
  answer: () => Promise<T>,
): Promise<T> {
  // until its row is settled, repeats are told to wait; that is no reason to withhold the answer
  const settle = (what: string, change: Promise<void>): Promise<void> =>
    change.catch((err: unknown) => log.error({ err }, `the answer could not be ${what} yet`));
  try {
    const given = await answer();
    const { status, headers, body, keepsKey = staysWithKey(status) } = given;
    // nobody waits for this write: a repeat that comes earlier waits a moment, and one after a crash does nothing twice
    if (keepsKey) void settle('kept', claim.keep({ status, headers, body }));
    else await settle('released', claim.release());
    return given;
  } catch (error) {
    await settle('released', claim.release());
    throw error;
  }
}

/** A hash that ignores the order of the body's fields. */
function bodyHash({ actor, body }: RepeatableRequest): string {
  return digest([actor, sorted(body)]);
}

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
