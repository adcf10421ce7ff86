export type { Answer } from './calls';
export type { Milepost, MilepostOptions, UntypedInit } from './client';
export { createMilepost } from './client';
export type { FeedEvent, FollowOptions } from './feed';
export type { ProblemDocument } from './problem';
export { MilepostProblem, MilepostUnreachable } from './problem';
export type { Attempt, RetryOptions } from './retry';
export type { components, paths, webhooks } from './schema';
