import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import type { StoppedMail } from '../../contracts/wire/link-targets';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
});
afterAll(() => api.stop());

let people = 0;
/** Somebody with a link from the end of an email. */
async function reader(
  what: StoppedMail,
  record: { language?: 'en' | 'zh-TW'; mailHabit?: MailHabit | null } = {},
): Promise<{ id: string; path: (start: string) => string }> {
  people += 1;
  const id = `reader-${people}`;
  await api.store.people.create(person(id, record));
  const token = await visits.link(id, { kind: 'unsubscribe', what }, 60_000);
  return { id, path: (start) => `/${start}?token=${token}` };
}

const get = (path: string) => api.get(path, { key: null });
const post = (path: string, form?: Record<string, string>) =>
  api.ask('POST', path, { key: null, ...(form && { form }) });
/** Where the button leads that takes it back. */
const undoIn = ({ text }: { text: string }): string =>
  /action="(\/subscribe[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
const habitOf = async (id: string) => (await api.store.people.read(id))!.mailHabit ?? null;

describe.each([
  ['en', 'what can wait for the morning', 'Reminders, copies and news of projects then come each on its own'],
  ['zh-TW', '今日工作摘要', '提醒、副本與案件消息將改為即時逐封寄送'],
] as const)('the link at the end of a digest, in %s', (language, title, means) => {
  it('only shows what it does when it is followed', async () => {
    const { id, path } = await reader('digest', { language });
    for (const _ of [1, 2]) {
      const page = await get(path('unsubscribe'));
      expect(page.status).toBe(200);
      expect(textOf(page)).toContain(title);
      expect(textOf(page)).toContain(means);
    }
    await api.ask('HEAD', path('unsubscribe'), { key: null });
    expect(await habitOf(id)).toBeNull();
  });

  it('stops the digest with its button, and takes that back', async () => {
    const { id, path } = await reader('digest', { language });
    const stopped = await post(path('unsubscribe'), {});
    expect(stopped.status).toBe(200);
    expect(textOf(stopped)).toContain(title);
    expect(await habitOf(id)).toBe('at-once');
    expect(textOf(await get(path('unsubscribe')))).toContain(title);
    const again = await post(undoIn(stopped), {});
    expect(again.status).toBe(200);
    expect(await habitOf(id)).toBeNull();
  });
});

it.each([
  [null, null],
  ['digest', 'digest'],
  ['both', 'both'],
] as const)('taking it back gives what was chosen before: %s', async (before, after) => {
  const { id, path } = await reader('digest', { mailHabit: before });
  const stopped = await post(path('unsubscribe'), {});
  // a second press finds it stopped, and says nothing of what was before
  const twice = await post(path('unsubscribe'), {});
  expect(undoIn(twice)).not.toContain('was=');
  expect(await habitOf(id)).toBe('at-once');
  await post(undoIn(stopped), {});
  expect(await habitOf(id)).toBe(after);
});

it('a mail client stops it with one request (RFC 8058), twice as once', async () => {
  const { id, path } = await reader('digest');
  for (const _ of [1, 2]) {
    const answer = await post(path('unsubscribe'), { 'List-Unsubscribe': 'One-Click' });
    expect(answer.status).toBe(200);
  }
  expect(await habitOf(id)).toBe('at-once');
});

it('the page that is opened later brings the digest again', async () => {
  const { id, path } = await reader('digest');
  await post(path('unsubscribe'), {});
  expect((await post(path('subscribe'), {})).status).toBe(200);
  expect(await habitOf(id)).toBe('digest');
  await post(path('unsubscribe'), {});
  expect((await post(path('subscribe'))).status).toBe(200);
  expect(await habitOf(id)).toBe('digest');
});

it.each(['review', 'mirror'] as const)(
  'the same link of the weekly email %s leaves the digest alone',
  async (what) => {
    const { id, path } = await reader(what, { mailHabit: 'digest' });
    await post(path('unsubscribe'), {});
    expect((await api.store.people.read(id))!.review?.unsubscribed).toEqual([what]);
    expect(await habitOf(id)).toBe('digest');
    await post(path('subscribe'), {});
    expect((await api.store.people.read(id))!.review?.unsubscribed).toEqual([]);
  },
);

it('a link of somebody who has left, or that is too old, does nothing', async () => {
  const { id, path } = await reader('digest');
  const { revision, ...left } = (await api.store.people.read(id))!;
  await api.store.people.replace({ ...left, active: false }, revision);
  expect((await post(path('unsubscribe'), {})).status).toBe(404);
  expect(await habitOf(id)).toBeNull();
  const old = await visits.link((await reader('digest')).id, { kind: 'unsubscribe', what: 'digest' }, -1);
  expect((await post(`/unsubscribe?token=${old}`, {})).status).toBe(404);
});
