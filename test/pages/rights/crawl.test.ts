import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../api/index';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { forSignedIn } from './asking';
import type { Company, SecretKind } from './company';
import { companyOf, secretKinds, secrets } from './company';
import type { Subject } from './expected';
import { mayKnow } from './expected';
import { everybody, isActive } from './people';
import { untidy } from './untidy';

/**
 * Whoever is shown a link may open it. Everybody signs in and follows whatever their pages link to, from the front page on:
 * nothing of it is missing, forbidden or broken, and none of it tells of what is not theirs.
 */

let api: RunningApi;
let company: Company;

beforeAll(async () => {
  api = await startApi();
  company = await companyOf(api);
  await untidy(api, company);
}, 120_000);
afterAll(() => api.stop());

/** So many addresses of one route are followed, those that are found first: more of them are not more kinds of pages. */
const mostOfRoute = 5;
const mostInAll = 400;

/** Pages that are the same for everybody: they are opened, and followed no further. */
const isForAll = (path: string): boolean => path.startsWith('/docs') || path.startsWith('/assets');

const patterns = routes
  .filter(({ method }) => method === 'get')
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'u') }));

function routeOf(address: string): string {
  const [path = ''] = address.split('?', 1);
  return patterns.find(({ pattern }) => pattern.test(path))?.path ?? path;
}

/** The route of an address, and what of it makes another page of the same route. */
function kindOf(address: string): string {
  const [, query = ''] = address.split('?', 2);
  const route = routeOf(address);
  return `${route} ${[...new URLSearchParams(query).keys()].sort().join(' ')}`;
}

function linksIn(text: string): string[] {
  const found = [...text.matchAll(/ (?:href|src)="([^"]*)"/gu)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&').replace(/#.*$/u, ''),
  );
  return found.filter((address) => address.startsWith('/') && !address.startsWith('//'));
}

interface Fault {
  readonly address: string;
  readonly from: string;
  readonly told: unknown;
}

/** Whatever anybody has come to. */
const visited = new Set<string>();

async function crawl(who: string): Promise<{ faults: Fault[]; opened: number }> {
  const faults: Fault[] = [];
  // the second is what some have bookmarked: no page leads there any more
  const queue = ['/', '/my/projects'];
  const seen = new Map(queue.map((address) => [address, 'the beginning']));
  const ofKind = new Map<string, number>();
  let opened = 0;
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    opened += 1;
    visited.add(routeOf(address));
    const from = seen.get(address) ?? '';
    const told = await company.get(who, address);
    const location = told.headers.get('location');
    if (told.status >= 400 || location === '/sign-in') faults.push({ address, from, told: told.status });
    const leaks = leaksIn(told.text, who, address);
    if (leaks.length > 0) faults.push({ address, from, told: leaks });
    const isPage = told.headers.get('content-type')?.startsWith('text/html') ?? false;
    const next = isPage && !isForAll(address) ? linksIn(told.text) : [];
    for (const link of [...next, ...(location === null ? [] : [location])]) {
      const count = ofKind.get(kindOf(link)) ?? 0;
      if (seen.has(link) || count >= mostOfRoute || seen.size >= mostInAll) continue;
      seen.set(link, address);
      ofKind.set(kindOf(link), count + 1);
      queue.push(link);
    }
  }
  return { faults, opened };
}

/** What pages of the administration name: what has failed, whose records were read, and who looks after which customer. */
function isTold(kind: SecretKind, address: string): boolean {
  if (/^\/admin(\/log)?($|\?)/u.test(address)) return true;
  return kind === 'name' && address.startsWith('/admin/customers');
}

function leaksIn(text: string, who: string, address: string): string[] {
  return (Object.keys(secrets) as Subject[]).flatMap((of) =>
    secretKinds
      // the far customer is named as the owner of one that others work with
      .filter((kind) => !mayKnow(who, of, kind) && !(of === 'far' && kind === 'name'))
      .filter((kind) => !isTold(kind, address))
      .map((kind) => secrets[of][kind])
      .filter((secret) => text.includes(secret)),
  );
}

const visitors = everybody.filter(isActive).filter((who) => !/^(with|foreign)-/u.test(who));
const others = ['with-legal', 'foreign-sales', 'foreign-finance', 'foreign-administrator'];

describe('whatever a page links to', () => {
  it.each([...visitors, ...others])('can be opened by %s', async (who) => {
    const { faults, opened } = await crawl(who);
    expect(faults).toEqual([]);
    expect(opened).toBeGreaterThan(8);
  });

  it('is every page for people who have signed in', () => {
    const paths = forSignedIn.filter(({ route }) => route.method === 'get').map(({ route }) => route.path);
    expect(paths.filter((path) => !visited.has(path))).toEqual([]);
  });
});
