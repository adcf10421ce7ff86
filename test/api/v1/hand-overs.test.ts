import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { acme, somebody } from '../../support/directory';
import { eventually } from '../../support/eventually';
import { portfolio } from '../../support/portfolio';
import { activitiesWithMails } from '../../support/recorded-mails';
import type { RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';

/** A mail as its reader gets it. */
interface Read {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where its link to the hand-over leads. */
  readonly link: string;
}

let api: RunningApi;
const mails: Read[] = [];

beforeAll(async () => {
  api = await startApi({
    activities: (store, client) =>
      activitiesWithMails({ store, client }, (to, { subject = '', text = '' }) => {
        const link = /https:\/\/milepost\.example(\/hand-overs\/[^\s>)]+)/.exec(text)?.[1] ?? '';
        mails.push({ to, subject, text, link });
      }),
  });
}, 60_000);
afterAll(() => api.stop());

interface Team {
  readonly name: string;
  readonly from: string;
  readonly boss: string;
  readonly receiver: string;
  readonly other: string;
  readonly ids: readonly string[];
}

/** Somebody with projects, and who could take them; only one of the two has room. */
async function team(count: number): Promise<Team> {
  const name = `t${randomUUID().slice(0, 6)}`;
  const [from, boss, receiver, other] = ['from', 'boss', 'receiver', 'other'].map(
    (who) => `${name}-${who}`,
  ) as [string, string, string, string];
  const of = { team: name, managerId: boss };
  await api.store.people.create(somebody(boss, { roles: [], team: name }));
  await api.store.people.create(somebody(from, of));
  await api.store.people.create(somebody(receiver, { ...of, capacity: 500 }));
  await api.store.people.create(somebody(other, { ...of, capacity: 0, language: 'zh-TW' }));
  // a customer of their own: who knows it from elsewhere would come first
  const customerId = `${name}-customer`;
  await api.store.customers.create({ ...acme, id: customerId });
  const ids = await portfolio(api.store, api.worker, {
    ownerId: from,
    count,
    named: name,
    customerIdOf: () => customerId,
  });
  return { name, from, boss, receiver, other, ids };
}

const mailTo = (person: string, subject: RegExp): Promise<Read> =>
  eventually(() => mails.find((mail) => mail.to === `${person}@example.com` && subject.test(mail.subject)));

const start = async (from: string, more: object = {}): Promise<string> => {
  const started = await api.post('/v1/hand-overs', { fromPersonId: from, reason: 'leaving', ...more });
  expect(started.status).toBe(202);
  expect(started.headers.get('location')).toBe(`/v1/hand-overs/${started.body.id}`);
  return started.body.id;
};
const read = async (id: string): Promise<any> => (await api.get(`/v1/hand-overs/${id}?limit=200`)).body;
const asked = (id: string): Promise<any> =>
  eventually(async () => {
    const now = await read(id);
    return now.parts.some((part: any) => part.status === 'offered' || part.waitsFor) && now;
  });
const isDone = (id: string): Promise<any> =>
  eventually(async () => {
    const now = await read(id);
    return now.status === 'done' && now;
  }, 30_000);
const form = (link: string, fields: Record<string, string>): Promise<Told> =>
  api.ask('POST', link, { form: fields, key: null });

describe('a preview', () => {
  it('says who would get what and changes nothing', async () => {
    const { from, receiver, ids } = await team(12);
    const preview = await api.post('/v1/hand-overs/preview', { fromPersonId: from });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      counts: { projects: 12, byStatus: { open: 9, won: 1, lost: 1, dropped: 1 }, unplaced: 0, owned: 12 },
      receivers: [{ personId: receiver, projects: 12 }],
    });
    expect(preview.body.items).toHaveLength(ids.length);
    expect((await api.get(`/v1/hand-overs?person=${from}`)).body.items).toEqual([]);
  });

  it('places projects with whoever knows their customer from another project', async () => {
    const { name, from } = await team(2);
    const knower = `${name}-knower`;
    await api.store.people.create(somebody(knower, { team: `${name}-elsewhere`, capacity: 500 }));
    const customerIdOf = (): string => `${name}-customer`;
    await portfolio(api.store, api.worker, { ownerId: knower, count: 1, customerIdOf });

    const preview = await api.post('/v1/hand-overs/preview', { fromPersonId: from });

    expect(preview.body).toMatchObject({ receivers: [{ personId: knower, projects: 2 }] });
    expect(preview.body.items.map((item: any) => item.reason)).toEqual(['same-customer', 'same-customer']);
  });

  it('names everything that is wrong', async () => {
    const { from, ids } = await team(1);
    const wrong = await api.post('/v1/hand-overs/preview', {
      fromPersonId: from,
      toPersonId: 'gone-1',
      projectIds: [ids[0], 'nope'],
      assignments: [
        { projectId: ids[0], toPersonId: from },
        { projectId: 'other', toPersonId: 'nobody' },
      ],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer }) => pointer)).toEqual([
      '#/toPersonId',
      '#/assignments/0/toPersonId',
      '#/assignments/1/toPersonId',
      '#/projectIds/1',
      '#/assignments/1/projectId',
    ]);
    expect((await api.post('/v1/hand-overs/preview', { fromPersonId: 'engineer-1' })).body.code).toBe(
      'nothing-to-hand-over',
    );
  });
});

describe('a hand-over through the API', () => {
  let people: Team;
  beforeEach(async () => {
    people = await team(4);
  });

  it('is started, answered and done; the receiver gets two mails, the old person none', async () => {
    const { from, receiver, ids } = people;
    const id = await start(from);
    const again = await api.post('/v1/hand-overs', { fromPersonId: from, reason: 'leaving' });
    expect([again.status, again.body.id]).toEqual([200, id]);
    expect(await asked(id)).toMatchObject({
      fromPersonId: from,
      counts: { projects: 4, moved: 0, waiting: 4 },
      parts: [{ part: receiver, receiverId: receiver, status: 'offered', projects: 4 }],
    });
    const stranger = { personId: from, answer: 'accept' };
    expect((await api.post(`/v1/hand-overs/${id}/answers`, stranger)).body.code).toBe('not-a-receiver');

    // an offer that is answered before its mail has left is not sent any more
    await mailTo(receiver, /take over 4 projects/);
    const answered = await api.post(
      `/v1/hand-overs/${id}/answers`,
      { answer: 'accept', note: 'Glad to.' },
      { headers: { 'X-Milepost-Actor': receiver } },
    );
    expect(answered.status).toBe(200);
    const done = await isDone(id);
    expect(done).toMatchObject({
      counts: { moved: 4, waiting: 0 },
      parts: [{ answer: { actor: receiver } }],
    });
    expect(done.items.map((item: any) => [item.projectId, item.status])).toEqual(
      ids.map((each) => [each, 'moved']),
    );
    expect((await api.post(`/v1/hand-overs/${id}/cancellation`, {})).body.code).toBe('hand-over-ended');

    await mailTo(receiver, /Yours now/);
    const theirs = mails.filter(({ to }) => to.startsWith(people.name));
    expect(theirs.map(({ to }) => to)).toEqual([`${receiver}@example.com`, `${receiver}@example.com`]);
    const held = (person: string) => api.get(`/v1/people/${person}/holdings?limit=1`);
    expect((await held(receiver)).body).toMatchObject({
      counts: { projects: 4 },
      items: [{ isOwner: true }],
    });
    expect((await held(from)).body).toMatchObject({ counts: { projects: 0 }, items: [] });
    expect((await api.get(`/v1/hand-overs?person=${from}`)).body.items).toMatchObject([
      { id, status: 'done' },
    ]);
  });

  it('gives single projects to whoever is named', async () => {
    const { from, receiver, other, ids } = people;
    const id = await start(from, {
      projectIds: ids.slice(0, 2),
      assignments: [{ projectId: ids[0], toPersonId: other }],
    });
    const { items } = await asked(id);
    expect(items.map((item: any) => [item.projectId, item.receiverId, item.reason])).toEqual([
      [ids[0], other, 'named'],
      [ids[1], receiver, 'least-loaded-in-team'],
    ]);
    expect((await api.post(`/v1/hand-overs/${id}/cancellation`, {})).body).toEqual({
      id,
      status: 'cancelled',
    });
    expect((await api.post(`/v1/hand-overs/${id}/cancellation`, {})).status).toBe(409);
    expect((await api.get(`/v1/people/${from}/holdings`)).body).toMatchObject({ counts: { projects: 4 } });
  });

  it('takes a decision after a decline, and refuses what comes too late', async () => {
    const { from, receiver, other, boss } = people;
    const id = await start(from);
    await asked(id);
    const answers = `/v1/hand-overs/${id}/answers`;
    const note = 'Too much already.';
    expect((await api.post(answers, { personId: receiver, answer: 'decline', note })).status).toBe(200);
    const late = await api.post(answers, { personId: receiver, answer: 'accept' });
    expect([late.status, late.body.code]).toEqual([409, 'hand-over-answered']);
    expect((await mailTo(boss, /Decide/)).text).toContain(note);
    expect(await asked(id)).toMatchObject({ parts: [{ status: 'deciding', waitsFor: boss }] });

    const decisions = `/v1/hand-overs/${id}/decisions`;
    const nobody = await api.post(decisions, { receiverId: receiver, toPersonId: 'nobody' });
    expect([nobody.status, nobody.body.code]).toEqual([422, 'unknown-reference']);
    const decided = await api.post(decisions, { receiverId: receiver, toPersonId: other });
    expect(decided.status).toBe(200);
    const cancelled = await api.post(`/v1/hand-overs/${id}/cancellation`, {});
    expect(['hand-over-accepted', 'hand-over-ended']).toContain(cancelled.body.code);
    expect(await isDone(id)).toMatchObject({ parts: [{ receiverId: other, moved: 4 }] });
  });

  it('knows no hand-over of another id', async () => {
    expect((await api.get('/v1/hand-overs/nope')).body.code).toBe('unknown-hand-over');
    expect((await api.post('/v1/hand-overs/nope/answers', { answer: 'accept' })).status).toBe(404);
  });
});

describe('the page of a hand-over', () => {
  it('asks its receiver, acts once, and shows the briefs when they are theirs', async () => {
    const { from, receiver, ids } = await team(3);
    await start(from);
    const { link, text } = await mailTo(receiver, /take over 3 projects/);
    expect(text).toContain('Line 0 (plan) · Acme');
    const before = await api.get(link, { key: null });
    expect(before.status).toBe(200);
    expect(before.text).toContain('Accept everything');
    expect(before.text).not.toContain('Promised a visit');
    expect(before.headers.get('content-security-policy')).not.toContain('script-src');
    await api.get(link, { key: null });

    const accepted = await form(link, { part: receiver, act: 'accept' });
    expect([accepted.status, accepted.text.includes(`Name of ${receiver} accepted on`)]).toEqual([200, true]);
    const again = await form(link, { part: receiver, act: 'decline' });
    expect([again.status, again.text.includes(`Name of ${receiver} accepted on`)]).toEqual([409, true]);

    const done = await mailTo(receiver, /Yours now: 3 projects/);
    expect(done.text).toContain('Promised a visit');
    const after = await api.get(done.link, { key: null });
    expect(after.text).toContain('3 of 3 projects have moved');
    for (const id of ids) expect(after.text).toContain(`Promised a visit for ${id}`);
  });

  it('takes nothing from the pages of others', async () => {
    const { from, receiver } = await team(2);
    const id = await start(from);
    const { link } = await mailTo(receiver, /take over 2 projects/);
    const refused = await api.ask('POST', link, {
      form: { part: receiver, act: 'accept' },
      key: null,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('This was not sent from a page of Milepost');
    expect(await read(id)).toMatchObject({ parts: [{ status: 'offered', answer: null }] });
    const own = { 'Sec-Fetch-Site': 'same-origin' };
    const fields = { part: receiver, act: 'accept' };
    expect((await api.ask('POST', link, { form: fields, key: null, headers: own })).status).toBe(200);
  });

  it('lets the manager decide, in either language, and answers nobody else', async () => {
    const { from, receiver, boss, other, name } = await team(2);
    const zh = somebody(boss, { roles: [], team: name, language: 'zh-TW' });
    await api.store.people.replace(zh, 1);
    const id = await start(from, { toPersonId: other });
    await api
      .post(`/v1/hand-overs/${id}/answers`, { personId: other, answer: 'decline' })
      .catch(() => undefined);
    await asked(id);
    await eventually(async () => {
      const declined = await api.post(`/v1/hand-overs/${id}/answers`, { personId: other, answer: 'decline' });
      return declined.body.code === 'hand-over-answered';
    });
    const { link } = await mailTo(boss, /請決定由誰接手/);
    const page = await api.get(link, { key: null });
    expect(page.text).toContain('<html lang="zh-TW">');
    expect(page.text).toContain(`<option value="${receiver}">`);
    const none = await form(link, { part: other, act: 'decide', toPersonId: '' });
    expect([none.status, none.text.includes('\u8acb\u9078\u64c7\u7531\u8ab0\u63a5\u624b')]).toEqual([
      422,
      true,
    ]);
    expect((await form(link, { part: other, act: 'accept' })).status).toBe(409);
    expect((await form(link, { part: other, act: 'decide', toPersonId: receiver })).status).toBe(200);
    expect(await isDone(id)).toMatchObject({ parts: [{ receiverId: receiver, moved: 2 }] });

    const target = { kind: 'hand-over', handOverId: id } as const;
    const expiresAt = new Date(Date.now() + 60_000);
    const [token = ''] = await api.store.links.create([{ personId: 'sales-2', target, expiresAt }]);
    expect((await api.get(`/hand-overs/${id}?token=${token}`, { key: null })).status).toBe(403);
    expect((await api.get(`/hand-overs/other?token=${token}`, { key: null })).status).toBe(404);
  });
});

describe('deactivating somebody', () => {
  const deactivate = async (id: string, query = ''): Promise<Told> => {
    const { revision, addressProblem: _, ...person } = (await api.store.people.read(id))!;
    return api.put(
      `/v1/people/${id}${query}`,
      { ...person, active: false },
      {
        headers: { 'If-Match': `"${revision}"` },
      },
    );
  };

  it('is refused while they hold something, and says what', async () => {
    const { from } = await team(12);
    const refused = await deactivate(from);
    expect([refused.status, refused.body.code]).toEqual([409, 'person-holds']);
    expect(refused.body).toMatchObject({
      detail: expect.stringContaining('12 projects (9 open)'),
      holdings: { counts: { projects: 12, owned: 12 } },
    });
    expect((await api.store.people.read(from))!.active).toBe(true);
    expect((await deactivate('sales-2')).status).toBe(200);
  });

  it('starts the hand-over when that is asked for', async () => {
    const { from, receiver } = await team(2);
    const replaced = await deactivate(from, '?handOver=start');
    expect(replaced.status).toBe(200);
    const id = /<\/v1\/hand-overs\/([^>]+)>/.exec(replaced.headers.get('link') ?? '')?.[1] ?? '';
    expect(await asked(id)).toMatchObject({ reason: 'leaving', parts: [{ receiverId: receiver }] });
    await api.post(`/v1/hand-overs/${id}/answers`, { personId: receiver, answer: 'accept' });
    expect(await isDone(id)).toMatchObject({ counts: { moved: 2 } });
    expect(mails.filter(({ to }) => to === `${from}@example.com`)).toEqual([]);
  });
});
