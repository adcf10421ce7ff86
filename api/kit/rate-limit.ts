import type { Request, RequestHandler, Response } from 'express';
import type { Options } from 'express-rate-limit';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RequestCounts } from '../../store/request-counts';
import { anonymous } from './authentication';
import { Problem } from './problems/problems';
import { countedAs, sharedCounts } from './shared-counts';

const windowMs = 60_000;

/** Requests allowed per minute. */
export interface LimitSettings {
  /** For one API key that has no limit of its own, over all processes. Integrations that run at night send a day's worth at once. */
  readonly requestsPerMinute: number;
  /** For one address, without a known key. */
  readonly wrongKeysPerMinute: number;
  /** For pages, from one address: an office may share one. */
  readonly pagesPerMinute: number;
}

export const usualLimits: LimitSettings = {
  requestsPerMinute: 6_000,
  wrongKeysPerMinute: 60,
  pagesPerMinute: 600,
};

/** Middleware that limits requests and reports what is left in the RateLimit headers. */
export interface RequestLimits {
  /** By API key, once the request's key is known. */
  readonly ofKey: RequestHandler;
  /**
   * By address, before the database is asked about a key: so keys cannot be guessed, and guessing costs little. A key
   * that was found before is not counted, so nobody suffers for others at the same address.
   */
  readonly ofWrongKeys: RequestHandler;
  /** By address: the links that pages are opened with are looked up in the database too. */
  readonly ofPages: RequestHandler;
}

/**
 * Limits requests: those of a key over all processes. Those of an address each process counts for itself, so behind a
 * load balancer they may be a multiple.
 *
 * @param isKnown whether a request's key was found before, or is being looked up by another request now
 */
export function limitRequests(
  { requestsPerMinute, wrongKeysPerMinute, pagesPerMinute }: LimitSettings,
  isKnown: (request: Request) => boolean,
  counts: RequestCounts,
): RequestLimits {
  const mostOf = ({ locals }: Response): number =>
    (locals['caller'] ?? anonymous).requestsPerMinute ?? requestsPerMinute;
  return {
    ofKey: limit('requests', (response) => `The API key may make ${mostOf(response)} requests`, {
      limit: (_request, response) => mostOf(response),
      keyGenerator: (_request, response) =>
        countedAs({ id: (response.locals['caller'] ?? anonymous).id, most: mostOf(response) }),
      store: sharedCounts(counts, windowMs),
    }),
    ofWrongKeys: limit('wrong-keys', () => 'Too many requests without a valid API key came', {
      limit: wrongKeysPerMinute,
      keyGenerator: addressOf,
      skip: isKnown,
      // counted before the look-up, so that simultaneous requests count; undone when the key exists
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401,
    }),
    ofPages: limit('pages', () => `An address may open ${pagesPerMinute} pages`, {
      limit: pagesPerMinute,
      keyGenerator: addressOf,
    }),
  };
}

/** Removes the headers of a limit that turned out not to apply to the request. */
export function withoutLimit(response: Response): void {
  response.removeHeader('RateLimit');
  response.removeHeader('RateLimit-Policy');
}

/** A client usually has a whole network of IPv6 addresses, and is counted by that. */
function addressOf({ ip = '' }: Request): string {
  return ipKeyGenerator(ip);
}

function limit(
  identifier: string,
  what: (response: Response) => string,
  options: Partial<Options>,
): RequestHandler {
  return rateLimit({
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier,
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? Math.ceil(windowMs / 1000));
      const detail = `${what(response)} in a minute: wait for ${seconds} seconds.`;
      next(new Problem('too-many-requests', detail, { headers: { 'Retry-After': seconds } }));
    },
    // whoever sends X-Forwarded-For although no proxy is configured must not flood the log
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    ...options,
  });
}
