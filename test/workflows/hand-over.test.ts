import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/activities';
import type { HandOverRequest } from '../../contracts/sandbox/hand-over-run';
import { handOverCommandId } from '../../contracts/sandbox/hand-over-run';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import { handOverWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { HandOverState } from '../../domain/hand-over/hand-over-progress';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { holdsAnything, withoutHolders } from '../support/handed-over';
import { everyPlace, portfolio } from '../support/portfolio';
import { quietRuntime } from '../support/quiet-runtime';
import { noMail } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

/** Hand-overs over a real Temporal server and a real database; mails go into a list. */
let store: Store;
let native: NativeConnection;
let server: DevWorker;
const notifications: NotificationRequest[] = [];
const mailedTo: (string | null)[] = [];
/** A day of the hand-over's own deadlines; projects always have real days. */
let dayMs = realDayMs;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`hand-over-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.customers.create(acme);
  quietRuntime();
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  const deps = {
    store,
    sender: noMail,
    client: new Client({ connection: native }),
  } as const;
  const settings = { mailFrom: 'm@example.com', publicUrl: 'http://x', companyTimeZone: 'Asia/Taipei' };
  const real = createActivities({ ...deps, settings: { ...settings, dayMs: realDayMs } });
  server = await startDevWorker(engines().temporalAddress, {
    ...real,
    answerDueAt: (request: { personId: string }) =>
      createActivities({ ...deps, settings: { ...settings, dayMs } }).answerDueAt(request),
    nextDecider: (request: Parameters<typeof real.nextDecider>[0]) =>
      createActivities({ ...deps, settings: { ...settings, dayMs } }).nextDecider(request),
    sendMail: ({ effect }) => {
      mailedTo.push('personId' in effect.to ? effect.to.personId : effect.to.managerOf);
      return Promise.resolve({ status: 'accepted', personId: null });
    },
    sendNotification: (notification: NotificationRequest) => {
      if (!notifications.some(({ key }) => key === notification.key)) notifications.push(notification);
      return Promise.resolve({ status: 'accepted', personId: notification.personId });
    },
  } as typeof real);
}, 120_000);

afterAll(async () => {
  await server.stop();
  await native.close();
  await store.close();
});

/** A team of its own for each test: a boss, who leaves, and who can take over. */
async function team(receivers: number, capacity = 100) {
  const name = `team-${randomUUID().slice(0, 6)}`;
  const id = (who: string): string => `${name}-${who}`;
  const top = id('top');
  const boss = id('boss');
  const from = id('from');
  await store.people.create(somebody(top, { roles: [], team: name }));
  await store.people.create(somebody(boss, { roles: [], managerId: top, team: name }));
  await store.people.create(somebody(from, { managerId: boss, team: name }));
  const others = Array.from({ length: receivers }, (_, index) => id(`r${index}`));
  for (const other of others) {
    await store.people.create(somebody(other, { managerId: boss, team: name, capacity }));
  }
  return { name, top, boss, from, others };
}

type Team = Awaited<ReturnType<typeof team>>;

const projectsOf = ({ name, from }: Team, count: number): Promise<string[]> =>
  portfolio(store, server, {
    ownerId: from,
    count,
    places: everyPlace,
    named: name,
    customerIdOf: (number) => `${name}-customer-${number % 40}`,
  });

async function start(request: Omit<HandOverRequest, 'handOverId' | 'reason' | 'requestedBy'>) {
  const handOverId = `hand-over-${randomUUID().slice(0, 12)}`;
  const handle = await server.client.workflow.start(workflowTypes.handOver, {
    workflowId: handOverWorkflowId(request.fromPersonId),
    taskQueue: server.taskQueue,
    args: [{ request: { ...request, handOverId, reason: 'leaving', requestedBy: 'admin' } }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  return { handOverId, handle };
}

const stateOf = async (handOverId: string): Promise<HandOverState> =>
  (await store.handOvers.read(handOverId))!.state;

const answer = (handle: WorkflowHandle, receiverId: string, given: 'accept' | 'decline') =>
  handle.executeUpdate('answerHandOver', { args: [{ receiverId, answer: given, actor: receiverId }] });

const offeredTo = (handOverId: string): Promise<HandOverState> =>
  eventually(async () => {
    const state = await stateOf(handOverId);
    return state.parts.length > 0 && state.parts.every(({ status }) => status !== 'planned') && state;
  }, 60_000);

const notificationsFor = (handOverId: string, personId?: string): string[] =>
  notifications
    .filter(({ key, personId: to }) => key.startsWith(handOverId) && (personId ?? to) === to)
    .map(({ notification }) => notification.kind);

describe('a hand-over', () => {
  it('moves projects in every state and changes nothing but who holds them, with the worker stopped in the middle', async () => {
    const people = await team(4, 1000);
    const { from, others } = people;
    const many = 3 * everyPlace.length;
    const ids = await projectsOf(people, many);
    const before = new Map<string, unknown>();
    for (const id of ids) before.set(id, withoutHolders(id, await store.ledger.read(id)));
    const mailsBefore = mailedTo.length;

    const { handOverId, handle } = await start({ fromPersonId: from });
    const { parts } = await offeredTo(handOverId);
    expect(parts.map(({ receiverId }) => receiverId).sort()).toEqual([...others].sort());
    for (const { partId } of parts) await answer(handle, partId, 'accept');
    await eventually(
      async () => (await store.handOvers.items(handOverId, { status: 'moved', limit: 500 })).length > 10,
      60_000,
    );
    await server.stopWorker();
    await server.startWorker();

    expect(await handle.result()).toMatchObject({ status: 'done', projects: many, moved: many, refused: 0 });
    for (const id of ids) {
      const ledger = await store.ledger.read(id);
      expect(withoutHolders(id, ledger)).toEqual(before.get(id));
      expect(ledger.filter(({ type }) => type === 'handedOver')).toMatchObject([
        { fromPersonId: from, commandId: handOverCommandId(handOverId, id), source: 'hand-over' },
      ]);
      const state = (await store.projects.read(id))!;
      expect(state.revision).toBe(ledger.length);
      expect(holdsAnything(state, from)).toBe(false);
    }
    expect(await store.projects.heldBy(from, { limit: 10 })).toEqual([]);
    for (const receiver of others) {
      expect(notificationsFor(handOverId, receiver)).toEqual(['hand-over-offer', 'hand-over-done']);
    }
    expect(notificationsFor(handOverId)).toHaveLength(8);
    expect(mailedTo.slice(mailsBefore)).not.toContain(from);
  }, 240_000);

  it('is one when it is started twice', async () => {
    const people = await team(1);
    await projectsOf(people, 3);
    const first = await start({ fromPersonId: people.from });
    const second = await start({ fromPersonId: people.from });
    expect(second.handle.firstExecutionRunId).toBe(first.handle.firstExecutionRunId);
    await offeredTo(first.handOverId);
    expect(await store.handOvers.read(second.handOverId)).toBeNull();
    await first.handle.executeUpdate('cancelHandOver', { args: [{ actor: 'admin' }] });
    expect(await first.handle.result()).toMatchObject({ status: 'cancelled', moved: 0 });
    await eventually(async () => (await stateOf(first.handOverId)).status === 'cancelled');
    expect(await store.projects.heldBy(people.from, { limit: 10 })).toHaveLength(3);
  }, 60_000);

  it('asks a manager after a decline, who names somebody: it moves without asking again', async () => {
    const people = await team(1);
    const { from, boss, others } = people;
    const [receiver = ''] = others;
    const stranger = `${people.name}-stranger`;
    await store.people.create(somebody(stranger, { roles: [], team: 'elsewhere' }));
    await projectsOf(people, 2);
    const { handOverId, handle } = await start({ fromPersonId: from });
    await offeredTo(handOverId);
    await answer(handle, receiver, 'decline');
    await eventually(() => notificationsFor(handOverId, boss).length === 1);
    await expect(answer(handle, receiver, 'accept')).rejects.toMatchObject({
      cause: { type: 'hand-over-answered' },
    });
    const decision = { partId: receiver, toPersonId: stranger, actor: boss };
    await handle.executeUpdate('decideHandOver', { args: [decision] });
    expect(await handle.result()).toMatchObject({ status: 'done', moved: 2 });
    expect(await store.projects.heldBy(stranger, { limit: 10 })).toHaveLength(2);
    expect(notificationsFor(handOverId, stranger)).toEqual(['hand-over-done']);
    expect(notificationsFor(handOverId, receiver)).toEqual(['hand-over-offer']);
  }, 60_000);

  it('goes up the line of managers while nobody answers, and stays at the top', async () => {
    const people = await team(1);
    await projectsOf(people, 1);
    dayMs = 300;
    try {
      const { handOverId, handle } = await start({ fromPersonId: people.from });
      await eventually(() => notificationsFor(handOverId, people.top).length === 1);
      const state = await eventually(async () => {
        const now = await stateOf(handOverId);
        return now.parts[0]?.dueAtMs === null && now;
      });
      expect(state.parts[0]).toMatchObject({ status: 'deciding', asked: [people.boss, people.top] });
      expect(notificationsFor(handOverId)).toEqual([
        'hand-over-offer',
        'hand-over-decision',
        'hand-over-decision',
      ]);
      const decision = { partId: people.others[0], toPersonId: null, actor: people.top };
      await handle.executeUpdate('decideHandOver', { args: [decision] });
      expect(await handle.result()).toMatchObject({ status: 'done', moved: 1 });
    } finally {
      dayMs = realDayMs;
    }
  }, 60_000);

  it('takes what nobody was found for to the manager at once', async () => {
    const people = await team(0);
    await projectsOf(people, 1);
    const { handOverId, handle } = await start({ fromPersonId: people.from });
    await eventually(() => notificationsFor(handOverId, people.boss).length === 1);
    const all = { partId: '@unplaced', toPersonId: null, actor: people.boss };
    await expect(handle.executeUpdate('decideHandOver', { args: [all] })).rejects.toMatchObject({
      cause: { type: 'receiver-missing' },
    });
    await handle.executeUpdate('decideHandOver', { args: [{ ...all, toPersonId: people.boss }] });
    expect(await handle.result()).toMatchObject({ status: 'done', moved: 1, unplaced: 0 });
  }, 60_000);
});
