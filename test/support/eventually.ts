type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/**
 * Waits for a fact instead of a guessed time.
 *
 * @param fact throws, or gives something falsy, for as long as it is not true
 * @param withinMs how long it may take
 */
export async function eventually<T>(fact: () => T | Promise<T>, withinMs = 15_000): Promise<Truthy<T>> {
  const begin = Date.now();
  const end = begin + withinMs;
  let last: unknown = new Error('it never became true');
  while (Date.now() < end) {
    try {
      const value = await fact();
      if (value) return value as Truthy<T>;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs(Date.now() - begin)));
  }
  throw last;
}

/** What has taken long already may be seen a little later: looking at it costs the engines what they need to make it true. */
function pauseMs(waitedMs: number): number {
  return Math.min(250, Math.max(20, waitedMs / 8));
}
