import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { Erased } from '../../store/models/archive-models';
import { withdrawUploads } from '../../worker/housekeeping/erased-uploads';
import { eventually } from '../support/eventually';
import type { RunningApi, Told } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import { multipartForm } from './multipart-form';
import { hiddenOf, pageVisits, textOf } from './page-visits';

/** Imports as people with a file meet them: a manager, their own manager, a colleague from elsewhere, and a rep. */
let api: RunningApi;
const people = ['lead', 'chief', 'elsewhere', 'rep'] as const;
type Who = (typeof people)[number];
const cookies = {} as Record<Who, string>;

const fields = {
  reference: { column: '編號' },
  name: { column: '公司名稱' },
  class: { column: '等級', words: { 重點: 'A', 一般: 'B' } },
  timeZone: { value: 'Asia/Taipei' },
  language: { value: 'zh-TW' },
};
const file = '編號,公司名稱,等級\n1,台灣精密工業股份有限公司,重點\n2,中興電子,一般\n3,統一食品,特殊\n';
const mapped = {
  'column.reference': '編號',
  'column.name': '公司名稱',
  'column.class': '等級',
  'words.class': '重點 = A; 一般＝B；特殊 = C',
  'value.timeZone': 'Asia/Taipei',
  'value.language': 'zh-TW',
  system: 'crm',
};

beforeAll(async () => {
  api = await startApi();
  const { store } = api;
  await store.people.create(person('chief', { team: 'heads', roles: [] }));
  await store.people.create(person('lead', { team: 'leads', managerId: 'chief', language: 'zh-TW' }));
  await store.people.create(person('rep', { team: 'east', managerId: 'lead' }));
  await store.people.create(person('elsewhere', { team: 'west' }));
  await store.people.create(person('far', { team: 'west', managerId: 'elsewhere' }));
  await api.put('/v1/import-mappings/accounts', { kind: 'customers', system: 'crm', fields });
  const visits = pageVisits(api);
  for (const who of people) {
    const token = await visits.link(who, { kind: 'sign-in' }, 60_000);
    const told = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
    cookies[who] = (told.headers.get('set-cookie') ?? '').split(';', 1)[0]!;
  }
});
afterAll(() => api.stop());

const show = (who: Who, path: string): Promise<Told> =>
  api.get(path, { key: null, headers: { Cookie: cookies[who] } });

async function keyOf(who: Who, path = '/my/imports'): Promise<string> {
  return hiddenOf(await show(who, path), 'requestId');
}

async function sendForm(
  who: Who,
  path: string,
  typed: Readonly<Record<string, string>>,
  sent?: string | Uint8Array,
): Promise<Told> {
  const form = { requestId: await keyOf(who), ...typed };
  const { raw, type } = multipartForm(form, sent === undefined ? undefined : { name: 'a.csv', bytes: sent });
  return api.ask('POST', path, {
    key: null,
    raw,
    headers: { Cookie: cookies[who], 'Content-Type': type },
  });
}

/** Sends a file, and goes on to its page. @returns the address of the page */
async function sent(who: Who, typed: Readonly<Record<string, string>>, bytes: string | Uint8Array = file) {
  const told = await sendForm(who, '/my/imports', { kind: 'customers', ...typed }, bytes);
  expect(told.status).toBe(303);
  return told.headers.get('location') ?? '';
}

async function ended(who: Who, address: string): Promise<Told> {
  return eventually(async () => {
    const told = await show(who, address);
    return /(Look again|重新查看)/.test(told.text) ? null : told;
  });
}

async function commit(who: Who, address: string): Promise<Told> {
  const requestId = await keyOf(who);
  return api.ask('POST', `${address}/commit`, {
    key: null,
    form: { requestId },
    headers: { Cookie: cookies[who] },
  });
}

describe('the pages of imports', () => {
  it('take a file with a saved mapping through its dry run to the end', async () => {
    const address = await sent('lead', { mapping: 'accounts' });
    const checked = await ended('lead', address);
    expect(textOf(checked)).toContain('總列數 3 新增 2 修改 0 無變動 0 有問題 1');
    expect(textOf(checked)).toContain('「特殊」不在下列選項中:A, B, C。');
    const csv = await show('lead', `${address}/problems?phase=check`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text.split('\r\n')).toEqual([
      'row,column,code,message,cure',
      expect.stringMatching(/^4,等級,word-unknown,/),
      '',
    ]);
    expect((await commit('lead', address)).status).toBe(303);
    const done = await ended('lead', address);
    expect(textOf(done)).toContain('匯入已完成。 總列數 3 新增 2');
    expect((await commit('lead', address)).headers.get('location')).toBe(address);

    const found = await api.get('/v1/customers/ref:crm:1');
    expect(found.body).toMatchObject({ name: '台灣精密工業股份有限公司', ownerId: 'lead' });
    const history = await api.get(`/v1/customers/${found.body.id}/history`);
    expect(history.text).toContain('"actor":"lead"');
  });

  it('map the columns of a file, say what is missing, and save the mapping', async () => {
    const address = await sent('lead', { mapping: '' }, file.replaceAll('1,', '11,').replaceAll('2,', '12,'));
    const form = await show('lead', address);
    // called as its field, so it is chosen already
    expect(form.text).toContain('<option value="公司名稱">');
    const refused = await sendForm('lead', `${address}/check`, {
      ...mapped,
      'column.reference': '',
      form: 'X',
    });
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('請對應外部編號或代號');
    expect(refused.text).toContain('value="重點 = A; 一般＝B；特殊 = C"');
    const begun = await sendForm('lead', `${address}/check`, { ...mapped, saveAs: 'by-page' });
    expect(begun.headers.get('location')).toBe(address);
    expect(textOf(await ended('lead', address))).toContain('有問題 0');
    expect((await api.get('/v1/import-mappings/by-page')).body).toMatchObject({ savedBy: 'lead' });
    // the columns can be mapped once more, with what was said before
    const again = await show('lead', `${address}?map=1`);
    expect(again.text).toContain('value="重點 = A; 一般 = B; 特殊 = C"');
  });

  it('ask for the encoding of a file that has no certain one, and lose nothing by it', async () => {
    const short = iconv.encode('編號,公司名稱,等級\n21,模诺,一般\n', 'gb18030');
    const address = await sent('lead', { mapping: 'accounts' }, short);
    const failed = await ended('lead', address);
    expect(textOf(failed)).toContain('無法讀取檔案');
    const form = await show('lead', `${address}?map=1&encoding=gb18030`);
    expect(textOf(form)).toContain('模诺');
    const columns = { ...mapped, 'column.reference': '編號', encoding: 'gb18030' };
    expect((await sendForm('lead', `${address}/check`, columns)).status).toBe(303);
    expect(textOf(await ended('lead', address))).toContain('新增 1');
  });

  it('lose the file that nobody can read, or has mapped, when somebody is erased whom it may name', async () => {
    const erased: Erased = {
      personId: 'wang',
      customerId: 'acme',
      pseudonym: 'erased-1',
      ways: ['wang@example.com'],
      names: ['王大明'],
      references: [],
    };
    const people = [{ erased, about: new Set(['acme']) }];
    const unmapped = await sent('lead', { mapping: '' }, '編號,信箱\n1,wang@example.com\n');
    const other = await sent('lead', { mapping: '' }, '編號,信箱\n1,lin@example.com\n');
    const unread = await sent('lead', { mapping: 'accounts' }, '編號,公司名稱,等級\n1,"open\n');
    await ended('lead', unread);
    const hasFile = (address: string) => api.store.imports.hasFile(address.split('/').at(-1) ?? '');

    expect(await withdrawUploads(api.store, people, Date.now())).toBeGreaterThan(0);
    expect(await Promise.all([unmapped, unread, other].map(hasFile))).toEqual([false, false, true]);
    expect((await show('lead', `${unread}?map=1`)).text).not.toContain('/check');
    expect(await withdrawUploads(api.store, people, Date.now())).toBe(0);
  });

  it('take a form once, and one without a file or from elsewhere not at all', async () => {
    const before = (await api.store.imports.list({ limit: 50 })).length;
    const requestId = await keyOf('lead');
    const typed = { kind: 'customers', mapping: 'accounts', requestId };
    const [one, other] = await Promise.all([
      sendForm('lead', '/my/imports', typed, file),
      sendForm('lead', '/my/imports', typed, file),
    ]);
    expect(one.headers.get('location')).toBe(other.headers.get('location'));
    for (const bytes of [undefined, '']) {
      const refused = await sendForm('lead', '/my/imports', { kind: 'customers', mapping: '' }, bytes);
      expect([refused.status, textOf(refused).includes('請選擇一個有內容的檔案。')]).toEqual([422, true]);
    }
    const foreign = await sendForm('lead', '/my/imports', { ...typed, requestId: 'x.y' }, file);
    expect(foreign.status).toBe(403);
    const other2 = await sendForm('lead', '/my/imports', { kind: 'projects', mapping: 'accounts' }, file);
    expect([other2.status, textOf(other2).includes('這個欄位對應適用於：客戶。')]).toEqual([422, true]);
    expect((await api.store.imports.list({ limit: 50 })).length).toBe(before + 1);
  });

  it('are for managers; an import is for whoever has sent it, and its managers may look', async () => {
    const address = await sent('lead', { mapping: 'accounts' });
    await ended('lead', address);
    expect((await show('rep', '/my/imports')).status).toBe(403);
    expect((await show('rep', address)).status).toBe(403);
    expect((await sendForm('rep', '/my/imports', { kind: 'customers' }, file)).status).toBe(403);
    expect((await show('elsewhere', address)).status).toBe(404);
    expect((await show('elsewhere', `${address}/problems`)).status).toBe(404);
    expect((await commit('elsewhere', address)).status).toBe(404);
    // the list says who did what, and leads only where somebody may go
    const listed = await show('elsewhere', '/my/imports');
    expect(textOf(listed)).toContain('Person lead');
    expect(listed.text).not.toContain(address);
    const seen = await show('chief', address);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('/commit');
    expect((await commit('chief', address)).status).toBe(404);
    expect((await sendForm('chief', `${address}/check`, mapped)).status).toBe(404);
    const nobody = await api.get('/my/imports', { key: null });
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/sign-in']);
  });

  it('change nothing that their sender may not change', async () => {
    // the lead's customer, changed from elsewhere; and a project for a rep who is not theirs
    const mine = await sent('lead', { mapping: 'accounts' }, '編號,公司名稱,等級\n31,中興化工,一般\n');
    await ended('lead', mine);
    await commit('lead', mine);
    await ended('lead', mine);
    const theirs = await sent(
      'elsewhere',
      { mapping: 'accounts' },
      '編號,公司名稱,等級\n31,中興化工廠,一般\n',
    );
    const checked = await ended('elsewhere', theirs);
    expect(textOf(checked)).toContain('With problems 1');
    expect(textOf(checked)).toContain('You may not change the customer');
    expect((await api.get('/v1/customers/ref:crm:31')).body).toMatchObject({ name: '中興化工' });

    const columns = { 'column.reference': 'no', 'column.title': 'title', 'column.customer': 'customer' };
    const rows = 'no,title,customer,owner\n1,Oven,31,rep\n2,Press,31,far\n';
    const projects = await sent('lead', { kind: 'projects', mapping: '' }, rows);
    const typed = { ...columns, 'column.owner': 'owner', system: 'crm', othersOf: 'system' };
    expect((await sendForm('lead', `${projects}/check`, typed)).status).toBe(303);
    const found = textOf(await ended('lead', projects));
    expect(found).toContain('新增 1');
    expect(found).toContain('您無權寫入這個案件,或替「far」開立案件。');
  });
});
