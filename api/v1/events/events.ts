import { setTimeout as delay } from 'node:timers/promises';
import { feedPageSchema, feedQuerySchema } from '../../../contracts/wire/events';
import { longestWaitSeconds } from '../../../contracts/wire/wire';
import { eventCursor, feedEventView } from '../../../contracts/wire/event-view';
import { publishedEvent } from '../../../contracts/sandbox/published-events';
import type { ProjectEvent } from '../../../domain/project/model/events';
import type { FeedPlace, FeedStretch } from '../../../store/feed/feed';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { exampleEvents, exampleProjectId } from '../../examples/example-project';
import { examplePerson } from '../../examples/examples';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { readCursor, unknownCursor } from './feed-place';

/** How often a waiting request looks for events, milliseconds. */
const lookEveryMs = 200;

const [opened] = exampleEvents as [ProjectEvent, ...ProjectEvent[]];
const exampleEvent = feedEventView({
  _id: `${exampleProjectId}:1`,
  position: 1,
  subjectId: exampleProjectId,
  ownerId: examplePerson.id,
  event: publishedEvent(opened),
});

/** The feed of everything that happened. */
export const eventRoutes = [
  defineRoute({
    operationId: 'listEvents',
    method: 'get',
    path: '/v1/events',
    tag: 'Events',
    scope: 'events:read',
    summary: 'Read what happened, in order',
    description:
      'Every event of every project, in one order that never changes. Ask with `after` as the cursor of the last ' +
      'event that you have dealt with, and you get each event once, however often you stop and wherever: nothing ' +
      'that becomes visible later comes before a cursor that was given out. Events of one project come in the order ' +
      `of their revisions. With \`wait\`, up to ${longestWaitSeconds} seconds, an answer comes as soon as there is an ` +
      'event; a program that asks again after each answer hears of everything within moments. An event keeps its id ' +
      'and its content for ever.',
    query: feedQuerySchema,
    responses: { 200: { description: 'The events after the cursor', schema: feedPageSchema } },
    problems: ['unknown-cursor'],
    example: {
      query: { limit: 1 },
      status: 200,
      answer: { items: [exampleEvent], cursor: exampleEvent.cursor, isMore: true },
    },
    handler: async ({ query: { after, limit, wait, types, projectId, ownerId }, signal }, deps) => {
      const { feed } = deps.store;
      const filter = {
        types,
        projectIds: projectId === undefined ? undefined : [projectId],
        ownerIds: ownerId === undefined ? undefined : [ownerId],
      };
      const from = await placeAfter(feed, after);
      const untilMs = Date.now() + wait * 1000;
      let stretch = await readOn(deps, from, { limit, filter });
      while (stretch.events.length === 0 && Date.now() < untilMs && !deps.isDraining()) {
        // a filter may have looked through a part only
        if (!stretch.isMore) await delay(lookEveryMs, undefined, { signal });
        stretch = await readOn(deps, stretch.upTo, { limit, filter });
      }
      const { events, upTo, isMore } = stretch;
      return ok({ items: events.map(feedEventView), cursor: upTo && eventCursor(upTo), isMore });
    },
  }),
];

async function readOn(
  { store: { feed } }: Pick<RouteDeps, 'store'>,
  from: FeedPlace | null,
  page: Parameters<Store['feed']['read']>[1],
): Promise<FeedStretch> {
  // whoever was answered finds what they have done, also when no worker has published it yet
  await feed.publish();
  const stretch = await feed.read(from, page);
  if (!stretch) throw unknownCursor();
  return stretch;
}

/**
 * @throws Problem `invalid-parameters`
 */
async function placeAfter(feed: Store['feed'], after: string | undefined): Promise<FeedPlace | null> {
  if (after === undefined) return null;
  if (after === 'latest') {
    await feed.publish();
    return feed.end();
  }
  return readCursor(after, (detail) => {
    return new Problem('invalid-parameters', detail, { errors: [{ parameter: 'after', detail }] });
  });
}
