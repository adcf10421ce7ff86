import { isStoreUnavailable } from '../../store/kit/unavailable';
import { isTemporalUnavailable } from '../../temporal/command-failures';

/** Whether the database or Temporal is away: then the whole check waits, since nothing can be said of any project. */
export function isAway(error: unknown): boolean {
  return isStoreUnavailable(error) || isTemporalUnavailable(error);
}

/** For operators: short enough for a list. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 500);
}

/**
 * Does something with one of many.
 *
 * @returns null when it failed for this one alone
 * @throws when the database or Temporal is away
 */
export async function unlessAway<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) throw error;
    return null;
  }
}
