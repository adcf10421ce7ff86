import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import { once } from 'node:events';
import { parse } from 'csv-parse/sync';
import { columnsOf, csvRows } from '../../../../api/kit/csv';
import mongoose from 'mongoose';
import { z } from 'zod';
import { engines } from '../../../support/engines';
import { acme } from '../../../support/directory';
import { eventually } from '../../../support/eventually';
import type { RunningApi } from '../../running-api';
import { startApi } from '../../running-api';

let api: RunningApi;
let key: string;
/** How many pages of customers were read, and what happens at each. */
let pagesRead = 0;
let atPage: (number: number) => Promise<void> = () => Promise.resolve();

const many = 3_400;
const names = ['=1+1', '+886 2', '-5', '-cmd', '@sum', '"quoted", with comma', '台北電力', '\u{1f4a7} water'];

beforeAll(async () => {
  api = await startApi({
    store: (store) => ({
      ...store,
      customers: {
        ...store.customers,
        page: async (request) => {
          pagesRead += 1;
          await atPage(pagesRead);
          return store.customers.page(request);
        },
      },
    }),
  });
  for (const [index, name] of names.entries()) {
    await api.store.customers.create({
      ...acme,
      id: `c${index}`,
      name,
      region: index % 2 === 0 ? 'even' : null,
    });
  }
  key = await api.createKey('reader', [
    'archive:export',
    'customers:read',
    'projects:read',
    'people:read',
    'events:read',
  ]);
}, 120_000);
afterAll(() => api.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(api.url + path, { method, headers: { Authorization: `Bearer ${key}`, ...headers } });
const csv = async (path: string, headers?: Record<string, string>) => {
  const response = await get(path, headers);
  const text = await response.text();
  return { response, text, rows: parse<Record<string, string>>(text, { columns: true, bom: true }) };
};

describe('a list as CSV', () => {
  it('has a column for each field by its path, and every entry', async () => {
    const { response, text, rows } = await csv('/v1/customers', { Accept: 'text/csv' });

    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(response.headers.get('vary')).toContain('Accept');
    expect(text.split('\r\n')[0]).toBe(
      'id,name,class,timeZone,language,otherNames,identifiers,addresses,websites,sector,size.employees,' +
        'size.revenue.amount,size.revenue.currency,size.asOf,situation,classReason,region,parentId,ownerId,tags,' +
        'potentials,files,answers,references,active,mergedInto,revision',
    );
    expect(rows.map(({ id }) => id)).toEqual(['acme', 'c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(rows[1]).toMatchObject({ tags: '[]', active: 'true', revision: '1', region: 'even' });
    expect(rows[2]).toMatchObject({ region: '' });
  });

  it('lets no spreadsheet compute what somebody has written, and keeps numbers numbers', async () => {
    const { rows } = await csv('/v1/customers?format=csv&fields=name');

    expect(rows.slice(1).map(({ name }) => name)).toEqual([
      "'=1+1",
      "'+886 2",
      '-5',
      "'-cmd",
      "'@sum",
      '"quoted", with comma',
      '台北電力',
      '\u{1f4a7} water',
    ]);
    const item = z.strictObject({
      a: z.number(),
      b: z.string(),
      c: z.strictObject({ d: z.string().nullable() }),
    });
    const values = { a: -1e21, b: '\tx\r\ny', c: { d: null } };
    expect(csvRows([values], columnsOf(item))).toBe('-1000000000000000000000,"\'\tx\r\ny",\r\n');
    expect(csvRows([{ a: 0.1, b: 'line\nline', c: { d: '＝1' } }], columnsOf(item))).toBe(
      '0.1,"line\nline",\'＝1\r\n',
    );
  });

  it('begins with a byte order mark when asked to', async () => {
    const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer());

    expect((await bytes('/v1/customers?format=csv&bom=true')).subarray(0, 5).toString('hex')).toBe(
      'efbbbf6964',
    );
    expect((await bytes('/v1/customers?format=csv')).subarray(0, 2).toString()).toBe('id');
  });

  it('takes filters, order and fields as a page does', async () => {
    const { rows } = await csv('/v1/customers?format=csv&region=even&sort=-id&fields=region');

    expect(rows).toEqual(['c6', 'c4', 'c2', 'c0'].map((id) => ({ id, region: 'even' })));
    expect((await csv('/v1/customers?format=csv&q=電力')).rows).toMatchObject([{ id: 'c6' }]);
    expect((await csv('/v1/customers?format=csv&q=nobodyatall')).text).toMatch(/^id,name,[^\n]*\r\n$/);
  });

  it('has dates as ISO and the parts of projects in columns', async () => {
    const opened = await api.post('/v1/projects', {
      ...{ title: '=HYPERLINK("http://x")', customerId: 'acme', ownerId: 'sales-1' },
      ...{ amount: 1_850_000.5, currency: 'TWD', expectedSigningOn: '2027-09-30' },
    });
    const projectId = opened.body.projectId;
    await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);

    const { rows } = await csv('/v1/projects?format=csv&owner=sales-1');
    expect(rows).toMatchObject([
      {
        id: projectId,
        title: '\'=HYPERLINK("http://x")',
        amount: '1850000.5',
        expectedSigningOn: '2027-09-30',
        'stage.key': 'plan',
        'hold.reason': '',
        drifting: 'false',
      },
    ]);
    expect(rows[0]!['openedAt']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const timeline = await csv(`/v1/projects/${projectId}/timeline?format=csv`);
    expect(timeline.rows[0]).toMatchObject({ type: 'projectOpened', revision: '1' });
    const events = (await csv('/v1/events?format=csv')).rows;
    expect(events[0]).toMatchObject({ type: 'projectOpened' });
    expect(events.length).toBe((await api.get('/v1/events?limit=1000')).body.items.length);
  });
});

describe('a list as NDJSON', () => {
  it('has an entry a line, as pages show it', async () => {
    const response = await get('/v1/customers?sort=-id', { Accept: 'application/x-ndjson' });
    const lines = (await response.text()).trimEnd().split('\n');

    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const page = await api.get('/v1/customers?sort=-id');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(page.body.items);
  });
});

describe('which form a list has', () => {
  it.each([
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['text/csv', 'text/csv'],
    ['application/json;q=0.1, text/csv', 'text/csv'],
    ['application/ndjson', 'application/x-ndjson'],
    ['image/png', 'application/json'],
  ])('Accept: %s gives %s', async (accept, type) => {
    const { headers, body } = await get('/v1/customers', { Accept: accept });
    await body?.cancel();
    expect(headers.get('content-type')).toContain(type);
  });

  it('is what the parameter says, before Accept; others are refused', async () => {
    expect(
      (await get('/v1/customers?format=json', { Accept: 'text/csv' })).headers.get('content-type'),
    ).toContain('json');
    const answer = await api.get('/v1/customers?format=xlsx');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ parameter: 'format' }] } });
    expect((await api.get('/v1/customers/acme?format=csv')).status).toBe(400);
  });

  it('changes nothing about who may read it, nor about problems before the first page', async () => {
    const other = await api.createKey('other', ['people:read']);
    expect(await api.get('/v1/customers?format=csv', { key: other })).toMatchObject({
      status: 403,
      body: { code: 'scope-missing' },
    });
    expect(await api.get('/v1/projects/none/timeline?format=csv')).toMatchObject({
      status: 404,
      body: { code: 'unknown-project' },
    });
    expect(await api.get('/v1/customers?format=csv&cursor=abc')).toMatchObject({ status: 400 });
  });

  it('is told to HEAD without the list', async () => {
    const head = await get('/v1/customers?format=csv', {}, 'HEAD');
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
      '',
    ]);
  });
});

describe('a long list', () => {
  beforeAll(async () => {
    const wide = Array.from({ length: 40 }, (_, index) => ({ name: `${'Contact'.repeat(20)} ${index}` }));
    const ids = Array.from({ length: many }, (_, index) => `m${String(index).padStart(4, '0')}`);
    const rows = ids.map((id) => ({
      ...{ _id: id, recordId: id, revision: 1, nameKey: id, searched: id },
      ...{ name: id, class: 'C', region: null, timeZone: 'UTC', language: 'en', situation: wide },
      ...{ references: [], active: true, lastChange: { revision: 1, atMs: 0, actor: 'x', changes: [] } },
    }));
    const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
    await connection.collection('customers').insertMany(rows as never[]);
    await connection.close();
  });

  it('comes whole', async () => {
    const { rows } = await csv('/v1/customers?format=csv&class=C&fields=name');
    expect(rows).toHaveLength(many);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(many);
  });

  it('is read no faster than it is taken, and no more once the client has gone', async () => {
    pagesRead = 0;
    const request = http.get(`${api.url}/v1/customers?format=ndjson`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    await once(response, 'readable');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    // four pages in all, and the buffers on the way hold less than one
    const whileWaiting = pagesRead;
    expect(whileWaiting).toBeLessThan(4);

    response.destroy();
    await eventually(() =>
      Promise.resolve(api.logs.some(({ msg }) => msg === 'an export was not read to its end')),
    );
    expect(pagesRead).toBe(whileWaiting);
  });

  it('is broken off when something fails in the middle, and never ends as if it were whole', async () => {
    pagesRead = 0;
    atPage = (page) => (page === 3 ? Promise.reject(new Error('the database is gone')) : Promise.resolve());
    const response = await get('/v1/customers?format=csv');

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(api.logs).toContainEqual(expect.objectContaining({ msg: 'an export was broken off' }));
    atPage = () => Promise.resolve();
    expect((await get('/v1/customers?limit=1')).status).toBe(200);
  });
});
