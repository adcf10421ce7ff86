import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { problemKinds } from '../../api/kit/problems/problem-codes';
import { guideNames } from '../../pages/docs/guides';
import { problemGroups } from '../../pages/docs/problem-groups';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const codes = Object.keys(problemKinds) as ProblemCode[];
const open = { key: null } as const;
const asJson = { ...open, headers: { Accept: 'application/json' } };

/** What a page links to or loads. */
const linksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!)),
];

describe('the reference', () => {
  it('is allowed to load what is its own, and to evaluate nothing', async () => {
    const page = await api.get('/docs', open);

    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(page.text).not.toMatch(/<script(?! src="\/docs\/files\/)|https?:\/\//);
    for (const link of linksOf(page.text).filter((each) => each !== 'data:,')) {
      expect([link, (await api.get(link, open)).status]).toEqual([link, 200]);
    }
  });

  it('says without scripts what operations there are, pages for people not among them', async () => {
    const { text } = await api.get('/docs', open);

    expect(text).toContain('<code>POST /v1/projects</code>: Open a project');
    expect(text).toContain('href="/openapi.json"');
    expect(text).not.toMatch(/<code>\w+ \/(act|my|sign-in|reviews|unsubscribe|docs)\b/);
    const tags = [...text.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, tag]) => tag);
    expect(tags.slice(0, 8)).toEqual([
      'Projects',
      'Reports',
      'Customers',
      'Customer people',
      'People',
      'Events',
      'Webhooks',
      'Keys',
    ]);
    expect(tags).not.toContain('Pages');
  });

  it('marks in the document what is for people in a browser', async () => {
    const { paths } = JSON.parse((await api.get('/openapi.json')).text) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };

    expect(paths['/act']?.['get']).toMatchObject({ 'x-internal': true });
    expect(paths['/docs']?.['get']).toMatchObject({ 'x-internal': true });
    expect(paths['/v1/projects']?.['get']).not.toHaveProperty('x-internal');
  });

  it('comes in gzip to whoever takes it', async () => {
    const ask = (encoding: string) =>
      fetch(`${api.url}/docs/files/start.js`, { headers: { 'Accept-Encoding': encoding } });
    const [zipped, plain] = [await ask('gzip'), await ask('identity')];

    expect([zipped.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ]);
    expect(await zipped.text()).toBe(await plain.text());
  });

  it.each(['/docs/files/..%2fpackage.json', '/docs/files/constructor', '/docs/start.js'])(
    'has no other file: %s',
    async (address) => {
      expect(await api.get(address, open)).toMatchObject({ status: 404 });
    },
  );
});

describe('problem codes', () => {
  it('stand in the list once each, in groups', async () => {
    const list = await api.get('/problems', open);

    expect(problemGroups.flatMap((group) => group.codes).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(list.text).toContain(`href="/problems/${code}"`);
  });

  it.each(codes)('%s has a page with cause, cure and an example', async (code) => {
    const { title, status, cause, remedy } = problemKinds[code];
    const page = await api.get(`/problems/${code}`, open);
    const said = (text: string): string => text.replaceAll('`', '').slice(0, 12).replaceAll("'", '&#x27;');

    expect(cause.length).toBeGreaterThan(20);
    expect(remedy.length).toBeGreaterThan(10);
    expect(page).toMatchObject({ status: 200 });
    const text = page.text.replaceAll(/<\/?code>/g, '');
    for (const each of [title, cause, remedy]) expect(text).toContain(said(each));
    expect(text).toContain('>Cause<');
    expect(text).toContain('>Cure<');
    expect(text).toContain(`&quot;status&quot;: ${status}`);
  });

  it('come as JSON to programs that ask for it, and as pages to browsers', async () => {
    const list = await api.get('/problems', asJson);
    const one = await api.get('/problems/project-ended', asJson);
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const page = await api.get('/problems/project-ended', { ...open, headers: { Accept: browser } });

    const listed = list.body.items as unknown as readonly { code: string }[];
    expect(listed.map(({ code }) => code).sort()).toEqual([...codes].sort());
    const { title, cause, remedy } = problemKinds['project-ended'];
    expect(one.body).toMatchObject({ code: 'project-ended', status: 409, title, cause, remedy });
    expect(one.headers.get('vary')).toContain('Accept');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('lead from the type of an answer to their page', async () => {
    const answer = await api.get('/v1/projects/nothing');
    const { type } = answer.body as unknown as { type: string };

    expect(type).toBe('/problems/unknown-project');
    expect(await api.get(type, open)).toMatchObject({ status: 200 });
    expect(await api.get('/problems/toString', open)).toMatchObject({ status: 404 });
  });
});

describe('the guides', () => {
  it.each(['/docs/guides', ...guideNames.map((name) => `/docs/guides/${name}`)])(
    '%s is a page whose links lead somewhere',
    async (address) => {
      const page = await api.get(address, open);

      expect(page).toMatchObject({ status: 200 });
      expect(page.text).not.toMatch(/<script|<style|style=/);
      for (const link of linksOf(page.text)) {
        if (link.startsWith('https:')) continue;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : await api.get(path, open);
        expect([link, target.status]).toEqual([link, 200]);
        if (anchor !== undefined && path !== '/docs') expect(target.text).toContain(`id="${anchor}"`);
      }
    },
  );

  it('has no other: 404', async () => {
    expect(await api.get('/docs/guides/constructor', open)).toMatchObject({ status: 404 });
  });
});
