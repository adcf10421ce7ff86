import pLimit from 'p-limit';
import type { Answer, Attempt, Milepost } from '../../client/src';
import { createMilepost, MilepostProblem, MilepostUnreachable } from '../../client/src';

/** The headers of a request. */
export interface RequestHeaders {
  readonly 'Idempotency-Key': string;
  readonly 'X-Milepost-Actor'?: string;
}

/** One POST to the API. */
export interface ApiRequest {
  /** Makes the call. */
  readonly send: (milepost: Milepost, header: RequestHeaders) => Promise<Answer<unknown>>;
  /** names the request and all its repeats */
  readonly idempotencyKey: string;
  readonly apiKey: string;
  /** the person on whose behalf it is made */
  readonly actor?: string;
}

/** A request whose path is made at run time, such as `/v1/projects/project-1/contacts`. */
export function postTo(path: string, body: unknown): ApiRequest['send'] {
  return (milepost, header) => milepost.request('POST', path, { body, headers: { ...header } });
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
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** The API itself waits some seconds for a worker and some more for Temporal. */
const attemptTimeoutMs = 15_000;
const usualGiveUpAfterMs = 60_000;
const firstPauseMs = 100;
const usualLongestPauseMs = 5_000;

/** Calls the API with many keys, a few requests at a time; each is repeated until it is answered for good. */
export function apiClient(options: ApiClientOptions): ApiClient {
  const { apiUrl, atOnce, signal, onAttempt } = options;
  const { giveUpAfterMs = usualGiveUpAfterMs, longestPauseMs = usualLongestPauseMs } = options;
  const limit = pLimit(atOnce);
  const byKey = new Map<string, Milepost>();
  const clientOf = (apiKey: string): Milepost => {
    const milepost =
      byKey.get(apiKey) ??
      createMilepost({
        ...{ baseUrl: apiUrl, apiKey },
        retry: { attempts: Infinity, giveUpAfterMs, attemptTimeoutMs, firstPauseMs, longestPauseMs },
        ...(signal && { signal }),
        ...(onAttempt && { onAttempt }),
      });
    byKey.set(apiKey, milepost);
    return milepost;
  };
  return {
    post: ({ send, idempotencyKey, apiKey, actor }) => {
      const header = {
        'Idempotency-Key': idempotencyKey,
        ...(actor !== undefined && { 'X-Milepost-Actor': actor }),
      };
      return limit(() => send(clientOf(apiKey), header).then(accepted, unaccepted));
    },
  };
}

function accepted({ data, response, attempts }: Answer<unknown>): ApiAnswer {
  return { kind: 'accepted', status: response.status, body: data, repeats: attempts - 1 };
}

/** @throws what is neither a problem nor a lack of answers, such as the end of the run */
function unaccepted(error: unknown): ApiAnswer {
  if (error instanceof MilepostUnreachable) {
    return { kind: 'unanswered', reason: error.message, repeats: error.attempts - 1 };
  }
  if (!(error instanceof MilepostProblem)) throw error;
  const { status, code, detail, retryable, attempts } = error;
  const reason = `${status} ${code}: ${detail}`;
  return retryable
    ? { kind: 'unanswered', reason, repeats: attempts - 1 }
    : { kind: 'refused', status, code, reason, repeats: attempts - 1 };
}
