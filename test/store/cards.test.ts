import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../domain/project/evolve/evolve';
import { shownStatus } from '../../domain/project/model/state';
import { boardOf } from '../../queries/projects/board';
import { projectsListed } from '../../queries/projects/project-list';
import { sightOf } from '../../queries/projects/sight';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { day, milestone, simulate } from '../support/simulated-project';
import { gateMilestones, standardPlaybook } from '../support/standard-playbook';

let store: Store;
const nowMs = Date.now();

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`cards-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.customers.create(acme);
  await store.people.create(somebody('boss', { roles: [] }));
  for (const id of ['ann', 'ben', 'cleo']) await store.people.create(somebody(id, { managerId: 'boss' }));
  await store.people.create(somebody('stranger'));
});
afterAll(() => store.close());

/** What may happen to a project, in any order. */
const history = fc.record({
  ownerId: fc.constantFrom('ann', 'ben', 'cleo', 'stranger'),
  customerClass: fc.constantFrom('A', 'B', 'C'),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
  currency: fc.constantFrom('TWD', 'USD', 'EUR'),
  milestones: fc.integer({ min: 0, max: gateMilestones.length }),
  end: fc.constantFrom('runs', 'runs', 'runs', 'held', 'woken', 'lost', 'dropped', 'reopened', 'passes'),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

let count = 0;

async function written({
  ownerId,
  customerClass,
  amount,
  currency,
  milestones,
  end,
}: History): Promise<void> {
  const projectId = `p${String((count += 1)).padStart(4, '0')}`;
  const project = simulate({
    ...{ projectId, openedAtMs: nowMs - 20 * day },
    open: { ownerId, customerClass: customerClass, ...(amount !== undefined && { amount, currency }) },
  });
  for (const key of gateMilestones.slice(0, milestones)) project.tell(milestone(key));
  const hold = { name: 'hold', reason: 'budget-year', wakeAtMs: nowMs + 90 * day } as const;
  if (end === 'held' || end === 'woken') project.tell(hold);
  if (end === 'woken') project.tell({ name: 'wake' });
  if (end === 'lost' || end === 'reopened') project.tell({ name: 'lose', reason: 'price' });
  if (end === 'reopened') project.tell({ name: 'reopen', noteId: 'n1' } as never);
  if (end === 'dropped') project.tell({ name: 'drop', reason: 'no-budget' });
  if (end === 'passes') project.passUntil(nowMs);
  // in steps, as a project writes itself
  const events = project.events();
  let written = 0;
  for (const until of [1, Math.ceil(events.length / 2), events.length]) {
    const part = events.slice(written, until);
    if (part.length === 0) continue;
    const state = fold(projectId, events.slice(0, until));
    const isWritten = await store.steps.write({ events: part, state, fromRevision: written, taskIds: [] });
    if (!isWritten) {
      await store.ledger.append(projectId, part);
      await store.projects.write(state, written, []);
    }
    written = until;
  }
}

describe('the figures of a board', () => {
  it('are those of the list, of its pages and of the documents, whatever has happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 1, maxLength: 12 }),
        fc.record({
          owner: fc.option(fc.constantFrom('ann', 'ben'), { nil: undefined }),
          class: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: undefined }),
        }),
        async (histories, filters) => {
          for (const each of histories) await written(each);
          const asked = filters as { owner?: string; class?: 'A' };
          const reader = (await store.people.read('boss'))!;
          const sight = await sightOf(store, reader, nowMs);

          const board = await boardOf(store, sight, asked, nowMs);

          const wanted = { place: 'running', sort: 'next', ...asked } as const;
          const rows = [];
          for (let after; ;) {
            const list = await projectsListed(store, sight, wanted, { after, limit: 7, nowMs });
            if (!after) expect(list.figures).toEqual({ count: board.count, money: board.money });
            rows.push(...list.rows);
            if (!list.next) break;
            after = list.next;
          }
          expect(rows).toHaveLength(board.count);
          const ids = rows.map(({ projectId }) => projectId);
          expect(new Set(ids).size).toBe(ids.length);
          // as the API lists them
          const documents = (
            await store.projects.page({
              conditions: [{ field: 'shown', op: 'in', value: ['open', 'held'] }],
              order: { field: 'openedAtMs', descending: true },
              limit: 5_000,
            })
          ).rows.filter(
            ({ deal }) =>
              deal!.ownerId !== 'stranger' &&
              (asked.owner === undefined || deal!.ownerId === asked.owner) &&
              (asked.class === undefined || deal!.customerClass === asked.class),
          );
          expect(board.count).toBe(documents.length);
          for (const column of board.columns) {
            const there = documents.filter((state) => {
              const isHeld = shownStatus(state) === 'held';
              return column.column === 'held'
                ? isHeld
                : !isHeld && column.column === `stage:${state.deal!.stage}`;
            });
            expect([column.column, column.count]).toEqual([column.column, there.length]);
            for (const { currency, sum } of column.money) {
              const amounts = there.filter(({ deal }) => deal!.currency === currency);
              expect(sum).toBe(amounts.reduce((total, { deal }) => total + deal!.amount!, 0));
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are made anew from the ledger when a card is lost or wrong', async () => {
    await written({
      ...{ ownerId: 'ann', customerClass: 'A', amount: 5, currency: 'USD' },
      milestones: 2,
      end: 'runs',
    });
    const projectId = `p${String(count).padStart(4, '0')}`;
    // its tasks are not written yet
    await store.rebuild.project(projectId);
    expect((await store.rebuild.project(projectId)).outcome).toBe('same');
    await store.heads.forget(projectId);
    expect((await store.rebuild.project(projectId)).outcome).toBe('written');
    expect((await store.rebuild.project(projectId)).outcome).toBe('same');
    const { rows } = await store.cards.page({
      conditions: [{ field: 'projectId', op: 'is', value: projectId }],
      ...{ order: { field: 'nextAtMs', descending: false }, limit: 2 },
    });
    expect(rows.map(({ amount, stage }) => ({ amount, stage }))).toEqual([{ amount: 5, stage: 'visit' }]);
  });
});
