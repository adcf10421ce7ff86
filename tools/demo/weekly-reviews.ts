import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { weeklyScheduleId } from '../../contracts/sandbox/names';
import type { Company } from '../public-data/company';
import type { OutboxEntry } from './mail-audit';

/** What is needed to hold a review in the middle of a run. */
export interface ReviewDeps {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly company: Company;
  /** how long to wait for the middle, in milliseconds */
  readonly afterMs: number;
  readonly signal: AbortSignal;
}

/** People who have somebody below them: each gets one review a week. */
export function managersOf({ people }: Company): string[] {
  return [...new Set(people.flatMap(({ managerId }) => (managerId === null ? [] : [managerId])))];
}

/**
 * Triggers every manager's schedule once, in the middle of the run: its weeks last seconds, while the schedules follow
 * the real calendar.
 */
export async function holdReviews(deps: ReviewDeps): Promise<void> {
  const { temporalAddress, temporalNamespace, company, afterMs, signal } = deps;
  await delay(afterMs, undefined, { signal });
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const { schedule } = new Client({ connection, namespace: temporalNamespace });
    for (const personId of managersOf(company)) {
      await schedule.getHandle(weeklyScheduleId('review', personId)).trigger();
    }
  } finally {
    await connection.close();
  }
}

/** How many reviews the mail server has taken. */
export function reviewsIn(outbox: readonly OutboxEntry[]): number {
  return outbox.filter(({ mail, status }) => mail === 'review' && status === 'accepted').length;
}
