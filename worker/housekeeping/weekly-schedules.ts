import type { Client } from '@temporalio/client';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Logger } from 'pino';
import type { WeekTime } from '../../domain/calendar/review-times';
import { wantedSchedules } from '../../people/weekly-schedules';
import type { Store } from '../../store/store';
import { attemptBy } from '../../temporal/command-delivery';
import type { ReconcileCounts } from '../../temporal/review-schedules';
import { reconcile } from '../../temporal/review-schedules';

/**
 * Keeps the schedules of weekly emails in line with people's records: right after a change those that it concerns, and
 * all of them when an API process starts and once a day. So a change made while Temporal was down loses no review.
 */
export interface WeeklySchedules {
  /** Of some people, right after a record was written. Never fails: what is left comes with the next round. */
  follow(personIds: readonly string[], log: Logger): Promise<void>;
  /**
   * Of everybody. A schedule that the server rejects is logged as a warning and does not hold up the others.
   *
   * @returns whether all are as they should be
   * @throws when the database or Temporal is down
   */
  followAll(log: Logger): Promise<boolean>;
}

export interface WeeklyScheduleDeps {
  readonly store: Pick<Store, 'people' | 'playbooks'>;
  readonly client: Client;
  readonly taskQueue: string;
  readonly reviewTime: WeekTime;
}

/** How long a request waits for Temporal before it leaves the schedules for later (ms). */
const patienceMs = 2_000;

/** How soon a failed round is repeated (ms). */
const againMs = 60_000;
/** How soon rejected schedules are tried again (ms): mostly somebody has to correct a record first. */
const someAgainMs = 3_600_000;

export function createWeeklySchedules(deps: WeeklyScheduleDeps): WeeklySchedules {
  const { store, client, reviewTime } = deps;
  return {
    async follow(personIds, log) {
      if (personIds.length === 0) return;
      try {
        const wanted = await wantedSchedules(store, reviewTime, personIds);
        const untilMs = Date.now() + patienceMs;
        const attempt = await attemptBy(client, untilMs, () => reconcile(deps, wanted, personIds));
        if ('failure' in attempt) {
          const { failure } = attempt;
          const err = 'error' in failure ? failure.error : failure.refusal;
          log.warn({ err, personIds }, 'Temporal is away: weekly schedules are put right later');
        } else warnOf(attempt.given, log);
      } catch (err) {
        log.error({ err, personIds }, 'weekly schedules could not be changed: they are put right later');
      }
    },
    async followAll(log) {
      const counts = await reconcile(deps, await wantedSchedules(store, reviewTime));
      warnOf(counts, log);
      return counts.failed.length === 0;
    },
  };
}

function warnOf({ failed }: ReconcileCounts, log: Logger): void {
  for (const { scheduleId, error: err } of failed) {
    log.warn(
      { err, scheduleId },
      'Temporal does not take this weekly schedule: look at the record of the person',
    );
  }
}

/**
 * Corrects all schedules right now and once a day. When the database or Temporal is down all are tried again within a
 * minute; when some were rejected, within an hour.
 *
 * @returns ends it, once the round in progress has ended
 */
export function keepWeeklySchedules(schedules: WeeklySchedules, log: Logger): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const round = async (): Promise<void> => {
    const nextMs = await schedules.followAll(log).then(
      (isWhole) => (isWhole ? realDayMs : someAgainMs),
      (err: unknown) => {
        log.warn({ err }, 'weekly schedules could not be put right: again in a minute');
        return againMs;
      },
    );
    if (isEnded) return;
    timer = setTimeout(() => void (under = round()), nextMs).unref();
  };
  let under = round();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await under;
  };
}
