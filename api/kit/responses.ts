import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import { isTemporalUnavailable } from '../../temporal/command-failures';
import type { Language } from '../../domain/playbook/playbook';
import { browserLanguage, browserOf, wantsPage } from './browser';
import { Problem, problemDocument, problemMediaType } from './problems/problems';
import type { Browser } from './route';

/** An answer ready to be sent, and to be stored for a repeat. */
export interface FinalAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Sent as JSON, except text and bytes of another media type. */
  readonly body: unknown;
  /** Whether a repeat gets it too; by default as the status says. */
  readonly keepsKey?: boolean;
}

/** Renders a problem for people in a browser, in their language, with the number under which the log says more. */
export type ProblemPage = (
  problem: Problem,
  language: Language,
  requestId: string,
) => { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** Runs what makes a page within what all pages show: the header above them. */
export type AroundPage = <Made>(browser: Browser, work: () => Promise<Made>) => Promise<Made>;

/** How people in a browser get their answers. */
export interface PageDeps {
  /** How a problem looks to them. */
  readonly problemPage: ProblemPage;
  readonly aroundPage: AroundPage;
}

/** The request id that the client sent or was given. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader('X-Request-Id'));
}

export function sendAnswer(
  response: Response,
  { status, headers, body }: FinalAnswer,
  mediaType: string,
): void {
  if (response.headersSent || response.destroyed) return;
  response.status(status).set(headers);
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-store');
  if (status === 304) return void response.end();
  if (!response.hasHeader('Content-Type')) response.type(mediaType);
  response.send(bodyText(body, mediaType));
}

/** A body as it is sent. */
export function bodyText(body: unknown, mediaType: string): string | Buffer {
  if (Buffer.isBuffer(body) || (typeof body === 'string' && !mediaType.endsWith('json'))) return body;
  return JSON.stringify(body);
}

/** The answer to a problem: a page for people in a browser, a problem document otherwise. */
export function problemAnswer(
  problem: Problem,
  request: Request,
  response: Response,
  problemPage: ProblemPage,
): FinalAnswer {
  const { status, extras } = problem;
  response.locals.problemCode = problem.code;
  const requestId = requestIdOf(response);
  if (response.locals.page) {
    const { body, headers } = problemPage(problem, browserLanguage(request.headers), requestId);
    return { status, headers: { ...extras.headers, ...headers }, body };
  }
  return { status, headers: { ...extras.headers }, body: problemDocument(problem, requestId) };
}

/** What an error means to the client; internal errors reveal nothing more. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const soon = { headers: { 'Retry-After': '5' }, cause: error };
  if (isStoreUnavailable(error)) {
    const detail = 'The database cannot be reached, or takes no writes: try again in a moment.';
    return new Problem('store-unavailable', detail, soon);
  }
  if (isTemporalUnavailable(error)) {
    return new Problem('temporal-unavailable', 'Temporal cannot be reached: try again in a moment.', soon);
  }
  if (error instanceof URIError || (error as { status?: unknown } | null)?.status === 400) {
    return new Problem('invalid-parameters', 'The address is not encoded correctly.', { cause: error });
  }
  return new Problem(
    'internal',
    'The request could not be carried out. The log says why, under the request id.',
    {
      cause: error,
    },
  );
}

/** Answers requests that match no route. */
export const unknownRoute: RequestHandler = (request) => {
  throw new Problem('unknown-route', `There is nothing at ${request.path}: /docs lists what there is.`);
};

/** Marks what no route has taken and a person asks for in a browser: it is answered with a page. */
export const markPages: RequestHandler = (request, response, next) => {
  response.locals.page ??= wantsPage(request);
  next();
};

/** Answers errors: a page for people in a browser, a problem document otherwise. */
export function answerProblems({ problemPage, aroundPage }: PageDeps): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const problem = toProblem(error);
    if (response.destroyed && isAbort(problem.extras.cause))
      return void request.log.info('the client has gone away');
    if (problem.status >= 500) request.log.error({ err: error as unknown }, problem.message);
    const isPage = response.locals.page ?? wantsPage(request);
    response.locals.page = isPage;
    const answer = () => problemAnswer(problem, request, response, problemPage);
    // strangers who ask too often, and faults of ours, cost no more look-ups
    const isFramed = isPage && problem.status < 500 && problem.code !== 'too-many-requests';
    const made = isFramed
      ? await aroundPage(browserOf(request), () => Promise.resolve(answer())).catch(answer)
      : answer();
    sendAnswer(response, made, isPage ? 'text/html' : problemMediaType);
  };
}

/** Whether something stopped because nobody waits for it any more. */
function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError';
}
