import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectEvent } from '../../../../domain/project/model/events';
import { fold } from '../../../../domain/project/evolve/evolve';
import mongoose from 'mongoose';
import { gramsOf } from '../../../../store/lists/search-text';
import { projectRow } from '../../../../store/projects/project-rows';
import { engines } from '../../../support/engines';
import { acme } from '../../../support/directory';
import { day, simulate, start } from '../../../support/simulated-project';
import type { Item, RunningApi } from '../../running-api';
import { person, startApi } from '../../running-api';

let api: RunningApi;

interface Opened {
  readonly title?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly expectedSigningOn?: string;
  readonly ownerId?: string;
  readonly customerId?: string;
  readonly customerClass?: 'A' | 'B' | 'C';
  readonly atMs?: number;
  readonly then?: readonly object[];
}

/** Writes a project as its workflow does. */
async function write(projectId: string, { atMs = start, then = [], ...open }: Opened = {}): Promise<void> {
  const project = simulate({ projectId, openedAtMs: atMs, open });
  for (const command of then) project.tell(command as never);
  const events: readonly ProjectEvent[] = project.events();
  await api.store.ledger.append(projectId, events);
  await api.store.projects.write(fold(projectId, events), 0, []);
}

/** Writes many projects at once, past their ledgers. */
async function writeMany(names: readonly string[]): Promise<void> {
  const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  const rows = names.map((projectId) => {
    const title = `common ${projectId}`;
    const project = simulate({ projectId, openedAtMs: start, open: { title, ownerId: 'sales-2' } });
    return projectRow(fold(projectId, project.events()));
  });
  await connection.collection('projects').insertMany(rows as never[], { ignoreUndefined: true });
  const grams = rows.flatMap(({ projectId, searched }) =>
    gramsOf(searched).map((gram) => ({
      _id: `project:${projectId}:${gram}`,
      key: `project:${gram}`,
      targetId: projectId,
      revision: 1,
    })),
  );
  await connection.collection('searchGrams').insertMany(grams as never[]);
  await connection.close();
}

beforeAll(async () => {
  api = await startApi();
  await api.store.people.create(person('sales-3', { managerId: 'manager-1', team: 'west' }));
  await api.store.customers.create({ ...acme, id: 'north-1', region: 'north', class: 'A' });
  await api.store.customers.create({ ...acme, id: 'south-1', region: 'south' });
  const priced = (amount: number, currency = 'TWD') => ({ amount, currency });
  await write('p1', {
    title: 'beta',
    ...priced(100),
    expectedSigningOn: '2026-05-01',
    customerId: 'north-1',
  });
  await write('p2', { title: 'Alpha', ...priced(200), ownerId: 'sales-3', atMs: start + day });
  await write('p3', { title: 'gamma', customerId: 'south-1', customerClass: 'A', atMs: start + day });
  await write('p4', { title: 'alpha', ...priced(200, 'EUR'), expectedSigningOn: '2026-07-01' });
  await write('p5', {
    title: 'delta',
    ...priced(300),
    customerId: 'north-1',
    then: [{ name: 'hold', reason: 'budget-year', wakeAtMs: start + 90 * day }],
  });
  await write('p6', { title: 'Beta', ownerId: 'sales-3', then: [{ name: 'lose', reason: 'price' }] });
});
afterAll(() => api.stop());

const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);
const list = async (query: string): Promise<string[]> =>
  ids((await api.get(`/v1/projects?${query}`)).body.items);
const sorted = async (query: string): Promise<string[]> => (await list(query)).sort();

/** All pages of a list. */
async function pages(path: string, limit: number, between?: () => Promise<void>): Promise<string[][]> {
  const found: string[][] = [];
  for (let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`; next !== null;) {
    const { body, status } = await api.get(next);
    expect(status).toBe(200);
    found.push(ids(body.items));
    next = body.next;
    await between?.();
  }
  return found;
}

describe('filters of projects', () => {
  it.each([
    ['status=open', ['p1', 'p2', 'p3', 'p4']],
    ['status=held,lost', ['p5', 'p6']],
    ['held=true', ['p5']],
    ['held=false', ['p1', 'p2', 'p3', 'p4', 'p6']],
    ['status=held&held=false', []],
    ['stage=plan&status=open', ['p1', 'p2', 'p3', 'p4']],
    ['stage=visit', []],
    ['owner=sales-3', ['p2', 'p6']],
    ['owner=sales-3,sales-1&status=lost', ['p6']],
    ['team=west', ['p2', 'p6']],
    ['team=west&owner=sales-1', []],
    ['team=nowhere', []],
    ['customer=north-1', ['p1', 'p5']],
    ['region=north', ['p1', 'p5']],
    ['region=north&customer=north-1,south-1&held=false', ['p1']],
    ['class=A', ['p3']],
    [`openedFrom=${new Date(start + day).toISOString()}`, ['p2', 'p3']],
    [
      `openedFrom=${new Date(start).toISOString()}&openedBefore=${new Date(start + day).toISOString()}`,
      ['p1', 'p4', 'p5', 'p6'],
    ],
    ['signingFrom=2026-05-01', ['p1', 'p4']],
    ['signingTo=2026-06-30', ['p1']],
    ['signingFrom=2026-05-02&signingTo=2026-07-01', ['p4']],
    ['amountFrom=200', ['p2', 'p4', 'p5']],
    ['amountTo=200', ['p1', 'p2', 'p4']],
    ['amountFrom=200&amountTo=299.5&currency=TWD', ['p2']],
    ['q=a&status=open&amountFrom=150', ['p2', 'p4']],
    ['q=et', ['p1', 'p6']],
    ['q=beta&status=lost&team=west', ['p6']],
  ])('%s', async (query, found) => {
    expect(await sorted(query)).toEqual(found);
  });

  it('find a project by a reference, and nothing by one that nobody has', async () => {
    const { body } = await api.post('/v1/projects', {
      ...{ title: 'Referenced', customerId: 'acme', ownerId: 'sales-2' },
      references: [{ system: 'crm', id: 'a/1:ü' }],
    });
    await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);

    expect(await list('reference=crm:a%2F1:%C3%BC')).toEqual([body.projectId]);
    expect(await list('reference=crm:a%2F1:%C3%BC&status=lost')).toEqual([]);
    expect(await list('reference=crm:other')).toEqual([]);
  });

  it.each([
    ['status=open,none', 'status'],
    ['status=', 'status'],
    ['held=yes', 'held'],
    ['owner=a%20b', 'owner'],
    ['class=D', 'class'],
    ['openedFrom=2026-01-01', 'openedFrom'],
    ['signingTo=2026-02-30', 'signingTo'],
    ['amountFrom=-1', 'amountFrom'],
    ['amountTo=many', 'amountTo'],
    ['currency=twd', 'currency'],
    ['reference=4711', 'reference'],
    ['sort=stage', 'sort'],
    ['sort=--title', 'sort'],
    ['fields=title,secret', 'fields'],
    ['colour=red', 'colour'],
    ['limit=0', 'limit'],
    ['cursor=abc', 'cursor'],
  ])('refuse %s and say which it is', async (query, parameter) => {
    const { status, body } = await api.get(`/v1/projects?${query}`);

    expect([
      status,
      body.code,
      body.errors.map((each) => (each as unknown as { parameter: string }).parameter),
    ]).toEqual([400, 'invalid-parameters', [parameter]]);
  });
});

describe('orders of projects', () => {
  const six = 'owner=sales-1,sales-3&customer=acme,north-1,south-1';
  it.each([
    ['-openedAt', ['p3', 'p2', 'p6', 'p5', 'p4', 'p1']],
    ['openedAt', ['p1', 'p4', 'p5', 'p6', 'p2', 'p3']],
    ['title', ['p2', 'p4', 'p1', 'p6', 'p5', 'p3']],
    ['-title', ['p3', 'p5', 'p6', 'p1', 'p4', 'p2']],
    ['amount', ['p3', 'p6', 'p1', 'p2', 'p4', 'p5']],
    ['-amount', ['p5', 'p4', 'p2', 'p1', 'p6', 'p3']],
    ['expectedSigningOn', ['p1', 'p4', 'p2', 'p3', 'p5', 'p6']],
    ['-expectedSigningOn', ['p6', 'p5', 'p3', 'p2', 'p4', 'p1']],
  ])('%s, the same page by page, also with a search', async (sort, order) => {
    expect(await list(`${six}&sort=${sort}`)).toEqual(order);
    for (const limit of [1, 2, 4]) {
      expect((await pages(`/v1/projects?${six}&sort=${sort}`, limit)).flat()).toEqual(order);
    }
    expect((await pages(`/v1/projects?${six}&sort=${sort}&q=a`, 2)).flat()).toEqual(order);
  });

  it('have cursors of their own: with other filters or another order they are refused', async () => {
    const { body } = await api.get('/v1/projects?status=open&limit=1');

    expect((await api.get(`/v1/projects?status=open&limit=3&cursor=${body.nextCursor}`)).status).toBe(200);
    for (const query of ['', 'status=lost&', 'status=open&sort=title&', 'status=open&q=a&']) {
      const answer = await api.get(`/v1/projects?${query}cursor=${body.nextCursor}`);
      expect([query, answer.status, answer.body.detail]).toEqual([
        query,
        400,
        expect.stringContaining('does not belong to this list'),
      ]);
    }
  });

  it('skip and repeat nothing while projects are opened, changed and lost', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `w${String(index).padStart(2, '0')}`);
    for (const name of names) await write(name, { title: 'same title', customerId: 'south-1' });
    let round = 0;
    const change = async (): Promise<void> => {
      round += 1;
      await write(`late-${round}`, { title: 'same title', customerId: 'south-1', atMs: start + 9 * day });
    };

    for (const sort of ['-openedAt', 'openedAt', 'title', '-amount']) {
      const seen = (await pages(`/v1/projects?customer=south-1&sort=${sort}`, 3, change)).flat();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(names));
    }
  });
});

describe('a search that very many meet', () => {
  it('walks through the list in its order, a bounded way at a time', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => `m${String(index).padStart(4, '0')}`);
    await writeMany(many);

    const seen = (await pages('/v1/projects?q=common&sort=title', 200)).flat();
    expect(seen).toEqual(many);
    expect((await pages('/v1/projects?q=common%20m1099&sort=-openedAt', 10)).flat()).toEqual(['m1099']);
    expect(await list('q=common&sort=-title&limit=2')).toEqual(['m1099', 'm1098']);
  }, 120_000);
});

describe('sparse fields', () => {
  it('show what was asked for and the id', async () => {
    const { body } = await api.get('/v1/projects?fields=title,stage&owner=sales-3&sort=title&limit=1');

    expect(body.items).toEqual([
      { id: 'p2', title: 'Alpha', stage: expect.objectContaining({ key: 'plan' }) },
    ]);
    expect((await api.get(body.next!)).body.items).toEqual([
      { id: 'p6', title: 'Beta', stage: expect.objectContaining({ key: 'plan' }) },
    ]);
  });
});

describe('lists of customers and people', () => {
  const of = async (path: string): Promise<string[]> => ids((await api.get(path)).body.items);

  it('are filtered and sorted', async () => {
    expect(await of('/v1/customers?class=A')).toEqual(['north-1']);
    expect(await of('/v1/customers?region=south&active=true')).toEqual(['south-1']);
    expect(await of('/v1/customers?active=false')).toEqual([]);
    expect(await of('/v1/customers?sort=-id&limit=2')).toEqual(['south-1', 'north-1']);
    expect((await pages('/v1/customers?sort=name', 1)).flat()).toEqual(['acme', 'north-1', 'south-1']);
    expect((await pages('/v1/customers?sort=-name', 1)).flat()).toEqual(['south-1', 'north-1', 'acme']);
    expect(await of('/v1/people?team=west')).toEqual(['sales-3']);
    expect(await of('/v1/people?active=false')).toEqual(['gone-1']);
    expect(await of('/v1/people?manager=manager-1&sort=-name&limit=2')).toEqual(['sales-3', 'sales-2']);
    expect((await api.get('/v1/people?fields=name&limit=1')).body.items).toEqual([
      { id: 'engineer-1', name: 'Person engineer-1' },
    ]);
  });

  it('refuse what they do not know', async () => {
    expect((await api.get('/v1/customers?sort=class')).status).toBe(400);
    expect((await api.get('/v1/people?q=a')).status).toBe(400);
  });
});
