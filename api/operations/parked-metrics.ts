import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { Store } from '../../store/store';
import { keptReading } from './kept-reading';

export interface ParkedMetricsDeps {
  readonly store: Pick<Store, 'parkedReports'>;
  readonly logger: Logger;
}

/** Gauges the reports that have come before their project. */
export function gaugeParked(registry: Registry, { store, logger }: ParkedMetricsDeps): void {
  const counts = keptReading(() => store.parkedReports.counts(), { logger, what: 'parked reports' });
  new Gauge({
    name: 'milepost_parked_reports',
    help: 'Reports that wait for a project with their reference, and those that are due: such a project is there and has yet to get them',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      const read = await counts();
      if (read) for (const state of ['waiting', 'due'] as const) this.set({ state }, read[state]);
    },
  });
}
