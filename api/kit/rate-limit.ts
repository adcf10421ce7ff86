import type { Request, RequestHandler, Response } from 'express';
import type { Options } from 'express-rate-limit';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { anonymous } from './authentication';
import { Problem } from './problems/problems';

const windowMs = 60_000;

/** How many requests are taken in a minute. */
export interface LimitSettings {
  /** With one API key. Integrations that run at night send a day's worth at once. */
  readonly requestsPerMinute: number;
  /** Without a key that is known, from one address. */
  readonly wrongKeysPerMinute: number;
  /** Of pages, from one address: an office may share one. */
  readonly pagesPerMinute: number;
}

export const usualLimits: LimitSettings = {
  requestsPerMinute: 6_000,
  wrongKeysPerMinute: 60,
  pagesPerMinute: 600,
};

/** Middleware that limits requests, and says in the RateLimit headers what is left. */
export interface RequestLimits {
  /** By API key, once it is known whose request it is. */
  readonly ofKey: RequestHandler;
  /**
   * By address, before the database is asked whether there is such a key: so keys cannot be guessed, and guessing costs
   * little. A key that was found before is not counted, so nobody is harmed by their neighbours.
   */
  readonly ofWrongKeys: RequestHandler;
  /** By address: the links that pages are opened with are looked up in the database too. */
  readonly ofPages: RequestHandler;
}

/**
 * Each process counts for itself: behind a load balancer the limits are a multiple of these.
 *
 * @param isKnown whether a request's key was found before, or is being looked up by another request now
 */
export function limitRequests(
  { requestsPerMinute, wrongKeysPerMinute, pagesPerMinute }: LimitSettings,
  isKnown: (request: Request) => boolean,
): RequestLimits {
  return {
    ofKey: limit('requests', requestsPerMinute, `The API key may make ${requestsPerMinute} requests`, {
      keyGenerator: (_request, response) => (response.locals['caller'] ?? anonymous).id,
    }),
    ofWrongKeys: limit('wrong-keys', wrongKeysPerMinute, 'Too many requests without a valid API key came', {
      keyGenerator: addressOf,
      skip: isKnown,
      // counted before the look-up, so that requests at the same moment count; taken back when there is such a key
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401,
    }),
    ofPages: limit('pages', pagesPerMinute, `An address may open ${pagesPerMinute} pages`, {
      keyGenerator: addressOf,
    }),
  };
}

/** Takes the headers of a limit back that a request turned out not to be under. */
export function withoutLimit(response: Response): void {
  response.removeHeader('RateLimit');
  response.removeHeader('RateLimit-Policy');
}

/** One client has a whole network of IPv6 addresses, and is counted by that. */
function addressOf({ ip = '' }: Request): string {
  return ipKeyGenerator(ip);
}

function limit(identifier: string, most: number, what: string, options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier,
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? Math.ceil(windowMs / 1000));
      const detail = `${what} in a minute: wait for ${seconds} seconds.`;
      next(new Problem('too-many-requests', detail, { headers: { 'Retry-After': seconds } }));
    },
    // whoever sends X-Forwarded-For here past the setting for proxies must not fill the log
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    ...options,
  });
}
