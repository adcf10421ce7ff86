import type { Call } from './calls';
import type { components, paths } from './schema';

/** An event of the feed. */
export type FeedEvent = components['schemas']['Event'];

type FeedQuery = NonNullable<paths['/v1/events']['get']['parameters']['query']>;

/** Which events, and from where. */
export interface FollowOptions extends Pick<FeedQuery, 'projectId' | 'ownerId' | 'limit'> {
  /**
   * The cursor of the last event that you have dealt with; left out, reading begins with the first event of all, and
   * with `latest` it begins now.
   */
  readonly after?: string;
  /** Only events of these types. */
  readonly types?: readonly FeedEvent['type'][];
  /** Seconds that a request waits for an event, up to 30; 30 by default. With 0 reading ends where the feed ends. */
  readonly wait?: number;
  readonly signal?: AbortSignal;
}

/** What happens, in order. Ends with the signal, whose reason it throws, or when nothing is left and it may not wait. */
export async function* follow(
  get: Call<'get'>,
  { after, wait = 30, signal, types, ...filter }: FollowOptions,
): AsyncGenerator<FeedEvent, void, undefined> {
  const read = async (from: string | undefined, seconds: number) => {
    const query: FeedQuery = {
      ...filter,
      ...(types && { types: types.join() }),
      ...(from !== undefined && { after: from }),
      wait: seconds,
    };
    const { data } = await get('/v1/events', { params: { query }, ...(signal && { signal }) });
    return data;
  };
  // a repeated request must begin in the same place, so `latest` becomes a cursor before anything is waited for
  let cursor = after === 'latest' ? ((await read(after, 0)).cursor ?? undefined) : after;
  for (;;) {
    const page = await read(cursor, wait);
    yield* page.items;
    cursor = page.cursor ?? cursor;
    if (wait === 0 && !page.isMore) return;
  }
}
