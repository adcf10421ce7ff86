import type { RequestName } from './problem';
import { isPassing, MilepostUnreachable, reasonOf } from './problem';

/** How often and how long a request is repeated. */
export interface RetryOptions {
  /** Attempts at a request, the first included; 5 by default. */
  readonly attempts?: number;
  /** Milliseconds from the first attempt after which none begins; 120,000 by default. */
  readonly giveUpAfterMs?: number;
  /** Milliseconds that an attempt may take; 60,000 by default, twice the longest wait that the API knows. */
  readonly attemptTimeoutMs?: number;
  /** The pause after the first attempt, in milliseconds, before chance shortens it; it doubles each time. 200 by default. */
  readonly firstPauseMs?: number;
  /** The longest pause that the client itself chooses, in milliseconds; 10,000 by default. */
  readonly longestPauseMs?: number;
}

/** One of the attempts at a request. */
export interface Attempt extends RequestName {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** null when there was no answer. */
  readonly status: number | null;
  /** The code of a problem, or why there was no answer. */
  readonly code: string | null;
}

export interface Retrying {
  readonly retry: Required<RetryOptions>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly onAttempt: ((attempt: Attempt) => void) | undefined;
}

export const usualRetry: Required<RetryOptions> = {
  attempts: 5,
  giveUpAfterMs: 120_000,
  attemptTimeoutMs: 60_000,
  firstPauseMs: 200,
  longestPauseMs: 10_000,
};

/** RFC 9110, 9.2.2. */
const idempotentMethods: readonly string[] = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'];

/** Whether a repeat of a request does nothing twice. */
export function isRepeatable(request: Request): boolean {
  return idempotentMethods.includes(request.method) || request.headers.has('Idempotency-Key');
}

/** A request that was answered, well or not, and after how many attempts. */
export interface Answered {
  readonly response: Response;
  readonly attempts: number;
}

/**
 * Makes a request, and makes it again while it gets no answer or one that may pass, as long as a repeat is safe.
 *
 * @throws MilepostUnreachable when there was no answer
 * @throws the reason of the request's own signal, when it was aborted
 */
export async function fetchWithRetries(request: Request, options: Retrying): Promise<Answered> {
  const { retry } = options;
  const giveUpAtMs = Date.now() + retry.giveUpAfterMs;
  const most = isRepeatable(request) ? retry.attempts : 1;
  for (let attempts = 1; ; attempts += 1) {
    const attempt = await attemptOnce(request, options);
    if ('response' in attempt && !attempt.mayPass) return { response: attempt.response, attempts };
    const pauseMs = attempt.retryAfterMs ?? chosenPauseMs(retry, attempts);
    if (attempts >= most || Date.now() + pauseMs > giveUpAtMs) {
      if ('response' in attempt) return { response: attempt.response, attempts };
      throw new MilepostUnreachable(nameOf(request), attempt.error, attempts);
    }
    await pause(pauseMs, request.signal);
  }
}

type Tried =
  | { readonly response: Response; readonly mayPass: boolean; readonly retryAfterMs: number | undefined }
  | { readonly error: unknown; readonly retryAfterMs: undefined };

async function attemptOnce(request: Request, { fetch, retry, onAttempt }: Retrying): Promise<Tried> {
  const startedAtMs = Date.now();
  const seen = (ended: Pick<Attempt, 'status' | 'code'>): void =>
    onAttempt?.({ ...nameOf(request), startedAtMs, endedAtMs: Date.now(), ...ended });
  // a timer of our own: one that outlives the attempt would keep a program from ending
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new Error(`no answer within ${retry.attemptTimeoutMs} ms`)),
    retry.attemptTimeoutMs,
  );
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    const response = await whole(await fetch(new Request(request.clone(), { signal })));
    const code = response.ok ? null : await codeOf(response);
    seen({ status: response.status, code });
    const mayPass = !response.ok && isPassing(response.status, code ?? undefined);
    return { response, mayPass, retryAfterMs: retryAfterMs(response) };
  } catch (error) {
    request.signal.throwIfAborted();
    seen({ status: null, code: reasonOf(late.signal.aborted ? late.signal.reason : error) });
    return { error: late.signal.aborted ? late.signal.reason : error, retryAfterMs: undefined };
  } finally {
    clearTimeout(timer);
  }
}

/** An answer with all of its body: a connection that breaks in the middle counts as no answer. Streams stay streams. */
async function whole(response: Response): Promise<Response> {
  if (response.ok && !/[/+]json\b/.test(response.headers.get('Content-Type') ?? '')) return response;
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

async function codeOf(response: Response): Promise<string | null> {
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
  return typeof code === 'string' ? code : null;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Doubles each time, and is cut by chance to half at most: programs that failed together do not come back together. */
function chosenPauseMs({ firstPauseMs, longestPauseMs }: Required<RetryOptions>, attempts: number): number {
  return Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs) * (1 - Math.random() / 2);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function nameOf({ method, url }: Request): RequestName {
  return { method, path: new URL(url).pathname };
}
