import type { PublishedEvent } from '../contracts/sandbox/published-events';
import { publishedEvent } from '../contracts/sandbox/published-events';
import { feedSizes } from '../contracts/wire/events';
import type { Models } from '../store/models/models';
import { recordedSteps } from '../test/support/recorded-steps';
import { timed, withApiOverRows } from './api-over-rows';

/**
 * How long it takes to read 100,000 events through the API, against a bare cursor over the same rows, on the embedded
 * database: `npx tsx bench/feed.ts`.
 */

const events = 100_000;
const rowsAtOnce = 2_000;

function main(): Promise<void> {
  return withApiOverRows('feed', async ({ url, apiKey, models: { feed } }) => {
    await fill(feed);
    const bare = await timed(events, () => bareCursor(feed));
    const api = await timed(events, () => readAll(url, apiKey));
    process.stdout.write(
      `${events} events: a bare cursor ${Math.round(bare)} ms, the API ${Math.round(api)} ms, ratio ${(api / bare).toFixed(2)}\n`,
    );
  });
}

type FeedModel = Models['feed'];

async function fill(feed: FeedModel): Promise<void> {
  const made = recordedSteps('project').flat().map(publishedEvent) as [PublishedEvent, ...PublishedEvent[]];
  for (let first = 0; first < events; first += rowsAtOnce) {
    const rows = Array.from({ length: rowsAtOnce }, (_, index) => {
      const n = first + index;
      const event = made[n % made.length] ?? made[0];
      const subjectId = `project-${Math.floor(n / made.length)}`;
      const { revision, type } = event;
      return {
        _id: `${subjectId}:${revision}`,
        position: n + 1,
        subjectId,
        revision,
        type,
        ownerId: 'sales-1',
        event,
      };
    });
    await feed.collection.insertMany(rows as never[]);
  }
}

async function bareCursor(feed: FeedModel): Promise<number> {
  let read = 0;
  for await (const _ of feed.collection.find().sort({ position: 1 }).batchSize(feedSizes.most)) read += 1;
  return read;
}

async function readAll(url: string, apiKey: string): Promise<number> {
  const headers = { Authorization: `Bearer ${apiKey}` };
  let read = 0;
  for (let after = ''; ;) {
    const response = await fetch(`${url}/v1/events?limit=${feedSizes.most}${after}`, { headers });
    const { items, cursor } = (await response.json()) as { items: unknown[]; cursor: string };
    if (items.length === 0) return read;
    read += items.length;
    after = `&after=${cursor}`;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
