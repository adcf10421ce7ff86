import type { components } from './schema';

/** A problem document (RFC 9457), as the API answers it. */
export type ProblemDocument = components['schemas']['Problem'];

/** Statuses after which the same request may be answered otherwise a little later. */
const passingStatuses: readonly number[] = [429, 500, 502, 503, 504];

/** Codes of the same kind whose status says nothing. */
const passingCodes: readonly string[] = ['request-running'];

/** Whether the same request may succeed when it is made again. */
export function isPassing(status: number, code: string | undefined): boolean {
  return passingStatuses.includes(status) || (code !== undefined && passingCodes.includes(code));
}

/**
 * The API has answered that it will not do what was asked, or cannot now. It holds what was answered and nothing of the
 * request but its method and path: no key and no body, so it may be logged.
 */
export class MilepostProblem extends Error {
  override readonly name = 'MilepostProblem';
  readonly status: number;
  /** Stays the same for ever: decide by it. `unexpected-answer` when something other than the API has answered. */
  readonly code: string;
  readonly title: string;
  /** What is wrong with the request and what to do, for people. */
  readonly detail: string;
  /** Names the request in the logs of Milepost. */
  readonly requestId: string | null;
  /** Fields and parameters that are wrong. */
  readonly errors: NonNullable<ProblemDocument['errors']>;
  /** Everything that is missing, or may be chosen instead. */
  readonly missing: readonly string[];
  /** Whether the same request may succeed later: the client has tried already, as often as it may. */
  readonly retryable: boolean;
  /** How many attempts were made. */
  readonly attempts: number;

  constructor(request: RequestName, response: Response, body: unknown, attempts: number) {
    const problem = isProblemDocument(body) ? body : unexpected(response);
    super(
      `${request.method} ${request.path} was answered ${response.status} ${problem.code}: ${problem.detail}`,
    );
    this.status = response.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = response.headers.get('X-Request-Id') ?? problem.instance ?? null;
    this.errors = problem.errors ?? [];
    this.missing = problem.missing ?? [];
    this.retryable = isPassing(response.status, problem.code);
    this.attempts = attempts;
  }
}

/** There was no answer: the network, a proxy or the API is down, or it took too long. */
export class MilepostUnreachable extends Error {
  override readonly name = 'MilepostUnreachable';
  /** The same request may be answered later. Whether it was carried out is not known. */
  readonly retryable = true;
  /** How many attempts were made. */
  readonly attempts: number;

  constructor(request: RequestName, cause: unknown, attempts: number) {
    const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`;
    super(`${request.method} ${request.path} got no answer in ${tries}: ${reasonOf(cause)}`, { cause });
    this.attempts = attempts;
  }
}

/** What an error says of its request. */
export interface RequestName {
  readonly method: string;
  /** Without the query, whose values may be anybody's. */
  readonly path: string;
}

/** `fetch` says "fetch failed" and hides why in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  // of several addresses that were tried, the error that sums them up has a code and no message
  if (cause.message !== '') return cause.message;
  return 'code' in cause ? String(cause.code) : error.message;
}

type Facts = Pick<ProblemDocument, 'code' | 'title' | 'detail'> &
  Partial<Pick<ProblemDocument, 'instance' | 'errors' | 'missing'>>;

function isProblemDocument(body: unknown): body is ProblemDocument {
  if (typeof body !== 'object' || body === null) return false;
  const { code, title, detail } = body as Record<string, unknown>;
  return [code, title, detail].every((text) => typeof text === 'string');
}

function unexpected({ status, statusText }: Response): Facts {
  return {
    code: 'unexpected-answer',
    title: 'This is no answer of the API',
    detail: `The answer (${[status, statusText].join(' ').trim()}) is no problem document: look at the address and at what stands between.`,
  };
}
