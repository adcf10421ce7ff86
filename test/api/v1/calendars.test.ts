import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { createCalendarChanges } from '../../../worker/housekeeping/calendar-changes';
import { seedCalendars } from '../../../worker/housekeeping/calendar-seed';
import { watchCalendars } from '../../../worker/housekeeping/calendar-watch';
import { createCalendarYears } from '../../../worker/housekeeping/calendar-years';
import { calendarChangeWorkflowId } from '../../../contracts/sandbox/names';
import { localDate } from '../../../domain/calendar/local-dates';
import { datesBetween, weekday } from '../../../domain/calendar/working-days';
import { uncertainYears } from '../../../people/calendar-years';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

let api: RunningApi;
/** Tests share a Temporal server: a key is used once. */
const run = randomUUID().slice(0, 8);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const site = (key: string, more: object = {}) => ({
  key: `${key}-${run}`,
  name: { en: `Site ${key}`, 'zh-TW': `${key} 廠` },
  base: 'tw',
  weekend: null,
  years: [],
  ...more,
});
const lines = (take: (line: string) => unknown): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      take(chunk.toString());
      done();
    },
  });
const year = (more: object) => ({ year: 2026, status: 'announced', ...more });
const day = (date: string) => ({ date, name: 'Company day' });

describe('calendars over HTTP', () => {
  it('has those of ten countries from the first start, and says which one is the company’s', async () => {
    const { body } = await api.get('/v1/calendars');
    expect(body.items.length).toBeGreaterThanOrEqual(10);
    expect(JSON.parse((await api.get('/v1/calendars')).text)).toMatchObject({ company: null });
    expect((await api.get('/v1/calendars/tw')).body).toMatchObject({
      key: 'tw',
      name: { en: 'Taiwan', 'zh-TW': '台灣' },
      base: null,
      weekend: [6, 7],
      version: 1,
      changedBy: 'milepost',
    });
    expect(await api.get('/v1/calendars/atlantis')).toMatchObject({
      status: 404,
      body: { code: 'unknown-calendar' },
    });
    expect(await api.get('/v1/calendars/tw?version=7')).toMatchObject({ status: 404 });
  });

  it('creates a site, changes it by the ETag that was read, and keeps every version', async () => {
    const given = site('hsinchu');
    const created = await api.post('/v1/calendars', given);
    expect(created).toMatchObject({ status: 201, body: { version: 1, changedBy: 'key:tests' } });
    expect(created.headers.get('location')).toBe(`/v1/calendars/${given.key}`);
    expect(await api.post('/v1/calendars', given)).toMatchObject({ status: 409, body: { code: 'id-taken' } });

    const path = `/v1/calendars/${given.key}`;
    const read = await api.get(path);
    const changed = { ...read.body, years: [year({ daysOff: [day('2026-11-02')] })] };
    expect(await api.put(path, changed)).toMatchObject({ status: 428, body: { code: 'if-match-missing' } });
    const headers = { 'If-Match': read.headers.get('etag')!, 'X-Milepost-Actor': 'manager-1' };
    const replaced = await api.put(path, changed, { headers });
    expect(replaced).toMatchObject({ status: 200, body: { version: 2, changedBy: 'manager-1' } });
    expect(replaced.headers.get('etag')).toBe('"2"');
    expect(await api.put(path, changed, { headers })).toMatchObject({
      status: 412,
      body: { code: 'revision-mismatch' },
    });
    // what changes nothing is no version
    const { version: _, ...same } = changed as unknown as Record<string, unknown>;
    expect(await api.put(path, same, { headers: { 'If-Match': '*' } })).toMatchObject({
      body: { version: 2 },
    });

    const last = { ...same, weekend: [7], name: { en: 'Hsinchu', 'zh-TW': '新竹廠' } };
    expect((await api.put(path, last, { headers: { 'If-Match': '"2"' } })).body).toMatchObject({
      version: 3,
    });
    const page = await api.get(`${path}/versions?limit=2`);
    expect(page.body.items).toMatchObject([
      { version: 3, changedBy: 'key:tests', days: [], also: ['name', 'weekend'] },
      {
        version: 2,
        changedBy: 'manager-1',
        days: [{ date: '2026-11-02', before: null, after: { working: false, name: 'Company day' } }],
        also: ['years'],
      },
    ]);
    expect((await api.get(page.body.next!)).body).toMatchObject({
      items: [{ version: 1, days: [], also: [] }],
      next: null,
    });
    expect((await api.get(`${path}?version=1`)).body).toMatchObject({ version: 1, years: [] });
  });

  it('says of every fault where it stands', async () => {
    const faults = async (body: object) => {
      const answer = await api.post('/v1/calendars', body);
      return [answer.status, answer.body.errors.map(({ pointer, detail }) => `${pointer} ${detail}`)];
    };
    expect(await faults(site('a', { years: [year({ daysOff: [day('2027-01-01')] })] }))).toEqual([
      422,
      ['#/years/0/daysOff/0/date must lie in 2026'],
    ]);
    expect(
      await faults(site('a', { years: [year({ daysOff: [day('2026-05-04'), day('2026-05-04')] })] })),
    ).toEqual([422, ['#/years/0/daysOff/1/date stands there already: it is day 0']]);
    const both = { daysOff: [day('2026-05-09')], makeUpDays: [day('2026-05-09')] };
    expect(await faults(site('a', { years: [year(both)] }))).toEqual([
      422,
      ['#/years/0/makeUpDays/0/date is a day off too: it can be one of both'],
    ]);
    expect(await faults(site('a', { base: 'atlantis' }))).toEqual([
      422,
      ['#/base There is no calendar "atlantis" to be the base.'],
    ]);
    expect(await faults(site('a', { holidays: [] }))).toMatchObject([
      422,
      [expect.stringContaining('holidays')],
    ]);
    expect(
      (await api.post('/v1/calendars', site('a'), { key: await api.createKey('crm', ['projects:read']) }))
        .status,
    ).toBe(403);
  });

  it('lets no calendar be based on itself, however far round', async () => {
    const [a, b, c] = ['round-a', 'round-b', 'round-c'].map((key) => site(key));
    await api.post('/v1/calendars', a);
    await api.post('/v1/calendars', { ...b, base: a!.key });
    await api.post('/v1/calendars', { ...c, base: b!.key });
    const { key: _, ...body } = { ...a!, base: c!.key };
    const answer = await api.put(`/v1/calendars/${a!.key}`, body, { headers: { 'If-Match': '"1"' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    expect(answer.body.detail).toBe(
      `It would be based on itself: ${a!.key} → ${c!.key} → ${b!.key} → ${a!.key}.`,
    );
  });

  it('shows what it makes of each day', async () => {
    const given = site('tainan', {
      years: [year({ daysOff: [day('2026-10-08')], makeUpDays: [day('2026-10-09')], shutdowns: [] })],
    });
    await api.post('/v1/calendars', given);
    const path = `/v1/calendars/${given.key}/working-days`;
    expect((await api.get(`${path}?from=2026-10-08&to=2026-10-12`)).body).toMatchObject({
      version: 1,
      workingDays: 2,
      days: [
        { date: '2026-10-08', working: false, name: 'Company day', calendar: given.key },
        { date: '2026-10-09', working: true, calendar: given.key },
        { date: '2026-10-10', working: false, name: 'National Day', calendar: 'tw' },
        { date: '2026-10-11', working: false, name: null, calendar: null },
        { date: '2026-10-12', working: true, name: null, calendar: null },
      ],
    });
    for (const query of [
      'from=2026-10-08&to=2026-10-07',
      'from=2026-01-01&to=2027-12-31',
      'from=2026-02-30&to=2026-03-01',
    ]) {
      expect(await api.get(`${path}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-parameters' },
      });
    }
  });
});

describe('a person’s calendar', () => {
  it('must be one that is there', async () => {
    const { addressProblem: _, ...body } = person(`taipei-${run}`, { calendar: 'atlantis' });
    const refused = await api.post('/v1/people', body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    expect(refused.body.errors).toEqual([
      { pointer: '#/calendar', detail: 'There is no calendar "atlantis".' },
    ]);
    const { calendar: _c, ...without } = body;
    expect((await api.post('/v1/people', without)).body).toMatchObject({ calendar: null });
    const path = `/v1/people/${body.id}`;
    const named = await api.put(path, { ...body, calendar: 'cn' }, { headers: { 'If-Match': '"1"' } });
    expect(named.body).toMatchObject({ calendar: 'cn' });
  });

  it('decides where deadlines fall, and a change of it moves those that are ahead', async () => {
    // closed on whatever day a deadline of the next weeks would fall on
    const key = `moving-${run}`;
    const monday = datesBetween(dateIn(1), dateIn(7)).find((date) => weekday(date) === 1)!;
    await api.post('/v1/calendars', { ...site('x', { base: null, weekend: [6, 7] }), key });
    await api.store.people.create(person(`mover-${run}`, { managerId: 'manager-1', calendar: key }));
    const opened = await api.post('/v1/projects', {
      title: 'Press',
      customerId: 'acme',
      ownerId: `mover-${run}`,
    });
    const { projectId } = opened.body;
    const state = () => eventually(async () => (await api.store.projects.read(projectId))?.deal?.clock);
    const judgedOn = async () => localDate((await state()).judgeAtMs ?? 0, 'Asia/Taipei');
    const before = await judgedOn();

    const closed = datesBetween(monday, before).map(day);
    const years = [...new Set(closed.map(({ date }) => date.slice(0, 4)))].map((number) => ({
      year: Number(number),
      status: 'announced',
      daysOff: closed.filter(({ date }) => date.startsWith(number)),
    }));
    const { key: _, ...body } = site('x', { base: null, weekend: [6, 7], years });
    expect((await api.put(`/v1/calendars/${key}`, body, { headers: { 'If-Match': '"1"' } })).status).toBe(
      200,
    );

    await eventually(async () => (await judgedOn()) > before, 30_000);
    const events = await api.store.ledger.read(projectId);
    expect(events.filter(({ type }) => type === 'deadlinesReplanned')).toMatchObject([
      { cause: 'calendar-changed', subject: `${key}@2`, actor: 'key:tests', source: 'calendar' },
    ]);
  }, 60_000);
});

const dateIn = (days: number): string => localDate(Date.now() + days * realDayMs, 'Asia/Taipei');

describe('a change while Temporal is away', () => {
  it('holds at once, and is told when it is back', async () => {
    // nothing listens on port 1
    const away = Connection.lazy({ address: '127.0.0.1:1' });
    const nobody = new Client({ connection: away });
    // the client repeats its call until it gives up, and needs the connection for that
    let calling: Promise<unknown> = Promise.resolve();
    const withDeadline = nobody.withDeadline.bind(nobody);
    nobody.withDeadline = (deadline, call) => {
      const called = withDeadline(deadline, call);
      calling = called.catch(() => undefined);
      return called;
    };
    const logs: string[] = [];
    const log = pino(
      { level: 'warn' },
      lines((line) => logs.push(line)),
    );
    const key = `later-${run}`;
    const change = { changedBy: 'manager-1', changedAtMs: Date.now() };
    await api.store.calendars.change({ ...site('later'), key, years: [] }, 0, change);
    const deps = { taskQueue: api.worker.taskQueue, store: api.store };

    await createCalendarChanges({ ...deps, client: nobody }).begin(log);
    await calling;
    await away.close();
    expect(logs.join()).toContain('Temporal is away');
    expect(await api.store.calendars.unannounced()).toMatchObject([{ key, version: 1 }]);

    const changes = createCalendarChanges({ ...deps, client: api.worker.client });
    const years = { uncertain: () => Promise.resolve([]) };
    const stop = watchCalendars({ changes, years }, log, { changesMs: 20, warningsMs: 60_000 });
    await eventually(async () => (await api.store.calendars.unannounced()).length === 0);
    await stop();
    const handle = api.worker.client.workflow.getHandle(calendarChangeWorkflowId(key, 1));
    expect(await handle.result()).toMatchObject({ replanned: 0, refused: 0 });
    // told by two processes at once, it is told once
    await Promise.all([changes.begin(log), changes.begin(log)]);
    await seedCalendars(api.store, Date.now());
    expect(await api.store.calendars.unannounced()).toEqual([]);
  }, 60_000);
});

describe('a year that is not announced', () => {
  const settings = { companyTimeZone: 'Asia/Taipei', companyCalendar: 'tw' };
  const inTaipei = (text: string): number => Date.parse(`${text}+08:00`);

  it('is warned of from the first of November on, for calendars in use', async () => {
    const uncertain = (text: string, more: object = {}) =>
      uncertainYears(api.store, { ...settings, ...more }, inTaipei(text));
    const next = { calendar: 'tw', year: 2027, status: 'provisional' };
    expect(await uncertain('2026-10-31T23:59')).toEqual([]);
    expect(await uncertain('2026-11-01T00:00')).toContainEqual(next);
    expect(await uncertain('2027-03-01T09:00')).toContainEqual(next);
    expect(await uncertain('2028-06-01T09:00')).toContainEqual({
      calendar: 'tw',
      year: 2028,
      status: 'missing',
    });
    expect(await uncertain('2026-11-01T00:00', { companyCalendar: 'de' })).not.toContainEqual(next);
    expect(await uncertain('2026-10-01T00:00', { companyCalendar: 'atlantis' })).toContainEqual({
      calendar: 'atlantis',
      year: 2026,
      status: 'missing',
    });
    // somebody in Kaohsiung goes by a site, which goes by Taiwan: that is the table to edit
    await api.post('/v1/calendars', site('kaohsiung'));
    await api.store.people.create(person(`kaohsiung-${run}`, { calendar: `kaohsiung-${run}` }));
    await api.store.people.create(person(`left-${run}`, { calendar: 'kr', active: false }));
    const found = await uncertain('2026-11-25T09:00', { companyCalendar: 'jp' });
    expect(found.filter(({ calendar }) => calendar === 'tw')).toEqual([next]);
    expect(found.map(({ calendar }) => calendar)).not.toContain('kr');
  });

  it('stands in the metrics, in the log and in /readyz, which stays ready', async () => {
    const logs: Record<string, unknown>[] = [];
    const logger = pino(
      { level: 'warn' },
      lines((line) => logs.push(JSON.parse(line))),
    );
    let now = inTaipei('2026-10-30T09:00');
    const app = createApp({
      store: api.store,
      client: api.worker.client,
      settings: { taskQueue: api.worker.taskQueue, commandWaitMs: 1_000, ...settings },
      logger,
      now: () => now,
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const text = async (path: string) => (await fetch(url + path)).text();
    const series = 'milepost_calendar_year_missing{calendar="tw",year="2027",status="provisional"} 1';
    expect(await text('/metrics')).not.toContain(series);
    expect(await text('/readyz')).not.toContain('"tw"');

    now = inTaipei('2026-11-25T09:00');
    expect(await text('/metrics')).toContain(series);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      warnings: expect.arrayContaining([
        '2027 of the calendar "tw" is not announced yet: its days are worked out by rule until it is edited.',
      ]),
    });

    const years = createCalendarYears({ store: api.store, settings, logger, now: () => now });
    const stop = watchCalendars({ changes: { begin: () => Promise.resolve() }, years }, logger);
    await stop();
    expect(logs).toContainEqual(expect.objectContaining({ level: 40, calendar: 'tw', year: 2027 }));
    server.close();
  });
});
