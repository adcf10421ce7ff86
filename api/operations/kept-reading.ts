import type { Logger } from 'pino';

/** How long (ms) one reading serves all who ask: what is scraped by many costs the database no more. */
const freshMs = 10_000;

/**
 * A reading of the database for metrics. While the database is away there is none: metrics must not fail with it, and
 * an old figure would look like a new one.
 */
export function keptReading<T>(
  read: () => Promise<T>,
  { logger, what, now = Date.now }: { logger: Logger; what: string; now?: (() => number) | undefined },
): () => Promise<T | null> {
  let askedAtMs = -Infinity;
  let reading: Promise<T | null> = Promise.resolve(null);
  return () => {
    if (now() - askedAtMs >= freshMs) {
      askedAtMs = now();
      reading = read().catch((err: unknown) => {
        logger.warn({ err }, `${what} could not be read for metrics`);
        return null;
      });
    }
    return reading;
  };
}
