import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import type { RequestCounts } from '../../store/request-counts';

/** Which limit is counted against: the key's id, and how many requests it may make in a window. */
export interface Counted {
  readonly id: string;
  readonly most: number;
}

/** The same as a text, which is all that a counter of `express-rate-limit` is given. */
export function countedAs({ id, most }: Counted): string {
  return `${most}/${id}`;
}

function readCounted(text: string): Counted {
  const end = text.indexOf('/');
  return { most: Number(text.slice(0, end)), id: text.slice(end + 1) };
}

/** What this process may do in a window without asking. */
interface Share {
  left: number;
  /** With so few left the next part is taken, while these serve. */
  readonly fewLeft: number;
  /** How many of the window all processes have taken. */
  taken: number;
  endsAtMs: number;
}

/** The part of a limit that a process takes at a time: so much of it at most is unused in each other process. */
const shareOfLimit = 1 / 100;

/** How long a process counts alone when the database does not answer, in milliseconds. */
const aloneMs = 1_000;

const mostShares = 1_000;

/**
 * Counts requests over all processes. A process takes a hundredth of the limit from the database at a time, or as many
 * as wait, counts these down in memory, and takes the next when half are used, which no request waits for. So all
 * processes together never let more than the limit pass, and a caller who is spread over several may be stopped early by
 * what the others have left: a hundredth and a half of the limit each.
 */
export function sharedCounts(counts: RequestCounts, windowMs: number, now: () => number = Date.now): Store {
  const shares = new LRUCache<string, Share>({ max: mostShares });
  const takings = new Map<string, Promise<void>>();
  const waiting = new Map<string, number>();

  const takeNow = async ({ id, most }: Counted): Promise<void> => {
    // those that ask in the same moment are let in before it is counted how many they are
    await Promise.resolve();
    const many = Math.min(most, Math.max(Math.ceil(most * shareOfLimit), waiting.get(id) ?? 1));
    const nowMs = now();
    try {
      const { granted, taken, endsAtMs } = await counts.take(id, { many, most, windowMs, nowMs });
      const before = shares.get(id);
      const unused = before?.endsAtMs === endsAtMs ? before.left : 0;
      shares.set(id, { left: unused + granted, fewLeft: Math.floor(granted / 2), taken, endsAtMs });
    } catch (error) {
      if (!isStoreUnavailable(error)) throw error;
      // what the request needs from the database decides; a count that cannot be kept is no reason to refuse it
      shares.set(id, { left: many, fewLeft: 0, taken: many, endsAtMs: nowMs + aloneMs });
    }
  };
  const take = (counted: Counted): Promise<void> => {
    const { id } = counted;
    const running = takings.get(id) ?? takeNow(counted).finally(() => takings.delete(id));
    takings.set(id, running);
    return running;
  };
  /** The answer out of this process's share; null when another one has to be taken first. */
  const fromShare = (counted: Counted): ClientRateLimitInfo | null => {
    const { id, most } = counted;
    const share = shares.get(id);
    if (!share || share.endsAtMs <= now()) return null;
    const resetTime = new Date(share.endsAtMs);
    if (share.left > 0) {
      share.left -= 1;
      // what fails here is tried again, and thrown, when none is left
      if (share.left < share.fewLeft && share.taken < most) void take(counted).catch(() => undefined);
      return { totalHits: Math.min(most, Math.max(1, share.taken - share.left)), resetTime };
    }
    return share.taken >= most ? { totalHits: most + 1, resetTime } : null;
  };

  return {
    async increment(text) {
      const counted = readCounted(text);
      const { id } = counted;
      const atOnce = fromShare(counted);
      if (atOnce) return atOnce;
      waiting.set(id, (waiting.get(id) ?? 0) + 1);
      try {
        for (;;) {
          await take(counted);
          const info = fromShare(counted);
          if (info) return info;
        }
      } finally {
        const others = (waiting.get(id) ?? 1) - 1;
        if (others > 0) waiting.set(id, others);
        else waiting.delete(id);
      }
    },
    // a request is never taken back
    decrement: () => undefined,
    resetKey: () => undefined,
  };
}
