import Negotiator from 'negotiator';
import type { RouteRequest } from '../../api/kit/route';

type Headers = RouteRequest<unknown, unknown, unknown>['headers'];

/** Whether a program asks for JSON; browsers, and whoever says nothing, get a page. */
export function wantsJson(headers: Headers): boolean {
  return (
    new Negotiator({ headers: { ...headers } }).mediaType(['text/html', 'application/json']) ===
    'application/json'
  );
}

/** Whether an answer may be sent in gzip. */
export function takesGzip(headers: Headers): boolean {
  return new Negotiator({ headers: { ...headers } }).encoding(['gzip', 'identity']) === 'gzip';
}
