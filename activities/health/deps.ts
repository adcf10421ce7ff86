import type { Client } from '@temporalio/client';
import type { WeekTime } from '../../domain/calendar/review-times';
import type { Store } from '../../store/store';
import type { LedgerSettings } from '../ledger/ledger';

/** What checks, repairs and restoring need of the world: the worker and the command line give the same. */
export interface HealthDeps {
  readonly store: Store;
  readonly client: Client;
  /** Of the workflows that are started. */
  readonly taskQueue: string;
  readonly settings: LedgerSettings & {
    /** When weekly reviews are; by default Monday, 08:00. */
    readonly reviewTime?: WeekTime;
  };
  /** Epoch milliseconds; by default the host's clock. */
  readonly now?: () => number;
  /** How long after a first look a second one is taken, in milliseconds: what just moves does not stand still. */
  readonly settleMs?: number;
}

export function timeOf({ now = Date.now }: Pick<HealthDeps, 'now'>): number {
  return now();
}

/** Many at once, since each waits for Temporal and the database; few enough that both still serve the day's work. */
export const lookedAtATime = 8;
