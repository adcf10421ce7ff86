import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { eventually } from '../support/eventually';
import type { RunningApi, Told } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import type { PageVisits } from './page-visits';
import { hiddenOf, pageVisits, textOf } from './page-visits';
import type { Office, Who } from './project-office';
import { projectOffice } from './project-office';

let api: RunningApi;
let visits: PageVisits;
let office: Office;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
  office = await projectOffice(api, visits);
});
afterAll(() => api.stop());

const open = (who: Who, address: string): Promise<Told> =>
  api.get(address, { key: null, headers: { Cookie: office.cookies[who] } });
const send = (who: Who, address: string, form: Readonly<Record<string, string>>): Promise<Told> =>
  api.ask('POST', address, { key: null, form, headers: { Cookie: office.cookies[who] } });

describe('the pages about a team', () => {
  it('show somebody to whoever is above them, or stands in for somebody who is, and to nobody else', async () => {
    const today = localDate(Date.now(), 'Asia/Taipei');
    const absences = [{ from: today, to: addDays(today, 3), substituteId: 'stranger' }];
    await api.store.people.create(person('far-boss', { absences, roles: [] }));
    await api.store.people.create(person('far-rep', { managerId: 'far-boss' }));
    const people = ['chief', 'boss', 'owner', 'deputy', 'away', 'zh', 'far-boss', 'far-rep', 'nobody'];
    const seen: Partial<Record<Who, readonly string[]>> = {
      chief: ['boss', 'owner', 'deputy', 'away'],
      boss: ['owner', 'deputy', 'away'],
      'zh-boss': ['zh'],
      // `stranger` stands in for the manager of another team
      stranger: ['far-rep'],
    };
    for (const who of ['chief', 'boss', 'zh-boss', 'owner', 'deputy', 'stranger', 'engineer'] as const) {
      const mine = seen[who] ?? [];
      for (const address of ['/team', '/numbers']) {
        expect([who, address, (await open(who, address)).status]).toEqual([
          ...[who, address, mine.length > 0 ? 200 : 403],
        ]);
      }
      for (const id of people) {
        const isSeen = mine.includes(id);
        for (const address of [`/team/${id}`, `/team/${id}/hand-over`]) {
          const { status } = await open(who, address);
          expect([who, address, status]).toEqual([who, address, isSeen ? 200 : 404]);
        }
        const form = { requestId: hiddenOf(await open(who, '/today'), 'requestId'), reason: 'leaving' };
        for (const address of [`/team/${id}/hand-over`, `/team/${id}/hand-over/cancel`]) {
          const { status } = await send(who, address, form);
          // nobody holds anything yet, and no such hand-over runs
          const wanted = address.endsWith('cancel') || !isSeen ? [404] : [409, 422];
          expect([who, address, wanted.includes(status) || status]).toEqual([who, address, true]);
        }
      }
    }
    expect((await open('boss', '/numbers?of=far-rep')).status).toBe(404);
  }, 60_000);

  it('show what somebody has to do, and lead to passing a task on from above', async () => {
    const { projectId } = await office.project('owner', 'Line to pass on');
    const page = await open('chief', '/team/owner');
    const text = textOf(page);
    expect(text).toContain('Line to pass on');
    const [, address = ''] =
      new RegExp(`href="(/my/tasks/${projectId}/[^"]*/pass-on)"`).exec(page.text) ?? [];

    const form = await open('chief', address);
    expect(form.status).toBe(200);
    expect((await open('zh-boss', address)).status).toBe(404);
    expect((await open('chief', address.replace('pass-on', 'decline'))).status).toBe(403);
    const done = await send('chief', address, {
      requestId: hiddenOf(form, 'requestId'),
      personId: 'deputy',
    });
    expect(done.status).toBe(200);
    await eventually(async () => textOf(await open('chief', '/team/deputy')).includes('Line to pass on'));

    const team = textOf(await open('chief', '/team'));
    expect(team).toMatch(/4 people · 1 away/);
    expect(team).toContain('Under');
    expect(textOf(await open('chief', '/team/away'))).toContain('stands in');
  });

  it('start a hand-over once, show how far it is, and call it off', async () => {
    await office.project('zh', 'Line of a leaver');
    const form = await open('zh-boss', '/team/zh/hand-over');
    expect(textOf(form)).toContain('移交');
    const fields = { requestId: hiddenOf(form, 'requestId'), reason: 'leaving', toPersonId: 'owner' };
    const elsewhere = await send('zh-boss', '/team/zh/hand-over', { ...fields, requestId: 'made-up' });
    expect(elsewhere.status).toBe(403);

    const started = await send('zh-boss', '/team/zh/hand-over', fields);
    expect([started.status, started.headers.get('location')]).toEqual([303, '/team/zh?said=started']);
    // the same form again is the same hand-over, another one finds it running
    expect((await send('zh-boss', '/team/zh/hand-over', fields)).status).toBe(303);
    const other = {
      ...fields,
      requestId: hiddenOf(await open('zh-boss', '/team/zh/hand-over'), 'requestId'),
    };
    expect((await send('zh-boss', '/team/zh/hand-over', other)).status).toBe(409);

    const [record] = await api.store.handOvers.list({ fromPersonId: 'zh' }, { limit: 5 });
    expect(record).toMatchObject({ requestedBy: 'zh-boss', reason: 'leaving' });
    const page = await eventually(async () => {
      const shown = await open('zh-boss', '/team/zh');
      // a day of these tests is short: whoever was asked may have let it pass by now
      return /尚未徵詢|已徵詢|由主管決定/.test(textOf(shown)) && shown;
    }, 50_000);
    const cancelled = await send('zh-boss', '/team/zh/hand-over/cancel', {
      requestId: hiddenOf(page, 'requestId'),
      handOverId: record!.id,
    });
    expect(cancelled.headers.get('location')).toBe('/team/zh?said=cancelled');
    expect(textOf(await open('zh-boss', '/team/zh'))).toContain('已取消');
  }, 90_000);
});

describe('the page of figures', () => {
  it('never adds currencies, leads to the lists that it counts, and says what was lost in the quarter', async () => {
    await api.store.people.create(person('sum-boss', { roles: [] }));
    await api.store.people.create(person('sum-rep', { managerId: 'sum-boss', name: 'Sum Rep' }));
    await api.store.people.create(person('sum-idle', { managerId: 'sum-boss', name: 'Idle Rep' }));
    const cookie = await cookieOf('sum-boss');
    for (const [amount, currency] of [
      [1_000, 'TWD'],
      [250, 'TWD'],
      [70, 'EUR'],
    ] as const) {
      const body = { title: `Sum ${amount}`, customerId: 'acme', ownerId: 'sum-rep', amount, currency };
      const opened = await api.post('/v1/projects', body);
      await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
      if (amount !== 250) continue;
      const lost = await api.post(`/v1/projects/${opened.body.projectId}/loss`, { reason: 'price' });
      await api.get(`/v1/projects/${opened.body.projectId}?revision=${lost.body.revision}`);
    }
    const ask = { key: null, headers: { Cookie: cookie } };

    const page = await api.get('/numbers', ask);

    const text = textOf(page);
    expect(text).toContain('EUR 70 TWD 1,000 2 projects');
    expect(text).toMatch(/Lost · Q[1-4] \d{4} TWD 250 1 project/);
    expect(text).toContain('Nothing for: ');
    expect(text.indexOf('Sum Rep')).toBeLessThan(text.indexOf('Idle Rep'));
    const [, list = ''] = /href="([^"]*place=lost[^"]*)"/.exec(page.text) ?? [];
    const listed = textOf(await api.get(list.replaceAll('&amp;', '&'), ask));
    expect(listed).toContain('1 project · TWD 250');
    const earlier = textOf(await api.get('/numbers?quarter=2020-Q1', ask));
    expect(earlier).toContain('Q1 2020');
    expect(earlier).not.toContain('TWD 250');
  });
});

async function cookieOf(personId: string): Promise<string> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
  return (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
}
