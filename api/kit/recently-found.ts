/** Remembers findings for a short time, so that a request need not ask the database again. */
export interface RecentlyFound<T> {
  /**
   * What was found under this name recently, or what `find` gives now; concurrent callers share one search. Finding
   * nothing is not remembered.
   */
  get(name: string, find: () => Promise<T | null>): Promise<T | null>;
  /** Whether the last search found it, however long ago, or one is running now. */
  isKnown(name: string): boolean;
}

/**
 * Remembers up to `most` findings.
 *
 * @param keptMs how long a finding is trusted, in milliseconds
 * @param most how many are kept; beyond that the oldest is forgotten
 */
export function recentlyFound<T>(keptMs: number, most: number): RecentlyFound<T> {
  const kept = new Map<string, { readonly found: T; readonly untilMs: number }>();
  const searches = new Map<string, Promise<T | null>>();
  const search = async (name: string, find: () => Promise<T | null>): Promise<T | null> => {
    const found = await find();
    kept.delete(name);
    if (found === null) return null;
    const oldest = kept.size >= most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(name, { found, untilMs: Date.now() + keptMs });
    return found;
  };
  return {
    async get(name, find) {
      const known = kept.get(name);
      if (known && known.untilMs > Date.now()) return known.found;
      const running = searches.get(name) ?? search(name, find).finally(() => searches.delete(name));
      searches.set(name, running);
      return running;
    },
    isKnown: (name) => kept.has(name) || searches.has(name),
  };
}
