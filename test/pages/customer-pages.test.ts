import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArchiveRight } from '../../domain/archive/rights';
import { rightsOf } from '../../domain/archive/rights';
import { eventually } from '../support/eventually';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { CustomerOffice, Who } from './customer-office';
import { customerOffice, everybody, standing } from './customer-office';
import { textOf, mainOf } from './page-visits';

let api: RunningApi;
let office: CustomerOffice;

beforeAll(async () => {
  api = await startApi();
  office = await customerOffice(api);
});
afterAll(() => api.stop());

const mayOf = (who: Who): ReadonlySet<ArchiveRight> => rightsOf(standing[who]);
const views = async () =>
  (
    await api.store.archiveViews.page({
      conditions: [],
      order: { field: 'atMs', descending: true },
      limit: 50,
    })
  ).rows;

describe('every page of a customer', () => {
  const reading: Readonly<Record<string, ArchiveRight>> = {
    '/customers/works': 'see-customer',
    '/customers/works/timeline': 'see-customer',
    '/customers/works/history': 'see-customer',
    '/customers/works/people/wang': 'see-people',
    '/customers/works/people/wang/history': 'see-people',
  };
  const writing = (): Readonly<Record<string, ArchiveRight>> => ({
    '/customers/works/edit': 'change-customer',
    '/customers/works/entries/otherNames/0': 'change-customer',
    '/customers/works/entries/situation/new': 'change-customer',
    '/customers/works/add-person': 'change-people',
    '/customers/works/people/wang/edit': 'change-people',
    '/customers/works/people/wang/ways/0': 'change-people',
    '/customers/works/people/wang/facts/new': 'write-personal',
    [`/customers/works/people/wang/facts/${office.factId}`]: 'write-personal',
  });

  it.each(everybody)('is for %s as the table says', async (who) => {
    for (const [path, right] of Object.entries(reading)) {
      const { status } = await office.show(who, path);
      expect([path, status]).toEqual([path, mayOf(who).has(right) ? 200 : 404]);
    }
    for (const [path, right] of Object.entries(writing())) {
      const refused = mayOf(who).has('see-customer') ? 403 : 404;
      const shown = await office.show(who, path);
      expect([path, shown.status]).toEqual([path, mayOf(who).has(right) ? 200 : refused]);
      // an empty form of somebody who may write comes back with what is missing
      const sent = await office.post(who, path);
      const isLetIn = [409, 422].includes(sent.status);
      expect([path, isLetIn || sent.status]).toEqual([path, mayOf(who).has(right) ? true : refused]);
    }
    const { text } = await office.show(who, '/customers');
    expect(text.includes('/customers/works"')).toBe(mayOf(who).has('see-customer'));
  });

  it('is for nobody without a session', async () => {
    for (const path of [...Object.keys(reading), ...Object.keys(writing()), '/customers']) {
      const answer = await api.get(path, { key: null });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/sign-in']);
    }
  });

  it('shows what is personal to those who may see it, and writes down who of them is not in the team', async () => {
    const before = (await views()).length;
    for (const who of everybody) {
      const { text } = await office.show(who, '/customers/works/people/wang');
      expect([who, text.includes('喝烏龍茶')]).toEqual([who, mayOf(who).has('see-personal')]);
    }
    const noted = (await views()).slice(0, -before || undefined);
    expect(noted.map(({ viewerId }) => viewerId).sort()).toEqual(['boss', 'engineer']);
    expect(noted[0]).toMatchObject({ customerId: 'works', personId: 'wang', through: 'page' });
  });

  it('does not say of a customer whether there is one', async () => {
    const strangers = await office.show('stranger', '/customers/works');
    const nothing = await office.show('stranger', '/customers/nothing-there');
    expect(mainOf(strangers)).toBe(mainOf(nothing));
  });
});

describe('the page of a customer', () => {
  it('begins with who decides and the last contacts of all projects', async () => {
    const text = mainOf(await office.show('rep', '/customers/works'));
    const at = (part: string): number => {
      expect([part, text.includes(part)]).toEqual([part, true]);
      return text.indexOf(part);
    };
    expect(at('客戶分類 A')).toBeLessThan(at('採購小組'));
    expect(at('採購小組')).toBeLessThan(at('王總想先看第二季的數字。'));
    expect(at('They bought elsewhere.')).toBeLessThan(at('>案件<'));
    // the preferred way first, as a phone dials it
    expect(at('href="tel:+886912345678;ext=12"')).toBeLessThan(at('href="mailto:wang@example.com"'));
    expect(textOf({ text } as never)).toContain('出錢 不明');
  });

  it('opens the projects that the reader may read, and no others', async () => {
    const mates = await office.show('mate', '/customers/works');
    const reps = await office.show('rep', '/customers/works');
    const link = `href="/projects/${office.projectId}"`;
    expect([mates.text.includes(link), reps.text.includes(link)]).toEqual([false, true]);
    expect(mates.text).toContain('一廠冷卻產線');
  });

  it('shows what was recorded for several projects once, with whom, and when each was last met', async () => {
    await api.store.customers.create({ ...(await api.store.customers.read('works'))!, id: 'both' });
    await api.post('/v1/customer-people', {
      id: 'mei',
      customerId: 'both',
      name: '陳美華',
      committee: ['buys'],
    });
    const projects: string[] = [];
    for (const title of ['Line one', 'Line two']) {
      const { body } = await api.post('/v1/projects', { title, customerId: 'both', ownerId: 'rep' });
      await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
      projects.push(body.projectId);
    }
    const talk = { kind: 'visit', note: 'Both lines, one budget.', projects, people: ['mei'] };
    expect((await api.post('/v1/customers/both/contacts', talk)).status).toBe(207);
    for (const id of projects) {
      await eventually(async () => (await api.store.projects.read(id))!.deal!.contacts.length === 1);
    }

    const text = textOf(await office.show('rep', '/customers/both'));

    expect(text.match(/Both lines, one budget\./gu)).toHaveLength(1);
    expect(text).toMatch(/拜訪 · Line (one|two) · Line (one|two) .* 對象： 陳美華/u);
    expect(text).toMatch(/採購 態度不明 · 最近跟進 \d{4}年/u);
  });

  it('has its contacts in pages, each once', async () => {
    await api.store.customers.create({ ...(await api.store.customers.read('works'))!, id: 'talks' });
    const { body } = await api.post('/v1/projects', { title: 'Talks', customerId: 'talks', ownerId: 'rep' });
    const now = Date.now();
    let revision = body.revision;
    for (let count = 0; count < 55; count += 1) {
      const occurredAt = new Date(now - 1_000 * ((count * 37) % 55)).toISOString();
      const note = `Said ${(count * 37) % 55}.`;
      const told = await api.post(`/v1/projects/${body.projectId}/contacts`, {
        kind: 'call',
        occurredAt,
        note,
      });
      revision = told.body.revision;
    }
    await api.get(`/v1/projects/${body.projectId}?revision=${revision}`);
    const said: string[] = [];
    let pages = 0;
    for (let path = '/customers/talks'; path !== ''; pages += 1) {
      const { text } = await office.show('rep', path);
      said.push(...[...text.matchAll(/Said (\d+)\./gu)].map(([, number = '']) => number));
      path = /href="(\/customers\/talks\/timeline[^"]*)"/u.exec(text)?.[1] ?? '';
    }
    expect(said).toEqual(Array.from({ length: 55 }, (_, index) => String(index)));
    expect(pages).toBe(3);
  }, 60_000);
});

describe('the list of customers', () => {
  it.each(['海港', 'harbour foods', '食'])('finds by %s', async (q) => {
    const found = await office.show('keeper', `/customers?q=${encodeURIComponent(q)}`);
    expect(found.text).toContain('/customers/works"');
    const nothing = await office.show('stranger', `/customers?q=${encodeURIComponent(q)}`);
    expect(nothing.text).not.toContain('/customers/works"');
  });

  it('goes on where a page ended, and takes an empty search', async () => {
    const works = (await api.store.customers.read('works'))!;
    const { revision: _, ...record } = works;
    for (let number = 10; number < 45; number += 1) {
      await api.store.customers.create({
        ...record,
        id: `many-${number}`,
        name: `Many ${number}`,
        ownerId: 'former',
      });
    }
    const names: string[] = [];
    for (let path = '/customers?q='; path !== '';) {
      const { status, text } = await office.show('former', path);
      expect(status).toBe(200);
      names.push(...[...text.matchAll(/>(Many \d+)</gu)].map(([, name = '']) => name));
      path = /href="(\/customers\?cursor=[^"]*)"/u.exec(text)?.[1] ?? '';
    }
    expect(names).toEqual(Array.from({ length: 35 }, (_, index) => `Many ${index + 10}`));
  });
});

it('says in a history who changed what, with names in place of ids', async () => {
  const patch = (id: string, body: unknown) =>
    api.ask('PATCH', `/v1/customers/${id}`, {
      body,
      headers: { 'If-Match': '*', 'X-Milepost-Actor': 'boss' },
    });
  const { revision: _, ...record } = (await api.store.customers.read('works'))!;
  await api.store.customers.create({ ...record, id: 'changed', ownerId: 'rep' });
  await patch('changed', { class: 'B', parentId: 'works', otherNames: [{ kind: 'short', name: '海港' }] });

  const text = textOf(await office.show('rep', '/customers/changed/history'));

  expect(text).toContain('Person boss');
  expect(text).toContain('客戶分類 A → B');
  expect(text).toContain('母公司 海港食品股份有限公司');
  expect(text).toContain('－ 外文名：Harbour Foods');
  expect(text).toContain('＋ 簡稱：海港');
  expect(text).not.toContain('parentId');
});
