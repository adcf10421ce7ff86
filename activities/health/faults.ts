import { isStoreUnavailable } from '../../store/kit/unavailable';
import { isTemporalUnavailable } from '../../temporal/command-failures';

/** Whether the database or Temporal is away: then the whole check waits, since it can say nothing about any project. */
export function isAway(error: unknown): boolean {
  return isStoreUnavailable(error) || isTemporalUnavailable(error);
}

/** An error in words for operators, short enough for a list. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 500);
}

/**
 * Does the work for one of many.
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
