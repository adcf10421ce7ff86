import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workEntries } from '../../../queries/my-work/work-entries';
import { day } from '../../support/simulated-project';

const nowMs = Date.UTC(2026, 2, 4);

interface Row {
  readonly projectId: string;
  readonly taskId: string;
  readonly kind: 'stage' | 'follow-up' | 'reassign';
  readonly personId: string;
  readonly openedAtMs: number;
  readonly dueAtMs: number | null;
  readonly customerId: string;
  readonly about: string | null;
}

const row = (projectId: string, kind: Row['kind'], more: Partial<Row> = {}): Row => ({
  ...{ projectId, taskId: 't1', kind, personId: 'me', openedAtMs: 0, dueAtMs: nowMs, customerId: projectId },
  ...{ about: null, ...more },
});

const entriesOf = (rows: readonly Row[]) =>
  workEntries(rows, {
    keptId: (id) => (id === 'duplicate' ? 'kept' : id),
    askedAboutId: (each) => (each as Row).about,
    nowMs,
    dayMs: day,
  });

const shown = (rows: readonly Row[]) =>
  entriesOf(rows).map((entry) => [
    entry.joinedBy,
    ...entry.rows.map((each) => `${each.projectId}:${each.taskId}`),
  ]);

describe('what stands once in a list of work', () => {
  it('is one entry for decisions about one person, else for those of one project', () => {
    const decision = (projectId: string, taskId: string, about: string | null, days: number): Row =>
      row(projectId, 'reassign', { taskId, about, dueAtMs: nowMs + days * day });

    expect(
      shown([
        decision('p1', 't1', 'baker', 3),
        decision('p2', 't1', 'baker', 1),
        decision('p1', 't2', 'chen', 2),
        decision('p1', 't3', 'wu', 2),
        decision('p3', 't1', 'wu', 9),
        decision('p4', 't1', null, 4),
        decision('p4', 't2', null, 5),
        decision('p5', 't1', 'lin', 6),
      ]),
    ).toEqual([
      ['person', 'p2:t1', 'p1:t1'],
      [null, 'p1:t2'],
      ['person', 'p1:t3', 'p3:t1'],
      ['project', 'p4:t1', 'p4:t2'],
      [null, 'p5:t1'],
    ]);
  });

  it('keeps decisions of one person apart from those they make for somebody else', () => {
    const mine = row('p1', 'reassign', { about: 'baker' });
    const others = row('p2', 'reassign', { about: 'baker', personId: 'boss' });

    expect(shown([mine, others])).toEqual([
      [null, 'p1:t1'],
      [null, 'p2:t1'],
    ]);
  });

  it('joins follow-ups of customers that are the same', () => {
    const rows = [
      row('p1', 'follow-up', { customerId: 'kept' }),
      row('p2', 'follow-up', { customerId: 'duplicate', dueAtMs: nowMs - day }),
      row('p3', 'stage', { customerId: 'kept', dueAtMs: null }),
    ];

    expect(shown(rows)).toEqual([
      ['customer', 'p2:t1', 'p1:t1'],
      [null, 'p3:t1'],
    ]);
  });

  it('has each task exactly once, the first of an entry due first, whatever there is', () => {
    const rows = fc.uniqueArray(
      fc.record({
        projectId: fc.constantFrom('a', 'b', 'c'),
        taskId: fc.constantFrom('t1', 't2', 't3', 't4'),
        kind: fc.constantFrom('stage', 'follow-up', 'reassign'),
        personId: fc.constantFrom('me', 'boss'),
        openedAtMs: fc.nat(9),
        dueAtMs: fc.option(fc.integer({ min: -20, max: 20 }).map((days) => nowMs + days * day)),
        customerId: fc.constantFrom('kept', 'duplicate', 'other'),
        about: fc.option(fc.constantFrom('baker', 'chen')),
      }) as fc.Arbitrary<Row>,
      { selector: ({ projectId, taskId }) => `${projectId}:${taskId}`, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const entries = entriesOf(given);
        const due = ({ dueAtMs }: Pick<Row, 'dueAtMs'>): number => dueAtMs ?? Infinity;

        expect(entries.flatMap((entry) => entry.rows)).toHaveLength(given.length);
        expect(new Set(entries.flatMap((entry) => entry.rows))).toEqual(new Set(given));
        for (const { rows: found, joinedBy } of entries) {
          expect(found.length > 1).toBe(joinedBy !== null);
          expect(Math.min(...found.map(due))).toBe(due(found[0]));
          expect(new Set(found.map(({ personId }) => personId)).size).toBe(1);
        }
        const firsts = entries.map(({ rows: [first] }) => due(first));
        expect(firsts).toEqual([...firsts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
    );
  });
});
