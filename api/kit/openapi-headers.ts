import { z } from 'zod';
import { actorHeaderSchema, idempotencyKeySchema } from '../../contracts/wire/project-requests';
import { longestWaitSeconds } from '../../contracts/wire/wire';
import { ifMatchPattern } from './etag';
import type { ResponseHeader } from './route';

/** Request headers. Those that every operation takes are components. */
export const requestHeaders = {
  // no pattern: a request is never refused because of its id
  'X-Request-Id': z
    .string()
    .optional()
    .meta({
      description:
        'Names the request in answers and logs: up to 100 letters, digits and `._:-`. One is made where it is absent ' +
        'or of another form',
      param: { id: 'RequestId' },
    }),
  'Idempotency-Key': idempotencyKeySchema.optional().meta({
    description: idempotencyKeySchema.description,
    param: { id: 'IdempotencyKey' },
  }),
  'X-Milepost-Actor': actorHeaderSchema.optional().meta({
    description: actorHeaderSchema.description,
    param: { id: 'Actor' },
  }),
  'If-Match': z
    .string()
    .regex(ifMatchPattern)
    .meta({ description: 'ETag of the version that was read; `*` for any' }),
  // no pattern: what is no list of tags matches nothing
  'If-None-Match': z
    .string()
    .optional()
    .meta({
      description:
        'ETags of answers that are known already, or `*`: when the answer is still one of them, 304 comes without it',
      param: { id: 'IfNoneMatch' },
    }),
  Prefer: z
    .string()
    .optional()
    .meta({
      description:
        '`wait=N` (RFC 7240): how many seconds the request waits for a final answer before it gets 202, from 0 to ' +
        `${longestWaitSeconds}; more counts as ${longestWaitSeconds}. With 0 it is answered as soon as the command is kept`,
      param: { id: 'Prefer' },
    }),
};

/** Headers of answers. */
export const answerHeaders = {
  'X-Request-Id': z
    .string()
    .meta({ description: 'Names the request in the logs', header: { id: 'RequestId' } }),
  RateLimit: z.string().meta({
    description:
      'What is left of the limit and when it is full again (IETF draft 8), such as `"requests"; r=5999; t=60`. ' +
      'It is the limit of the API key; without a valid one (401), that of the address: `"wrong-keys"`; on pages, ' +
      'that of the address: `"pages"`',
    header: { id: 'RateLimit' },
  }),
  'RateLimit-Policy': z.string().meta({ description: 'The limit itself', header: { id: 'RateLimitPolicy' } }),
  'Idempotent-Replayed': z
    .literal('true')
    .optional()
    .meta({
      description:
        'There when the answer is the one that an earlier request with the same Idempotency-Key got',
      header: { id: 'IdempotentReplayed' },
    }),
  ETag: z.string().meta({
    description:
      'The version of a record, which goes into If-Match; of any other answer a hash. Goes into If-None-Match',
    header: { id: 'ETag' },
  }),
  Location: z.string().meta({ description: 'Where to look next', header: { id: 'Location' } }),
  Link: z
    .string()
    .optional()
    .meta({ description: 'The next page, `rel="next"`', header: { id: 'Link' } }),
  'Retry-After': z.string().meta({ description: 'Seconds to wait', header: { id: 'RetryAfter' } }),
  'Preference-Applied': z
    .string()
    .optional()
    .meta({
      description: 'The preference that was followed, such as `wait=5`; there when the request had one',
      header: { id: 'PreferenceApplied' },
    }),
  'Set-Cookie': z
    .string()
    .optional()
    .meta({ description: 'Begins or ends the session of this browser', header: { id: 'SetCookie' } }),
} as const;
/** The ETag of what may also be answered as an export. */
export const pageTag = z
  .string()
  .optional()
  .meta({
    description: 'A hash of the page, which goes into If-None-Match; an export has none',
    header: { id: 'PageETag' },
  });

export type HeaderName = ResponseHeader | keyof typeof answerHeaders;
