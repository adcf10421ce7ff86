import { setTimeout as pause } from 'node:timers/promises';

/** How long a reader waits for what is written some milliseconds after a command is answered. */
const longestWaitMs = 2_000;

/** Pauses between polls, in milliseconds; the last one repeats. */
const pausesMs = [10, 20, 40, 80, 150];

interface Wait {
  /** Two seconds by default. */
  readonly longestMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Reads until what a command has changed is there, the wait is over, or the reader has gone away; then what there is. */
export async function untilShown<Found>(
  read: () => Promise<Found>,
  isThere: (found: Found) => boolean,
  { longestMs = longestWaitMs, signal }: Wait = {},
): Promise<Found> {
  const untilMs = Date.now() + longestMs;
  for (let look = 0; ; look += 1) {
    const found = await read();
    if (isThere(found) || Date.now() >= untilMs || signal?.aborted) return found;
    await pause(pausesMs[look] ?? pausesMs.at(-1));
  }
}
