import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { CustomerOffice } from './customer-office';
import { customerOffice, filledIn, hiddenIn } from './customer-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: CustomerOffice;
const edit = '/customers/works/edit';

beforeAll(async () => {
  api = await startApi();
  office = await customerOffice(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await patch({ sector: 'Food', region: 'North', situation: [] });
});

const patch = (body: unknown, path = '/v1/customers/works') =>
  api.ask('PATCH', path, { body, headers: { 'If-Match': '*', 'X-Milepost-Actor': 'keeper' } });
const works = async () => (await api.store.customers.read('works'))!;
const wang = async () => (await api.store.customerPeople.read('wang'))!;

describe('a form of the archive', () => {
  it('changes what was typed and nothing else, as the person who typed it', async () => {
    const before = await works();
    const form = await office.open('rep', edit);
    const fields = { ...filledIn(form.shown), sector: '食品製造', employees: '1,200', revenueAmount: '2.5' };

    const saved = await form.send({ ...fields, revenueCurrency: 'twd', tags: '冷鏈\r\n外銷\r\n' });

    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/customers/works?saved=1']);
    const { revision, ...after } = await works();
    expect({ ...after, revision: revision - 1 }).toEqual({
      ...before,
      sector: '食品製造',
      size: { employees: 1200, revenue: { amount: 2.5, currency: 'TWD' }, asOf: null },
      tags: ['冷鏈', '外銷'],
    });
    const [change] = await api.store.customers.history('works', { afterRevision: revision - 1, limit: 1 });
    expect(change).toMatchObject({
      actor: 'rep',
      changes: [{ field: 'sector' }, { field: 'size' }, { field: 'tags' }],
    });
  });

  it('says what is wrong beside each field, and keeps what was typed', async () => {
    const form = await office.open('rep', edit);
    const typed = {
      ...filledIn(form.shown),
      name: '  ',
      employees: 'many',
      parentId: '沒有這家',
      timeZone: 'Mars',
    };
    const refused = await form.send({ ...typed, sector: '打好的字' });

    expect(refused.status).toBe(422);
    for (const [field, text] of [
      ['name', '請填寫此欄。'],
      ['employees', '請填寫整數。'],
      ['parentId', '沒有這個名稱或編號的客戶。'],
      ['timeZone', '請填寫時區，例如 Asia/Taipei。'],
    ] as const) {
      expect(refused.text).toContain(`id="${field}-error">${text}`);
    }
    expect(filledIn(refused)).toMatchObject({ employees: 'many', sector: '打好的字', parentId: '沒有這家' });
    expect((await works()).sector).toBe('Food');
  });

  it('shows both versions when somebody else was faster, and takes the one that is chosen', async () => {
    const form = await office.open('rep', edit);
    await patch({ sector: 'Drinks', region: 'South' });

    const met = await form.send({ ...filledIn(form.shown), sector: 'Cold food', classReason: '第二廠' });

    expect(met.status).toBe(409);
    const text = textOf(met);
    expect(text).toContain('Person keeper');
    expect(text).toMatch(/產業 您輸入的 Cold food 採用我的 目前儲存的 Drinks 保留目前的/u);
    expect(text).toMatch(/地區 您輸入的 North 採用我的 目前儲存的 South 保留目前的/u);
    // what the reader did not touch is as the other one has it, unless they say otherwise
    expect(met.text).toMatch(/name="choose-region"[^>]* checked="" value="theirs"/u);
    expect((await works()).sector).toBe('Drinks');

    const again = (fields: Record<string, string>) =>
      api.ask('POST', edit, {
        key: null,
        headers: { Cookie: office.cookies.rep },
        form: { ...hiddenIn(met), ...fields },
      });
    const half = await again({ 'choose-region': 'theirs' });
    expect([half.status, (await works()).sector]).toEqual([422, 'Drinks']);
    const saved = await again({ 'choose-region': 'theirs', 'choose-sector': 'mine' });
    expect(saved.status).toBe(303);
    expect(await works()).toMatchObject({ sector: 'Cold food', region: 'South', classReason: '第二廠' });
  });

  it('is written once when it is sent twice, and says nothing of a conflict with itself', async () => {
    const form = await office.open('rep', edit);
    const fields = { ...filledIn(form.shown), sector: 'Twice' };
    const [first, second] = [await form.send(fields), await form.send(fields)];
    expect([first.status, second.status]).toEqual([303, 303]);
    const { revision } = await works();
    const [change] = await api.store.customers.history('works', { afterRevision: revision - 1, limit: 1 });
    expect(change).toMatchObject({ changes: [{ field: 'sector', to: 'Twice' }] });
  });

  it('is kept as a draft when the session has ended, and goes on after signing in', async () => {
    const form = await office.open('mate', edit);
    const fields = { ...filledIn(form.shown), sector: 'Typed in vain?' };

    const ended = await form.send(fields, { cookie: '' });

    expect(ended.status).toBe(403);
    expect(textOf(ended)).toContain('what you typed is kept');
    expect((await works()).sector).toBe('Food');
    // nobody else gets it
    expect(filledIn(await office.show('rep', edit))['sector']).toBe('Food');
    const signedIn = await office.signIn('mate');
    expect(signedIn.headers.get('location')).toBe(edit);
    expect((await office.show('mate', '/customers')).text).toContain(`href="${edit}"`);
    const reopened = await office.open('mate', edit);
    expect(filledIn(reopened.shown)['sector']).toBe('Typed in vain?');
    expect(textOf(reopened.shown)).toContain('before your session ended');
    expect((await reopened.send(filledIn(reopened.shown))).status).toBe(303);
    expect((await works()).sector).toBe('Typed in vain?');
    expect(filledIn(await office.show('mate', edit))['sector']).toBe('Typed in vain?');
    expect(await api.store.drafts.of('mate')).toEqual([]);
  });

  it('is thrown away as a draft, and given back by a session that has begun since', async () => {
    const form = await office.open('mate', edit);
    const fields = { ...filledIn(form.shown), sector: 'Old session' };
    await office.signIn('mate');
    const back = await form.send(fields);
    expect([back.status, filledIn(back)['sector']]).toEqual([403, 'Old session']);

    await form.send(fields, { cookie: '' });
    const reopened = await office.open('mate', edit);
    const gone = await reopened.send({ act: 'discard' });
    expect([gone.status, gone.headers.get('location')]).toEqual([303, edit]);
    expect(filledIn(await office.show('mate', edit))['sector']).toBe('Food');
  });

  it('is taken from our pages alone', async () => {
    const form = await office.open('rep', edit);
    const fields = { ...filledIn(form.shown), sector: 'Elsewhere' };
    expect((await form.send({ ...fields, requestId: '', draft: '' })).status).toBe(403);
    const others = hiddenIn((await office.open('mate', edit)).shown);
    expect((await form.send({ ...fields, ...others })).status).toBe(403);
    expect((await works()).sector).toBe('Food');
    for (const key of ['requestId', 'draft'] as const) {
      const made = form.shown.text.includes(key) ? `a.${'字'.repeat(43)}` : '';
      expect((await form.send({ ...fields, requestId: '', draft: '', [key]: made })).status).toBe(403);
    }
    // without the revision everything that differs is put to choice
    expect((await form.send({ ...fields, revision: 'x' })).status).toBe(409);
    const nobody = await form.send({ ...fields, draft: 'x.y' }, { cookie: '' });
    expect([nobody.status, await api.store.drafts.of('rep')]).toEqual([403, []]);
  });

  it('is refused with words when the right has been lost meanwhile, and shows what was typed', async () => {
    const form = await office.open('mate', edit);
    const { revision, ...mate } = (await api.store.people.read('mate'))!;
    await api.store.people.replace({ ...mate, team: 'elsewhere' }, revision);

    const refused = await form.send({ ...filledIn(form.shown), sector: 'Too late' });

    expect(refused.status).toBe(403);
    expect(textOf(refused)).toMatch(/You have no part in this customer any more.*Too late/u);
    expect((await works()).sector).toBe('Food');
    await api.store.people.replace(mate, revision + 1);
  });
});

describe('entries of a list', () => {
  const add = '/customers/works/entries/situation/new';
  const entry = { text: '第二廠\r\n秋天啟用', asOf: '2026-03-02', source: '年報' };

  it('are added once, changed and removed', async () => {
    const form = await office.open('rep', add);
    expect((await form.send(entry)).status).toBe(303);
    expect((await form.send(entry)).status).toBe(303);
    expect((await works()).situation).toEqual([{ ...entry, text: '第二廠\n秋天啟用' }]);

    const first = await office.open('rep', '/customers/works/entries/situation/0');
    expect((await first.send({ ...entry, source: '法說會' })).status).toBe(303);
    expect((await works()).situation).toMatchObject([{ source: '法說會' }]);
    const again = await office.open('rep', '/customers/works/entries/situation/0');
    expect((await again.send({ act: 'remove' })).status).toBe(303);
    expect((await works()).situation).toEqual([]);
  });

  it('are the same entries when others come and go, and say so when one is gone', async () => {
    const more = { text: 'Third plant', asOf: '2026-03-03', source: 'Visit' };
    await patch({ situation: [more, { ...entry, text: 'Second plant' }] });
    const second = await office.open('rep', '/customers/works/entries/situation/1');
    await patch({ situation: [{ ...entry, text: 'Second plant' }] });
    expect((await second.send({ ...entry, text: 'Second plant, open' })).status).toBe(303);
    expect((await works()).situation).toMatchObject([{ text: 'Second plant, open' }]);

    const gone = await office.open('rep', '/customers/works/entries/situation/0');
    await patch({ situation: [] });
    const told = await gone.send({ ...entry, text: 'Still mine' });
    expect([told.status, filledIn(told)['text']]).toEqual([409, 'Still mine']);
    expect(told.text).toContain('action="/customers/works/entries/situation/new"');
  });

  it('take false and zero as answers, and refuse what is none', async () => {
    const form = await office.open('rep', '/customers/works/entries/answers/new');
    const said = {
      fact: 'budget-confirmed',
      answerKind: 'no',
      answer: '',
      asOf: '2026-03-02',
      source: '電話',
    };
    expect((await form.send(said)).status).toBe(303);
    const other = await office.open('rep', '/customers/works/entries/answers/new');
    const number = { ...said, fact: 'lines-planned', answerKind: 'number', answer: 'x' };
    const refused = await other.send(number);
    expect([refused.status, refused.text.includes('id="answer-error"')]).toEqual([422, true]);
    expect((await other.send({ ...number, answer: '0' })).status).toBe(303);
    expect((await works()).answers).toMatchObject({
      'budget-confirmed': { value: false },
      'lines-planned': { value: 0 },
    });
  });
});

describe('people', () => {
  it('are added once by a form that is sent twice', async () => {
    const form = await office.open('rep', '/customers/works/add-person');
    const typed = {
      name: '陳 美華',
      'committee-buys': 'on',
      mobile: '0912',
      email: 'chen@example.com',
      stance: 'neutral',
    };
    const wrong = await form.send({ ...typed, email: 'no address' });
    expect([wrong.status, wrong.text.includes('id="email-error"')]).toEqual([422, true]);
    const made = [await form.send(typed), await form.send(typed)];

    expect(made.map(({ status }) => status)).toEqual([303, 303]);
    const found = (await api.store.customerPeople.ofCustomers(['works'])).filter(
      ({ name }) => name === '陳 美華',
    );
    expect(found).toMatchObject([{ committee: ['buys'], ways: [{ kind: 'mobile' }, { kind: 'email' }] }]);
    expect(made[0]?.headers.get('location')).toBe(`/customers/works/people/${found[0]?.id}?saved=1`);
  });

  it('are changed, with one preferred way at most', async () => {
    const form = await office.open('keeper', '/customers/works/people/wang/edit');
    const { 'committee-decides': _, ...typed } = filledIn(form.shown);
    expect((await form.send({ ...typed, 'committee-pays': 'on', stance: 'opposes' })).status).toBe(303);
    expect(await wang()).toMatchObject({
      committee: ['pays'],
      attitude: { stance: 'opposes', note: '先看數字' },
    });

    const way = await office.open('keeper', '/customers/works/people/wang/ways/0');
    expect((await way.send({ ...filledIn(way.shown), isPreferred: 'on' })).status).toBe(303);
    expect((await wang()).ways.map(({ isPreferred }) => isPreferred)).toEqual([true, false]);
    const circle = await office.open('keeper', '/customers/works/people/wang/edit');
    const refused = await circle.send({ ...filledIn(circle.shown), reportsToId: 'wang' });
    expect([refused.status, refused.text.includes('id="reportsToId-error"')]).toEqual([422, true]);
  });

  it('have what is personal written and removed by those with a role, and each view of it noted', async () => {
    const form = await office.open('engineer', '/customers/works/people/wang/facts/new');
    const fact = { kind: 'day', factText: '生日', on: '', source: '名片', basis: 'legitimate-interest' };
    const refused = await form.send(fact);
    expect([refused.status, refused.text.includes('id="on-error"')]).toEqual([422, true]);
    expect((await form.send({ ...fact, on: '05/20' })).status).toBe(303);
    expect((await form.send({ ...fact, on: '05/20' })).status).toBe(303);

    const written = (await api.store.personalFacts.ofPeople(['wang'])).filter(({ kind }) => kind === 'day');
    expect(written).toMatchObject([{ text: '生日', on: '05-20', writtenBy: 'engineer' }]);
    const count = async (): Promise<number> =>
      (
        await api.store.archiveViews.page({
          conditions: [],
          order: { field: 'atMs', descending: true },
          limit: 50,
        })
      ).rows.length;
    const before = await count();
    const opened = await office.open('engineer', `/customers/works/people/wang/facts/${written[0]?.id}`);
    expect(await count()).toBe(before + 1);
    expect((await opened.send({ act: 'remove' })).status).toBe(303);
    expect((await api.store.personalFacts.ofPeople(['wang'])).filter(({ kind }) => kind === 'day')).toEqual(
      [],
    );
  });
});
