import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { Store } from '../../store/store';
import { keptReading } from './kept-reading';
import { secondsSince } from './mail-metrics';

export interface FeedMetricsDeps {
  readonly store: Pick<Store, 'feed' | 'feedLag' | 'webhooks'>;
  readonly logger: Logger;
}

/** What of the webhooks somebody has to know. */
interface WebhooksRead {
  readonly active: number;
  readonly failing: number;
  readonly disabled: number;
  /** Since when the event has waited that waits longest, epoch milliseconds. */
  readonly sinceMs: number | null;
}

/** Webhooks that are read in one go; there are a hundred at the most. */
const mostWebhooks = 200;

/** Gauges how far the feed is behind the ledgers, and webhooks behind the feed. */
export function gaugeFeed(registry: Registry, { store, logger }: FeedMetricsDeps): void {
  const feed = keptReading(
    async () => {
      const [end, unpublished] = await Promise.all([store.feed.end(), store.feedLag.unpublished()]);
      return { position: end?.position ?? 0, unpublished };
    },
    { logger, what: 'the feed' },
  );
  const webhooks = keptReading(() => readWebhooks(store), { logger, what: 'the webhooks' });
  new Gauge({
    name: 'milepost_feed_events',
    help: 'How many events the feed has',
    registers: [registry],
    async collect() {
      this.reset();
      const read = await feed();
      if (read) this.set(read.position);
    },
  });
  new Gauge({
    name: 'milepost_feed_unpublished_projects',
    help: 'Projects that have recorded something which the feed does not have yet; counted up to 1000',
    registers: [registry],
    async collect() {
      this.reset();
      const read = await feed();
      if (read) this.set(read.unpublished.projects);
    },
  });
  new Gauge({
    name: 'milepost_feed_oldest_unpublished_seconds',
    help: 'How long the newest event of the project has waited that waits longest; 0 when nothing waits',
    registers: [registry],
    async collect() {
      this.reset();
      const read = await feed();
      if (read) this.set(secondsSince(read.unpublished.sinceMs));
    },
  });
  new Gauge({
    name: 'milepost_webhooks',
    help: 'Webhooks by state: failing ones are active and have an event that was not taken at the last attempt',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      const read = await webhooks();
      if (read)
        for (const state of ['active', 'failing', 'disabled'] as const) this.set({ state }, read[state]);
    },
  });
  new Gauge({
    name: 'milepost_webhook_oldest_undelivered_seconds',
    help: 'Age of the oldest event that an active webhook has not been told of; 0 when all are told of everything',
    registers: [registry],
    async collect() {
      this.reset();
      const read = await webhooks();
      if (read) this.set(secondsSince(read.sinceMs));
    },
  });
}

async function readWebhooks({ feedLag, webhooks }: FeedMetricsDeps['store']): Promise<WebhooksRead> {
  const all = await webhooks.list({ limit: mostWebhooks });
  const active = all.filter(({ status }) => status === 'active');
  const waiting = await Promise.all(
    active.map(async ({ id, after, failingSinceMs }) => {
      const backlogs = await webhooks.backlogs(id);
      const next = await feedLag.nextAtMs(after?.position ?? 0);
      const since = [next, ...backlogs.map((backlog) => backlog.failingSinceMs)].filter(
        (atMs) => atMs !== null,
      );
      return { isFailing: failingSinceMs !== null || backlogs.length > 0, since };
    }),
  );
  const since = waiting.flatMap((each) => each.since);
  const failing = waiting.filter(({ isFailing }) => isFailing).length;
  return {
    active: active.length - failing,
    failing,
    disabled: all.length - active.length,
    sinceMs: since.length > 0 ? Math.min(...since) : null,
  };
}
