import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { BuildRef } from '../temporal/deployment';
import { currentOrFirst } from '../temporal/deployment';

/** Milliseconds; a build's first poll reaches the server's list of builds within a second. */
const pauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Makes the build of a worker that has begun to poll current if none is: the first worker of an installation needs
 * nobody for that. Otherwise it logs which build is current, since this one then waits for `milepost upgrade`. It
 * retries until Temporal answers, and never fails the worker.
 */
export async function watchCurrentBuild(
  client: Client,
  build: BuildRef,
  logger: Pick<Logger, 'info' | 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  const { buildId } = build;
  for (let wait = pauseMs; !signal.aborted; wait = Math.min(wait * 2, longestPauseMs)) {
    try {
      const current = await currentOrFirst(client, build);
      if (current === buildId) logger.info({ buildId }, 'this build is current');
      else
        logger.warn(
          { buildId, current },
          'another build is current: new projects start with it until "milepost upgrade"',
        );
      return;
    } catch (error) {
      if (wait > pauseMs) logger.warn({ err: error, buildId }, 'it is not known which build is current');
    }
    await delay(wait, undefined, { signal }).catch(() => undefined);
  }
}
