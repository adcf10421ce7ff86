import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { FindingKind } from '../../contracts/sandbox/health';
import { findingKinds } from '../../contracts/sandbox/health';
import type { Store } from '../../store/store';

type Counts = Partial<Record<FindingKind, number>>;

/** What stands still according to the last check: for metrics and readiness. */
export interface Standstills {
  /** The finding of the last few seconds; while the database is away, the last one there was. */
  counts(): Promise<Counts>;
}

export interface StandstillDeps {
  readonly store: Pick<Store, 'findings'>;
  readonly logger: Logger;
  readonly now: () => number;
}

const freshMs = 10_000;

export function createStandstills({ store, logger, now }: StandstillDeps): Standstills {
  let found: Counts = {};
  let askedAtMs = -Infinity;
  let asking: Promise<void> = Promise.resolve();
  const ask = async (): Promise<void> => {
    try {
      found = await store.findings.counts();
    } catch (err) {
      // metrics and readiness must not fail with the database; they report its trouble themselves
      logger.warn({ err }, 'what stands still could not be read');
    }
  };
  return {
    async counts() {
      if (now() - askedAtMs >= freshMs) {
        askedAtMs = now();
        asking = ask();
      }
      await asking;
      return found;
    },
  };
}

/** A sentence for each kind, for operators. */
export function standstillTexts(counts: Counts): string[] {
  return findingKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    if (count === 0) return [];
    return [`${count === 1 ? 'One finding' : `${count} findings`} "${kind}": something stands still.`];
  });
}

/** One series for each kind, at 0 when all is well, so that an alarm can tell that from a check that never ran. */
export function gaugeStandstills(registry: Registry, standstills: Standstills): void {
  new Gauge({
    name: 'milepost_standstills',
    help: 'What stands still by the last check, by kind',
    labelNames: ['kind'] as const,
    registers: [registry],
    async collect() {
      const counts = await standstills.counts();
      for (const kind of findingKinds) this.set({ kind }, counts[kind] ?? 0);
    },
  });
}
