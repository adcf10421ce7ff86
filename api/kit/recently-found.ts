import { LRUCache } from 'lru-cache';

/** Remembers for a short time what was found, so that a request does not ask the database again. */
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
 * @param keptMs how long a finding is taken for true
 * @param most how many are kept; beyond that the one that was asked for least lately is forgotten
 */
export function recentlyFound<T extends object>(keptMs: number, most: number): RecentlyFound<T> {
  const kept = new LRUCache<string, T>({ max: most, ttl: keptMs, noDeleteOnStaleGet: true });
  const searches = new Map<string, Promise<T | null>>();
  const search = async (name: string, find: () => Promise<T | null>): Promise<T | null> => {
    const found = await find();
    if (found === null) kept.delete(name);
    else kept.set(name, found);
    return found;
  };
  return {
    async get(name, find) {
      const known = kept.get(name);
      if (known) return known;
      const running = searches.get(name) ?? search(name, find).finally(() => searches.delete(name));
      searches.set(name, running);
      return running;
    },
    isKnown: (name) => searches.has(name) || kept.peek(name, { allowStale: true }) !== undefined,
  };
}
