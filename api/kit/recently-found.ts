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

/** How long a finding is good, in milliseconds from the beginning of its search. */
export interface Freshness {
  /** Older ones are searched for again while they still serve, so that requests in a row never wait for a search. */
  readonly freshMs: number;
  /** Older ones do not serve any more. */
  readonly keptMs: number;
}

/**
 * @param most how many are kept; beyond that the one that was asked for least lately is forgotten
 */
export function recentlyFound<T extends object>(
  { freshMs, keptMs }: Freshness,
  most: number,
  now: () => number = () => performance.now(),
): RecentlyFound<T> {
  const kept = new LRUCache<string, { readonly found: T; readonly atMs: number }>({ max: most });
  const searches = new Map<string, Promise<T | null>>();
  const searchNow = async (name: string, find: () => Promise<T | null>): Promise<T | null> => {
    const atMs = now();
    const found = await find();
    if (found === null) kept.delete(name);
    else kept.set(name, { found, atMs });
    return found;
  };
  const search = (name: string, find: () => Promise<T | null>): Promise<T | null> => {
    const running = searches.get(name) ?? searchNow(name, find).finally(() => searches.delete(name));
    searches.set(name, running);
    return running;
  };
  return {
    async get(name, find) {
      const known = kept.get(name);
      const ageMs = known ? now() - known.atMs : Infinity;
      if (!known || ageMs >= keptMs) return search(name, find);
      // what fails here is tried again by the next request, and thrown once the finding is too old
      if (ageMs >= freshMs) void search(name, find).catch(() => undefined);
      return known.found;
    },
    isKnown: (name) => searches.has(name) || kept.peek(name) !== undefined,
  };
}
