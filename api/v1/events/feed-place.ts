import { readEventCursor } from '../../../contracts/wire/event-view';
import type { FeedPlace } from '../../../store/feed/feed';
import type { Store } from '../../../store/store';
import { Problem } from '../../kit/problems/problems';

/**
 * The place in the feed that a cursor stands for.
 *
 * @param malformed the problem when it is no cursor
 * @throws Problem `unknown-cursor`, or `malformed`'s
 */
export async function feedPlace(
  feed: Pick<Store['feed'], 'isKnown'>,
  cursor: string,
  malformed: (detail: string) => Problem,
): Promise<FeedPlace> {
  const place = readCursor(cursor, malformed);
  if (await feed.isKnown(place)) return place;
  throw unknownCursor();
}

/** The same without a look whether the feed still has the place. */
export function readCursor(cursor: string, malformed: (detail: string) => Problem): FeedPlace {
  const place = readEventCursor(cursor);
  if (place) return place;
  throw malformed('This is no cursor: take it from an event or from the last answer.');
}

export function unknownCursor(): Problem {
  return new Problem(
    'unknown-cursor',
    'The feed has another event at this place, or none: it was restored to an earlier state after the cursor was given out.',
  );
}
