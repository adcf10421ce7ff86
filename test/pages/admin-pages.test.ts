import { activityInfo } from '@temporalio/activity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { healthActivities } from '../../activities/health/health';
import { retryMail } from '../../activities/retry-mail';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { createMailSender } from '../../mail/send/send';
import { routes } from '../../api/index';
import type { RunningApi } from '../api/running-api';
import { activitiesWithoutMail, person, startApi } from '../api/running-api';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import type { AdminOffice } from './admin-office';
import { adminOffice, everybody } from './admin-office';
import { hiddenOf, textOf } from './page-visits';

let api: RunningApi;
let office: AdminOffice;

const settings = { dayMs: realDayMs, companyTimeZone: 'Asia/Taipei' };

beforeAll(async () => {
  const sender = createMailSender({ smtpUrl: engines().smtpUrl });
  const mails = { ...settings, mailFrom: 'Milepost <m@example.com>', publicUrl: 'http://127.0.0.1:3000' };
  api = await startApi({
    activities: (store, client) => ({
      ...activitiesWithoutMail(store, client),
      retryMail: (request) => retryMail({ store, sender, settings: mails }, request),
      checkHealth: (request) =>
        healthActivities(() => ({
          ...{ store, client, settings, taskQueue: activityInfo().taskQueue, settleMs: 50 },
        })).checkHealth(request),
    }),
  });
  office = await adminOffice(api);
});
afterAll(() => api.stop());

/** An email that the server has refused. */
async function failedMail(key: string, personId: string): Promise<void> {
  const { outbox } = api.store;
  const now = new Date();
  await outbox.claim(
    {
      ...{ key, projectId: null, mail: 'sign-in', taskId: null },
      request: {
        activity: 'sendNotification',
        request: { key, personId, notification: { kind: 'sign-in' } },
      },
    } as Parameters<typeof outbox.claim>[0],
    now,
  );
  const after = { status: 'pending', attempts: 0 } as const;
  await outbox.begin(key, { after, personId, messageId: `<${key}@x>`, slotEndsAtMs: 0 }, now);
  await outbox.end(key, 1, { status: 'failed', personId, reason: 'rejected', reply: '550 5.1.1' }, now);
}

describe('rights', () => {
  const ofAdministrators = routes.filter(({ path }) => path.startsWith('/admin'));
  const address = (path: string): string => path.replace(/\{\w+\}/g, 'none');

  it.each(ofAdministrators.map(({ method, path }) => [method, path] as const))(
    '%s %s: administrators alone',
    async (method, path) => {
      const answers: Record<string, number> = {};
      for (const who of everybody) {
        const { status } =
          method === 'get'
            ? await office.show(who, address(path))
            : await office.post(who, address(path), { key: 'none', projectId: 'none' });
        answers[who] = status;
      }
      expect(answers).toMatchObject({ boss: 403, rep: 403 });
      expect([200, 303, 404, 422]).toContain(answers['admin']);
    },
  );

  it.each(ofAdministrators.filter(({ method }) => method !== 'get').map(({ path }) => path))(
    '%s takes no form of another session',
    async (path) => {
      const requestId = await office.key('rep');
      expect((await office.post('admin', address(path), { requestId })).status).toBe(403);
    },
  );

  it('end with the role', async () => {
    const { revision, ...admin } = (await api.store.people.read('admin'))!;
    await api.store.people.replace({ ...admin, roles: [] }, revision);
    expect((await office.show('admin', '/admin')).status).toBe(403);
    await api.store.people.replace(admin, revision + 1);
    expect((await office.show('admin', '/admin')).status).toBe(200);
  });

  it('are shown in the account menu to administrators alone', async () => {
    const has = async (who: (typeof everybody)[number]) =>
      (await office.show(who, '/settings')).text.includes('href="/admin"');
    expect([await has('admin'), await has('boss'), await has('rep')]).toEqual([true, false, false]);
  });
});

describe('an email that has failed', () => {
  it('is listed with what happened, and sent again once, by whom is kept', async () => {
    await failedMail('failed-1', 'rep');
    const page = await office.show('admin', '/admin');
    expect(textOf(page)).toContain('Link to sign in · to Person rep');
    expect(textOf(page)).toContain('Given up: the mail server refused it for good');
    expect(textOf(page)).toContain('the server said 550 5.1.1');

    const form = { key: 'failed-1', requestId: hiddenOf(page, 'requestId') };
    for (const _ of [1, 2]) {
      const { status, headers } = await office.post('admin', '/admin/mails/retry', form);
      expect([status, headers.get('location')]).toEqual([303, '/admin?done=mail']);
    }
    await eventually(async () => (await api.store.outbox.read('failed-1'))?.status !== 'failed');

    expect(textOf(await office.show('admin', '/admin?done=mail'))).toContain('It is being sent again.');
    const { acts } = await api.store.adminActs.page({ limit: 10 });
    expect(acts.map(({ actorId, kind, subject }) => [actorId, kind, subject])).toEqual([
      ['admin', 'mail-retried', 'failed-1'],
    ]);
  });

  it('that nobody knows is none', async () => {
    expect((await office.post('admin', '/admin/mails/retry', { key: 'never' })).status).toBe(404);
  });
});

describe('a project that stands still', () => {
  it('is listed, and runs again after its repair', async () => {
    const projectId = await api.openProject();
    const handle = api.worker.client.workflow.getHandle(projectWorkflowId(projectId));
    await handle.terminate();
    const finding = { kind: 'no-workflow', subject: projectId, projectId, detail: 'Nothing runs.' } as const;
    await api.store.findings.settle({ projectIds: [projectId] }, [finding], Date.now());

    const page = await office.show('admin', '/admin');
    expect(textOf(page)).toContain('Nothing runs for it');
    expect(textOf(page)).toContain('Cooling line, hall 3');
    const { headers } = await office.post('admin', '/admin/repairs', { projectId });
    expect(headers.get('location')).toBe('/admin?done=project');

    await eventually(async () => (await handle.describe()).status.name === 'RUNNING');
    await eventually(async () => (await api.store.findings.list({ projectIds: [projectId] })).length === 0);
    const [act] = (await api.store.adminActs.page({ limit: 1 })).acts;
    expect(act).toMatchObject({ actorId: 'admin', kind: 'project-repaired', subject: projectId });
  });
});

describe('API keys', () => {
  const making = { name: 'Shop', 'may-reports-write': 'on', 'may-projects-read': 'on' };

  it('are made once, shown once, and revoked after a question', async () => {
    const requestId = await office.key('admin');
    const made = await office.post('admin', '/admin/keys', { ...making, requestId });
    const secret = /mp_[0-9a-f]{12}_[\w-]{43}/.exec(made.text)?.[0] ?? '';
    const again = await office.post('admin', '/admin/keys', { ...making, requestId });
    const list = await office.show('admin', '/admin/keys');

    expect([made.status, again.status]).toEqual([200, 409]);
    expect(list.text).not.toContain(secret);
    expect(textOf(list)).toContain('May: projects:read, reports:write');
    expect(textOf(list)).toContain('made by Ada Chou');
    expect((await api.get('/v1/projects', { key: secret })).status).toBe(200);
    const { id } = (await api.store.apiKeys.list()).find(({ name }) => name === 'Shop')!;
    expect(textOf(await office.show('admin', `/admin/keys/${id}/revoke`))).toContain('cannot be undone');
    expect((await api.get('/v1/projects', { key: secret })).status).toBe(200);

    const revoked = await office.post('admin', `/admin/keys/${id}/revoke`);
    expect(revoked.headers.get('location')).toBe('/admin/keys?revoked=1');
    await eventually(async () => (await api.get('/v1/projects', { key: secret })).status === 401);
    expect(textOf(await office.show('admin', '/admin/keys'))).toContain('Revoked by Ada Chou');
  });

  it('that are not understood are not made, and nothing that was typed is lost', async () => {
    const answer = await office.post('admin', '/admin/keys', { name: ' ', expiresOn: '2020-01-01' });
    expect(answer.status).toBe(422);
    expect(textOf(answer)).toContain('Please choose at least one.');
    expect(textOf(answer)).toContain('Please choose a day that is not over.');
    const ticked = await office.post('admin', '/admin/keys', { 'may-admin': 'on', name: '' });
    expect(ticked.text).toMatch(/id="may-admin"[^>]*checked/);
  });
});

describe('an absence of one’s own', () => {
  const plan = (fields: Record<string, string>) => office.post('rep', '/settings/absences', fields);
  const absences = async () => (await api.store.people.read('rep'))!.absences;

  it('is planned once, shown with who stands in, and removed', async () => {
    const week = { from: '2031-03-03', to: '2031-03-07', substituteId: 'sales-1' };
    for (const _ of [1, 2]) expect((await plan(week)).headers.get('location')).toBe('/settings?saved=1');

    expect(await absences()).toEqual([week]);
    expect(textOf(await office.show('rep', '/settings'))).toContain('Person sales-1 stands in');
    const [change] = await api.store.people.history('rep', { afterRevision: 1, limit: 5 });
    expect(change).toMatchObject({ actor: 'rep', changes: [{ field: 'absences', to: [week] }] });

    await office.post('rep', '/settings/absences/remove', { from: week.from, to: week.to });
    expect(await absences()).toEqual([]);
  });

  it.each([
    [{ from: '', to: '2031-04-02' }, 'Please choose a day.'],
    [{ from: '2031-04-05', to: '2031-04-02' }, 'This is before the first day.'],
    [{ from: '2020-04-01', to: '2020-04-02' }, 'This day is over.'],
    [{ from: '2031-05-04', to: '2031-05-09' }, 'There is an absence on these days already'],
    [{ from: '2031-06-01', to: '2031-06-01', substituteId: 'gone-1' }, 'Please choose somebody'],
    [{ from: '2031-06-01', to: '2031-06-01', substituteId: 'rep' }, 'Please choose somebody'],
  ])('%j is refused: %s', async (typed, why) => {
    await plan({ from: '2031-05-01', to: '2031-05-04' });
    const before = await absences();
    const answer = await plan(typed);
    expect(answer.status).toBe(422);
    expect(textOf(answer)).toContain(why);
    expect(answer.text).toContain(`value="${typed.to}"`);
    expect(await absences()).toEqual(before);
  });
});

describe('a key of a program', () => {
  it('makes no administrator, and gives none another address, unless it may do everything', async () => {
    const key = await api.createKey('HR', ['people:read', 'people:write']);
    const { addressProblem: _, ...ops } = person('ops', { roles: ['administrator'] });
    const post = (given: string) => api.post('/v1/people', ops, { key: given });
    const patch = (id: string, body: object) =>
      api.ask('PATCH', `/v1/people/${id}`, { key, body, headers: { 'If-Match': '*' } });

    expect((await post(key)).body.code).toBe('scope-missing');
    expect((await patch('rep', { roles: ['administrator'] })).body.code).toBe('scope-missing');
    expect((await api.post('/v1/people', ops)).status).toBe(201);
    expect((await patch('ops', { email: 'mine@example.com' })).body.code).toBe('scope-missing');
    expect((await patch('ops', { capacity: 3 })).status).toBe(200);
    expect((await patch('ops', { roles: [] })).status).toBe(200);
  });
});
