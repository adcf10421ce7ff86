import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { loadWorkerConfig } from '../../../config/config';
import { localDate } from '../../../domain/calendar/local-dates';
import { canonicalTimeZone, nearestTimeZone, timeZones } from '../../../contracts/wire/time-zones';
import { acme } from '../../support/directory';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

/** One list of zones: whatever is taken anywhere is understood by everything that works with zones. */
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const record = (timeZone: string) => {
  const { addressProblem: _, ...body } = person(`zone-${randomUUID().slice(0, 8)}`, { timeZone });
  return body;
};

describe('the list of time zones', () => {
  it('is understood by Node and by the arithmetic of dates, each name in its own spelling', () => {
    expect(timeZones).toHaveLength(new Set(timeZones.map((zone) => zone.toLowerCase())).size);
    for (const zone of timeZones) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
      expect(localDate(0, zone)).toMatch(/^19(69-12-31|70-01-01)$/);
    }
  });

  it('is understood by the server that keeps the schedules', async () => {
    const { client, taskQueue } = api.worker;
    const run = randomUUID();
    const refused: string[] = [];
    const tryOne = async (timeZone: string): Promise<void> => {
      try {
        const handle = await client.schedule.create({
          scheduleId: `zone-${run}-${timeZone.replaceAll('/', '-')}`,
          spec: { calendars: [{ dayOfWeek: 'MONDAY', hour: 8 }], timezone: timeZone },
          action: { type: 'startWorkflow', workflowType: 'never', taskQueue, args: [] },
          policies: { overlap: ScheduleOverlapPolicy.SKIP },
          state: { paused: true },
        });
        await handle.delete();
      } catch {
        refused.push(timeZone);
      }
    };
    const left = [...timeZones];
    const takeTurns = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await tryOne(next);
    };
    await Promise.all(Array.from({ length: 16 }, takeTurns));

    expect(refused).toEqual([]);
    await tryOne('asia/taipei');
    expect(refused).toEqual(['asia/taipei']);
  }, 120_000);

  it.each([
    ['IST', 'Asia/Kolkata'],
    ['SystemV/PST8', 'America/Los_Angeles'],
    ['Asia/Taipai', 'Asia/Taipei'],
    ['asia / taipei', 'Asia/Taipei'],
    ['Kuala Lumpur', 'Asia/Kuala_Lumpur'],
    ['Singapore', 'Asia/Singapore'],
    ['+08:00', 'Etc/GMT-8'],
    ['x'.repeat(10_000), 'UTC'],
  ])('the nearest to "%.20s" is %s', (given, nearest) => {
    expect(canonicalTimeZone(given)).toBeUndefined();
    expect(timeZones).toContain(nearestTimeZone(given));
    if (given.length < 64) expect(nearestTimeZone(given)).toBe(nearest);
  });
});

describe('a time zone in a request', () => {
  it.each([
    ['asia/taipei', 'Asia/Taipei'],
    ['utc', 'UTC'],
    ['AMERICA/ARGENTINA/BUENOS_AIRES', 'America/Argentina/Buenos_Aires'],
  ])('%s is kept as %s, of people and customers', async (given, kept) => {
    const body = record(given);
    expect(await api.post('/v1/people', body)).toMatchObject({ status: 201, body: { timeZone: kept } });
    expect((await api.get(`/v1/people/${body.id}`)).body).toMatchObject({ timeZone: kept });
    const customer = { ...acme, id: body.id, timeZone: given };
    expect(await api.post('/v1/customers', customer)).toMatchObject({
      status: 201,
      body: { timeZone: kept },
    });
    const changed = await api.put(`/v1/customers/${body.id}`, customer, { headers: { 'If-Match': '"1"' } });
    expect(changed).toMatchObject({ status: 200, body: { timeZone: kept } });
  });

  it.each([
    ['IST', 'Asia/Kolkata'],
    ['PST', 'America/Los_Angeles'],
    ['JST', 'Asia/Tokyo'],
    ['CTT', 'Asia/Shanghai'],
    ['ACT', 'Australia/Darwin'],
    ['SystemV/PST8', 'America/Los_Angeles'],
    ['Asia/Taipai', 'Asia/Taipei'],
  ])(
    '%s is refused with the nearest, %s, whether it is a person with a role or none',
    async (given, nearest) => {
      const refused = {
        status: 422,
        body: {
          code: 'invalid-body',
          errors: [{ pointer: '#/timeZone', detail: expect.stringContaining(`"${nearest}"`) }],
        },
      };
      expect(await api.post('/v1/people', record(given))).toMatchObject(refused);
      expect(await api.post('/v1/people', { ...record(given), roles: [] })).toMatchObject(refused);
      expect(await api.post('/v1/customers', { ...acme, id: 'z', timeZone: given })).toMatchObject(refused);
    },
  );

  it('is one of the list in an address too', async () => {
    const projectId = await api.openProject();
    const address = `/v1/projects/${projectId}/explanation?timeZone=`;
    expect(await api.get(`${address}JST`)).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-time-zone',
        errors: [{ parameter: 'timeZone', detail: expect.stringContaining('"Asia/Tokyo"') }],
      },
    });
    const { status, text } = await api.get(`${address}asia/tokyo`);
    expect(status).toBe(200);
    expect(text).toContain('Asia/Tokyo');
  });
});

describe('a time zone in the settings', () => {
  const settings = (zone: string) => ({
    MILEPOST_MONGODB_URI: 'mongodb://127.0.0.1/milepost',
    MILEPOST_SMTP_URL: 'smtp://127.0.0.1',
    MILEPOST_COMPANY_TIME_ZONE: zone,
  });

  it('is kept in the spelling of the list, or refused with the nearest', () => {
    expect(loadWorkerConfig(settings('europe/berlin')).companyTimeZone).toBe('Europe/Berlin');
    expect(() => loadWorkerConfig(settings('CTT'))).toThrow('the nearest one is Asia/Shanghai');
  });
});
