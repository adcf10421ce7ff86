import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../running-api';
import { acme } from '../../support/directory';
import { person, startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const wu = person('wu', { name: '吳小明', managerId: 'manager-1' });
const without = <T extends object>(record: T, field: keyof T): Partial<T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== field)) as Partial<T>;

describe('creating a person', () => {
  it('gives it back with its address and ETag', async () => {
    const answer = await api.post('/v1/people', wu);

    expect(answer).toMatchObject({ status: 201, body: { ...wu, revision: 1 } });
    expect(answer.headers.get('location')).toBe('/v1/people/wu');
    expect(answer.headers.get('etag')).toBe('"1"');
    expect((await api.get('/v1/people/wu')).headers.get('etag')).toBe('"1"');
  });

  it('makes an id where none is given', async () => {
    const answer = await api.post('/v1/people', without(person('x'), 'id'));

    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/people/${answer.body.id}`);
    expect(answer.body.id).toMatch(/^person-[0-9a-f]{20}$/);
  });

  it('refuses an id that is taken', async () => {
    expect(await api.post('/v1/people', person('sales-1'))).toMatchObject({
      status: 409,
      body: { code: 'id-taken' },
    });
  });

  it('refuses a manager who is not there, and being one’s own', async () => {
    const wrong = { status: 422, body: { code: 'unknown-reference', errors: [{ pointer: '#/managerId' }] } };

    expect(await api.post('/v1/people', person('y', { managerId: 'nobody' }))).toMatchObject(wrong);
    expect(await api.post('/v1/people', person('y', { managerId: 'y' }))).toMatchObject(wrong);
  });

  it('names everything that is wrong at once, each with its place', async () => {
    const { status, body } = await api.post('/v1/people', {
      ...without(person('z'), 'email'),
      name: 'Eve\r\nBcc: everybody@example.com',
      language: 'fr',
      timeZone: '+08:00',
      capacity: 1.5,
      roles: ['sales', 'The Boss'],
      salary: 1,
      'a/b~c d': 1,
    });

    expect([status, body.code]).toEqual([422, 'invalid-body']);
    expect(body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '#/a~1b~0c%20d',
      '#/capacity',
      '#/email',
      '#/language',
      '#/name',
      '#/roles/1',
      '#/salary',
      '#/timeZone',
    ]);
    expect(body.errors).toContainEqual({ pointer: '#/email', detail: 'is missing' });
    expect(body.errors).toContainEqual({ pointer: '#/salary', detail: 'unknown field' });
  });

  it.each([
    ['a line break in the name', { name: 'Eve\nBcc: x@example.com' }],
    ['a NUL in the name', { name: 'Eve\u0000' }],
    ['a Unicode line separator in the team', { team: 'north\u2028south' }],
    ['a line break in the address', { email: 'eve@example.com\r\nBcc: x@example.com' }],
    ['a second address', { email: 'eve@example.com, x@example.com' }],
    ['a line break in the id', { id: 'eve\n' }],
  ])('refuses %s, which would end up in mail headers', async (_what, wrong) => {
    expect(await api.post('/v1/people', { ...person('eve'), ...wrong })).toMatchObject({
      status: 422,
      body: { code: 'invalid-body' },
    });
  });

  it('takes no field by another way', async () => {
    const withMore = (more: string) => JSON.stringify(person('proto')).replace('{', `{${more},`);
    const send = (more: string) => api.ask('POST', '/v1/people', { raw: withMore(more) });

    const answer = await send('"constructor":1');
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/constructor' }] } });
    expect(await send('"__proto__":{"active":false}')).toMatchObject({ status: 400 });
  });
});

describe('replacing a customer', () => {
  const put = (body: unknown, etag?: string) =>
    api.put('/v1/customers/big', body, { headers: etag === undefined ? {} : { 'If-Match': etag } });
  const big = { ...acme, id: 'big', name: 'Big' };

  beforeAll(async () => {
    await api.post('/v1/customers', big);
  });

  it('needs the ETag of what was read', async () => {
    expect(await put(big)).toMatchObject({ status: 428, body: { code: 'if-match-missing' } });
    expect(await put(big, 'three')).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });
    expect(await put(big, '"99"')).toMatchObject({ status: 412, body: { code: 'revision-mismatch' } });
    expect(await put(big, '"99-gzip"')).toMatchObject({ status: 412, body: { code: 'revision-mismatch' } });
    expect(await put(big, '"1-draft"')).toMatchObject({ status: 412 });
  });

  it.each([
    (tag: string) => `W/${tag}`,
    (tag: string) => tag.replace(/"$/, '-gzip"'),
    (tag: string) => `W/${tag.replace(/"$/, '-br"')}`,
    (tag: string) => tag.replace(/"$/, ';gzip"'),
    (tag: string) => `"other", ${tag}`,
  ])('understands what proxies make of a tag (%#)', async (changed) => {
    const etag = (await api.get('/v1/customers/big')).headers.get('etag') ?? '';
    expect(await put(big, changed('"99"'))).toMatchObject({ status: 412 });
    expect(await put({ ...big, name: 'Through a proxy' }, changed(etag))).toMatchObject({ status: 200 });
  });

  it('lets exactly one of two win who have read the same', async () => {
    const etag = (await api.get('/v1/customers/big')).headers.get('etag') ?? '';

    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((name) => put({ ...big, name }, etag)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await api.get('/v1/customers/big')).body).toEqual(winner?.body);
    expect(winner?.headers.get('etag')).toBe(`"${winner?.body.revision}"`);
  });

  it('takes back what was read, with id and revision in it', async () => {
    const { body, headers } = await api.get('/v1/customers/big');

    const answer = await put({ ...body, class: 'A' }, headers.get('etag') ?? '');

    expect(answer).toMatchObject({ status: 200, body: { class: 'A', revision: body.revision + 1 } });
    expect(await put({ ...body, class: 'C' }, '*')).toMatchObject({ status: 412 });
    expect(await put({ ...without(body, 'revision'), class: 'C' }, '*')).toMatchObject({ status: 200 });
    expect(await put({ ...body, id: 'other' }, '*')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/id' }] },
    });
  });

  it('creates nothing', async () => {
    expect(await api.put('/v1/customers/nobody', acme, { headers: { 'If-Match': '"1"' } })).toMatchObject({
      status: 422,
    });
    expect(
      await api.put('/v1/customers/nobody', without(acme, 'id'), { headers: { 'If-Match': '"1"' } }),
    ).toMatchObject({ status: 404, body: { code: 'unknown-customer' } });
    expect(await api.get('/v1/customers/nobody')).toMatchObject({ status: 404 });
  });
});

describe('what a body leaves out', () => {
  const all = {
    regions: ['north'],
    customerClasses: ['A'],
    absences: [{ from: '2027-02-01', to: '2027-02-05', substituteId: 'sales-1' }],
    calendar: 'de',
    review: { weekday: 'tuesday', time: '07:30', allClear: true, unsubscribed: ['mirror'] },
  };
  const emptied = {
    regions: [],
    customerClasses: [],
    absences: [],
    calendar: null,
    review: { weekday: null, time: null, allClear: false, unsubscribed: [] },
  };
  const {
    addressProblem: _mark,
    regions: _r,
    customerClasses: _c,
    absences: _a,
    calendar: _k,
    ...known
  } = person('copied', { managerId: 'manager-1' });
  const put = (path: string, body: object) => api.put(path, body, { headers: { 'If-Match': '*' } });

  it('of a person stays as it is, for a program that knows nothing of it', async () => {
    expect(await api.post('/v1/people', { ...known, ...all })).toMatchObject({ status: 201, body: all });
    const copied = await put('/v1/people/copied', { ...known, name: 'Copied again' });
    expect(copied).toMatchObject({ status: 200, body: { ...all, name: 'Copied again' } });
    expect((await api.get('/v1/people/copied')).body).toMatchObject(all);
    const one = await put('/v1/people/copied', { ...known, review: { allClear: false } });
    expect(one.body).toMatchObject({ ...all, review: { ...all.review, allClear: false } });
  });

  it.each(Object.keys(all) as (keyof typeof all)[])(
    'of a person is emptied by null, and a list by an empty one too: %s alone',
    async (field) => {
      const filled = await put('/v1/people/copied', { ...known, ...all });
      expect(filled.body).toMatchObject(all);
      const nothing = await put('/v1/people/copied', { ...known, [field]: null });
      expect(nothing).toMatchObject({ status: 200, body: { ...all, [field]: emptied[field] } });
      if (!Array.isArray(all[field])) return;
      await put('/v1/people/copied', { ...known, ...all });
      const empty = await put('/v1/people/copied', { ...known, [field]: [] });
      expect(empty.body).toMatchObject({ ...all, [field]: [] });
    },
  );

  it('of a customer and of a calendar stays as it is too', async () => {
    const customer = { ...acme, id: 'copied', region: 'north', tags: ['cold chain'] };
    const { region: _region, tags: _tags, ...some } = customer;
    await api.post('/v1/customers', customer);
    expect((await put('/v1/customers/copied', { ...some, class: 'A' })).body).toMatchObject({
      class: 'A',
      region: 'north',
      tags: ['cold chain'],
    });
    const without = await put('/v1/customers/copied', { ...some, region: null, tags: null });
    expect(without).toMatchObject({ status: 200, body: { region: null, tags: [] } });

    const name = { en: 'Plant', 'zh-TW': '廠' };
    const years = [{ year: 2027, status: 'announced', daysOff: [{ date: '2027-03-03', name: 'Closed' }] }];
    await api.post('/v1/calendars', { key: 'copied', name, base: 'tw', weekend: [5, 6], years });
    const renamed = await put('/v1/calendars/copied', { name: { ...name, en: 'Plant 1' } });
    expect(renamed).toMatchObject({ status: 200, body: { base: 'tw', weekend: [5, 6] } });
    expect(renamed.body).toMatchObject({ years: [{ year: 2027, daysOff: [{ date: '2027-03-03' }] }] });
    expect((await put('/v1/calendars/copied', { name, years: null })).body).toMatchObject({ years: [] });
    const unsound = { name, base: null, weekend: null };
    expect(await put('/v1/calendars/copied', unsound)).toMatchObject({
      status: 422,
      body: { code: 'invalid-body', errors: [{ pointer: '#/weekend' }] },
    });
  });
});

describe('a list', () => {
  it('goes through everybody once, page by page', async () => {
    const seen: string[] = [];
    let address: string | null = '/v1/people?limit=3';
    for (let pages = 0; address !== null; pages += 1) {
      expect(pages).toBeLessThan(20);
      const { body, headers } = await api.get(address);
      expect(headers.get('link')).toBe(body.next === null ? null : `<${body.next}>; rel="next"`);
      seen.push(...body.items.map(({ id }) => id));
      address = body.next;
    }

    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain('sales-1');
  });

  it('refuses a cursor that it has not given', async () => {
    const { body } = await api.get('/v1/people?limit=1');
    const refused = { status: 400, body: { code: 'invalid-parameters', errors: [{ parameter: 'cursor' }] } };

    expect(await api.get('/v1/people?cursor=abc')).toMatchObject(refused);
    expect(await api.get('/v1/people?cursor=')).toMatchObject(refused);
    expect(await api.get(`/v1/customers?cursor=${body.nextCursor}`)).toMatchObject(refused);
  });

  it.each(['limit=0', 'limit=201', 'limit=ten', 'limit=1.5', 'limit=1&limit=2', 'page=2', 'constructor=1'])(
    'refuses ?%s',
    async (query) => {
      expect(await api.get(`/v1/people?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-parameters' },
      });
    },
  );
});
