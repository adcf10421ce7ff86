import type { Cause } from '../../contracts/sandbox/cause';

/** What is being carried out is because of this; undefined where nobody has said. */
let present: Cause | undefined;

/**
 * Runs something because of a cause: what it starts before its first `await` says so. Synchronous on purpose, since a
 * pass of the loop does things of many causes, one after the other.
 */
export function because<T>(cause: Cause | undefined, run: () => T): T {
  const before = present;
  present = cause;
  try {
    return run();
  } finally {
    present = before;
  }
}

/** Why the present code runs; undefined where nobody has said. */
export function presentCause(): Cause | undefined {
  return present;
}
