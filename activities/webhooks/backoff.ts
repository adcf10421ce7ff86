import { realDayMs } from '../../domain/project/evolve/clocks';

/**
 * After which waits a delivery is tried again, in seconds; the last one repeats. Close together at first, since most
 * faults are a restart of the receiver; then so that somebody who mends it in the morning is not asked for by then.
 */
const waitSeconds = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400] as const;

/** For how many days deliveries are tried before the webhook is disabled. */
export const patienceDays = 3;

/**
 * How long to wait after so many attempts in a row have failed, milliseconds. A tenth more or less, so that receivers
 * that were down together are not asked for together.
 *
 * @param dayMs length of a day; others than real ones are for tests and demonstrations
 * @param askedSeconds what the receiver asks for, at most the longest wait of ours
 * @param share 0 to 1, where within that tenth
 */
export function backoffMs(attempts: number, dayMs: number, askedSeconds = 0, share = Math.random()): number {
  const longest = waitSeconds[waitSeconds.length - 1] ?? 0;
  const own = waitSeconds[Math.min(attempts, waitSeconds.length) - 1] ?? longest;
  const seconds = Math.max(own * (0.9 + 0.2 * share), Math.min(askedSeconds, longest));
  return Math.round((seconds * 1000 * dayMs) / realDayMs);
}
