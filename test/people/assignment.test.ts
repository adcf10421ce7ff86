import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChooseRolesRequest } from '../../people/assignment';
import { chooseRoles } from '../../people/assignment';
import type { Task } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { acme } from '../support/directory';
import { simulate } from '../support/simulated-project';
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

describe('choosing who takes a role', () => {
  const customer = { ...acme, region: 'Taiwan' };
  const counsel = (id: string, special: Omit<Given, 'id'> = {}): Given => ({
    id,
    roles: ['legal'],
    ...special,
  });
  const ask = (more: Partial<ChooseRolesRequest> = {}) => {
    const { id: customerId, class: customerClass } = customer;
    const request = { ownerId: 'owner', customerId, customerClass, projectId: 'p', roles: ['legal'] };
    return chooseRoles(store, { ...request, ...more }, now);
  };
  const inRegion = 'least-loaded-in-team-and-region';
  const inTeam = 'least-loaded-in-team';

  beforeEach(async () => {
    await store.customers.create(customer);
    await store.customers.create({ ...acme, id: 'anywhere' });
    await give([
      { id: 'owner', managerId: 'boss' },
      { id: 'boss', roles: [] },
      { id: 'lone', team: null },
    ]);
  });

  it.each<
    [
      what: string,
      people: readonly Given[],
      personId: string | null,
      reason: string,
      more?: Partial<ChooseRolesRequest>,
    ]
  >([
    [
      'takes who serves the region',
      [counsel('a', { regions: ['Europe'] }), counsel('b', { regions: ['Europe', 'Taiwan'] })],
      'b',
      inRegion,
    ],
    ['takes who serves every region', [counsel('a', { regions: ['Europe'] }), counsel('b')], 'b', inRegion],
    [
      'takes one of the team for another region before nobody',
      [counsel('a', { regions: ['Europe'] })],
      'a',
      inTeam,
    ],
    [
      'takes one of the team for another region before another team',
      [counsel('a', { team: 'South', regions: ['Taiwan'] }), counsel('b', { regions: ['Europe'] })],
      'b',
      inTeam,
    ],
    [
      'takes who serves every team',
      [counsel('a', { team: 'South' }), counsel('b', { team: null })],
      'b',
      inRegion,
    ],
    ['takes who serves the class', [counsel('a', { customerClasses: ['A'] }), counsel('b')], 'b', inRegion],
    [
      'takes the class of the request',
      [counsel('a', { customerClasses: ['A', 'C'] })],
      'a',
      inRegion,
      { customerClass: 'C' },
    ],
    [
      'asks for no region where the customer has none',
      [counsel('a', { regions: ['Europe'] }), counsel('b')],
      'a',
      inTeam,
      { customerId: 'anywhere' },
    ],
    ['asks for no region of a customer who is not known', [counsel('a')], 'a', inTeam, { customerId: 'x' }],
    [
      'asks for no team where the owner has none',
      [counsel('a', { team: 'South' })],
      'a',
      inRegion,
      { ownerId: 'lone' },
    ],
    [
      'asks for no team of an owner who is not known',
      [counsel('a', { team: 'South' })],
      'a',
      inRegion,
      { ownerId: 'x' },
    ],
    ['takes the first of equals', [counsel('c'), counsel('b'), counsel('a', { capacity: 0 })], 'b', inRegion],
    ['passes over who left', [counsel('a', gone), counsel('b')], 'b', inRegion],
    ['passes over who is absent', [counsel('a', away('b')), counsel('b')], 'b', inRegion],
    ['passes over whose address has failed', [counsel('a', failed), counsel('b')], 'b', inRegion],
    [
      'takes one for another region when the one for this is absent',
      [counsel('a', away()), counsel('b', { regions: ['Europe'] })],
      'b',
      inTeam,
    ],
    [
      'finds nobody present when all are absent',
      [counsel('a', away()), counsel('b', away())],
      null,
      'nobody-present',
    ],
    ['finds nobody present when none has capacity', [counsel('a', { capacity: 0 })], null, 'nobody-present'],
    ['finds nobody present when no address is left', [counsel('a', failed)], null, 'nobody-present'],
    [
      'finds nobody present even if another team has somebody',
      [counsel('a', away()), counsel('b', { team: 'South' })],
      null,
      'nobody-present',
    ],
    ['finds nobody in the team', [counsel('a', { team: 'South' })], null, 'nobody-in-team'],
    [
      'finds nobody in the team for the class',
      [counsel('a', { customerClasses: ['A'] })],
      null,
      'nobody-in-team',
    ],
    ['finds nobody when those with the role left', [counsel('a', gone)], null, 'nobody-available'],
    ['finds nobody when nobody has the role', [], null, 'nobody-available'],
  ])('%s', async (...[, people, personId, reason, more]) => {
    await give(people);
    expect(await ask(more)).toEqual([{ role: 'legal', personId, reason }]);
  });

  describe('by load', () => {
    it('counts tasks that are open or accepted against capacity', async () => {
      await give([counsel('busy', { capacity: 2 }), counsel('calm', { capacity: 10 })]);
      await write('q', { tasks: { busy: ['open'], calm: ['open', 'accepted', 'done'] } });
      expect(await ask()).toMatchObject([{ personId: 'calm' }]);
      await write('r', { tasks: { calm: ['accepted', 'accepted', 'accepted', 'open'] } });
      expect(await ask()).toMatchObject([{ personId: 'busy' }]);
    });

    it('counts what is given out within the request', async () => {
      const both = { roles: ['legal', 'finance'] };
      await give([counsel('a', both), counsel('b', both)]);
      expect(await ask({ roles: ['legal', 'finance'] })).toMatchObject([
        { personId: 'a' },
        { personId: 'b' },
      ]);
    });
  });

  describe('who works with the customer already', () => {
    it('comes before all others, whatever their team, region, class and load', async () => {
      await give([
        counsel('a'),
        counsel('known', { team: 'South', regions: ['Europe'], customerClasses: ['A'], capacity: 1 }),
      ]);
      await write('q', { holder: 'known', tasks: { known: ['open', 'open'] } });
      expect(await ask()).toEqual([{ role: 'legal', personId: 'known', reason: 'same-customer' }]);
      // not from the project itself, from another customer, or from another role
      expect(await ask({ projectId: 'q' })).toMatchObject([{ personId: 'a' }]);
      expect(await ask({ customerId: 'anywhere' })).toMatchObject([{ personId: 'a' }]);
      expect(await ask({ roles: ['finance'] })).toMatchObject([{ personId: null }]);
    });

    it('is of an open project first, and then of the one that was opened last', async () => {
      await give([counsel('a'), counsel('b'), counsel('c'), counsel('d')]);
      await write('old', { holder: 'a', openedAtMs: 1 });
      await write('won', { holder: 'b', openedAtMs: 3, status: 'won' });
      expect(await ask()).toMatchObject([{ personId: 'a' }]);
      await write('new', { holder: 'c', openedAtMs: 2 });
      expect(await ask()).toMatchObject([{ personId: 'c' }]);
      await write('lost', { holder: 'd', openedAtMs: 4, status: 'lost' });
      expect(await ask()).toMatchObject([{ personId: 'c' }]);
    });

    it.each<[what: string, special: Omit<Given, 'id'>]>([
      ['left', gone],
      ['is absent', away()],
      ['has an address that failed', failed],
      ['has no capacity', { capacity: 0 }],
      ['does not have the role any more', { roles: ['sales'] }],
    ])('is passed over for the next when the person %s', async (_what, special) => {
      await give([counsel('a'), counsel('first', special), counsel('second', { team: 'South' })]);
      await write('new', { holder: 'first', openedAtMs: 2 });
      await write('nobody', { holder: null, openedAtMs: 3 });
      await write('old', { holder: 'second', openedAtMs: 1, status: 'lost' });
      expect(await ask()).toEqual([{ role: 'legal', personId: 'second', reason: 'same-customer' }]);
    });
  });

  it('gives manager tasks to the first active person above the owner, and to the owner when there is none', async () => {
    expect(await ask({ roles: ['manager'] })).toEqual([
      { role: 'manager', personId: 'boss', reason: 'manager-of-owner' },
    ]);
    expect(await ask({ roles: ['manager'], ownerId: 'boss' })).toEqual([
      { role: 'manager', personId: 'boss', reason: 'owner-has-no-manager' },
    ]);
  });
});

/** A project of the customer in the store: who holds the legal role, and what tasks people have in it. */
async function write(
  projectId: string,
  special: {
    readonly holder?: string | null;
    readonly openedAtMs?: number;
    readonly status?: 'open' | 'won' | 'lost';
    readonly tasks?: Readonly<Record<string, readonly Task['status'][]>>;
  },
): Promise<void> {
  const { holder, openedAtMs = 1, status = 'open', tasks = {} } = special;
  const state = simulate().state();
  const [pattern] = Object.values(state.deal!.tasks);
  const made = Object.entries(tasks).flatMap(([personId, statuses]) =>
    statuses.map((each, n): Task => ({ ...pattern!, id: `${personId}-${n}`, personId, status: each })),
  );
  const deal = {
    ...state.deal!,
    customerId: 'acme',
    openedAtMs,
    roles: holder === undefined ? {} : { legal: { personId: holder, reason: 'test' } },
    tasks: Object.fromEntries(made.map((task) => [task.id, task])),
  };
  await store.projects.write({ ...state, projectId, status, deal }, 0, Object.keys(deal.tasks));
}
