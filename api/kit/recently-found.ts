/** Remembers for a short time what was found, so that a request does not ask the database again. */
export interface RecentlyFound<T> {
  /**
   * What was found under this name lately, or what `find` gives now; those who ask at the same time share one search.
   * That nothing was found is not remembered.
   */
  get(name: string, find: () => Promise<T | null>): Promise<T | null>;
  /** Whether it was found when it was last looked for, however long ago, or is being looked for now. */
  isKnown(name: string): boolean;
}

/**
 * @param keptMs how long a finding is taken for true
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
