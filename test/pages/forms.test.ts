import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browserLanguage } from '../../api/kit/browser';
import { requestSignIn } from '../../pages/sign-in/sign-in';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { byName } from '../../people/name-order';
import type { Store } from '../../store/store';
import type { PageVisits } from './page-visits';
import { hiddenOf, pageVisits, textOf, mainOf } from './page-visits';
import type { Office } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi, Told } from '../api/running-api';
import { person, startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;
let office: Office;

beforeAll(async () => {
  api = await startApi({ settings: { publicUrl: 'https://milepost.example' } });
  visits = pageVisits(api);
  office = await projectOffice(api, visits);
}, 120_000);
afterAll(() => api.stop());

const inDays = (days: number): string => addDays(localDate(Date.now(), 'Asia/Taipei'), days);
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const titleOf = ({ text }: Told): string => /<title>([^<]*) · Milepost<\/title>/.exec(text)![1]!;
const signIn = (email: string, headers: Record<string, string> = {}) =>
  api.ask('POST', '/sign-in', { key: null, form: { email }, headers });

describe('the language of a browser', () => {
  it.each([
    ['en;q=0.4, zh-TW;q=0.9', 'zh-TW'],
    ['zh-TW;q=0.3,en-GB', 'en'],
    ['fr-CH, fr;q=0.9, zh-HK;q=0.8, en;q=0.7', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant-HK,zh;q=0.9', 'zh-TW'],
    ['yue-HK', 'zh-TW'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['EN-us, ZH-tw', 'en'],
    ['de', 'en'],
    ['zhuang', 'en'],
    ['', 'en'],
    [';;q=,,', 'en'],
  ])('is the one that it weighs most: %j', (accepted, language) => {
    expect(browserLanguage({ 'accept-language': accepted })).toBe(language);
  });

  it('is that of pages whose reader is not known', async () => {
    const headers = { 'Accept-Language': 'ja, zh-HK;q=0.8, en;q=0.2' };

    expect((await api.get('/sign-in', { key: null, headers })).text).toContain('lang="zh-TW"');
  });
});

describe('what a Chinese keyboard types', () => {
  it('is read as numbers and days', async () => {
    const { projectId } = await office.project();
    const day = inDays(9);

    const clock = await office.act('boss', projectId, 'change-clock', {
      followUpDays: wide('12'),
      judgeDays: ` ${wide('2')} ${wide('4')}\u3000`,
      note: '一年只開兩次會。',
    });
    const hold = await office.act('owner', projectId, 'hold', { reason: 'budget-year', wakeOn: wide(day) });

    expect([clock.status, hold.status]).toEqual([200, 200]);
    expect((await api.store.projects.read(projectId))!.deal).toMatchObject({
      ownDays: { followUpDays: 12, judgeDays: 24 },
      hold: { reason: 'budget-year' },
    });
  });

  it('is read as a mail address', async () => {
    await api.store.people.create(person('wide', { email: 'wide.one@example.com' }));

    expect((await signIn(` ${wide('wide.one@example.com')}\u3000`)).status).toBe(200);
  });
});

describe('a form with a mistake', () => {
  it('says so in its title, and leads to the fields', async () => {
    const { projectId } = await office.project();

    const wrong = await office.act('owner', projectId, 'hold', { reason: 'budget-year', wakeOn: inDays(-1) });

    expect(wrong.status).toBe(422);
    expect(titleOf(wrong)).toMatch(/^Error: /);
    expect(wrong.text).toMatch(/role="alert"[\s\S]*<a class="bad" href="#wakeOn">[\s\S]*id="wakeOn"/);
    expect(titleOf(await office.show('owner', projectId, 'hold'))).not.toContain('Error');
  });

  it('does so in Chinese, too', async () => {
    const { projectId } = await office.project('zh');

    expect(titleOf(await office.act('zh', projectId, 'hold', {}))).toMatch(/^錯誤：/);
  });

  it.each(['nobody', 'a b@', '@example.com', 'a@@example.com', 'a@example..com', ''])(
    'tells of an address that is none: %j',
    async (email) => {
      const answer = await signIn(email);

      expect(answer.status).toBe(422);
      expect(titleOf(answer)).toBe('Error: Sign in');
      expect(answer.text).toContain('href="#email"');
      expect(textOf(answer)).toContain('This is not an email address');
      expect(textOf(answer)).not.toContain('on its way');
    },
  );
});

describe('while something is away', () => {
  const away = () => Promise.reject(new Error('It is away.'));
  const known = { id: 'sales-1', active: true };
  const people = { byEmail: () => Promise.resolve([known]) };
  const here = { askedAtMs: () => Promise.resolve(null), start: () => Promise.resolve(true) };

  it.each([
    ['MongoDB', { byEmail: away }, here],
    ['Temporal', people, { ...here, askedAtMs: away }],
    ['Temporal, a moment later', people, { ...here, start: away }],
  ])('no mail is promised: %s', async (_, store, notifications) => {
    const deps = { store: { people: store } as unknown as Store, notifications };

    await expect(requestSignIn(deps, { email: 'sales-1@example.com', token: '' })).rejects.toThrow('away');
  });
});

describe('a text whose session has ended', () => {
  it('stands on the page to sign in again, and in the form after that', async () => {
    const { projectId } = await office.project();
    const address = `/my/projects/${projectId}/record-contact`;
    const post = (form: Record<string, string>, Cookie: string, more: Record<string, string> = {}) =>
      api.ask('POST', address, { key: null, form, headers: { Cookie, ...more } });
    const cookie = office.cookies.owner;
    const shown = await api.get(address, { key: null, headers: { Cookie: cookie } });
    const typed = {
      requestId: hiddenOf(shown, 'requestId'),
      kind: 'visit',
      note: 'They liked “plan B” & more.',
    };

    const ended = await post(typed, 'milepost_session=gone');
    const link = await visits.link('owner', { kind: 'sign-in' }, 60_000);
    const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token: link } });
    const fresh = (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
    const again = await post(typed, fresh);
    const foreign = await post(typed, fresh, { 'Sec-Fetch-Site': 'cross-site' });
    const before = (await api.store.projects.read(projectId))!.deal!.contacts;
    const done = await post({ ...typed, requestId: hiddenOf(again, 'requestId') }, fresh);

    expect(ended.status).toBe(403);
    expect(ended.text).toContain('They liked “plan B” &amp; more.');
    expect(ended.text).toContain('href="/sign-in"');
    expect(again.status).toBe(403);
    expect(again.text).toMatch(/<textarea[^>]*name="note"[^>]*>They liked “plan B” &amp; more\.<\/textarea>/);
    expect(foreign.text).not.toContain('plan B');
    expect(before).toEqual([]);
    expect(done.status).toBe(200);
  });

  it('of a review is kept as well', async () => {
    const { projectId } = await office.project();
    const form = { projectId, decision: 'note', note: 'Ask about the crane.', week: '2026-03-02' };
    const decide = (Cookie: string) =>
      api.ask('POST', '/my/review/decisions', { key: null, form, headers: { Cookie } });

    const ended = await decide('milepost_session=gone');
    const again = await decide(office.cookies.boss);

    for (const answer of [ended, again]) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Ask about the crane.');
    }
    expect(hiddenOf(again, 'requestId')).not.toBe('');
  });
});

describe('names', () => {
  it('stand in the order of the reader’s language, whatever the machine’s is', () => {
    const names = ['陳美玲', '王大明', 'Åsa', 'Zoe', '丁一', 'anna', 'Line 10', 'Line 9'];
    const people = names.map((name) => ({ id: name, name }));

    expect(
      [...people]
        .sort(byName('en'))
        .map(({ name }) => name)
        .slice(0, 5),
    ).toEqual(['anna', 'Åsa', 'Line 9', 'Line 10', 'Zoe']);
    // 2, 4 and 11 strokes
    expect(
      [...people]
        .sort(byName('zh-TW'))
        .map(({ name }) => name)
        .filter((name) => /\p{Script=Han}/u.test(name)),
    ).toEqual(['丁一', '王大明', '陳美玲']);
    const twins = ['b', 'a', 'c'].map((id) => ({ id, name: 'Same' }));
    expect(twins.sort(byName('zh-TW')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('have role, open tasks and absences beside them where a task is passed on', async () => {
    const absences = [{ from: inDays(5), to: inDays(8), substituteId: null }];
    await api.store.people.create(person('soon-away', { name: 'Zoe Soon', absences }));
    await api.store.people.create(person('busy', { name: 'Anna Busy' }));
    await office.project('busy' as 'owner');
    await visits.heldTask((await office.project('busy' as 'owner')).projectId, 'stage');
    const { projectId } = await office.project();
    const task = await visits.heldTask(projectId, 'stage');

    const page = await visits.open(await visits.taskLink(projectId, task, 'pass-on'));

    const options = [...page.text.matchAll(/<option value="([^"]+)">([^<]*)</g)].map(([, id, label]) => ({
      id,
      label,
    }));
    const label = (id: string) => options.find((option) => option.id === id)?.label;
    expect(label('busy')).toMatch(/^Anna Busy \(Sales representative · \d+ open tasks?\)$/);
    expect(label('soon-away')).toMatch(
      /^Zoe Soon \(away from .+ to .+ · Sales representative · 0 open tasks\)$/,
    );
    expect(label('away')).toMatch(/\(away until /);
    const ids = options.map(({ id }) => id);
    expect(ids.indexOf('busy')).toBeLessThan(ids.indexOf('soon-away'));
  });
});

describe('a page that acts', () => {
  it('names customer and project before its form', async () => {
    const { projectId } = await office.project('owner', 'Cooling line, hall 9');

    for (const action of ['hold', 'record-contact', 'confirm-meeting']) {
      const [before = ''] = mainOf(await office.show('owner', projectId, action)).split('<form');
      expect(before).toContain('Cooling line, hall 9</p>');
      expect(before).toMatch(/class="lead">[^<]+ · Cooling line, hall 9</);
    }
  });
});

describe('no page is a dead end', () => {
  it.each([
    '/act?token=nothing',
    '/projects/p-1?token=nothing',
    '/reviews/2026-03-02?token=nothing',
    '/hand-overs/h-1?token=nothing',
    '/sign-in/confirm?token=nothing',
    '/unsubscribe?token=nothing',
  ])('%s has a way on', async (path) => {
    const page = await api.get(path, { key: null });

    expect(page.text).toMatch(/href="\/sign-in"|action="\/sign-in"/);
  });

  it('nor that of a form from elsewhere, of the end of a session, or of a mail that was asked for', async () => {
    const others = await signIn('sales-1@example.com', { 'Sec-Fetch-Site': 'cross-site' });
    const out = await api.ask('POST', '/sign-out', { key: null, form: {} });
    const sent = await signIn('nobody@example.com');

    for (const page of [others, out, sent]) expect(page.text).toContain('href="/sign-in"');
  });
});
