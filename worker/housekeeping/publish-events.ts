import type { Logger } from 'pino';
import type { Store } from '../../store/store';

/** Keeps the feed up with what projects record. */
export interface EventPublishing {
  /** To be called after something was recorded: it is published within moments, along with what comes meanwhile. */
  readonly recorded: () => void;
  /** Ends it, once what is under way is done. */
  readonly stop: () => Promise<void>;
}

/** How long events wait for others that are published with them, milliseconds. */
const gatherMs = 100;

/** What a process that has died did not publish is found by the next look, milliseconds. */
const usualEveryMs = 5_000;

/** Publishes from now on whatever is recorded here, and what others have left. Never fails: what is left comes later. */
export function keepPublishing(
  { feed }: Pick<Store, 'feed'>,
  log: Logger,
  everyMs: number = usualEveryMs,
): EventPublishing {
  let soon: NodeJS.Timeout | null = null;
  let publishing = Promise.resolve();
  const publish = (): void => {
    // many calls at once become two
    publishing = feed.publish().then(
      () => undefined,
      (err: unknown) => {
        log.warn(
          { err },
          'events could not be published: they are kept in the ledger, and it is tried again',
        );
      },
    );
  };
  const looking = setInterval(publish, everyMs).unref();
  return {
    recorded() {
      soon ??= setTimeout(() => {
        soon = null;
        publish();
      }, gatherMs).unref();
    },
    async stop() {
      clearInterval(looking);
      if (soon) clearTimeout(soon);
      publish();
      await publishing;
    },
  };
}
