import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { ImportOnWire, ImportProblemOnWire } from '../../../contracts/wire/imports';
import { eventually } from '../../support/eventually';
import { sheetData, workbookOf } from '../../support/imports/workbooks';
import type { RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';

/** Imports as a program meets them that has a file. */
let api: RunningApi;
const fields = {
  reference: { column: '編號' },
  name: { column: '公司名稱' },
  class: { column: '等級', words: { 重點: 'A', 一般: 'B' } },
  timeZone: { value: 'Asia/Taipei' },
  language: { value: 'zh-TW' },
};
const file = '編號,公司名稱,等級\n1,台灣精密工業股份有限公司,重點\n2,中興電子,一般\n3,統一食品,特殊\n';

beforeAll(async () => {
  api = await startApi();
  const saved = await api.put('/v1/import-mappings/accounts', { kind: 'customers', system: 'crm', fields });
  expect(saved.status).toBe(200);
});
afterAll(() => api.stop());

const shown = (told: Told): ImportOnWire => told.body as unknown as ImportOnWire;

async function created(more: object = {}, key?: string): Promise<string> {
  const told = await api.post(
    '/v1/imports',
    { mapping: 'accounts', ...more },
    key === undefined ? {} : { key },
  );
  expect(told.status).toBe(201);
  return shown(told).id;
}

function send(id: string, raw: string | Uint8Array, type = 'text/csv', more: Record<string, string> = {}) {
  return api.ask('PUT', `/v1/imports/${id}/file`, { raw, headers: { 'Content-Type': type, ...more } });
}

async function ended(id: string, query = ''): Promise<ImportOnWire> {
  return eventually(async () => {
    const found = shown(await api.get(`/v1/imports/${id}${query}`));
    return found.status === 'checking' || found.status === 'committing' ? null : found;
  });
}

describe('an import over the API', () => {
  it('is created, sent, checked, and committed', async () => {
    const id = await created();
    expect((await send(id, file)).status).toBe(200);
    expect(await ended(id)).toMatchObject({
      status: 'checked',
      form: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
      check: { rows: 3, created: 2, changed: 0, same: 0, refused: 1 },
      commit: { rows: 0, endedAt: null },
    });

    const problems = await api.get(`/v1/imports/${id}/problems?language=zh-TW`);
    expect(problems.body.items as unknown as ImportProblemOnWire[]).toEqual([
      {
        code: 'word-unknown',
        row: 4,
        column: '等級',
        message: '「特殊」不在下列選項中:A, B, C。',
        cure: '請更正這一格,或在欄位對應(`words`)中說明「特殊」代表什麼。',
      },
    ]);
    const csv = await api.get(`/v1/imports/${id}/problems?format=csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text.split('\r\n')).toEqual([
      'code,row,column,message,cure',
      expect.stringContaining('word-unknown,4,等級,'),
      '',
    ]);

    expect(shown(await api.post(`/v1/imports/${id}/commit`, undefined))).toMatchObject({ id });
    expect((await ended(id)).commit).toMatchObject({ rows: 3, created: 2, refused: 1 });
    const customers = await api.get('/v1/customers?reference=crm:2');
    expect(customers.body.items).toMatchObject([{ name: '中興電子', class: 'B', language: 'zh-TW' }]);
    // once more: nothing begins
    expect((await api.post(`/v1/imports/${id}/commit`, undefined)).status).toBe(200);
  });

  it('takes a workbook, and says which sheet it has read', async () => {
    const id = await created();
    const xml = sheetData([
      ['編號', '公司名稱', '等級'],
      [7, '第七公司', '重點'],
    ]);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

    await send(
      id,
      workbookOf({
        sheets: [
          { name: '客戶', xml },
          { name: 'Other', xml },
        ],
      }),
      type,
    );

    expect(await ended(id)).toMatchObject({
      status: 'checked',
      form: { format: 'xlsx', sheet: '客戶', otherSheets: ['Other'] },
      check: { rows: 1, created: 1 },
    });
  });

  it('asks for the encoding where it is not certain, with a line as each would read it', async () => {
    const bytes = iconv.encode('編號,公司名稱,等級\n1,聯通,重點\n', 'gb18030');
    const unclear = await created();
    await send(unclear, bytes);
    expect(await ended(unclear)).toMatchObject({
      status: 'failed',
      problem: {
        code: 'encoding-unclear',
        message: expect.stringContaining('gb18030: "編號,公司名稱,等級"'),
      },
    });
    expect((await api.post(`/v1/imports/${unclear}/commit`, undefined)).body.code).toBe('import-not-ready');

    const stated = await created({ encoding: 'gb18030' });
    await send(stated, bytes);
    expect(await ended(stated)).toMatchObject({ status: 'checked', form: { encoding: 'gb18030' } });
  });

  it('says which column the file lacks', async () => {
    const id = await created();
    await send(id, 'No,公司名稱,等級\n1,x,重點\n');
    expect(await ended(id, '?language=zh-TW')).toMatchObject({
      problem: {
        code: 'column-missing',
        column: '編號',
        message: expect.stringContaining('沒有「編號」這個欄位'),
      },
    });
  });

  it('refuses what it cannot begin', async () => {
    expect((await api.post('/v1/imports', { mapping: 'nobody' })).body).toMatchObject({
      code: 'unknown-reference',
    });
    expect((await api.get('/v1/imports/import-0')).body.code).toBe('unknown-import');
    const id = await created();
    expect((await api.post(`/v1/imports/${id}/commit`, undefined)).body.code).toBe('import-not-ready');
    expect((await send(id, file, 'text/html')).body.code).toBe('unsupported-media-type');
    expect((await send(id, file, 'text/csv', { 'Content-Encoding': 'gzip' })).status).toBe(415);
    await send(id, file);
    expect((await send(id, file)).body.code).toBe('import-not-ready');
    const wrong = await api.put('/v1/import-mappings/wrong', {
      kind: 'customers',
      fields: { nmae: { value: 'x' } },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer }) => pointer)).toContain('#/fields/nmae');
  });

  it('begins the dry run that a process has not begun which died with the file in hand', async () => {
    const id = await created();
    const bytes = Buffer.from(file);
    await api.store.imports.addPart(id, 0, bytes);
    await api.store.imports.received(id, { size: bytes.length, parts: 1 });

    expect((await api.post(`/v1/imports/${id}/commit`, undefined)).body.code).toBe('import-not-ready');
    expect(await ended(id)).toMatchObject({ status: 'checked', check: { rows: 3 } });
  });

  it('does nothing that the key could not do one by one', async () => {
    const key = await api.createKey('only imports', ['imports:write', 'imports:read']);
    expect((await api.post('/v1/imports', { mapping: 'accounts' }, { key })).body.code).toBe('scope-missing');
    const id = await created();
    const headers = { 'Content-Type': 'text/csv' };
    const sent = await api.ask('PUT', `/v1/imports/${id}/file`, { raw: file, key, headers });
    expect(sent.body.code).toBe('scope-missing');
    expect((await api.post(`/v1/imports/${id}/commit`, undefined, { key })).body.code).toBe('scope-missing');
    const forSomebody = { headers: { 'X-Milepost-Actor': 'sales-1' } };
    expect((await api.post('/v1/imports', { mapping: 'accounts' }, forSomebody)).body.code).toBe(
      'not-for-actor',
    );
  });

  it('lists imports, the newest first, and mappings', async () => {
    const first = shown(await api.get('/v1/imports?limit=1'));
    expect((first as unknown as { items: unknown[] }).items).toHaveLength(1);
    const mappings = await api.get('/v1/import-mappings');
    expect(mappings.body.items).toMatchObject([{ name: 'accounts', revision: 1 }]);
    expect((await api.ask('DELETE', '/v1/import-mappings/accounts')).status).toBe(200);
    expect((await api.get('/v1/import-mappings/accounts')).body.code).toBe('unknown-import-mapping');
  });
});
