import type { Client } from '@temporalio/client';
import type { WeekTime } from '../../domain/calendar/review-times';
import type { Store } from '../../store/store';
import type { LedgerSettings } from '../ledger/ledger';

/** What checks, repairs and restoring depend on; the worker and the command line pass the same. */
export interface HealthDeps {
  readonly store: Store;
  readonly client: Client;
  /** For workflows that are started. */
  readonly taskQueue: string;
  readonly settings: LedgerSettings & {
    /** When weekly reviews are held; by default Monday, 08:00. */
    readonly reviewTime?: WeekTime;
  };
  /** Epoch milliseconds; by default the host's clock. */
  readonly now?: () => number;
  /** Milliseconds between a first look and the second: what is just moving is not stalled. */
  readonly settleMs?: number;
}

export function timeOf({ now = Date.now }: Pick<HealthDeps, 'now'>): number {
  return now();
}

/** Many at once, since each waits for Temporal and the database; few enough that both can serve the day's work. */
export const lookedAtATime = 8;
