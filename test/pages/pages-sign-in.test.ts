import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { eventually } from '../support/eventually';
import type { PageVisits } from './page-visits';
import { aSession, hiddenOf, pageVisits, textOf } from './page-visits';
import type { RunningApi, Told } from '../api/running-api';
import { activitiesWithoutMail, person, startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;
const notifications: NotificationRequest[] = [];

beforeAll(async () => {
  api = await startApi({
    settings: { publicUrl: 'https://milepost.example' },
    activities: (store, client) => ({
      ...activitiesWithoutMail(store, client),
      sendNotification: (request) => {
        notifications.push(request);
        return Promise.resolve({ status: 'accepted', personId: request.personId });
      },
    }),
  });
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  api.ask('POST', path, { key: null, form, headers });

/** Signs somebody in, and gives the cookie. */
async function signIn(personId: string): Promise<string> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await post('/sign-in/confirm', { token });
  return (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
}

const as = (Cookie: string) => ({ key: null, headers: { Cookie } });
const notificationsTo = (personId: string): NotificationRequest[] =>
  notifications.filter((notification) => notification.personId === personId);

describe('asking for a sign-in link', () => {
  it('sends one to a known address, and tells nobody whether it is known', async () => {
    await api.store.people.create(person('asker-1', { email: 'Asker.One@example.com' }));

    const known = await post('/sign-in', { email: 'asker.one@EXAMPLE.com' });
    const unknown = await post('/sign-in', { email: 'nobody@example.com' });

    expect(known.status).toBe(200);
    expect(known.text).toBe(unknown.text);
    const [notification] = await eventually(() =>
      notificationsTo('asker-1').length > 0 ? notificationsTo('asker-1') : undefined,
    );
    expect(notification).toMatchObject({ personId: 'asker-1', notification: { kind: 'sign-in' } });
    expect(notifications.map(({ personId }) => personId)).toEqual(['asker-1']);
  });

  it('sends one mail a minute at most, whoever asks at the same moment', async () => {
    await api.store.people.create(person('asker-2'));

    await Promise.all(Array.from({ length: 8 }, () => post('/sign-in', { email: 'asker-2@example.com' })));

    await eventually(() => notificationsTo('asker-2').length > 0);
    expect(notificationsTo('asker-2')).toHaveLength(1);
  });

  it('takes any link of a person, also an expired one', async () => {
    await api.store.people.create(person('asker-3', { language: 'zh-TW' }));
    const token = await visits.link('asker-3', { kind: 'project', projectId: 'p' }, -1_000);

    const answer = await post('/sign-in', { token });

    expect(answer.text).toContain('lang="zh-TW"');
    await eventually(() => notificationsTo('asker-3').length === 1);
  });

  it('does nothing for people who have left', async () => {
    await post('/sign-in', { email: 'gone-1@example.com' });
    await api.store.people.create(person('asker-4'));
    await post('/sign-in', { email: 'asker-4@example.com' });

    await eventually(() => notificationsTo('asker-4').length === 1);
    expect(notificationsTo('gone-1')).toEqual([]);
  });

  it('is refused from pages of others', async () => {
    await api.store.people.create(person('asker-5'));
    const answer = await post(
      '/sign-in',
      { email: 'asker-5@example.com' },
      { 'Sec-Fetch-Site': 'cross-site' },
    );

    expect(answer.status).toBe(403);
  });
});

describe('a sign-in link', () => {
  it('signs in by its button alone, once, in one browser', async () => {
    const token = await visits.link('sales-1', { kind: 'sign-in' }, 60_000);

    const shown = await api.get(`/sign-in/confirm?token=${token}`, { key: null });
    await api.ask('HEAD', `/sign-in/confirm?token=${token}`);
    const first = await post('/sign-in/confirm', { token });
    const second = await post('/sign-in/confirm', { token });

    expect(textOf(shown)).toContain('Sign in as Person sales-1 in this browser');
    expect(shown.headers.get('set-cookie')).toBeNull();
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/today');
    expect(first.headers.get('set-cookie')).toMatch(
      /^milepost_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(second.status).toBe(410);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect((await api.get(`/sign-in/confirm?token=${token}`)).status).toBe(410);
  });

  it('signs in one of two browsers that press at the same moment', async () => {
    const token = await visits.link('sales-1', { kind: 'sign-in' }, 60_000);

    const answers = await Promise.all(Array.from({ length: 6 }, () => post('/sign-in/confirm', { token })));

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('is no link of another kind, and does not work when it is too old', async () => {
    const task = await visits.link('sales-1', { kind: 'project', projectId: 'p' });
    const old = await visits.link('sales-1', { kind: 'sign-in' }, -1_000);

    expect((await post('/sign-in/confirm', { token: task })).status).toBe(410);
    expect((await post('/sign-in/confirm', { token: old })).status).toBe(410);
  });
});

describe('a session', () => {
  it('ends when the address changes or the person is switched off, also for whoever comes back', async () => {
    await api.store.people.create(person('mover-1'));
    const change = async (changes: object): Promise<void> => {
      const { body } = await api.get('/v1/people/mover-1');
      const headers = { 'If-Match': `"${body.revision}"` };
      const changed = await api.put('/v1/people/mover-1', { ...body, ...changes }, { headers });
      expect(changed.status).toBe(200);
    };
    const isIn = async (cookie: string) => (await api.get('/today', as(cookie))).status === 200;
    const link = await visits.link('mover-1', { kind: 'sign-in' }, 60_000);

    const first = await signIn('mover-1');
    await change({ capacity: 3, email: 'MOVER-1@example.com' });
    expect(await isIn(first)).toBe(true);
    await change({ email: 'elsewhere@example.com' });
    expect(await isIn(first)).toBe(false);
    const used = await post('/sign-in/confirm', { token: link });
    expect(used.headers.get('set-cookie')).toBeNull();

    const second = await signIn('mover-1');
    await change({ active: false });
    await change({ active: true });
    expect(await isIn(second)).toBe(false);
    expect(await isIn(await signIn('mover-1'))).toBe(true);
  });

  it('is needed for one’s own tasks', async () => {
    for (const path of ['/today', '/my/tasks/p/t1/complete']) {
      const answer = await api.get(path, { key: null, headers: { Cookie: 'milepost_session=nothing' } });

      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/sign-in');
    }
  });

  it('ends with signing out, with its time, and with leaving the company', async () => {
    await api.store.people.create(person('worker-1'));
    const cookie = await signIn('worker-1');
    const other = await signIn('worker-1');
    const page = await api.get('/today', as(cookie));
    const requestId = hiddenOf(page, 'requestId');

    expect((await post('/sign-out', { requestId: 'x.y' }, { Cookie: cookie })).status).toBe(403);
    const out = await post('/sign-out', { requestId }, { Cookie: cookie });

    expect(out.status).toBe(200);
    expect(out.headers.get('set-cookie')).toMatch(/^milepost_session=; Path=\/; Max-Age=0;/);
    expect((await api.get('/today', as(cookie))).status).toBe(303);
    expect((await api.get('/today', as(other))).status).toBe(200);
    const { revision, ...worker } = (await api.store.people.read('worker-1'))!;
    await api.store.people.replace({ ...worker, active: false }, revision);
    expect((await api.get('/today', as(other))).status).toBe(303);
    const expired = await visits.link('sales-1', aSession, -1_000);
    expect((await api.get('/today', as(`milepost_session=${expired}`))).status).toBe(303);
    const link = await visits.link('sales-1', { kind: 'project', projectId: 'p' });
    expect((await api.get('/today', as(`milepost_session=${link}`))).status).toBe(303);
  });
});

describe('my tasks', () => {
  /** A project of a new rep, who has signed in. */
  async function repWithProject(id: string) {
    await api.store.people.create(person(id, { managerId: 'manager-1' }));
    const opened = await api.post('/v1/projects', {
      title: `Line of ${id}`,
      customerId: 'acme',
      ownerId: id,
    });
    const projectId = opened.body.projectId;
    await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);
    const [task] = await visits.tasks(projectId);
    return { projectId, task: task!, cookie: await signIn(id) };
  }

  it('lists what is due first, with every action that a mail would offer', async () => {
    const { projectId, task, cookie } = await repWithProject('lister-1');

    const page = await api.get('/today', as(cookie));

    expect(textOf(page)).toMatch(
      /Person lister-1 .*Complete the customer archive .*Agree on a first meeting/,
    );
    expect(textOf(page)).toContain('Acme · Line of lister-1');
    for (const action of ['complete', 'record-contact', 'postpone', 'pass-on', 'decline', 'hold']) {
      expect(page.text).toContain(`href="/my/tasks/${projectId}/${task.id}/${action}?from=`);
    }
  });

  it('shows those of people whom one stands in for', async () => {
    const { projectId, task } = await repWithProject('absent-1');
    await api.store.people.create(person('deputy-2', { managerId: 'manager-1' }));
    const today = localDate(Date.now(), 'Asia/Taipei');
    const { revision, ...away } = (await api.store.people.read('absent-1'))!;
    const absence = { from: today, to: addDays(today, 3), substituteId: 'deputy-2' };
    await api.store.people.replace({ ...away, absences: [absence] }, revision);
    const cookie = await signIn('deputy-2');

    const list = await api.get('/today', as(cookie));
    const address = `/my/tasks/${projectId}/${task.id}/complete`;
    const requestId = hiddenOf(await api.get(address, as(cookie)), 'requestId');
    const done = await post(address, { requestId, evidence: 'crm:1' }, { Cookie: cookie });

    expect(textOf(list)).toContain('You act for Person absent-1, who is away until');
    expect(done.status).toBe(200);
    expect((await visits.changed(projectId, task.id, ({ status }) => status === 'done')).closedBy).toBe(
      'deputy-2',
    );
  });

  it('acts once for a form that is sent twice at the same moment', async () => {
    const { projectId, task, cookie } = await repWithProject('clicker-1');
    const address = `/my/tasks/${projectId}/${task.id}/record-contact`;
    const requestId = hiddenOf(await api.get(address, as(cookie)), 'requestId');

    const send = (): Promise<Told> => post(address, { requestId, kind: 'call' }, { Cookie: cookie });
    const answers = await Promise.all([send(), send()]);
    const again = hiddenOf(await api.get(address, as(cookie)), 'requestId');
    const next = await post(address, { requestId: again, kind: 'visit' }, { Cookie: cookie });

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(next.status).toBe(200);
    const events = await api.store.ledger.read(projectId);
    expect(events.filter(({ type }) => type === 'contactRecorded')).toHaveLength(2);
  });

  it('are acted on from pages of this session alone', async () => {
    const { projectId, task, cookie } = await repWithProject('victim-1');
    const address = `/my/tasks/${projectId}/${task.id}/complete`;
    const requestId = hiddenOf(await api.get(address, as(cookie)), 'requestId');
    const form = { requestId, evidence: 'x' };
    const others = await signIn('sales-2');
    const theirs = hiddenOf(await api.get(address, as(others)), 'requestId');

    const refused = [
      await post(address, form, { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' }),
      await post(address, form, { Cookie: cookie, 'Sec-Fetch-Site': 'same-site' }),
      await post(address, form, { Cookie: cookie, Origin: 'https://evil.example' }),
      await post(address, { evidence: 'x' }, { Cookie: cookie }),
      await post(address, { requestId: theirs, evidence: 'x' }, { Cookie: cookie }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(refused[0]!.headers.get('content-type')).toMatch(/^text\/html/);
    const own = { Cookie: cookie, Origin: 'https://milepost.example' };
    expect((await post(address, form, own)).status).toBe(200);
  });

  it('of others open to nobody, and say nothing of them', async () => {
    const { projectId, task } = await repWithProject('private-1');
    await api.store.people.create(person('nosy-1', { team: 'south' }));
    const cookie = await signIn('nosy-1');

    for (const path of [`/my/tasks/${projectId}/${task.id}/complete`, `/projects/${projectId}`]) {
      const answer = await api.get(path, as(cookie));

      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('Line of private-1');
    }
  });
});

describe('the page of a project', () => {
  it('opens with any link of it, and leads to the actions of whoever has signed in', async () => {
    const projectId = await api.openProject();
    const [task] = await visits.tasks(projectId);
    await api.post(
      `/v1/projects/${projectId}/notes`,
      { note: 'Calls after four.' },
      { headers: { 'X-Milepost-Actor': 'manager-1' } },
    );
    await api.post(`/v1/projects/${projectId}/tasks/${task!.id}/acceptance`, {});
    await visits.changed(projectId, task!.id, ({ status }) => status === 'accepted');
    const token = await visits.taskLink(projectId, task!, 'decline');

    const page = await api.get(`/projects/${projectId}?token=${token}`, { key: null });
    const signedIn = await api.get(`/projects/${projectId}`, as(await signIn('sales-1')));
    const managers = await api.get(`/projects/${projectId}`, as(await signIn('manager-1')));

    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Sales representative · Person sales-1 the owner of the project');
    expect(textOf(page)).toMatch(/· Person manager-1|by Person manager-1/);
    expect(textOf(page)).toContain('Calls after four.');
    expect(textOf(page)).toContain('accepted');
    expect(page.text).not.toContain('/my/tasks/');
    expect(signedIn.text).toContain(`/my/tasks/${projectId}/${task!.id}/complete`);
    expect(managers.status).toBe(200);
    expect(textOf(managers)).toContain('What others have to do');
  });
});

describe('logs', () => {
  it('hold no token of a session or of a sign-in link', async () => {
    const token = await visits.link('sales-1', { kind: 'sign-in' }, 60_000);
    await api.get(`/sign-in/confirm?token=${token}`);
    const answer = await post('/sign-in/confirm', { token });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0]!;
    await api.get('/today', as(cookie));

    await eventually(() => api.logs.some(({ msg }) => String(msg).includes('GET /today 200')));
    const lines = JSON.stringify(api.logs);
    expect(lines).not.toContain(token);
    expect(lines).not.toContain(cookie.split('=', 2)[1]);
  });
});
