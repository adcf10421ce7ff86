import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/activities';
import type { ReplanCounts } from '../../contracts/sandbox/calendar-change';
import { replanCommandId } from '../../contracts/sandbox/calendar-change';
import type { Calendar } from '../../contracts/wire/calendars';
import { localDate } from '../../domain/calendar/local-dates';
import { calendarChangeWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { datesBetween } from '../../domain/calendar/working-days';
import { dropAtMs, realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { Deal } from '../../domain/project/model/state';
import { isOpen, openTasks } from '../../domain/project/model/state';
import { loadCalendarFiles } from '../../store/calendar-files';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { portfolio } from '../support/portfolio';
import { quietRuntime } from '../support/quiet-runtime';
import { noMail } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

/** A changed calendar over a real Temporal server and a real database, with projects in every place. */
let store: Store;
let native: NativeConnection;
let server: DevWorker;
const people = { company: 'goes-by-the-company', site: 'goes-by-a-site', other: 'goes-by-another' };
const open = new Map<string, string[]>();

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`calendar-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.calendars.keep(await loadCalendarFiles(), Date.now());
  await store.calendars.change(
    { key: 'plant-1', name: { en: 'Plant 1', 'zh-TW': '一廠' }, base: 'tw', weekend: null, years: [] },
    0,
    { changedBy: 'key:admin', changedAtMs: Date.now() },
  );
  await store.customers.create(acme);
  await store.people.create(somebody(people.company));
  await store.people.create(somebody(people.site, { calendar: 'plant-1' }));
  await store.people.create(somebody(people.other, { calendar: 'de' }));
  quietRuntime();
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  const real = createActivities({
    store,
    sender: noMail,
    client: new Client({ connection: native }),
    settings: {
      mailFrom: 'm@example.com',
      publicUrl: 'http://x',
      companyTimeZone: 'Asia/Taipei',
      companyCalendar: 'tw',
      dayMs: realDayMs,
    },
  });
  const withoutMail = { status: 'accepted', personId: null } as const;
  server = await startDevWorker(engines().temporalAddress, {
    ...real,
    sendMail: () => Promise.resolve(withoutMail),
  });
  for (const [who, count] of [
    [people.company, 24],
    [people.site, 12],
    [people.other, 12],
  ] as const) {
    const ids = await portfolio(store, server, {
      ownerId: who,
      count,
    });
    for (const state of (await store.projects.readMany(ids)).filter(isOpen)) {
      // tasks of other roles are held by people who go by the company's calendar
      const isShared = openTasks(state.deal).some(({ personId }) => personId !== who);
      const group = isShared && who === people.other ? 'shared' : who;
      open.set(group, [...openOf(group), state.projectId]);
    }
  }
}, 120_000);

afterAll(async () => {
  await server.stop();
  await native.close();
  await store.close();
});

const openOf = (who: string): string[] => open.get(who) ?? [];
const dateIn = (days: number): string => localDate(Date.now() + days * realDayMs, 'Asia/Taipei');

/** A calendar with further days off; they may lie in two years. */
function closedOn(calendar: Calendar, dates: readonly string[]): Calendar {
  const yearsOf = new Set([
    ...calendar.years.map(({ year }) => year),
    ...dates.map((date) => Number(date.slice(0, 4))),
  ]);
  const years = [...yearsOf].sort().map((year): Calendar['years'][number] => {
    const known = calendar.years.find((each) => each.year === year);
    const daysOff = known?.daysOff ?? [];
    const more = dates.filter(
      (date) => Number(date.slice(0, 4)) === year && !daysOff.some((day) => day.date === date),
    );
    return {
      year,
      status: 'announced',
      makeUpDays: [],
      shutdowns: [],
      ...known,
      daysOff: [...daysOff, ...more.map((date) => ({ date, name: 'Closed' }))],
    };
  });
  return { ...calendar, years };
}

/** Adds a version in which some days are off, and tells the projects. */
async function close(key: string, dates: readonly string[]) {
  const { calendar, version } = (await store.calendars.read(key))!;
  const change = { changedBy: 'key:admin', changedAtMs: Date.now() };
  const made = (await store.calendars.change(closedOn(calendar, dates), version, change))!;
  return { version: made.version, handle: await start(key, made.version) };
}

const start = (key: string, version: number) =>
  server.client.workflow.start(workflowTypes.calendarChange, {
    // tests share a server: the same version of the same calendar was told in an earlier run
    workflowId: `${calendarChangeWorkflowId(key, version)}-${suffix}`,
    taskQueue: server.taskQueue,
    args: [{ key, version, changedBy: 'key:admin' }],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
const suffix = randomUUID().slice(0, 8);

const counts = async (handle: { result(): Promise<unknown> }): Promise<ReplanCounts> =>
  (await handle.result()) as ReplanCounts;

/** Instants that a change of the calendar may move. */
function ahead(deal: Deal): number[] {
  const { phase, followUpAtMs, judgeAtMs } = deal.clock;
  if (deal.hold) return [deal.hold.wakeAtMs ?? 0];
  const checks = phase === 'judging' ? [dropAtMs(deal.clock)] : [followUpAtMs, judgeAtMs];
  const ofTasks = openTasks(deal).flatMap(({ dueAtMs, ladder }) => [dueAtMs, ladder?.atMs ?? null]);
  return [...checks, ...ofTasks].filter((atMs) => atMs !== null && atMs > Date.now()) as number[];
}

/** Due dates and rungs of tasks that are not their owner's. */
function dueOfOthers(deal: Deal): number[] {
  const tasks = openTasks(deal).filter(({ personId }) => personId !== null && personId !== deal.ownerId);
  return tasks
    .flatMap(({ dueAtMs, ladder }) => [dueAtMs ?? 0, ladder?.atMs ?? 0])
    .filter((atMs) => atMs > Date.now());
}

const replansOf = async (projectId: string): Promise<ProjectEvent[]> =>
  (await store.ledger.read(projectId)).filter(({ type }) => type === 'deadlinesReplanned');

const firedIn = (events: readonly ProjectEvent[]): string[] =>
  events
    .map(({ type }) => type)
    .filter((type) => /^(followUpDue|judgementDue|rungReached|projectDropped)$/.test(type));

const planned = (projectId: string, subject: string): Promise<Deal> =>
  eventually(async () => {
    const events = await store.ledger.read(projectId);
    const state = await store.projects.read(projectId);
    const isDone = events.some((event) => event.type === 'deadlinesReplanned' && event.subject === subject);
    return isDone && state?.revision === events.length && state.deal;
  });

describe('a changed calendar', () => {
  it('moves every deadline that is ahead off the new days, once, with the worker stopped in the middle', async () => {
    const affected = [...openOf(people.company), ...openOf(people.site), ...openOf('shared')];
    const closed = datesBetween(dateIn(1), dateIn(45));
    const fired = new Map(
      await Promise.all(affected.map(async (id) => [id, firedIn(await store.ledger.read(id))] as const)),
    );

    const { version, handle } = await close('tw', closed);
    await eventually(async () => {
      const told = await Promise.all(affected.map(replansOf));
      return told.filter(({ length }) => length > 0).length > 5;
    }, 30_000);
    await server.stopWorker();
    await server.startWorker();

    expect(await counts(handle)).toEqual({
      replanned: affected.length,
      unaffected: openOf(people.other).length,
      refused: 0,
    });
    for (const projectId of affected) {
      const deal = await planned(projectId, `tw@${version}`);
      // an owner in Germany keeps the days of their own clock
      const ofTaiwan = openOf('shared').includes(projectId) ? dueOfOthers(deal) : ahead(deal);
      for (const atMs of ofTaiwan) expect(closed).not.toContain(localDate(atMs, 'Asia/Taipei'));
      expect(await replansOf(projectId)).toMatchObject([
        {
          cause: 'calendar-changed',
          subject: `tw@${version}`,
          actor: 'key:admin',
          source: 'calendar',
          commandId: replanCommandId({ key: 'tw', version }, projectId),
        },
      ]);
      // what has fired has not fired again
      expect(firedIn(await store.ledger.read(projectId))).toEqual(fired.get(projectId));
    }
    for (const projectId of openOf(people.other)) expect(await replansOf(projectId)).toEqual([]);
  }, 120_000);

  it('is told once, however often it is started', async () => {
    const { version } = (await store.calendars.read('tw'))!;
    await expect(start('tw', version)).rejects.toBeInstanceOf(WorkflowExecutionAlreadyStartedError);
  });

  it('moves back what an earlier version had moved, and nothing into the past', async () => {
    const { calendar } = (await store.calendars.readVersion('tw', 1))!;
    const { version } = (await store.calendars.read('tw'))!;
    const change = { changedBy: 'manager-1', changedAtMs: Date.now() };
    const made = (await store.calendars.change(calendar, version, change))!;
    const handle = await start('tw', made.version);

    expect((await counts(handle)).unaffected).toBe(openOf(people.other).length);
    const soon = Date.now() + 45 * realDayMs;
    for (const projectId of openOf(people.company)) {
      const deal = await planned(projectId, `tw@${made.version}`);
      for (const atMs of ahead(deal)) expect(atMs).toBeLessThan(soon);
    }
  }, 120_000);

  it('of a site is of no matter to others', async () => {
    const { handle } = await close('plant-1', datesBetween(dateIn(1), dateIn(45)));
    expect(await counts(handle)).toMatchObject({
      replanned: openOf(people.site).length,
      unaffected: ['shared', people.company, people.other].flatMap(openOf).length,
    });
  }, 60_000);

  it('on days that no deadline reaches tells nobody', async () => {
    const far = `${new Date().getFullYear() + 3}-03-03`;
    const { version, handle } = await close('de', [far]);
    expect(await counts(handle)).toMatchObject({ replanned: 0, refused: 0 });
    const told = await Promise.all(openOf(people.other).map(replansOf));
    expect(told.flat().filter((event) => 'subject' in event && event.subject === `de@${version}`)).toEqual(
      [],
    );
  }, 60_000);
});
