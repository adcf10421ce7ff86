import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { idSchema } from '../../contracts/wire/directory';
import { idempotencyKeySchema } from '../../contracts/wire/project-requests';
import type { Store } from '../../store/store';
import type { Authentication, Caller } from './authentication';
import { anonymous, requireScope } from './authentication';
import { answerOnce, isReplay, nameRequest } from './idempotency';
import { browserOf, wantsPage } from './browser';
import { conditional } from './etag';
import { formatOf, itemOf, queryOf, sendExport, withoutExport } from './exports';
import { plainly } from './problems/plain-words';
import { bodyErrors, bodyProblem, parameterErrors, Problem } from './problems/problems';
import type { RequestLimits } from './rate-limit';
import { withoutLimit } from './rate-limit';
import { readBytes, readForm, readJson } from './request-body';
import type { FinalAnswer, PageDeps } from './responses';
import { bodyText, problemAnswer, requestIdOf, sendAnswer, toProblem } from './responses';
import type { Route, RouteRequest } from './route';
import { isConditional, scopesOf, takesIdempotencyKey } from './route';
import { waitOf } from './preferences';
import { because } from '../../telemetry/cause';
import { keyActor } from '../../domain/project/model/actors';

/** What serving a route needs, whatever its handler depends on. */
export interface ServeDeps extends PageDeps {
  readonly store: Pick<Store, 'people' | 'idempotency'>;
  readonly authentication: Authentication;
  readonly limits: RequestLimits;
}

declare module 'express-serve-static-core' {
  interface Locals {
    caller?: Caller;
    /** The declared path, for metrics and logs. */
    route?: string;
    /** Whether people see the answer: problems are pages then. */
    page?: boolean;
    /** Which project it is about, where the path says so by the id. */
    projectId?: string;
  }
}

/** Registers routes with Express, each with its own checks; other methods on their paths get 405. */
export function serveRoutes<Deps>(
  router: Router,
  routes: readonly Route<Deps>[],
  deps: Deps & ServeDeps,
): void {
  const actors = actorsOf(deps);
  for (const route of routes) {
    router[route.method](toExpressPath(route.path), ...checksOf(route, deps), answerTo(route, deps, actors));
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    router
      .route(toExpressPath(path))
      .all(otherMethod([...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS']));
  }
}

/** `/v1/projects/{projectId}` in Express's form. */
export function toExpressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function otherMethod(allowed: readonly string[]): RequestHandler {
  const Allow = allowed.join(', ');
  return (request, response, next) => {
    if (request.method === 'OPTIONS') return void response.status(204).set({ Allow }).end();
    // the route is there and has let the request pass
    if (allowed.includes(request.method)) return void next();
    throw new Problem('method-not-allowed', `${request.path} takes ${Allow}, not ${request.method}.`, {
      headers: { Allow },
    });
  };
}

/** Ids that this API gives; anything else in their place is what somebody has called something. */
const ownIdPattern = /^project-[0-9a-f]{20}$/;

/** Caller, rate limit, permission, then a readable body: in this order, so that strangers cost little. */
function checksOf(route: Route, { authentication, limits }: ServeDeps): RequestHandler[] {
  const { path, body, page, hiddenFromPrograms, bytes, longestBody } = route;
  const scopes = scopesOf(route);
  const begin: RequestHandler = (request, response, next) => {
    if (hiddenFromPrograms && !wantsPage(request)) return void next('route');
    response.locals.route = path;
    response.locals.page = page ?? false;
    const { projectId } = request.params;
    if (typeof projectId === 'string' && ownIdPattern.test(projectId)) response.locals.projectId = projectId;
    next();
  };
  const identify: RequestHandler = async (request, response, next) => {
    response.locals.caller = await authentication.identify(request);
    withoutLimit(response);
    next();
  };
  const byKey: readonly RequestHandler[] = [
    limits.ofWrongKeys,
    identify,
    limits.ofKey,
    (_request, response, next) => {
      for (const scope of scopes) requireScope(response.locals.caller ?? anonymous, scope);
      next();
    },
  ];
  const readBody = bytes ? readBytes(bytes) : page ? readForm : readJson(longestBody);
  return [
    begin,
    ...(page ? [limits.ofPages] : []),
    ...(scopes.length === 0 ? [] : byKey),
    ...(body ? [readBody] : []),
  ];
}

/** Looks up a person; null when the directory does not have them. */
type Actors = (personId: string) => Promise<Pick<Person, 'active'> | null>;

/** Looked up for each request: a person who was just deactivated can do nothing more. */
function actorsOf({ store }: ServeDeps): Actors {
  return (personId) => store.people.read(personId);
}

function answerTo<Deps>(route: Route<Deps>, deps: Deps & ServeDeps, actors: Actors): RequestHandler {
  return async (request: Request, response: Response, _next: NextFunction) => {
    const { params, query, body, headers } = read(route, request);
    const browser = browserOf(request);
    const wait = route.waits ? waitOf(headers.prefer) : undefined;
    const caller = response.locals.caller ?? anonymous;
    const actor = await actorOf(
      route.scope === null || route.bytes ? undefined : headers['x-milepost-actor'],
      caller,
      actors,
    );
    const named = nameRequest({
      callerId: caller.id,
      method: request.method,
      path: request.path,
      key: takesIdempotencyKey(route) ? headers['idempotency-key'] : undefined,
      actor,
      body: bodyAndHeaders(route, body, request),
    });
    const routeRequest: RouteRequest<unknown, unknown, unknown> = {
      params,
      query: withoutExport(query),
      body,
      caller,
      actor,
      requestKey: named.requestKey,
      hasKey: named.keyId !== null,
      ifMatch: headers['if-match'],
      requestId: requestIdOf(response),
      waitMs: wait && wait.seconds * 1_000,
      browser,
      headers: request.headers,
      log: request.log,
      signal: abortedWith(response),
    };
    for (const header of variesBy(route)) response.vary(header);
    // once more, since a body may arrive from where nobody knows of the request
    const { within } = response.locals;
    const inRequest = <Given>(work: () => Promise<Given>): Promise<Given> =>
      because({ requestId: request.id }, () => (within ? within(work) : work()));
    const framed = <Given>(work: () => Promise<Given>): Promise<Given> =>
      route.page ? deps.aroundPage(browser, work) : work();
    const format = formatOf(route, request, query);
    if (format !== 'json') {
      if (route.exported) requireScope(caller, route.exported.scope);
      let { before } = route.exported ?? {};
      const read = async (asked: unknown): Promise<unknown> => {
        const of = (given: unknown) =>
          ({ ...routeRequest, query: given }) as RouteRequest<never, never, never>;
        const { body: page } = await route.handler(of(asked), deps);
        // what is refused is no export
        await before?.(of(routeRequest.query), deps);
        before = undefined;
        return page;
      };
      return inRequest(() => sendExport({ route, format, query, read }, request, response));
    }
    const answer = await inRequest(() =>
      answerOnce(deps.store.idempotency, named, request.log, () =>
        framed(() =>
          finalAnswer(route, routeRequest, deps, (problem) =>
            problemAnswer(problem, request, response, deps.problemPage),
          ),
        ),
      ),
    );
    if (wait && !isReplay(answer)) response.set('Preference-Applied', wait.applied);
    const mediaType = mediaTypeOf(route, answer);
    if (!isConditional(route)) return void sendAnswer(response, answer, mediaType);
    const text = Buffer.from(bodyText(answer.body, mediaType));
    sendAnswer(
      response,
      conditional({ ...answer, body: text }, text, request.headers['if-none-match']),
      mediaType,
    );
  };
}

/** Request headers that decide about the answer to a GET. */
function variesBy(route: Route): string[] {
  if (!isConditional(route) || route.scope === null) return [];
  return ['Authorization', 'X-Milepost-Actor', ...(itemOf(route) ? ['Accept'] : [])];
}

/** All of what was sent: another header may make it another request. */
function bodyAndHeaders({ bytes }: Route, body: unknown, request: Request): unknown {
  if (!bytes?.headers) return body;
  return [body, ...Object.keys(bytes.headers.shape).map((name) => request.headers[name] ?? null)];
}

/** A handler's answer; a problem that the client can solve is an answer like any other. */
async function finalAnswer<Deps>(
  route: Route<Deps>,
  request: RouteRequest<unknown, unknown, unknown>,
  deps: Deps,
  answerOf: (problem: Problem) => FinalAnswer,
): Promise<FinalAnswer> {
  try {
    const answer = await route.handler(request as RouteRequest<never, never, never>, deps);
    const { status, body, headers, keepsKey = true } = answer;
    return { status, body, headers: { ...headers }, ...(!keepsKey && { keepsKey }) };
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) throw problem;
    return answerOf(problem);
  }
}

function mediaTypeOf(route: Route, { status }: FinalAnswer): string {
  if (route.page) return 'text/html';
  if (status >= 400 && !route.responses[status]) return 'application/problem+json';
  return route.responses[status]?.mediaType ?? 'application/json';
}

const headersSchema = z.object({
  'idempotency-key': idempotencyKeySchema.optional(),
  'x-milepost-actor': idSchema.optional(),
  'if-match': z.string().max(1000).optional(),
  prefer: z.string().max(1000).optional(),
});
const nothing = z.strictObject({});

/** The parts of a request, as its route declares them. */
function read(route: Route, request: Request) {
  const params = parameters(route.params ?? nothing, request.params);
  const query = parameters(queryOf(route) ?? nothing, request.query);
  const headers = parameters(headersSchema, request.headers);
  if (!route.body) return { params, query, headers, body: undefined };
  const body = route.body.safeParse(request.body, { error: plainly });
  if (body.success) return { params, query, headers, body: body.data };
  throw bodyProblem(bodyErrors(body.error), route.problems ?? []);
}

function parameters<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given, { error: plainly });
  if (parsed.success) return parsed.data;
  const errors = parameterErrors(parsed.error);
  const which = errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ');
  throw new Problem('invalid-parameters', `The request is not valid: ${which}.`, { errors });
}

async function actorOf(personId: string | undefined, caller: Caller, actors: Actors): Promise<string> {
  if (personId === undefined) return keyActor(caller.name);
  requireScope(caller, 'act-for-people');
  const person = await actors(personId);
  if (person?.active) return personId;
  if (person) {
    throw new Problem('actor-inactive', `X-Milepost-Actor names "${personId}", who is not active any more.`, {
      errors: [{ parameter: 'X-Milepost-Actor', detail: 'names somebody who is not active' }],
    });
  }
  throw new Problem('unknown-actor', `X-Milepost-Actor names "${personId}", who is not in the directory.`, {
    errors: [{ parameter: 'X-Milepost-Actor', detail: 'names nobody of the directory' }],
  });
}

/** Aborts when the client goes away before it has its answer. */
function abortedWith(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
