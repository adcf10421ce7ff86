import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Chance } from './chance';

/** An event as a reader of the feed has seen it. */
export interface FeedSeen {
  readonly projectId: string;
  readonly revision: number;
}

export interface FeedReader {
  /** Reads on until there is nothing more, and says all that was read, in order. */
  finish(): Promise<readonly FeedSeen[]>;
}

const pageSchema = z.object({
  items: z.array(z.object({ cursor: z.string(), projectId: z.string(), revision: z.number() })),
  cursor: z.string().nullable(),
});

const attemptTimeoutMs = 15_000;
const pauseMs = 300;

/**
 * A program that follows the feed while everything else is killed. Now and then it dies itself, after it has worked on
 * some of a page: it goes on after the last event that it has noted.
 */
export function followFeed(
  {
    apiUrl,
    apiKey,
    signal,
  }: { readonly apiUrl: string; readonly apiKey: string; readonly signal: AbortSignal },
  chance: Chance,
): FeedReader {
  const seen: FeedSeen[] = [];
  let cursor: string | null = null;
  let isOver = false;

  const readPage = async (): Promise<z.output<typeof pageSchema> | null> => {
    const query = new URLSearchParams({ limit: String(chance.between(1, 150)), wait: isOver ? '0' : '1' });
    if (cursor !== null) query.set('after', cursor);
    try {
      const response = await fetch(`${apiUrl}/v1/events?${query.toString()}`, {
        headers: { Authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.any([signal, AbortSignal.timeout(attemptTimeoutMs)]),
      });
      return response.ok ? pageSchema.parse(await response.json()) : null;
    } catch {
      // the API is down
      return null;
    }
  };
  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      const wasOver = isOver;
      const page = await readPage();
      if (!page) await delay(pauseMs);
      else {
        const isCutOff = chance.happens(0.2);
        const kept = isCutOff ? page.items.slice(0, chance.between(0, page.items.length)) : page.items;
        seen.push(...kept.map(({ projectId, revision }) => ({ projectId, revision })));
        cursor = kept.at(-1)?.cursor ?? (page.items.length === 0 ? page.cursor : cursor);
        if (wasOver && page.items.length === 0) return;
      }
    }
  };
  const following = follow();
  return {
    async finish() {
      isOver = true;
      await following;
      return seen;
    },
  };
}
