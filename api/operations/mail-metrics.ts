import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { Store } from '../../store/store';
import { keptReading } from './kept-reading';

export interface MailMetricsDeps {
  readonly outbox: Pick<Store['outbox'], 'counts' | 'oldestWaitingMs'>;
  readonly logger: Logger;
}

/** What has left is counted by the worker that sent it; of what is in the outbox, these are what somebody may wait for. */
const watchedStatuses = ['pending', 'sending', 'handing-over', 'deferred', 'failed', 'unconfirmed'] as const;

/**
 * Gauges the number of emails in each status in which they have not arrived, and the age of the one that has waited
 * longest. `unconfirmed` are those of which nobody knows whether they arrived.
 */
export function gaugeMails(registry: Registry, { outbox, logger }: MailMetricsDeps): void {
  const reading = keptReading(
    async () => {
      const [counts, sinceMs] = await Promise.all([outbox.counts(watchedStatuses), outbox.oldestWaitingMs()]);
      return { counts, sinceMs };
    },
    { logger, what: 'the outbox' },
  );
  new Gauge({
    name: 'milepost_mails',
    help: 'Emails by status: deferred ones are tried again, unconfirmed ones got no answer of the mail server twice',
    labelNames: ['status'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      const read = await reading();
      if (read) for (const status of watchedStatuses) this.set({ status }, read.counts[status] ?? 0);
    },
  });
  new Gauge({
    name: 'milepost_mail_oldest_waiting_seconds',
    help: 'How long the mail has waited that was asked for first and is still to be sent; 0 when none waits',
    registers: [registry],
    async collect() {
      this.reset();
      const read = await reading();
      if (read) this.set(secondsSince(read.sinceMs));
    },
  });
}

/** How many seconds have passed since an instant; 0 when there is none. */
export function secondsSince(instantMs: number | null): number {
  return instantMs === null ? 0 : Math.max(0, Date.now() - instantMs) / 1_000;
}
