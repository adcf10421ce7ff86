import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import { outboxStatuses } from '../../store/models/outbox-models';
import type { Store } from '../../store/store';

export interface MailMetricsDeps {
  readonly outbox: Pick<Store['outbox'], 'counts' | 'oldestWaitingMs'>;
  readonly logger: Logger;
}

/**
 * Gauges the number of emails in each status, and the age of the one that has waited longest. `unconfirmed` are those
 * of which nobody knows whether they arrived. While the database is away there are no series: metrics must not fail
 * with it.
 */
export function gaugeMails(registry: Registry, { outbox, logger }: MailMetricsDeps): void {
  const orNothing = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (err) {
      logger.warn({ err }, 'the outbox could not be read for its metrics');
    }
  };
  new Gauge({
    name: 'milepost_mails',
    help: 'Emails by status: deferred ones are tried again, unconfirmed ones got no answer of the mail server twice',
    labelNames: ['status'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      await orNothing(async () => {
        const counts = await outbox.counts();
        for (const status of outboxStatuses) this.set({ status }, counts[status] ?? 0);
      });
    },
  });
  new Gauge({
    name: 'milepost_mail_oldest_waiting_seconds',
    help: 'How long the mail has waited that was asked for first and is still to be sent; 0 when none waits',
    registers: [registry],
    async collect() {
      this.reset();
      await orNothing(async () => {
        const sinceMs = await outbox.oldestWaitingMs();
        this.set(sinceMs === null ? 0 : Math.max(0, Date.now() - sinceMs) / 1_000);
      });
    },
  });
}
