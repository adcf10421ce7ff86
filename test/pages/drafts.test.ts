import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hiddenOf, pageVisits, textOf } from './page-visits';
import type { PageVisits } from './page-visits';
import type { Office } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi, Told } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;
let office: Office;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
  office = await projectOffice(api, visits);
}, 120_000);
afterAll(() => api.stop());

const send = (address: string, Cookie: string, form: Record<string, string>): Promise<Told> =>
  api.ask('POST', address, { key: null, form, headers: { Cookie } });

/** Signs somebody in once more. @returns their cookie, and where they are led */
async function signInAgain(personId: string): Promise<{ cookie: string; location: string }> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';', 1);
  return { cookie, location: headers.get('location') ?? '' };
}

const session = async (personId: string): Promise<string> => (await signInAgain(personId)).cookie;

describe('what was typed into a form whose session has ended', () => {
  it('is kept for whoever typed it, whatever the form is, and comes back after they have signed in again', async () => {
    const { projectId } = await office.project();
    const address = `/my/projects/${projectId}/lose`;
    const owner = await session('owner');
    const shown = await api.get(address, { key: null, headers: { Cookie: owner } });
    const typed = { requestId: hiddenOf(shown, 'requestId'), draft: hiddenOf(shown, 'draft') };
    const lost = { reason: 'price', competitor: 'Chill & Co.' };

    const ended = await send(address, 'milepost_session=gone', { ...typed, ...lost });
    const { cookie, location } = await signInAgain('owner');
    const again = await api.get(location, { key: null, headers: { Cookie: cookie } });
    const today = await api.get('/today', { key: null, headers: { Cookie: cookie } });
    const foreign = await api.get(address, { key: null, headers: { Cookie: await session('boss') } });
    const before = (await api.store.projects.read(projectId))!.status;
    const own = { requestId: hiddenOf(again, 'requestId'), draft: hiddenOf(again, 'draft') };
    const done = await send(address, cookie, { ...own, ...lost });

    expect(ended.status).toBe(403);
    expect(ended.text).not.toContain('Chill');
    expect(location).toBe(address);
    expect(again.text).toMatch(/name="competitor"[^>]* value="Chill &amp; Co\."/);
    expect(again.text).toContain('value="price" selected=""');
    expect(textOf(again)).toContain('before your session ended');
    expect(today.text).toContain(`href="${address}"`);
    expect(foreign.text).not.toContain('Chill');
    expect(before).toBe('open');
    expect(done.status).toBe(200);
    expect((await api.store.projects.read(projectId))!.status).toBe('lost');
    expect(await api.store.drafts.of('owner')).toEqual([]);
  });

  it('is not shown to somebody else who has signed in with the same browser meanwhile', async () => {
    const { projectId } = await office.project();
    const address = `/my/projects/${projectId}/add-note`;
    const shown = await api.get(address, { key: null, headers: { Cookie: await session('owner') } });
    const typed = { requestId: hiddenOf(shown, 'requestId'), draft: hiddenOf(shown, 'draft') };
    const boss = await session('boss');

    const answer = await send(address, boss, { ...typed, note: 'Ask about the crane.' });
    const forged = await send(address, 'milepost_session=gone', {
      ...{ requestId: typed.requestId, draft: `${typed.draft}x`, note: '' },
      evidence: 'x',
    });

    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('crane');
    expect(forged.status).toBe(403);
    const [kept, ...others] = await api.store.drafts.of('owner');
    expect(kept).toMatchObject({ address, typed: { note: 'Ask about the crane.' } });
    expect(others).toEqual([]);
    expect(await api.store.drafts.of('boss')).toEqual([]);

    const owner = await session('owner');
    const form = await api.get(address, { key: null, headers: { Cookie: owner } });
    const discard = { requestId: hiddenOf(form, 'requestId'), act: 'discard' };
    expect((await send(address, owner, discard)).headers.get('location')).toBe(address);
    expect(await api.store.drafts.of('owner')).toEqual([]);
  });

  it('of a new project comes back too', async () => {
    const owner = await session('owner');
    const shown = await api.get('/projects/new?customer=acme', { key: null, headers: { Cookie: owner } });
    const typed = { requestId: hiddenOf(shown, 'requestId'), draft: hiddenOf(shown, 'draft') };
    const project = { customerId: 'acme', title: 'Oven “B”', amount: '', ownerId: 'owner' };

    const ended = await send('/projects/new', 'milepost_session=gone', { ...typed, ...project });
    const { cookie, location } = await signInAgain('owner');
    const again = await api.get(location, { key: null, headers: { Cookie: cookie } });
    const own = { requestId: hiddenOf(again, 'requestId'), draft: hiddenOf(again, 'draft') };
    const opened = await send('/projects/new', cookie, { ...own, ...project });

    expect(ended.status).toBe(403);
    expect(location).toBe('/projects/new');
    expect(again.text).toMatch(/name="title"[^>]* value="Oven “B”"/);
    expect(hiddenOf(again, 'customerId')).toBe('acme');
    expect(opened.headers.get('location')).toMatch(/^\/projects\//);
    expect(await api.store.drafts.of('owner')).toEqual([]);
  });
});
