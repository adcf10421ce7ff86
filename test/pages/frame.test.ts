import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleCustomer, exampleCustomerPerson } from '../../api/examples/examples';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import type { PageVisits } from './page-visits';
import { simulate, day } from '../support/simulated-project';
import { mainOf, pageVisits, textOf } from './page-visits';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
  await api.store.people.create(person('rep', { name: 'Grace Lin', managerId: 'manager-1' }));
  await api.store.people.create(person('stranger', { name: 'Nobody Here', team: 'south' }));
});
afterAll(() => api.stop());

const html = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** Opens an address in a browser, signed in or not. */
const visit = (path: string, Cookie = '', more: Record<string, string> = {}) =>
  api.get(path, { key: null, headers: { Accept: html, ...(Cookie && { Cookie }), ...more } });

async function confirm(personId: string, Cookie = '') {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const headers = Cookie ? { Cookie } : {};
  return api.ask('POST', '/sign-in/confirm', { key: null, form: { token }, headers });
}

const cookieIn = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
const signIn = async (personId: string): Promise<string> => cookieIn((await confirm(personId)).headers);
const headerOf = (text: string): string => text.slice(0, text.indexOf('<main'));

describe('the front door', () => {
  it('is a page with the way in for browsers, in their language', async () => {
    const page = await visit('/');
    const chinese = await visit('/', '', { 'Accept-Language': 'zh-TW' });

    expect(page.status).toBe(200);
    expect(page.text).toContain('action="/sign-in"');
    expect(textOf(page)).toContain('Milepost keeps every long sale moving');
    expect(textOf(chinese)).toContain('不讓任何一個案件沉默');
  });

  it('leads to Today whoever has signed in', async () => {
    const page = await visit('/', await signIn('rep'));

    expect([page.status, page.headers.get('location')]).toEqual([303, '/today']);
  });

  it('is not there for programs', async () => {
    for (const Accept of ['*/*', 'application/json']) {
      const response = await fetch(`${api.url}/`, { headers: { Accept } });

      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });
});

describe('an address at which nothing is', () => {
  it.each(['/todey', '/projects/x/y/z', '/sign-out'])(
    'is told of on a page with ways on, in the language of its reader: %s',
    async (path) => {
      await api.store.people.create(person('rep-zh', { language: 'zh-TW' }));
      const [guest, chinese] = await Promise.all(
        [{}, { Cookie: await signIn('rep-zh') }].map((headers) =>
          fetch(api.url + path, { headers: { Accept: html, ...headers } }),
        ),
      );

      expect([guest!.status, chinese!.status]).toEqual(path === '/sign-out' ? [405, 405] : [404, 404]);
      expect(await guest!.text()).toContain(
        '<title>Error: There is no page at this address · Milepost</title>',
      );
      const text = await chinese!.text();
      expect(text).toContain('這個網址沒有頁面');
      expect(text).toContain('href="/search"');
      expect(headerOf(text)).toContain('href="/today"');
    },
  );

  it('is a problem document for programs', async () => {
    const response = await fetch(`${api.url}/todey`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'unknown-route' });
  });
});

describe('the header', () => {
  it('has what the reader has, and says where they are and how much waits', async () => {
    const opened = await api.post('/v1/projects', { title: 'Oven', customerId: 'acme', ownerId: 'rep' });
    await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    const [rep, manager] = [await signIn('rep'), await signIn('manager-1')];

    const today = headerOf((await visit('/today', rep)).text);
    const project = headerOf((await visit(`/projects/${opened.body.projectId}`, rep)).text);

    expect(today).toContain('<a href="/today" aria-current="page">Today');
    expect(today).not.toContain('class="count"');
    expect(today).not.toContain('/team');
    expect(project).toContain('<a href="/projects" aria-current="true">');
    expect(headerOf((await visit('/customers', manager)).text)).toContain('<a href="/team">Team</a>');

    const late = simulate({ projectId: 'late', openedAtMs: Date.now() - 40 * day, open: { ownerId: 'rep' } });
    const state = late.state();
    await api.store.projects.write(state, 0, Object.keys(state.deal!.tasks));
    const overdue = Object.values(state.deal!.tasks).filter(({ personId }) => personId === 'rep').length;
    expect(headerOf((await visit('/customers', rep)).text)).toContain(
      `<span class="count">${overdue}</span>`,
    );
    expect(textOf(await visit('/today', rep))).toContain(`Overdue ${overdue}`);
  });

  it('names nobody above a page that is somebody else’s', async () => {
    const projectId = await api.openProject();
    const token = await visits.link('sales-1', { kind: 'project', projectId });
    const path = `/projects/${projectId}?token=${token}`;

    const other = await visit(path);
    const mixed = await visit(path, await signIn('stranger'));

    expect(headerOf(other.text)).toContain('href="/sign-in"');
    expect(mixed.status).toBe(200);
    expect(headerOf(mixed.text)).not.toContain('Nobody Here');
    expect(headerOf(mixed.text)).toContain('href="/sign-in"');
  });
});

describe('signing in', () => {
  it('leads to the page that was asked for before', async () => {
    const asked = await visit('/customers?q=%E6%B5%B7%E6%B8%AF');
    const { status, headers } = await confirm('rep', cookieIn(asked.headers));

    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in']);
    expect([status, headers.get('location')]).toEqual([303, '/customers?q=%E6%B5%B7%E6%B8%AF']);
  });

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/sign-out',
    '/x\r\nSet-Cookie: a=b',
    '%',
    '',
  ])('leads nowhere else: %j', async (address) => {
    const value = address === '%' ? '%' : encodeURIComponent(address);
    const { headers } = await confirm('rep', `milepost_wanted=${value}`);

    const to = new URL(headers.get('location')!, api.url);
    expect(to.origin).toBe(api.url);
    expect(['/today', '/xSet-Cookie:%20a=b']).toContain(to.pathname);
  });
});

describe('the search', () => {
  it('finds projects, customers and people in any script, and nothing that is not the reader’s', async () => {
    await api.post('/v1/customers', { ...exampleCustomer, id: 'harbour', name: '海港食品', ownerId: 'rep' });
    await api.post('/v1/customer-people', {
      ...exampleCustomerPerson,
      ...{ id: 'wang', customerId: 'harbour', name: '王海港', reportsToId: null },
    });
    const opened = await api.post('/v1/projects', {
      ...{ title: '海港冷卻產線', customerId: 'harbour', ownerId: 'rep' },
    });
    await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    const path = `/search?q=${encodeURIComponent('海港')}`;

    const own = await visit(path, await signIn('rep'));
    const foreign = await visit(path, await signIn('stranger'));
    const colleague = await visit('/search?q=grace', await signIn('stranger'));

    for (const href of [
      `/projects/${opened.body.projectId}`,
      '/customers/harbour',
      '/customers/harbour/people/wang',
    ]) {
      expect(own.text).toContain(`href="${href}"`);
      expect(foreign.text).not.toContain(href);
    }
    expect(textOf(foreign)).toContain('Nothing that you may see has “海港” in it.');
    expect(mainOf(colleague)).toContain('Grace Lin');
  });
});

describe('the icon', () => {
  it('is served by us, under the old name too', async () => {
    const page = await visit('/sign-in');
    const icon = await api.get('/favicon.svg', { key: null });

    expect(page.text).toContain('<link rel="icon" href="/favicon.svg"');
    expect(icon.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect((await fetch(`${api.url}/favicon.ico`)).url).toBe(`${api.url}/favicon.svg`);
  });
});
