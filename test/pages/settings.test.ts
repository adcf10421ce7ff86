import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import { deviceOf } from '../../pages/sign-in/device';
import type { PageVisits } from './page-visits';
import { hiddenOf, pageVisits, textOf } from './page-visits';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi({ settings: { sessions: { ownDeviceDays: 20 } } });
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';

async function signIn(id: string, agent: string, form: Record<string, string> = {}) {
  const token = await visits.link(id, { kind: 'sign-in' }, 60_000);
  const headers = { 'User-Agent': agent };
  const answer = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token, ...form }, headers });
  const set = answer.headers.get('set-cookie') ?? '';
  return { cookie: set.split(';', 1)[0]!, seconds: Number(/Max-Age=(\d+)/.exec(set)?.[1]) };
}

const open = (path: string, Cookie: string) => api.get(path, { key: null, headers: { Cookie } });
const send = (path: string, Cookie: string, form: Record<string, string>) =>
  api.ask('POST', path, { key: null, headers: { Cookie }, form });

describe('a device of one’s own', () => {
  it('stays signed in for the days that are set, and any other browser for a working day', async () => {
    await api.store.people.create(person('owner'));

    const [own, other] = [await signIn('owner', iphone, { ownDevice: 'yes' }), await signIn('owner', edge)];

    expect([own.seconds, other.seconds]).toEqual([20 * 86_400, 8 * 3_600]);
    const sessions = await api.store.links.sessionsOf('owner', new Date());
    const left = sessions.map(({ expiresAtMs, sinceMs }) => (expiresAtMs - sinceMs) / 3_600_000).sort();
    expect(left).toEqual([480, 8]);
  });

  it('is offered on the page that signs in', async () => {
    const token = await visits.link('owner', { kind: 'sign-in' }, 60_000);
    const page = await api.get(`/sign-in/confirm?token=${token}`, { key: null });

    expect(textOf(page)).toContain('This is my own device: keep me signed in for 20 days');
    expect(page.text).not.toContain('checked');
  });

  it.each([
    [iphone, 'Safari · iPhone'],
    [edge, 'Edge · Windows'],
    ['curl/8', ''],
  ])('is known by what its browser says: %s', (agent, device) => {
    expect(deviceOf(agent)).toBe(device);
  });
});

describe('the settings', () => {
  it('list where somebody is signed in, and end it there and nowhere else', async () => {
    await api.store.people.create(person('lister'));
    await api.store.people.create(person('other'));
    const here = await signIn('lister', edge);
    const phone = await signIn('lister', iphone, { ownDevice: 'yes' });
    const others = await signIn('other', edge);

    const page = await open('/settings', here.cookie);
    const requestId = hiddenOf(page, 'requestId');
    const [session] = (await api.store.links.sessionsOf('lister', new Date())).filter(
      ({ device }) => device === 'Safari · iPhone',
    );
    const [foreign] = await api.store.links.sessionsOf('other', new Date());
    const end = (sessionId: string, key = requestId) =>
      send('/settings/sessions/end', here.cookie, { requestId: key, sessionId });

    expect(textOf(page)).toContain('Edge · Windows · this browser');
    expect(textOf(page)).toContain('Safari · iPhone · your own device');
    expect((await end(session!.id, 'x.y')).status).toBe(403);
    expect((await end(foreign!.id)).status).toBe(303);
    expect((await open('/today', others.cookie)).status).toBe(200);
    expect((await end(session!.id)).status).toBe(303);
    expect((await open('/today', phone.cookie)).status).toBe(303);
    const again = await signIn('lister', iphone);
    await end('others');
    expect((await open('/today', again.cookie)).status).toBe(303);
    expect((await open('/today', here.cookie)).status).toBe(200);
  });

  it('change language and zone of the record, as the person’s own change', async () => {
    await api.store.people.create(person('changer'));
    const { cookie } = await signIn('changer', edge);
    const requestId = hiddenOf(await open('/settings', cookie), 'requestId');

    const form = { requestId, language: 'zh-TW', timeZone: 'europe/berlin' };
    const saved = await send('/settings', cookie, form);
    const page = await open(saved.headers.get('location')!, cookie);

    expect(saved.status).toBe(303);
    expect(textOf(page)).toContain('已儲存。');
    const [change] = await api.store.people.history('changer', { afterRevision: 1, limit: 5 });
    expect(change).toMatchObject({ actor: 'changer' });
    expect(change!.changes.map(({ field, to }) => [field, to])).toEqual(
      expect.arrayContaining([
        ['language', 'zh-TW'],
        ['timeZone', 'Europe/Berlin'],
      ]),
    );
  });

  it('say which zone was meant, keep what was typed and change nothing', async () => {
    await api.store.people.create(person('typist'));
    const { cookie } = await signIn('typist', edge);
    const requestId = hiddenOf(await open('/settings', cookie), 'requestId');

    const answer = await send('/settings', cookie, { requestId, language: 'zh-TW', timeZone: 'Asia/Taipeh' });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Error: Settings · Milepost</title>');
    expect(answer.text).toContain('href="#timeZone"');
    expect(textOf(answer)).toContain('Did you mean Asia/Taipei?');
    expect(answer.text).toContain('value="Asia/Taipeh"');
    expect((await api.store.people.read('typist'))!.language).toBe('en');
  });
});

describe('how emails that can wait come', () => {
  const choose = async (cookie: string, form: Record<string, string>) => {
    const requestId = hiddenOf(await open('/settings', cookie), 'requestId');
    return send('/settings/emails', cookie, { requestId, ...form });
  };
  const optionsOf = ({ text }: { text: string }, name: string): string =>
    new RegExp(`<select[^>]* name="${name}"[^>]*>.*?</select>`, 's').exec(text)?.[0] ?? '';

  it('is chosen, says what the team has, and is taken back', async () => {
    await api.store.people.create(person('habit-boss', { teamMailHabit: 'both' }));
    await api.store.people.create(person('habit-rep', { managerId: 'habit-boss' }));
    const { cookie } = await signIn('habit-rep', edge);

    const page = await open('/settings', cookie);
    expect(optionsOf(page, 'mailHabit')).toContain('<option value="" selected="">As the team: both</option>');
    expect(optionsOf(page, 'teamMailHabit')).toBe('');

    const saved = await choose(cookie, { mailHabit: 'at-once', teamMailHabit: 'digest' });
    const after = await open(saved.headers.get('location')!, cookie);
    expect(saved.status).toBe(303);
    expect(await api.store.people.read('habit-rep')).toMatchObject({ mailHabit: 'at-once' });
    // nobody reports to them
    expect((await api.store.people.read('habit-rep'))!.teamMailHabit ?? null).toBeNull();
    expect(optionsOf(after, 'mailHabit')).toContain('<option value="at-once" selected="">');

    const [undo = ''] = /<form[^>]*>(?:(?!<\/form>).)*Undo<\/button>/s.exec(after.text) ?? [];
    expect(undo).toContain('name="mailHabit" value=""');
    await choose(cookie, { mailHabit: '' });
    expect((await api.store.people.read('habit-rep'))!.mailHabit).toBeNull();
    const [change] = await api.store.people.history('habit-rep', { afterRevision: 1, limit: 5 });
    expect(change).toMatchObject({ actor: 'habit-rep' });
  });

  it('is the company’s where no team has chosen, in the words of the reader, and a manager chooses for a team', async () => {
    await api.store.people.create(person('habit-lead', { language: 'zh-TW' }));
    await api.store.people.create(person('habit-below', { managerId: 'habit-lead' }));
    const { cookie } = await signIn('habit-lead', edge);

    const page = await open('/settings', cookie);
    for (const name of ['mailHabit', 'teamMailHabit'])
      expect(optionsOf(page, name)).toContain('依公司設定：早上彙整');

    await choose(cookie, { mailHabit: 'digest', teamMailHabit: 'at-once' });
    expect(await api.store.people.read('habit-lead')).toMatchObject({
      mailHabit: 'digest',
      teamMailHabit: 'at-once',
    });
    const below = await signIn('habit-below', edge);
    expect(optionsOf(await open('/settings', below.cookie), 'mailHabit')).toContain('As the team: at once');
  });

  it('is not changed by a form from elsewhere, nor by words that it does not know', async () => {
    await api.store.people.create(person('habit-safe', { mailHabit: 'both' }));
    const { cookie } = await signIn('habit-safe', edge);
    expect((await send('/settings/emails', cookie, { requestId: 'x.y', mailHabit: 'digest' })).status).toBe(
      403,
    );
    expect((await open('/settings?was=<script>.x', cookie)).text).not.toContain('<script>');
    expect(await api.store.people.read('habit-safe')).toMatchObject({ mailHabit: 'both' });
    await choose(cookie, { mailHabit: 'weekly' });
    expect((await api.store.people.read('habit-safe'))!.mailHabit).toBeNull();
  });
});
