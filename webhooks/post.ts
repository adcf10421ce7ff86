import http from 'node:http';
import https from 'node:https';
import type { LookupAddress } from 'node:dns';
import type { DestinationRules } from './destination';
import { checkedLookup, checkUrl, ForbiddenDestination } from './destination';
import type { WebhookMessage } from './message';
import { webhookHeaders } from './message';

/** How one attempt ended. */
export interface PostOutcome {
  /** Whether the receiver has it: it answered with a 2xx status. */
  readonly isDelivered: boolean;
  /** Absent when there was no answer. */
  readonly status?: number;
  /** Why it was not delivered, for whoever looks after the receiver. */
  readonly error?: string;
  /** How the answer began, at most `shownBytes`. */
  readonly answer?: string;
  /** When the receiver wants the next attempt, as seconds from now. */
  readonly retryAfterSeconds?: number;
  readonly durationMs: number;
}

export interface Endpoint {
  readonly url: string;
  readonly secrets: readonly string[];
}

export interface PostOptions extends DestinationRules {
  /** How long the receiver may take in all, milliseconds. */
  readonly timeoutMs?: number;
  /** The addresses of a name, in place of what the host's resolver says. */
  readonly resolve?: (hostname: string) => Promise<LookupAddress[]>;
}

/** Long enough for a receiver that stores what it gets and works on it later. */
const usualTimeoutMs = 15_000;

/** How much of an answer is read: it is for people who look for a fault, and a receiver may send without end. */
const shownBytes = 1_024;

/**
 * Makes one attempt to deliver a message. Never throws: whatever goes wrong is an outcome.
 *
 * Redirects are not followed: where a receiver has moved to is for its owner to say, and was not checked.
 */
export async function postMessage(
  { url, secrets }: Endpoint,
  message: WebhookMessage,
  options: PostOptions,
): Promise<PostOutcome> {
  const startedMs = Date.now();
  const durationMs = (): number => Date.now() - startedMs;
  try {
    const target = checkUrl(url, options);
    const answer = await send(
      target,
      message.body,
      webhookHeaders(message, secrets, new Date(startedMs)),
      options,
    );
    const { status } = answer;
    const isDelivered = status >= 200 && status < 300;
    const error = isDelivered ? {} : { error: refusalOf(status) };
    return { isDelivered, ...answer, ...error, durationMs: durationMs() };
  } catch (error) {
    return { isDelivered: false, error: faultOf(error, options), durationMs: durationMs() };
  }
}

type Answer = Pick<PostOutcome, 'answer' | 'retryAfterSeconds'> & { readonly status: number };

function send(
  target: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { timeoutMs = usualTimeoutMs, resolve, ...rules }: PostOptions,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const { request } = target.protocol === 'https:' ? https : http;
    const bytes = Buffer.from(body);
    const sent = request(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'Content-Length': bytes.length },
        lookup: checkedLookup(target, rules, resolve),
        // a connection that is kept may lead to an address that is not allowed any more
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const { statusCode: status = 0 } = response;
        const retryAfterSeconds = Number(response.headers['retry-after']);
        const chunks: Buffer[] = [];
        let size = 0;
        const end = (): void => {
          const answer = Buffer.concat(chunks).subarray(0, shownBytes).toString('utf8');
          done({
            status,
            ...(answer !== '' && { answer }),
            ...(retryAfterSeconds > 0 && { retryAfterSeconds }),
          });
          response.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size >= shownBytes) end();
        });
        response.on('end', end);
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(bytes);
  });
}

function refusalOf(status: number): string {
  if (status >= 300 && status < 400) {
    return `The receiver answered ${status}: redirects are not followed. Set the address that it points to.`;
  }
  return `The receiver answered ${status}: what is not 2xx counts as not delivered.`;
}

function faultOf(error: unknown, { timeoutMs = usualTimeoutMs }: PostOptions): string {
  if (error instanceof ForbiddenDestination) return error.message;
  const { name, code, message } = error as Error & { readonly code?: string };
  if (name === 'AbortError' || name === 'TimeoutError') {
    return `The receiver did not answer within ${timeoutMs / 1000} seconds.`;
  }
  return code === undefined ? message : `${message} (${code})`;
}
