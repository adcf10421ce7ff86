import type { Logger } from 'pino';
import type { DuplicateStore } from '../../duplicates/find-duplicates';
import { findDuplicates } from '../../duplicates/find-duplicates';
import { repeatedly } from './repeatedly';

/** How soon others are looked for after a customer was written, milliseconds. */
const usualEveryMs = 5_000;

/**
 * Looks for customers that may be one from now on, whenever one was written. What a process that has died did not look
 * at stays marked, and comes at the next look.
 *
 * @returns ends it, once the customer that is looked at is done
 */
export function keepFindingDuplicates(
  store: DuplicateStore,
  log: Logger,
  everyMs: number = usualEveryMs,
): () => Promise<void> {
  const ending = new AbortController();
  const end = repeatedly(
    () => findDuplicates(store, ending.signal),
    everyMs,
    (err) => {
      if (ending.signal.aborted) return;
      log.warn({ err }, 'customers that may be one could not be looked for: they are at the next look');
    },
  );
  return async () => {
    ending.abort();
    await end();
  };
}
