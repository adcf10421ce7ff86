/** Digits of a generated id: 80 bits, so that two never meet. */
const digits = 20;

/**
 * The id of what a request creates: the same when the request is repeated with its Idempotency-Key.
 *
 * @param kind what it is the id of, such as `project`
 * @param requestKey `RouteRequest.requestKey`
 */
export function generatedId(kind: string, requestKey: string): string {
  return `${kind}-${requestKey.replaceAll('-', '').slice(0, digits)}`;
}
