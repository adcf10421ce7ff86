import type { MaybeOptionalInit } from 'openapi-fetch';
import createClient from 'openapi-fetch';
import type { HttpMethod } from 'openapi-typescript-helpers';
import type { Answer, Call, InitParam } from './calls';
import type { FeedEvent, FollowOptions } from './feed';
import { follow } from './feed';
import type { ItemOf, PagedPath } from './pages';
import { items } from './pages';
import { operations } from './operations';
import { MilepostProblem } from './problem';
import type { Answered, Attempt, RetryOptions } from './retry';
import { fetchWithRetries, usualRetry } from './retry';
import type { paths } from './schema';

/** What a client is made of. */
export interface MilepostOptions {
  /** Address of the API, such as `https://milepost.example`. */
  readonly baseUrl: string;
  /** The API key, `mp_…`. */
  readonly apiKey: string;
  /** Id of the person on whose behalf all requests are made; the key needs `act-for-people`. */
  readonly actor?: string;
  readonly retry?: RetryOptions;
  /** Ends all requests of the client, and their repeats. */
  readonly signal?: AbortSignal;
  /** Told of each attempt, for logs and metrics. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client of the API for one key. */
export interface Milepost {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** The entries of a list, page after page. */
  items<Path extends PagedPath>(
    path: Path,
    ...init: InitParam<MaybeOptionalInit<paths[Path], 'get'>>
  ): AsyncGenerator<ItemOf<Path>, void, undefined>;
  /**
   * What happens, in order, for as long as it is read. Each event has its `cursor`: keep it with what you have made of
   * the event, and begin again with `after`.
   */
  follow(options?: FollowOptions): AsyncGenerator<FeedEvent, void, undefined>;
  /**
   * For a path that is made at run time. Without an Idempotency-Key of its own a POST is sent once.
   *
   * @throws as the typed calls do
   */
  request(method: string, path: string, init?: UntypedInit): Promise<Answer<unknown>>;
}

export interface UntypedInit {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

type AnyInit = UntypedInit & {
  readonly params?: Readonly<Partial<Record<'header' | 'path' | 'query', Readonly<Record<string, unknown>>>>>;
};

/**
 * Makes a client. The key is kept out of everything that can be printed.
 *
 * @throws TypeError when address or key cannot be used; it does not repeat the key
 */
export function createMilepost(options: MilepostOptions): Milepost {
  const { apiKey, actor, signal } = options;
  const baseUrl = checkedUrl(options.baseUrl);
  // an error of `fetch` about a header would show its value
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('apiKey must be visible ASCII characters.');
  const inner = createClient<paths>({
    baseUrl,
    // an answer of the API never leads elsewhere, and a key goes nowhere but where it was meant to
    redirect: 'manual',
    headers: { Authorization: `Bearer ${apiKey}`, ...(actor !== undefined && { 'X-Milepost-Actor': actor }) },
  });
  const retrying = {
    retry: { ...usualRetry, ...options.retry },
    fetch: options.fetch ?? ((request: Request) => fetch(request)),
    onAttempt: options.onAttempt,
  };

  async function call(
    method: Uppercase<HttpMethod>,
    path: string,
    init: AnyInit = {},
  ): Promise<Answer<unknown>> {
    let answered: Answered | undefined;
    const send = inner[method] as unknown as (
      path: string,
      init: object,
    ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
    const signals = [signal, init.signal].filter((each) => each !== undefined);
    const sent = await send(path, {
      ...init,
      headers: { ...usualHeaders(method, path, init), ...init.headers },
      ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
      fetch: async (request: Request) => {
        answered = await fetchWithRetries(request, retrying);
        return answered.response;
      },
    }).catch((error: unknown) => {
      if (answered && error instanceof SyntaxError) return { ...answered, isNoJson: true };
      throw error;
    });
    const attempts = answered?.attempts ?? 1;
    const { response } = sent;
    if (response.ok && !('isNoJson' in sent)) return { data: sent.data, response, attempts };
    throw new MilepostProblem({ method, path }, response, 'error' in sent ? sent.error : undefined, attempts);
  }

  const typed = <Method extends HttpMethod>(method: Uppercase<Method>): Call<Method> =>
    // openapi-fetch's own types say what goes in and comes out; only failures come otherwise
    ((path: string, init?: AnyInit) => call(method, path, init)) as unknown as Call<Method>;
  const GET = typed<'get'>('GET');
  return {
    GET,
    POST: typed<'post'>('POST'),
    PUT: typed<'put'>('PUT'),
    PATCH: typed<'patch'>('PATCH'),
    DELETE: typed<'delete'>('DELETE'),
    items: (path, ...init) => items((at, query) => call('GET', at, query), path, init[0] ?? {}),
    follow: (followed = {}) => follow(GET, followed),
    request: (method, path, init) => call(method.toUpperCase() as Uppercase<HttpMethod>, path, init),
  };
}

/** What the document asks of a request and nobody wants to write each time; the key is the same for all attempts. */
function usualHeaders(
  method: string,
  path: string,
  { body, params, headers }: AnyInit,
): Record<string, string> {
  const operation = operations[`${method} ${path}`];
  const given = { ...params?.header, ...headers };
  return {
    ...(operation?.mediaType !== undefined && body !== undefined && { 'Content-Type': operation.mediaType }),
    ...(operation?.takesKey &&
      given['Idempotency-Key'] === undefined && { 'Idempotency-Key': crypto.randomUUID() }),
  };
}

function checkedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TypeError('baseUrl must be an http or https address.');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('baseUrl must not have a password in it.');
  return given;
}
