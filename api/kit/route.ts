import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Language } from '../../domain/playbook/playbook';
import type { Scope } from '../../store/models/api-key-models';
import type { Caller } from './authentication';
import type { ProblemCode } from './problems/problem-codes';
import type { ByteBody } from './request-body';

/** What a browser says about itself, for pages. */
export interface Browser {
  /** What was asked for: path and query. */
  readonly address: string;
  /** What it calls itself; empty when it does not. */
  readonly agent: string;
  /** Whether it opens a page, and sends no form. */
  readonly isVisit: boolean;
  readonly cookies: Readonly<Record<string, string>>;
  /**
   * `Sec-Fetch-Site`: whether the request comes from one of our pages. Older browsers, and those without TLS, do not
   * send it.
   */
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Which of our two languages the browser prefers; for pages whose reader is unknown. */
  readonly language: Language;
}

/** A request that has passed every check its route declares. */
export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  /** Who the request is for: a person or the API key itself. An id, never a person's name. */
  readonly actor: string;
  /** The same for a repeat with the same Idempotency-Key and for no other request: ids derive from it. */
  readonly requestKey: string;
  /** Whether it has an Idempotency-Key, and so may be a repeat. */
  readonly hasKey: boolean;
  readonly ifMatch: string | undefined;
  /** How long the caller wants to wait for a final answer, in milliseconds; absent when it has not said. */
  readonly waitMs: number | undefined;
  /** Names the request in answers and logs. */
  readonly requestId: string;
  readonly browser: Browser;
  /** As they came; Node writes their names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Logs with the request's id. */
  readonly log: Logger;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

/** One successful answer of a route. */
export interface ResponseSpec {
  readonly description: string;
  readonly schema: z.ZodType;
  /** JSON by default. */
  readonly mediaType?: string;
  /** In what other media types it may come, when the request asks for one; the handler names it in `Content-Type`. */
  readonly others?: Readonly<Record<string, { readonly schema: z.ZodType; readonly example: unknown }>>;
  readonly headers?: readonly ResponseHeader[];
}

export type ResponseHeader = 'ETag' | 'Location' | 'Link' | 'Retry-After' | 'Set-Cookie';

type Responses = Readonly<Record<number, ResponseSpec>>;

/** What a handler returns: a status that its route declares, and the body for that status. */
export type Answer<R extends Responses = Responses> = {
  [Status in keyof R & number]: {
    readonly status: Status;
    readonly body: Immutable<z.input<R[Status]['schema']>>;
    readonly headers?: Readonly<Record<string, string>>;
    /** Whether a repeat with its Idempotency-Key gets this answer; by default as the status says. */
    readonly keepsKey?: boolean;
  };
}[keyof R & number];

/** Schemas infer mutable types; what handlers return need not be mutable. */
type Immutable<T> = T extends Uint8Array
  ? T
  : T extends object
    ? { readonly [Part in keyof T]: Immutable<T[Part]> }
    : T;

/** An answer with status 200. */
export function ok<Body>(body: Body): { readonly status: 200; readonly body: Body } {
  return { status: 200, body };
}

/** A request and its answer, for the document. A test sends it to a running API. */
export interface RouteExample<Params, Query, Body> {
  readonly params?: Params;
  readonly query?: Partial<Query>;
  readonly body?: Body;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answer: unknown;
}

/** A list whose export is a right of its own, or an answer that is an export in every form. */
export interface Exported<Request, Deps> {
  /** The scope that the key needs beside that of the route. */
  readonly scope: Scope;
  /** The answer is one in every form; its handler looks after the rest. Otherwise only in forms other than JSON. */
  readonly always?: true;
  /**
   * What must hold of whoever asks, and where it is put down; once for each export, before anything of it is sent.
   *
   * @throws Problem when it does not hold
   */
  readonly before?: (request: Request, deps: Deps) => Promise<void>;
}

type Absent = z.ZodObject<Record<never, never>>;

export interface RouteDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends Responses,
  Deps,
> {
  /** Unique; client generators name methods by it. */
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In OpenAPI's form: `/v1/projects/{projectId}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  /** Its group in the document. */
  readonly tag: string;
  /** The scope that the API key needs; null: no key is needed. */
  readonly scope: Scope | null;
  /** For what is more than reading when it is taken away as a file. */
  readonly exported?: Exported<RouteRequest<z.output<P>, z.output<Q>, z.output<B>>, Deps>;
  /** The answer is a whole list, streamed as one JSON object a line; the handler answers its pages. */
  readonly streams?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /**
   * For people in a browser: the body is a form, problems are pages too, and no header marks a repeat or names another
   * person.
   */
  readonly page?: true;
  /** Only people in a browser find something here; to programs the address is unknown. */
  readonly hiddenFromPrograms?: true;
  /**
   * The body is not JSON: its schema gets a `Uint8Array`. Such a request is on nobody's behalf; its body says whom it
   * comes from.
   */
  readonly bytes?: ByteBody;
  /**
   * The answer has a secret, which is shown this once: it is not kept for repeats, so the request takes no
   * Idempotency-Key.
   */
  readonly shownOnce?: true;
  /** Whether the request carries the ETag of what it replaces. */
  readonly ifMatch?: true;
  /** Whether the request may say with `Prefer: wait=N` how long it waits for a final answer. */
  readonly waits?: true;
  /** Largest JSON body in bytes, where it is not that of all routes. */
  readonly longestBody?: number;
  readonly responses: R;
  /** False: the reference leaves it out, as it does with pages. */
  readonly inReference?: boolean;
  /** Codes beyond those that every route of its kind may answer. */
  readonly problems?: readonly ProblemCode[];
  readonly example: RouteExample<z.input<P>, z.input<Q>, z.input<B>>;
  readonly handler: (
    request: RouteRequest<z.output<P>, z.output<Q>, z.output<B>>,
    deps: Deps,
  ) => Promise<Answer<NoInfer<R>>> | Answer<NoInfer<R>>;
}

/**
 * A route without its own request's types: for code that treats all routes alike.
 *
 * @typeParam Deps what its handler depends on; code that only reads the declaration takes routes of any
 */
export type Route<Deps = never> = Omit<
  RouteDefinition<z.ZodObject, z.ZodObject, z.ZodType, Responses, Deps>,
  'handler' | 'example' | 'exported'
> & {
  readonly exported?: Exported<RouteRequest<never, never, never>, Deps>;
  readonly example: RouteExample<object, object, unknown>;
  readonly handler: (request: RouteRequest<never, never, never>, deps: Deps) => Promise<Answer> | Answer;
};

/** The scopes that a key needs for any answer of a route. */
export function scopesOf({ scope, exported }: Pick<Route, 'scope' | 'exported'>): readonly Scope[] {
  if (scope === null) return [];
  return exported?.always ? [scope, exported.scope] : [scope];
}

/** Whether a repeat of a request can be told from another one. */
export function takesIdempotencyKey({
  method,
  page,
  shownOnce,
}: Pick<Route, 'method' | 'page' | 'shownOnce'>): boolean {
  return method === 'post' && !page && !shownOnce;
}

/** Whether its answers have an ETag, and a client that knows the answer already gets 304: what programs read. */
export function isConditional({
  method,
  page,
  streams,
}: Pick<Route, 'method' | 'page' | 'streams'>): boolean {
  // what is never there as a whole has no tag
  return method === 'get' && !page && !streams;
}

/** Makes `defineRoute` for routes that share their handlers' dependencies and the document's groups. */
export function declaring<Deps, Tag extends string>() {
  /** Declares a route: the one place for its address, checks, documentation and handler. */
  return function defineRoute<
    R extends Responses,
    P extends z.ZodObject = Absent,
    Q extends z.ZodObject = Absent,
    B extends z.ZodType = z.ZodUndefined,
  >(route: RouteDefinition<P, Q, B, R, Deps> & { readonly tag: Tag }): Route<Deps> {
    // a handler takes exactly what its own schemas yield, which `serveRoutes` checks before calling it
    return route;
  };
}
