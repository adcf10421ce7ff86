import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quarterOf } from '../../../domain/calendar/quarters';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectState } from '../../../domain/project/model/state';
import { ageInStageMs, openTasks, shownStatus } from '../../../domain/project/model/state';
import { everybodyIn, lineIn, memberIn } from '../../../queries/line/line-of';
import { median, numbersOf } from '../../../queries/line/numbers';
import { workloadOf } from '../../../queries/line/workload';
import { boardOf } from '../../../queries/projects/board';
import { projectsListed } from '../../../queries/projects/project-list';
import { sightOf } from '../../../queries/projects/sight';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { day, milestone, simulate } from '../../support/simulated-project';
import { gateMilestones, standardPlaybook } from '../../support/standard-playbook';

let store: Store;
const nowMs = Date.now();
const zone = 'Asia/Taipei';

/** `chief` above `boss` (with ann, ben) and above cleo; more people than are asked about one by one. */
const reps = ['ann', 'ben', 'cleo'] as const;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`figures-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.customers.create(acme);
  await store.people.create(somebody('chief', { roles: [] }));
  await store.people.create(somebody('boss', { roles: [], managerId: 'chief' }));
  for (const id of ['ann', 'ben']) await store.people.create(somebody(id, { managerId: 'boss' }));
  await store.people.create(somebody('cleo', { managerId: 'chief' }));
  for (let number = 0; number < 12; number += 1) {
    await store.people.create(somebody(`idle-${number}`, { managerId: 'chief' }));
  }
  await store.people.create(somebody('stranger'));
});
afterAll(() => store.close());

/** What may happen to a project, in any order. */
const history = fc.record({
  ownerId: fc.constantFrom(...reps, 'stranger'),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
  currency: fc.constantFrom('TWD', 'USD', 'EUR'),
  ageDays: fc.constantFrom(1, 25, 40, 130),
  milestones: fc.integer({ min: 0, max: gateMilestones.length }),
  end: fc.constantFrom('runs', 'runs', 'held', 'lost', 'dropped', 'reopened', 'passes'),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const states: ProjectState[] = [];

async function write({ ownerId, amount, currency, ageDays, milestones, end }: History): Promise<void> {
  const project = simulate({
    projectId: `p${String(states.length).padStart(4, '0')}`,
    openedAtMs: nowMs - ageDays * day,
    open: { ownerId, ...(amount !== undefined && { amount, currency }) },
    holder: () => ownerId,
  });
  for (const key of gateMilestones.slice(0, milestones)) {
    project.passUntil(Math.min(project.now() + 2 * day, nowMs));
    project.tell(milestone(key));
  }
  if (end === 'held') project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: nowMs + 90 * day });
  if (end === 'lost' || end === 'reopened') project.tell({ name: 'lose', reason: 'price' });
  if (end === 'reopened') project.tell({ name: 'reopen', noteId: 'n1' } as never);
  if (end === 'dropped') project.tell({ name: 'drop', reason: 'no-budget' });
  if (end === 'passes') project.passUntil(nowMs);
  const state = project.state();
  await store.projects.write(state, 0, Object.keys(state.deal!.tasks));
  states.push(state);
}

const moneyOf = (projects: readonly ProjectState[]) => {
  const sums = new Map<string, number>();
  for (const { deal } of projects) {
    if (deal!.currency === undefined) continue;
    sums.set(deal!.currency, (sums.get(deal!.currency) ?? 0) + deal!.amount!);
  }
  return [...sums].sort();
};
const sorted = (money: readonly { currency: string; sum: number }[]) =>
  money.map(({ currency, sum }) => [currency, sum]).sort();

describe('the figures of a line', () => {
  it('are those of the board, of the list and of the documents, for each part of the line', async () => {
    const won = { milestones: gateMilestones.length, end: 'runs', ageDays: 40 } as const;
    await write({ ...won, ownerId: 'ann', amount: 7, currency: 'TWD' });
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 12 }), async (histories) => {
        for (const each of histories) await write(each);
        const sight = await sightOf(store, (await store.people.read('chief'))!, nowMs);
        const line = lineIn(sight);
        const quarter = quarterOf(nowMs, zone);
        for (const id of ['chief', 'boss', 'cleo']) {
          const member = memberIn(line, id)!;
          const people = everybodyIn([member]);
          const parts = [{ person: member.person, below: [] }, ...member.below];

          const numbers = await numbersOf(store, people, parts, quarter, nowMs + 1);

          const asked = id === 'chief' ? {} : { line: id };
          const board = await boardOf(store, sight, asked, nowMs);
          const { running } = numbers;
          expect(running).toEqual({ count: board.count, money: board.money });
          expect(numbers.stages.map(({ column, count, money }) => ({ column, count, money }))).toEqual(
            board.columns.map(({ column, count, money }) => ({ column, count, money })),
          );
          const theirs = states.filter(({ deal }) => people.some((person) => person.id === deal!.ownerId));
          for (const ending of ['won', 'lost', 'dropped'] as const) {
            const list = await projectsListed(
              store,
              sight,
              { ...asked, place: ending, sort: 'next', endedIn: quarter },
              { after: undefined, limit: 500, nowMs },
            );
            expect(numbers.ended[ending]).toEqual(list.figures);
            const ended = theirs.filter(
              ({ status, deal }) => status === ending && deal!.outcome!.atMs >= quarter.fromMs,
            );
            expect(list.rows).toHaveLength(ended.length);
            expect(sorted(numbers.ended[ending].money)).toEqual(moneyOf(ended));
          }
          for (const { column, soFarDays } of numbers.stages) {
            const days = theirs
              .filter((state) => shownStatus(state) === 'open' && column === `stage:${state.deal!.stage}`)
              .map(({ deal }) => Math.floor(ageInStageMs(deal!, nowMs + 1) / realDayMs));
            expect([column, soFarDays]).toEqual([column, median(days)]);
          }
          const followUps = theirs
            .flatMap(({ deal }) => Object.values(deal!.tasks))
            .filter(({ kind, dueAtMs }) => kind === 'follow-up' && dueAtMs !== null)
            .filter(({ dueAtMs }) => dueAtMs! >= quarter.fromMs && dueAtMs! <= nowMs)
            .filter(
              ({ status, closedAtMs, dueAtMs }) => status === 'done' || (closedAtMs ?? nowMs) > dueAtMs!,
            );
          const inTime = followUps.filter(
            ({ status, closedAtMs, dueAtMs }) => status === 'done' && closedAtMs! <= dueAtMs!,
          );
          expect(numbers.followUps).toEqual({ due: followUps.length, inTime: inTime.length });
          // the parts are the whole
          const sum = numbers.members.reduce((total, part) => total + part.running.count, 0);
          expect(sum).toBe(running.count);

          const [load] = await workloadOf(store, [member], nowMs);
          expect(load!.whole.projects).toEqual(running);
          const tasks = states
            .flatMap(({ deal }) => openTasks(deal!))
            .filter(({ personId }) => people.some((person) => person.id === personId));
          expect([load!.whole.open, load!.whole.overdue]).toEqual([
            tasks.length,
            tasks.filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs < nowMs).length,
          ]);
        }
      }),
      { numRuns: 8 },
    );
    // otherwise the test has seen nothing
    expect(states.some(({ status }) => status === 'won')).toBe(true);
  }, 60_000);

  it('puts what needs attention first, and those with nothing last', async () => {
    const sight = await sightOf(store, (await store.people.read('chief'))!, nowMs);
    const [chief] = await workloadOf(store, lineIn(sight), nowMs);
    const overdue = chief!.below.map(({ whole }) => whole.overdue);
    expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
    const idle = chief!.below.map(({ person }) => person.id.startsWith('idle'));
    expect(idle.indexOf(true)).toBe(idle.lastIndexOf(false) + 1);
  });
});

describe('a quarter', () => {
  it('begins and ends with the days of the company', () => {
    const { fromMs, toMs, year, number } = quarterOf(Date.parse('2026-09-30T16:30:00Z'), zone);
    expect({ year, number }).toEqual({ year: 2026, number: 4 });
    expect([fromMs, toMs].map((atMs) => new Date(atMs).toISOString())).toEqual([
      '2026-09-30T16:00:00.000Z',
      '2026-12-31T16:00:00.000Z',
    ]);
    expect(quarterOf(Date.parse('2026-09-30T16:30:00Z'), 'UTC').number).toBe(3);
  });
});
