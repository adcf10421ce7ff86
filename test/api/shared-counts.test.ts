import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from 'express-rate-limit';
import { countedAs, sharedCounts } from '../../api/kit/shared-counts';
import type { RequestCounts } from '../../store/request-counts';

const windowMs = 60_000;

/** The database's side, in memory: windows that begin with the first request. */
function counter(asked: () => void = () => undefined): RequestCounts {
  const rows = new Map<string, { startedAtMs: number; taken: number }>();
  return {
    async take(keyId, { many, most, nowMs }) {
      asked();
      await Promise.resolve();
      const known = rows.get(keyId);
      const row = known && known.startedAtMs > nowMs - windowMs ? known : { startedAtMs: nowMs, taken: 0 };
      rows.set(keyId, row);
      const granted = Math.max(0, Math.min(many, most - row.taken));
      row.taken += many;
      return { granted, taken: Math.min(row.taken, most), endsAtMs: row.startedAtMs + windowMs };
    },
  };
}

const isLetIn = async (process: Store, id: string, most: number): Promise<boolean> =>
  (await process.increment(countedAs({ id, most }))).totalHits <= most;

describe('requests that several processes count', () => {
  it('are never more than the limit in a window, and fewer only by what other processes have left', async () => {
    const order = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 900 });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 500 }), async (processes, most) => {
        const counts = counter();
        const each = Array.from({ length: 4 }, () => sharedCounts(counts, windowMs, () => 1_000));
        let letIn = 0;
        for (const index of processes) letIn += Number(await isLetIn(each[index]!, 'a', most));
        expect(letIn).toBeLessThanOrEqual(most);
        const unused = 3 * Math.ceil(1.5 * Math.ceil(most / 100));
        expect(letIn).toBeGreaterThanOrEqual(Math.min(processes.length, most) - unused);
      }),
      { numRuns: 100 },
    );
  });

  it('are the whole limit when one process has them all, and are let in again in the next window', async () => {
    let nowMs = 5;
    const process = sharedCounts(counter(), windowMs, () => nowMs);
    const many = async () => {
      const all = await Promise.all(Array.from({ length: 130 }, () => isLetIn(process, 'a', 120)));
      return all.filter(Boolean).length;
    };
    expect([await many(), await many()]).toEqual([120, 0]);
    nowMs += windowMs;
    expect(await many()).toBe(120);
  });

  it('are asked about once in a hundredth of the limit', async () => {
    let asked = 0;
    const process = sharedCounts(
      counter(() => (asked += 1)),
      windowMs,
      () => 0,
    );
    for (let each = 0; each < 3_000; each += 1) await isLetIn(process, 'a', 6_000);
    expect(asked).toBeLessThanOrEqual(3_000 / 60 + 1);
  });

  it('are let in when the database does not answer', async () => {
    const gone = Object.assign(new Error('gone'), { name: 'MongoServerSelectionError' });
    const process = sharedCounts({ take: () => Promise.reject(gone) }, windowMs);
    expect(await isLetIn(process, 'a', 10)).toBe(true);
  });
});
