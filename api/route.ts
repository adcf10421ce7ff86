import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { z } from 'zod';
import type { LedgersAnswer, LedgersRequest } from '../analysis/what-if-ledgers';
import type { WeekTime } from '../contracts/review-times';
import type { Language } from '../domain/playbook';
import type { MailReader } from '../mail/inbound-reader';
import type { Scope } from '../store/models';
import type { Store } from '../store/store';
import type { Caller } from './authentication';
import type { CalendarChanges } from './calendar-changes';
import type { CalendarYears } from './calendar-years';
import type { Standstills } from './standstills';
import type { HandOverCommands } from './hand-over-commands';
import type { Letters } from './letters';
import type { ProblemCode } from './problem-codes';
import type { ProjectCommands } from './project-commands';
import type { ByteBody } from './request-body';
import type { WeeklySchedules } from './weekly-schedules';

/** What handlers work with. */
export interface RouteDeps {
  readonly store: Store;
  readonly client: Client;
  readonly commands: ProjectCommands;
  readonly handOvers: HandOverCommands;
  readonly letters: Letters;
  readonly mailReader: MailReader;
  readonly weeklySchedules: WeeklySchedules;
  /** When weekly reviews are, where a manager's record says nothing else. */
  readonly reviewTime: WeekTime;
  readonly calendarChanges: CalendarChanges;
  readonly calendarYears: CalendarYears;
  readonly standstills: Standstills;
  /** Key of the calendar of people who name none; absent: Monday to Friday. */
  readonly companyCalendar?: string | undefined;
  /** The local hour at which a working day begins, such as `09:00`: a day that somebody chooses means this hour of it. */
  readonly workdayStart: string;
  /** Runs recorded ledgers under other days, by the working days of this installation. */
  readonly whatIf: (request: LedgersRequest) => Promise<LedgersAnswer>;
  /** Where people reach the pages; never ends in a slash. */
  readonly publicUrl: string;
  readonly metrics: Registry;
  /** The OpenAPI document. */
  readonly document: () => Readonly<Record<string, unknown>>;
  /** Whether the process is about to end: it is not ready for new requests then. */
  readonly isDraining: () => boolean;
}

/** What a browser says of itself, for pages. */
export interface Browser {
  readonly cookies: Readonly<Record<string, string>>;
  /** `Sec-Fetch-Site`: whether the request comes from a page of ours. Older browsers, and those without TLS, keep silent. */
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** What the browser prefers of our two languages; for pages whose reader is not known. */
  readonly language: Language;
}

/** A request after everything that its route declares was checked. */
export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  /** Who the request is for: a person, or the API key itself. Never a person's name. */
  readonly actor: string;
  /** The same for a repeat with the same Idempotency-Key, and for no other request: ids are made of it. */
  readonly requestKey: string;
  /** Whether it came with an Idempotency-Key, so that it may be a repeat. */
  readonly hasKey: boolean;
  readonly ifMatch: string | undefined;
  readonly browser: Browser;
  /** Names the request by its id. */
  readonly log: Logger;
  /** Aborts when the client has gone away. */
  readonly signal: AbortSignal;
}

/** One answer that a route may give when all goes well. */
export interface ResponseSpec {
  readonly description: string;
  readonly schema: z.ZodType;
  /** JSON unless it says otherwise. */
  readonly mediaType?: string;
  readonly headers?: readonly ResponseHeader[];
}

export type ResponseHeader = 'ETag' | 'Location' | 'Link' | 'Retry-After' | 'Set-Cookie';

type Responses = Readonly<Record<number, ResponseSpec>>;

/** What a handler gives back: a status that its route declares, and the body of that status. */
export type Answer<R extends Responses = Responses> = {
  [Status in keyof R & number]: {
    readonly status: Status;
    readonly body: Immutable<z.input<R[Status]['schema']>>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof R & number];

/** What schemas infer is mutable; what handlers answer with need not be. */
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

type Absent = z.ZodObject<Record<never, never>>;

export interface RouteDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends Responses,
> {
  /** Unique; client generators name methods by it. */
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put';
  /** In OpenAPI's form: `/v1/projects/{projectId}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  /** What the API key must be allowed; null: no key is needed. */
  readonly scope: Scope | null;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /**
   * Whether it is for people in a browser: the body is a form, problems are pages too, and no header names a repeat or
   * somebody else.
   */
  readonly page?: true;
  /**
   * The body is no JSON: its schema gets a `Uint8Array`. Such a request is on nobody's behalf; what is in the body says
   * whom it comes from.
   */
  readonly bytes?: ByteBody;
  /** Whether the request carries the ETag of what it replaces. */
  readonly ifMatch?: true;
  readonly responses: R;
  /** Codes beside those that every route of its kind may answer. */
  readonly problems?: readonly ProblemCode[];
  readonly example: RouteExample<z.input<P>, z.input<Q>, z.input<B>>;
  readonly handler: (
    request: RouteRequest<z.output<P>, z.output<Q>, z.output<B>>,
    deps: RouteDeps,
  ) => Promise<Answer<NoInfer<R>>> | Answer<NoInfer<R>>;
}

/** A route without the types of its own request: for what treats all routes alike. */
export type Route = Omit<
  RouteDefinition<z.ZodObject, z.ZodObject, z.ZodType, Responses>,
  'handler' | 'example'
> & {
  readonly example: RouteExample<object, object, unknown>;
  readonly handler: (request: RouteRequest<never, never, never>, deps: RouteDeps) => Promise<Answer> | Answer;
};

/** The groups of the document. */
export const tags = {
  Projects: 'Sales projects: where they stand and why',
  Reports: 'What happened in a project: milestones, contacts, decisions',
  Tasks: 'What one person has to do next: done, put off, passed on',
  Rule: 'The 15-30 rule of one project: holds, confirmed meetings, its days, new attempts',
  Reviews: 'Once a week: where every project of a team stands, and what is decided about it',
  'Hand-overs': 'What one person holds goes to others, with all that the company knows',
  People: 'Who can hold roles and get tasks',
  Customers: 'Whom projects are with',
  Playbooks: 'The written standard that projects follow',
  Calendars: 'Working days of countries and sites, by which deadlines fall',
  Mail: 'What comes back to mails: answers and bounces',
  Pages: 'What links in mails open, for people. The link itself is the key',
  Operations: 'Health, metrics and this document. No API key is needed',
} as const;
export type Tag = keyof typeof tags;

/**
 * Declares a route: the one place for its address, its checks, its documentation and what it does.
 */
export function defineRoute<
  R extends Responses,
  P extends z.ZodObject = Absent,
  Q extends z.ZodObject = Absent,
  B extends z.ZodType = z.ZodUndefined,
>(route: RouteDefinition<P, Q, B, R>): Route {
  // a handler takes exactly what its own schemas give, which `serveRoute` checks before it calls it
  return route;
}
