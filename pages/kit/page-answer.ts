import { pageHeaders } from './document';

/** A page as a route answers it. */
export type PageAnswer<Status extends number = number> = Status extends number
  ? { readonly status: Status; readonly body: string; readonly headers: Readonly<Record<string, string>> }
  : never;

export function pageAnswer<Status extends number>(status: Status, body: string) {
  return { status, body, headers: pageHeaders };
}

/** The status with which a page answers what was refused. */
export function refusedStatus(status: number): 409 | 422 | 503 {
  if (status >= 500) return 503;
  return status === 422 ? 422 : 409;
}
