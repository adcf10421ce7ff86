import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** The stylesheet that the page to sign in links. */
async function linked(): Promise<string> {
  const page = await api.get('/sign-in', { key: null });
  expect(page.headers.get('content-security-policy')).toContain("style-src 'self';");
  expect(page.text).not.toMatch(/<style|style=/);
  return /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)![1]!;
}

describe('the stylesheet of the pages', () => {
  it('is a file that browsers keep, as its name changes with its content', async () => {
    const address = await linked();
    const { status, headers, text } = await api.get(address, { key: null });

    expect(address).toMatch(/^\/styles\/pages-[0-9a-f]{16}\.css$/);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(text).toContain('prefers-color-scheme: dark');
  });

  it('is not kept under the name of another one, for which an older page asks during an upgrade', async () => {
    const { status, headers, text } = await api.get('/styles/pages-0123456789abcdef.css', { key: null });

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('prefers-color-scheme: dark');
  });

  it.each([
    ['GET', '/styles/pages.css'],
    ['GET', '/styles/colours-0123456789abcdef.css'],
    ['POST', '/styles/pages-0123456789abcdef.css'],
  ] as const)('is nothing else: %s %s', async (method, address) => {
    expect((await api.ask(method, address, { key: null })).status).toBe(404);
  });
});
