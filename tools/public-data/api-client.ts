import { setTimeout as delay } from 'node:timers/promises';

import pLimit from 'p-limit';
import { z } from 'zod';

/** One POST to the API. */
export interface ApiRequest {
  /** such as `/v1/projects` */
  readonly path: string;
  readonly body: unknown;
  /** names the request and all its repeats */
  readonly idempotencyKey: string;
  readonly apiKey: string;
  /** the person on whose behalf it is made */
  readonly actor?: string;
}

/**
 * How a request ended, after its repeats. `accepted`: 200 or 201 when it was carried out, 202 when it was only made
 * durable. `refused`: the API will not do it, however often it is asked. `unanswered`: given up.
 */
export type ApiAnswer =
  | { readonly kind: 'accepted'; readonly status: number; readonly body: unknown; readonly repeats: number }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly reason: string;
      readonly repeats: number;
    }
  | { readonly kind: 'unanswered'; readonly reason: string; readonly repeats: number };

/** One of the attempts at a request; `status` is null when there was no answer. */
export interface AttemptSeen {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly status: number | null;
  /** The code of a problem, or why there was no answer. */
  readonly code: string | null;
}

export interface ApiClient {
  post(request: ApiRequest): Promise<ApiAnswer>;
}

export interface ApiClientOptions {
  readonly apiUrl: string;
  /** requests at the same time; more of them wait their turn */
  readonly atOnce: number;
  /** ends the requests under way, and with them the repeats */
  readonly signal?: AbortSignal;
  /** after this many milliseconds a request is not repeated again */
  readonly giveUpAfterMs?: number;
  /** pauses between repeats do not get longer than this many milliseconds, unless the API asks for it */
  readonly longestPauseMs?: number;
  /** told of each attempt */
  readonly onAttempt?: (attempt: AttemptSeen) => void;
}

/** The API itself waits some seconds for a worker and some more for Temporal. */
const attemptTimeoutMs = 15_000;
const usualGiveUpAfterMs = 60_000;
const firstPauseMs = 100;
const usualLongestPauseMs = 5_000;

/**
 * Posts to the API. A request without an answer, with a server fault (5xx), over the limit (429) or still running (409
 * `request-running`) is repeated with the same Idempotency-Key: a repeat of what was carried out gets its first answer,
 * and nothing is done twice.
 */
export function apiClient(options: ApiClientOptions): ApiClient {
  const limit = pLimit(options.atOnce);
  return { post: (request) => limit(() => postUntilAnswered(options, request)) };
}

async function postUntilAnswered(options: ApiClientOptions, request: ApiRequest): Promise<ApiAnswer> {
  const { giveUpAfterMs = usualGiveUpAfterMs, longestPauseMs = usualLongestPauseMs } = options;
  const giveUpAtMs = Date.now() + giveUpAfterMs;
  for (let repeats = 0; ; repeats += 1) {
    const attempt = await attemptOnce(options, request);
    if (!attempt.again) return { ...attempt.answer, repeats };
    const pauseMs = attempt.afterMs ?? Math.min(firstPauseMs * 2 ** repeats, longestPauseMs);
    if (Date.now() + pauseMs > giveUpAtMs) return { kind: 'unanswered', reason: attempt.reason, repeats };
    await delay(pauseMs, undefined, options.signal && { signal: options.signal });
  }
}

type Attempt =
  | { readonly again: true; readonly afterMs: number | undefined; readonly reason: string }
  | {
      readonly again: false;
      readonly answer:
        | { kind: 'accepted'; status: number; body: unknown }
        | { kind: 'refused'; status: number; code: string; reason: string };
    };

const problemSchema = z.looseObject({ code: z.string(), detail: z.string().optional() });

async function attemptOnce(
  { apiUrl, signal, onAttempt }: ApiClientOptions,
  request: ApiRequest,
): Promise<Attempt> {
  const startedAtMs = Date.now();
  const seen = (ended: Pick<AttemptSeen, 'status' | 'code'>): void =>
    onAttempt?.({ startedAtMs, endedAtMs: Date.now(), ...ended });
  const { path, body, idempotencyKey, apiKey, actor } = request;
  const timeout = AbortSignal.timeout(attemptTimeoutMs);
  let status: number;
  let answer: unknown;
  let retryAfter: string | null;
  try {
    const response = await fetch(apiUrl + path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${apiKey}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotencyKey,
        ...(actor !== undefined && { 'X-Milepost-Actor': actor }),
      },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    status = response.status;
    retryAfter = response.headers.get('Retry-After');
    answer = await response.json();
  } catch (error) {
    signal?.throwIfAborted();
    seen({ status: null, code: messageOf(error) });
    return { again: true, afterMs: undefined, reason: `no answer (${messageOf(error)})` };
  }
  if (status < 300) {
    seen({ status, code: null });
    return { again: false, answer: { kind: 'accepted', status, body: answer } };
  }
  const problem = problemSchema.safeParse(answer);
  const code = problem.success ? problem.data.code : 'no problem code';
  seen({ status, code });
  const reason = `${status} ${code}: ${problem.success ? (problem.data.detail ?? '') : ''}`;
  const isPassing = status >= 500 || status === 429 || code === 'request-running';
  if (!isPassing) return { again: false, answer: { kind: 'refused', status, code, reason } };
  return { again: true, afterMs: retryAfter === null ? undefined : Number(retryAfter) * 1_000, reason };
}

/** `fetch` says "fetch failed" and hides why in the cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
