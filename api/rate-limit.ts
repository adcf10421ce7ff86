import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { anonymous } from './authentication';
import { Problem } from './problems';

const windowMs = 60_000;

/**
 * Limits the requests of each API key, and says in the RateLimit headers what is left. Each process counts for
 * itself: behind a load balancer the limit is a multiple of this one.
 *
 * @param requestsPerMinute for each API key
 */
export function limitRequests(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'requests',
    keyGenerator: (_request, response) => (response.locals['caller'] ?? anonymous).id,
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? Math.ceil(windowMs / 1000));
      const detail = `The API key may make ${requestsPerMinute} requests a minute: wait for ${seconds} seconds.`;
      next(new Problem('too-many-requests', detail, { headers: { 'Retry-After': seconds } }));
    },
  });
}
