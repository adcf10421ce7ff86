import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { droppedFields } from './logger';

/** A registry with the figures that every process of ours has: its own, so that several can run in one process. */
export function processRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'milepost_log_dropped_fields',
    help: 'Fields of log lines that were left out because nobody has listed them, since the start of this process',
    registers: [registry],
    collect() {
      this.set(droppedFields());
    },
  });
  return registry;
}
