import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { IdempotentRequests, StoredAnswer } from '../store/idempotency';
import { Problem } from './problems';

/** A request as far as it decides whether another one is its repeat. */
export interface RepeatableRequest {
  readonly callerId: string;
  readonly method: string;
  /** With the ids that are in it. */
  readonly path: string;
  /** The Idempotency-Key; absent: the request has no repeat. */
  readonly key: string | undefined;
  readonly actor: string;
  readonly body: unknown;
}

/**
 * What names a request and all its repeats: ids of commands and of what they create are made of it, so that a repeat
 * does nothing twice even when its first answer is lost.
 */
export function requestKey({ callerId, method, path, key }: RepeatableRequest): string {
  if (key === undefined) return randomUUID();
  return digest([callerId, method, path, key]).slice(0, 32);
}

/**
 * Answers a request once: a repeat gets the first answer.
 *
 * @param answer gives the answer of this request; one with a status from 500 is not kept, so that it can be repeated
 * @throws Problem when the key was used with another body, or the first request is still running
 */
export async function answerOnce<T extends StoredAnswer>(
  requests: IdempotentRequests,
  request: RepeatableRequest,
  log: Logger,
  answer: () => Promise<T>,
): Promise<T | StoredAnswer> {
  if (request.key === undefined) return answer();
  const id = requestKey(request);
  const claim = await requests.claim(id, bodyHash(request), new Date());
  switch (claim.kind) {
    case 'answered': {
      const { status, headers, body } = claim.answer;
      return { status, headers: { ...headers, 'Idempotent-Replayed': 'true' }, body };
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
      return answerAndKeep(requests, id, log, answer);
  }
}

async function answerAndKeep<T extends StoredAnswer>(
  requests: IdempotentRequests,
  id: string,
  log: Logger,
  answer: () => Promise<T>,
): Promise<T> {
  // without its row a repeat is done again, and the project knows the command by its id: so a row that cannot be
  // written or removed costs the client nothing, and is no reason to withhold the answer
  const tidy = (what: string, change: Promise<void>): Promise<void> =>
    change.catch((err: unknown) => log.error({ err, idempotencyId: id }, `the answer could not be ${what}`));
  try {
    const given = await answer();
    const { status, headers, body } = given;
    if (status >= 500) await tidy('released', requests.release(id));
    else await tidy('kept', requests.keep(id, { status, headers, body }));
    return given;
  } catch (error) {
    await tidy('released', requests.release(id));
    throw error;
  }
}

/** The same for bodies that say the same, whatever the order of their fields. */
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
