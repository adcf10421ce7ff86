import { pageHeaders } from './document';

/** A page as a route answers it. */
export type PageAnswer<Status extends number = number> = Status extends number
  ? { readonly status: Status; readonly body: string; readonly headers: Readonly<Record<string, string>> }
  : never;

export function pageAnswer<Status extends number>(status: Status, body: string) {
  return { status, body, headers: pageHeaders };
}
