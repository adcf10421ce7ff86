import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { absenceOf, activeManagerOf, managersAbove, standInFor, whoseStandInIs } from '../../people/presence';
import type { Store } from '../../store/store';
import { todayOf } from '../../queries/my-work/today';
import { somebody } from '../support/directory';
import { watchedStore } from '../support/watched-store';
import type { EmptyStore, Given } from './given-people';
import { away, emptyStore, failed, give as givePeople, gone, now } from './given-people';

let given: EmptyStore;
let store: Store;
const give = (people: readonly Given[]) => givePeople(store, people);

beforeAll(async () => {
  given = await emptyStore();
  ({ store } = given);
});
beforeEach(() => given.empty());
afterAll(() => given.close());

describe('an absence', () => {
  it.each([
    ['Asia/Taipei', '2026-03-01T15:59:59.999Z', false],
    ['Asia/Taipei', '2026-03-01T16:00:00.000Z', true],
    ['Asia/Taipei', '2026-03-08T15:59:59.999Z', true],
    ['Asia/Taipei', '2026-03-08T16:00:00.000Z', false],
    // its last day has 23 hours: clocks change in the morning
    ['America/St_Johns', '2026-03-02T03:29:59.999Z', false],
    ['America/St_Johns', '2026-03-02T03:30:00.000Z', true],
    ['America/St_Johns', '2026-03-09T02:29:59.999Z', true],
    ['America/St_Johns', '2026-03-09T02:30:00.000Z', false],
  ])('from 2 to 8 March in %s: at %s it is %s', (timeZone, instant, isAbsent) => {
    const absences = [
      { from: '2026-01-01', to: '2026-01-02', substituteId: null },
      { from: '2026-03-02', to: '2026-03-08', substituteId: 'b' },
    ];
    const found = absenceOf(somebody('a', { timeZone, absences }), Date.parse(instant));
    expect(found).toEqual(isAbsent ? absences[1] : null);
  });
});

describe('the line above somebody', () => {
  it('has the active people, nearest first', async () => {
    await give([
      { id: 'top' },
      { id: 'middle', managerId: 'top', ...gone },
      { id: 'low', managerId: 'middle' },
      { id: 'a', managerId: 'low' },
    ]);
    expect((await managersAbove(store, 'a')).map(({ id }) => id)).toEqual(['low', 'top']);
    expect(await activeManagerOf(store, 'low')).toMatchObject({ id: 'top' });
    expect(await activeManagerOf(store, 'top')).toBeNull();
    expect(await managersAbove(store, 'unknown')).toEqual([]);
  });

  it('ends where it comes back to somebody', async () => {
    await give([
      { id: 'a', managerId: 'b' },
      { id: 'b', managerId: 'c' },
      { id: 'c', managerId: 'b' },
      { id: 'x', managerId: 'y' },
      { id: 'y', managerId: 'x', ...gone },
    ]);
    expect((await managersAbove(store, 'a')).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(await activeManagerOf(store, 'x')).toBeNull();
  });

  it('is followed for twenty steps', async () => {
    await give(Array.from({ length: 25 }, (_, n) => ({ id: `p${n}`, managerId: `p${n + 1}` })));
    expect(await managersAbove(store, 'p0')).toHaveLength(20);
  });
});

describe('standing in', () => {
  const boss = { id: 'boss' };
  const a = { id: 'a', managerId: 'boss' };

  it.each<[what: string, people: readonly Given[], standIn: string | null, reason?: string]>([
    ['is not needed for who is there', [a, boss], 'a', 'self'],
    ['is done by the substitute', [{ ...a, ...away('b') }, { id: 'b' }, boss], 'b', 'absent'],
    ['is done by the manager where no substitute is named', [{ ...a, ...away() }, boss], 'boss', 'absent'],
    [
      'goes on from a substitute who is absent too',
      [{ ...a, ...away('b') }, { id: 'b', ...away('c') }, { id: 'c', ...away('d') }, { id: 'd' }, boss],
      'd',
      'absent',
    ],
    [
      'goes to the own manager when the line of substitutes ends at somebody absent',
      [{ ...a, ...away('b') }, { id: 'b', managerId: 'other', ...away() }, { id: 'other' }, boss],
      'boss',
      'absent',
    ],
    [
      'goes to the manager when the substitutes make a circle',
      [{ ...a, ...away('b') }, { id: 'b', ...away('c') }, { id: 'c', ...away('b') }, boss],
      'boss',
      'absent',
    ],
    [
      'goes to the manager when two stand in for each other',
      [{ ...a, ...away('b') }, { id: 'b', ...away('a') }, boss],
      'boss',
      'absent',
    ],
    [
      'passes over a substitute who left',
      [{ ...a, ...away('b') }, { id: 'b', ...gone }, boss],
      'boss',
      'absent',
    ],
    [
      'goes on from a substitute who left during an absence',
      [{ ...a, ...away('b') }, { id: 'b', ...gone, ...away('c') }, { id: 'c' }, boss],
      'c',
      'absent',
    ],
    [
      'passes over a substitute whose address has failed',
      [{ ...a, ...away('b') }, { id: 'b', ...failed }, boss],
      'boss',
      'absent',
    ],
    ['passes over a substitute who is not known', [{ ...a, ...away('b') }, boss], 'boss', 'absent'],
    [
      'goes further up past managers who are not reached',
      [
        { ...a, ...away() },
        { id: 'boss', managerId: 'b', ...away() },
        { id: 'b', managerId: 'c', ...failed },
        { id: 'c', managerId: 'd', ...gone },
        { id: 'd' },
      ],
      'd',
      'absent',
    ],
    [
      'is done by nobody when nobody can: the absent have their own mails',
      [
        { ...a, ...away('b') },
        { id: 'b', ...gone },
        { ...boss, ...away('a') },
      ],
      'a',
      'self',
    ],
    [
      'is done by the manager when the address has failed',
      [{ ...a, ...failed }, boss],
      'boss',
      'address-failed',
    ],
    [
      'is done by the substitute of somebody absent whose address has failed',
      [{ ...a, ...failed, ...away('b') }, { id: 'b' }, boss],
      'b',
      'absent',
    ],
    [
      'leaves a failed address alone when nobody can',
      [
        { ...a, ...failed },
        { ...boss, ...gone },
      ],
      null,
    ],
    ['leaves a failed address alone during an absence too', [{ id: 'a', ...failed, ...away() }], null],
    ['is not done for somebody who left', [{ ...a, ...gone, ...away('b') }, { id: 'b' }, boss], null],
    ['is not done for nobody', [boss], null],
  ])('%s', async (...[, people, standIn, reason]) => {
    await give(people);
    const found = await standInFor(store, 'a', now);
    if (standIn === null) return void expect(found).toBeNull();
    expect(found).toMatchObject({ person: { id: standIn }, reason });
    expect(found!.insteadOf?.id).toBe(standIn === 'a' ? undefined : 'a');
  });
});

describe('whose mails go to somebody', () => {
  /** Found by asking for everybody, one after the other. */
  async function oneByOne(readerId: string): Promise<string[]> {
    const found: string[] = [];
    for (const { id } of await store.people.list({ limit: 1_000 })) {
      const standIn = id === readerId ? null : await standInFor(store, id, now);
      if (standIn?.person.id === readerId) found.push(id);
    }
    return found;
  }

  it('is the same as what is found from the other end, along substitutes, managers and both', async () => {
    await give([
      { id: 'top' },
      { id: 'left', managerId: 'top', ...gone },
      { id: 'ill', managerId: 'top', ...away(null) },
      { id: 'lost', managerId: 'top', ...failed },
      { id: 'under-left', managerId: 'left', ...away(null) },
      { id: 'under-ill', managerId: 'ill', ...away(null) },
      { id: 'under-lost', managerId: 'lost', ...failed },
      { id: 'there', managerId: 'top' },
      { id: 'a', managerId: 'there', ...away('b') },
      { id: 'b', managerId: 'there', ...away('c') },
      { id: 'c', managerId: 'there' },
      // the line of substitutes ends with somebody who is away themselves
      { id: 'd', managerId: 'c', ...away('ill') },
      // a circle of substitutes
      { id: 'e', managerId: 'there', ...away('f') },
      { id: 'f', managerId: 'top', ...away('e') },
      { id: 'g', managerId: 'unknown', ...away('h') },
      { id: 'h', managerId: 'h', ...away('g') },
    ]);
    const readers = (await store.people.list({ limit: 1_000 })).map(({ id }) => id);
    const found = Object.fromEntries(
      await Promise.all(
        readers.map(
          async (id) => [id, (await whoseStandInIs(store, id, now)).map((each) => each.id)] as const,
        ),
      ),
    );
    const wanted = Object.fromEntries(
      await Promise.all(readers.map(async (id) => [id, await oneByOne(id)] as const)),
    );
    expect(found).toEqual(wanted);
    expect(found).toMatchObject({ c: ['a', 'b', 'd'], there: ['e'], h: [] });
    expect(found['top']).toEqual(['f', 'ill', 'lost', 'under-ill', 'under-left', 'under-lost']);
  });

  it('follows a change of somebody’s record', async () => {
    await give([{ id: 'a' }, { id: 'b', ...away('a') }]);
    expect(await whoseStandInIs(store, 'a', now)).toMatchObject([{ id: 'b' }]);
    const { revision, ...b } = (await store.people.read('b'))!;
    await store.people.replace({ ...b, absences: [] }, revision);
    expect(await whoseStandInIs(store, 'a', now)).toEqual([]);
    await store.people.markAddress('b', { email: b.email, code: '5.1.1', atMs: now });
    expect(await whoseStandInIs(store, 'a', now)).toEqual([]);
  });
});

describe('the tasks of somebody who has signed in', () => {
  it('are found without reading other people', async () => {
    const { store: watched, commandsOf } = await watchedStore(given.uri);
    try {
      await give([{ id: 'rep', managerId: 'boss' }, { id: 'boss' }]);
      await give(Array.from({ length: 500 }, (_, index) => ({ id: `other-${index}`, managerId: 'boss' })));
      const reader = (await store.people.read('rep'))!;

      const asked = await commandsOf(() => todayOf(watched, reader, now));
      expect(asked.map(({ name, collection }) => `${name} ${String(collection)}`)).toEqual([
        ...['find people', 'find tasks', 'find tasks'],
      ]);
      expect(JSON.stringify(asked[0]!.command['filter'])).toContain('"rep"');
      // a manager: none of those who are there is read
      expect(await store.people.hardToReach(['boss'], '2026-03-01')).toEqual([]);
      expect([await store.people.manages('boss'), await store.people.manages('rep')]).toEqual([true, false]);
    } finally {
      await watched.close();
    }
  });
});
