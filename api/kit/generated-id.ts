/** Digits of a generated id: 80 bits, so that two ids never collide. */
const digits = 20;

/**
 * The id of what a request creates: the same when the request is repeated with its Idempotency-Key.
 *
 * @param kind the kind of thing the id is for, such as `project`
 * @param requestKey `RouteRequest.requestKey`
 */
export function generatedId(kind: string, requestKey: string): string {
  return `${kind}-${requestKey.replaceAll('-', '').slice(0, digits)}`;
}
