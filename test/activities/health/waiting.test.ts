import { randomUUID } from 'node:crypto';
import { seedCalendars } from '../../../worker/housekeeping/calendar-seed';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkWaiting } from '../../../activities/health/waiting';
import type { OtherFindingKind, RepairMode } from '../../../contracts/sandbox/health';
import {
  calendarChangeWorkflowId,
  handOverWorkflowId,
  weeklyScheduleId,
} from '../../../contracts/sandbox/names';
import type { HandOverPart, HandOverState } from '../../../domain/hand-over/hand-over-progress';
import { reconcile } from '../../../temporal/review-schedules';
import { somebody } from '../../support/directory';
import { eventually } from '../../support/eventually';
import { portfolio } from '../../support/portfolio';
import type { DrillWorld } from './drill-world';
import { drillWorld } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
  // what everybody should have is there from the beginning
  await check('safe');
});
afterAll(() => world.stop());

const check = (mode: RepairMode) => checkWaiting(world.deps, mode);
const found = async (kind: OtherFindingKind, mode: RepairMode = 'none') =>
  (await check(mode)).findings.filter((each) => each.kind === kind);

const dayMs = 86_400_000;

const part: HandOverPart = {
  partId: 'sales-1',
  receiverId: 'sales-1',
  status: 'deciding',
  projects: 3,
  moved: 0,
  refused: 0,
  dueAtMs: null,
  asked: [],
  answer: null,
  decision: null,
  told: false,
};

async function handOver(fromPersonId: string, special: Partial<HandOverPart>): Promise<HandOverState> {
  const state: HandOverState = {
    handOverId: `hand-over-of-${fromPersonId}`,
    fromPersonId,
    reason: 'territory-change',
    status: 'running',
    version: 2,
    parts: [{ ...part, ...special }],
  };
  const { handOverId: id, reason } = state;
  const startedAtMs = Date.now() - 3_600_000;
  await world.store.handOvers.begin({ id, fromPersonId, reason, requestedBy: 'boss', startedAtMs, state });
  return state;
}

describe('what waits for ever', () => {
  it('is nothing in a company where all is well, from its first minute on', async () => {
    await seedCalendars(world.store, Date.now());
    expect((await check('none')).findings).toEqual([]);
  });

  it('is a hand-over that has stopped: started again when somebody asks, from where it was', async () => {
    const { handOverId } = await handOver('moves-away', { status: 'offered', dueAtMs: Date.now() + dayMs });
    expect(await found('hand-over-stopped', 'safe')).toMatchObject([{ subject: handOverId }]);

    expect(await found('hand-over-stopped', 'all')).toEqual([]);
    const handle = world.server.client.workflow.getHandle(handOverWorkflowId('moves-away'));
    expect(await handle.query('progress')).toMatchObject({ handOverId, parts: [{ status: 'offered' }] });
    await handle.terminate('drill');
    await world.store.handOvers.note({
      ...(await world.store.handOvers.read(handOverId))!.state,
      status: 'cancelled',
      version: 99,
    });
  });

  it('is a part of a hand-over about which nobody is left who could decide', async () => {
    const { handOverId } = await handOver('goes-abroad', { asked: ['gone'] });
    await world.store.people.create(somebody('gone', { active: false }));
    await check('all');
    expect(await found('hand-over-undecided')).toMatchObject([{ subject: `${handOverId}:sales-1` }]);
    await world.server.client.workflow.getHandle(handOverWorkflowId('goes-abroad')).terminate('drill');
    await world.store.handOvers.note({
      ...(await world.store.handOvers.read(handOverId))!.state,
      status: 'cancelled',
      version: 99,
    });
  });

  it('is what a leaver holds when a crash has kept the hand-over from starting', async () => {
    await portfolio(world.store, world.server, {
      ownerId: 'gone-for-good',
      count: 2,
    });
    await world.store.people.create(somebody('gone-for-good', { managerId: 'boss', active: false }));
    expect(await found('leaver-holds')).toMatchObject([{ subject: 'gone-for-good' }]);

    expect(await found('leaver-holds', 'safe')).toEqual([]);
    await eventually(
      async () => (await world.store.handOvers.list({ fromPersonId: 'gone-for-good' }, { limit: 1 })).length,
    );
    expect((await check('none')).findings).toEqual([]);
  });

  it('is a change of a calendar that half of the projects were told of', async () => {
    const calendar = {
      key: 'plant-1',
      name: { en: 'Plant 1', 'zh-TW': '一廠' },
      base: null,
      weekend: [],
      years: [],
    };
    await world.store.calendars.keep([calendar], Date.now() - dayMs / 2);
    expect(await found('calendar-change-stopped')).toMatchObject([{ subject: 'plant-1@1' }]);

    expect(await found('calendar-change-stopped', 'safe')).toEqual([]);
    await world.server.client.workflow.getHandle(calendarChangeWorkflowId('plant-1', 1)).result();
    expect(await world.store.calendars.unannounced()).toEqual([]);
    expect(await found('calendar-change-stopped')).toEqual([]);
  });

  it('is a weekly schedule that is missing', async () => {
    // schedules are named after people, and other suites have people of the usual names on this server
    const run = randomUUID().slice(0, 8);
    const [manager, rep] = [`boss-${run}`, `rep-${run}`];
    await world.store.people.create(somebody(manager, { roles: [] }));
    await world.store.people.create(somebody(rep, { managerId: manager }));
    const missing = async (mode?: RepairMode): Promise<string[]> =>
      (await found('weekly-schedule-missing', mode))
        .map(({ subject }) => subject)
        .filter((id) => id.includes(run));
    expect(await missing()).toEqual(expect.arrayContaining([`review:${manager}`, `mirror:${rep}`]));
    expect(await missing('safe')).toEqual([]);

    const id = weeklyScheduleId('review', manager);
    await world.server.client.schedule.getHandle(id).delete();
    expect(await missing()).toEqual([`review:${manager}`]);

    expect(await missing('safe')).toEqual([]);
    expect(await world.server.client.schedule.getHandle(id).describe()).toMatchObject({ scheduleId: id });
    await reconcile(world.deps, [], [manager, rep]);
  });

  it('is a mail that nobody tries any more; one that was given up only has its row put right', async () => {
    const longAgo = new Date(Date.now() - 5 * dayMs);
    const outbox = world.store.outbox;
    const ask = (key: string, projectId: string | null, mail: string, at: Date) => {
      const request = { key, personId: 'boss', notification: { kind: 'sign-in' } } as never;
      const about = { key, projectId, mail, taskId: null };
      return outbox.claim({ ...about, request: { activity: 'sendNotification', request } }, at);
    };
    await ask('left-0:9:task:x', 'left-0', 'task', longAgo);
    await ask('a-notification', null, 'sign-in', longAgo);
    await ask('left-1:9:task:x', 'left-1', 'task', new Date());
    expect((await found('mail-waits', 'safe')).map(({ subject }) => subject)).toEqual(['left-0:9:task:x']);
    expect((await found('mail-waits')).map(({ subject }) => subject)).toEqual(['left-0:9:task:x']);
    expect(await outbox.counts()).toMatchObject({ failed: 1 });
    await outbox.end('left-0:9:task:x', 0, { status: 'failed', personId: null, reason: 'drill' }, new Date());
    expect(await found('mail-waits')).toEqual([]);
    expect(await world.store.findings.counts()).toEqual({});
  });

  it('is an email whose digest did not come on the next working morning of its reader', async () => {
    const { outbox } = world.store;
    const friday = Date.UTC(2026, 2, 6, 8);
    const wait = async (name: string, sinceMs: number): Promise<void> => {
      const effect = { mail: 'reminder', to: { personId: 'boss' }, revision: 9, taskId: 't9' } as const;
      const request = { activity: 'sendMail', request: { projectId: name, effect } } as const;
      const about = { key: `${name}:9:reminder:boss`, projectId: name, mail: 'reminder', taskId: 't9' };
      const row = await outbox.claim({ ...about, request }, new Date());
      await outbox.gather(row, { personId: 'boss', sinceMs, isSent: false }, new Date());
    };
    await wait('on-friday', friday);
    await wait('on-monday', friday + 3 * dayMs);
    const at = async (nowMs: number): Promise<string[]> => {
      const deps = { ...world.deps, now: () => nowMs };
      const { findings } = await checkWaiting(deps, 'none');
      return findings.filter(({ kind }) => kind === 'mail-waits').map(({ subject }) => subject);
    };

    // over the weekend, and for some hours of Monday
    expect(await at(friday + 2 * dayMs)).toEqual([]);
    const monday = Date.UTC(2026, 2, 9, 1, 15);
    expect(await at(monday + 5.9 * 3_600_000)).toEqual([]);
    expect(await at(monday + 6.1 * 3_600_000)).toEqual(['on-friday:9:reminder:boss']);
    expect(await at(monday + dayMs + 6.1 * 3_600_000)).toHaveLength(2);
    for (const name of ['on-friday', 'on-monday'])
      await outbox.end(
        `${name}:9:reminder:boss`,
        0,
        { status: 'skipped', personId: 'boss', reason: 'drill' },
        new Date(),
      );
    expect(await at(monday + 2 * dayMs)).toEqual([]);
  });

  afterAll(() => reconcile(world.deps, [], ['boss', 'sales-1', 'gone-for-good']));
});
