import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findDuplicates } from '../../duplicates/find-duplicates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { eventually } from '../support/eventually';
import type { PageVisits } from './page-visits';
import { hiddenOf, pageVisits, textOf } from './page-visits';
import type { Office, Who } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi, Told } from '../api/running-api';
import { startApi } from '../api/running-api';

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
const dealOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!;
const iso = (days: number): string => new Date(Date.now() + days * realDayMs).toISOString();

describe('the board', () => {
  it('shows a rep their own projects, and a manager those of the whole line', async () => {
    await office.project('owner', 'Freezer of the owner');
    await office.project('deputy', 'Freezer of the deputy');
    await office.project('stranger', 'Freezer of a stranger');

    const own = textOf(await open('owner', '/projects'));
    expect(own).toContain('Freezer of the owner');
    expect(own).not.toContain('Freezer of the deputy');
    const line = textOf(await open('chief', '/projects'));
    expect(line).toContain('Freezer of the owner');
    expect(line).toContain('Freezer of the deputy');
    expect(line).not.toContain('Freezer of a stranger');
    expect((await api.get('/projects', { key: null })).status).toBe(303);
  });

  it('shows the projects of somebody who is away to whoever stands in for them', async () => {
    await office.project('away', 'Freezer of the absent');
    expect(textOf(await open('deputy', '/projects'))).toContain('Freezer of the absent');
    expect(textOf(await open('owner', '/projects'))).not.toContain('Freezer of the absent');
  });

  it('never adds currencies, and keeps held projects in a column of their own', async () => {
    const amounts = [
      { amount: 1_000, currency: 'TWD' },
      { amount: 250, currency: 'TWD' },
      { amount: 70, currency: 'EUR' },
    ];
    for (const [index, value] of amounts.entries()) {
      const opened = await api.post('/v1/projects', {
        ...{ title: `Worth ${index}`, customerId: 'acme', ownerId: 'zh', ...value },
      });
      await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    }
    const { report } = await office.project('zh', 'On ice');
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });

    const board = textOf(await open('zh', '/projects'));

    expect(board).toContain('4 件 · TWD 1,250 · EUR 70');
    expect(board).toMatch(/客戶規劃與電話邀約 3 件 TWD 1,250 EUR 70/);
    expect(board).toMatch(/暫緩 1 件 On ice/);
    expect(board).toContain('暫緩至');
  });

  it('says how long the customer has been silent, and leads from what is missing to the form with it chosen', async () => {
    const { projectId } = await office.project('owner', 'Silent one');
    const board = await open('owner', '/projects');
    expect(textOf(board)).toContain('0 of 15 days without contact');
    const [, address = ''] = new RegExp(`href="(/my/projects/${projectId}/report-milestone[^"]*)"`).exec(
      board.text,
    )!;

    const form = await open('owner', address.replaceAll('&amp;', '&'));

    const milestone = new URLSearchParams(address.split('?')[1]).get('milestone')!;
    expect(form.text).toContain(`<option value="${milestone}" selected="">`);
    const fields = { requestId: hiddenOf(form, 'requestId'), milestone, evidence: 'crm:1' };
    const done = await send('owner', `/my/projects/${projectId}/report-milestone`, fields);
    expect(done.status).toBe(200);
    expect(textOf(done)).toContain('The milestone is reported');
    expect(Object.keys((await dealOf(projectId)).milestones)).toContain(milestone);
  });

  it('filters by owner, class, customer and next check, and keeps it in the address of the list', async () => {
    await office.project('owner', 'Filtered one');
    const titles = async (query: string): Promise<string> => textOf(await open('boss', `/projects?${query}`));

    expect(await titles('owner=owner')).toContain('Filtered one');
    expect(await titles('owner=deputy')).not.toContain('Filtered one');
    expect(await titles('class=B')).toContain('Filtered one');
    expect(await titles('class=C')).not.toContain('Filtered one');
    expect(await titles('customer=ACM')).toContain('Filtered one');
    expect(await titles('customer=zzz')).toContain('No project matches.');
    expect(await titles('due=30')).toContain('Filtered one');
    expect(await titles('due=7')).not.toContain('Filtered one');
    expect(await titles('owner=stranger')).not.toContain('Freezer of a stranger');
    expect((await open('boss', '/projects?owner=owner&class=B')).text).toContain(
      'href="/projects/list?owner=owner&amp;class=B"',
    );
  });

  it('shows those in which somebody only has a role to them alone', async () => {
    const { projectId } = await office.project('owner', 'With an engineer');
    await api.post(`/v1/projects/${projectId}/assignments`, {
      role: 'presales-engineer',
      personId: 'engineer',
    });
    await eventually(async () => {
      const found = textOf(await open('engineer', '/projects?whose=part'));
      return found.includes('With an engineer') ? true : undefined;
    });
    expect(textOf(await open('stranger', '/projects?whose=part'))).not.toContain('With an engineer');
  });
});

describe('the list', () => {
  it('is sorted, searched, and exported as it is filtered', async () => {
    for (const [title, amount] of [
      ['Sorted B', 20],
      ['Sorted A', 300],
      ['=Sorted C', 1],
    ] as const) {
      const opened = await api.post('/v1/projects', {
        ...{ title, customerId: 'acme', ownerId: 'stranger', amount, currency: 'USD' },
      });
      await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    }
    const order = async (query: string): Promise<string[]> =>
      textOf(await open('stranger', `/projects/list?q=sorted&${query}`)).match(/=?Sorted [ABC]/g) ?? [];

    expect(await order('sort=title')).toEqual(['=Sorted C', 'Sorted A', 'Sorted B']);
    expect(await order('sort=value')).toEqual(['Sorted A', 'Sorted B', '=Sorted C']);
    const csv = await open('stranger', '/projects/list?q=sorted&sort=value&as=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const [head = '', ...rows] = csv.text.trim().split('\r\n');
    expect(head).toContain('Project,Customer,Class,Stage');
    expect(rows).toHaveLength(3);
    // no spreadsheet computes a title
    expect(rows[2]).toMatch(/^'=Sorted C,/);
  });

  it('shows ended projects when they are asked for', async () => {
    const { report } = await office.project('stranger', 'Lost one');
    await report('loss', { reason: 'price' });
    expect(textOf(await open('stranger', '/projects/list'))).not.toContain('Lost one');
    expect(textOf(await open('stranger', '/projects/list?place=lost'))).toMatch(/Lost one .* Lost · /);
    expect(textOf(await open('stranger', '/projects'))).not.toContain('Lost one');
  });
});

describe('what somebody can do about a whole project', () => {
  it('ends it as lost with a reason and who got it', async () => {
    const { projectId } = await office.project();
    expect((await open('owner', `/projects/${projectId}`)).text).toContain(`/my/projects/${projectId}/lose`);
    const fields = { reason: 'price', competitor: 'Rival', note: 'They went with Rival.' };

    const done = await office.act('owner', projectId, 'lose', fields);

    expect(done.status).toBe(200);
    const state = (await api.store.projects.read(projectId))!;
    expect(state.status).toBe('lost');
    expect(state.deal!.outcome).toMatchObject({ reason: 'price', competitor: 'Rival', actor: 'owner' });
    expect((await office.act('owner', projectId, 'lose', fields)).status).toBe(409);
    expect(textOf(await open('owner', `/projects/${projectId}`))).toMatch(/Lost .* to Rival/);
  });

  it('drops it, adds a note, and brings somebody in', async () => {
    const { projectId } = await office.project();
    const noted = await office.act('owner', projectId, 'add-note', { note: 'They move in May.' });
    expect(noted.status).toBe(200);
    const role = await office.act('owner', projectId, 'assign-role', {
      holder: 'presales-engineer/engineer',
    });
    expect(role.status).toBe(200);
    expect((await dealOf(projectId)).roles['presales-engineer']?.personId).toBe('engineer');
    expect(textOf(await open('owner', `/projects/${projectId}`))).toContain('They move in May.');

    expect((await office.act('owner', projectId, 'drop', { reason: 'no-budget' })).status).toBe(200);
    expect((await api.store.projects.read(projectId))!.status).toBe('dropped');
  });

  it('changes value and date, empties them, and says when an amount has no currency', async () => {
    const { projectId } = await office.project('owner', 'Worth what');
    const change = (fields: Readonly<Record<string, string>>) =>
      office.act('owner', projectId, 'change-deal', { title: 'Worth what', ...fields });

    expect(
      (await change({ amount: '１,５００', currency: 'twd', expectedSigningOn: '2027-03-01' })).status,
    ).toBe(200);
    expect(await dealOf(projectId)).toMatchObject({
      ...{ amount: 1_500, currency: 'TWD', expectedSigningOn: '2027-03-01' },
    });
    const wrong = await change({ amount: '7', currency: '' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong)).toContain('Amount and currency go together');
    expect(wrong.text).toContain('value="7"');
    expect((await change({ amount: '', currency: '' })).status).toBe(200);
    const deal = await dealOf(projectId);
    expect(deal.amount).toBeUndefined();
    expect(deal.expectedSigningOn).toBeUndefined();
  });
});

describe('a new project', () => {
  it('is opened once, however often the form is sent', async () => {
    const found = await open('owner', '/projects/new?q=acm');
    expect(textOf(found)).toContain('Acme');
    const form = await open('owner', '/projects/new?customer=acme');
    const fields = {
      ...{ requestId: hiddenOf(form, 'requestId'), customerId: 'acme', title: 'By a form', ownerId: 'owner' },
      ...{ amount: '1,850,000', currency: 'TWD', expectedSigningOn: '2027-02-01' },
    };

    const [one, other] = await Promise.all([
      send('owner', '/projects/new', fields),
      send('owner', '/projects/new', fields),
    ]);

    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.get('location')).toBe(other.headers.get('location'));
    const projectId = one.headers.get('location')!.replace('/projects/', '');
    expect(await dealOf(projectId)).toMatchObject({
      title: 'By a form',
      amount: 1_850_000,
      ownerId: 'owner',
    });
    expect(textOf(await open('owner', `/projects/${projectId}`))).toContain('By a form');
  });

  it('asks before it makes a customer that may be there already, and keeps what was typed', async () => {
    await api.post('/v1/customers', {
      ...{
        id: 'taipei-foods',
        name: '台北冷凍食品股份有限公司',
        class: 'B',
        timeZone: 'Asia/Taipei',
        language: 'zh-TW',
      },
    });
    await findDuplicates(api.store);
    const form = await open('owner', '/projects/new');
    const fields = {
      ...{ requestId: hiddenOf(form, 'requestId'), newName: '臺北冷凍食品(股)公司', newClass: 'A' },
      ...{ title: 'Freezer', ownerId: 'owner' },
    };

    const asked = await send('owner', '/projects/new', fields);

    expect(asked.status).toBe(422);
    expect(asked.text).toContain('value="taipei-foods"');
    expect(asked.text).toContain('value="Freezer"');
    const taken = await send('owner', '/projects/new', { ...fields, similar: 'taipei-foods' });
    expect(taken.status).toBe(303);
    const projectId = taken.headers.get('location')!.replace('/projects/', '');
    expect((await dealOf(projectId)).customerId).toBe('taipei-foods');
  });

  it('makes a customer that is new, once', async () => {
    const form = await open('owner', '/projects/new');
    const fields = {
      ...{ requestId: hiddenOf(form, 'requestId'), newName: 'Zephyr Gears', newClass: 'C' },
      ...{ title: 'Gear line', ownerId: 'owner' },
    };
    const first = await send('owner', '/projects/new', fields);
    const again = await send('owner', '/projects/new', fields);

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const deal = await dealOf(first.headers.get('location')!.replace('/projects/', ''));
    expect(await api.store.customers.read(deal.customerId)).toMatchObject({
      ...{ name: 'Zephyr Gears', class: 'C', ownerId: 'owner' },
    });
  });

  it('says everything that is wrong at once, and is for those who can lead one', async () => {
    const form = await open('owner', '/projects/new');
    const requestId = hiddenOf(form, 'requestId');
    const wrong = await send('owner', '/projects/new', { requestId, amount: 'many', ownerId: 'stranger' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong)).toContain('Please choose a customer');
    expect(textOf(wrong)).toContain('Please give an amount in digits');
    expect(wrong.text).toContain('value="many"');
    expect((await open('engineer', '/projects/new')).status).toBe(403);
    const other = await send('owner', '/projects/new', { requestId: 'x.y', title: 'Kept' });
    expect(other.status).toBe(403);
    expect(other.text).toContain('value="Kept"');
  });
});
