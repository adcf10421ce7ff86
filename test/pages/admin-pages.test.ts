import { activityInfo } from '@temporalio/activity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { healthActivities } from '../../activities/health/health';
import { retryMail } from '../../activities/retry-mail';
import type { HealthPageRequest } from '../../contracts/sandbox/health';
import type { RetryMailRequest } from '../../contracts/sandbox/mail-attempts';
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
    settings: { temporalUiUrl: 'https://temporal.example.com' },
    activities: (store, client) => ({
      ...activitiesWithoutMail(store, client),
      retryMail: (request: RetryMailRequest) => retryMail({ store, sender, settings: mails }, request),
      checkHealth: (request: HealthPageRequest) =>
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
    },
    now,
  );
  const after = { status: 'pending', attempts: 0 } as const;
  await outbox.begin(key, { after, personId, messageId: `<${key}@x>`, slotEndsAtMs: 0 }, now);
  await outbox.end(key, 1, { status: 'failed', personId, reason: 'rejected', reply: '550 5.1.1' }, now);
}

describe('rights', () => {
  const ofAdministrators = routes.filter(({ path }) => path.startsWith('/admin'));
  const address = (path: string): string => path.replace('{act}', 'disable').replace(/\{\w+\}/g, 'none');

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
    const inTemporalUi = `https://temporal.example.com/namespaces/default/workflows/${projectWorkflowId(projectId)}`;
    expect(page.text).toContain(`href="${inTemporalUi}"`);
    const { headers } = await office.post('admin', '/admin/repairs', { projectId });
    expect(headers.get('location')).toBe('/admin?done=project');

    await eventually(async () => (await handle.describe()).status.name === 'RUNNING');
    await eventually(async () => (await api.store.findings.list({ projectIds: [projectId] })).length === 0);
    const [act] = (await api.store.adminActs.page({ limit: 1 })).acts;
    expect(act).toMatchObject({ actorId: 'admin', kind: 'project-repaired', subject: projectId });
  });
});

describe('people', () => {
  const record = {
    name: 'Iris Tan',
    email: 'iris@example.com',
    roles: 'Sales, presales-engineer',
    managerId: 'boss',
    team: 'north',
    customerClasses: 'a, B',
    language: 'en',
    timeZone: 'asia/taipei',
    capacity: '8',
    active: 'on',
  };
  const fieldsOf = async (path: string): Promise<Record<string, string>> => {
    const { text } = await office.show('admin', path);
    return { revision: /name="revision" value="(\d+)"/.exec(text)![1]! };
  };

  it('are added once, found in the list, and changed; who did it is shown', async () => {
    const requestId = await office.key('admin');
    const added = await office.post('admin', '/admin/people/new', { ...record, requestId });
    const again = await office.post('admin', '/admin/people/new', { ...record, requestId });
    const path = added.headers.get('location')!.split('?')[0]!;
    const id = path.split('/').at(-1)!;

    expect([added.status, again.headers.get('location')]).toEqual([303, added.headers.get('location')]);
    expect(await api.store.people.read(id)).toMatchObject({
      roles: ['sales', 'presales-engineer'],
      customerClasses: ['A', 'B'],
      timeZone: 'Asia/Taipei',
      managerId: 'boss',
      capacity: 8,
    });
    const found = textOf(await office.show('admin', '/admin/people?q=iris+presales&manager=boss'));
    expect(found).toContain('One person');
    expect(found).toContain('reports to Person boss');

    const changed = { ...record, ...(await fieldsOf(path)), capacity: '5' };
    expect((await office.post('admin', path, changed)).headers.get('location')).toBe(`${path}?done=saved`);
    const page = textOf(await office.show('admin', `${path}?done=saved`));
    expect(page).toContain('Saved.');
    expect(page).toContain('Ada Chou');
    expect(page).toContain('Open tasks at a time: 8 → 5');
  });

  it('that two change at once lose nothing: each change is kept, or put to choice', async () => {
    const { addressProblem: _, ...given } = person('twice', { capacity: 10, team: 'north' });
    await api.store.people.create({ ...given, addressProblem: null });
    const path = '/admin/people/twice';
    const opened = await fieldsOf(path);
    const now = (await api.store.people.read('twice'))!;
    const { revision, ...was } = now;
    await api.store.people.replace({ ...was, capacity: 3, team: 'south' }, revision, undefined, 'boss');

    const typed = { ...record, ...opened, name: now.name, email: now.email, team: 'east', capacity: '10' };
    const answer = await office.post('admin', path, typed);

    expect(answer.status).toBe(409);
    expect(textOf(answer)).toContain('Person boss has set this to: south');
    expect(answer.text).toMatch(/id="team"[^>]*value="east"|value="east"[^>]*id="team"/);
    expect(answer.text).toMatch(/id="capacity"[^>]*value="3"/);
    expect((await api.store.people.read('twice'))!.team).toBe('south');
    const shown = /name="revision" value="(\d+)"/.exec(answer.text)![1]!;
    await office.post('admin', path, { ...typed, capacity: '3', revision: shown });
    expect(await api.store.people.read('twice')).toMatchObject({ team: 'east', capacity: 3 });
  });

  it('who still hold something are switched off with a hand-over, and not without', async () => {
    await api.store.people.create(person('leaver', { managerId: 'boss' }));
    const opened = await api.post('/v1/projects', { title: 'Oven', customerId: 'acme', ownerId: 'leaver' });
    await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    const path = '/admin/people/leaver';
    const { name, email } = (await api.store.people.read('leaver'))!;
    const typed = { ...record, name, email, ...(await fieldsOf(path)), active: '' };

    const refused = await office.post('admin', path, typed);
    expect(refused.status).toBe(409);
    expect(textOf(refused)).toContain('They still hold one project');
    expect(refused.text).toContain('name="handOver"');
    expect((await api.store.people.read('leaver'))!.active).toBe(true);

    const done = await office.post('admin', path, { ...typed, handOver: 'on' });
    expect(done.headers.get('location')).toBe(`${path}?done=handed-over`);
    expect((await api.store.people.read('leaver'))!.active).toBe(false);
    await eventually(
      async () => (await api.store.handOvers.list({ fromPersonId: 'leaver' }, { limit: 5 })).length > 0,
    );
  });

  it('that are not understood are not saved, and each mistake leads to its field', async () => {
    const wrong = { ...record, email: 'x', roles: 'big boss!', timeZone: 'Asia/Taipeh', capacity: '-' };
    const answer = await office.post('admin', '/admin/people/new', wrong);
    expect(answer.status).toBe(422);
    for (const field of ['email', 'roles', 'timeZone', 'capacity']) {
      expect(answer.text).toContain(`href="#${field}"`);
    }
    expect(textOf(answer)).toContain('Did you mean Asia/Taipei?');
    const taken = await office.post('admin', '/admin/people/new', { ...record, id: 'rep' });
    expect([taken.status, textOf(taken).includes('Somebody has this id already.')]).toEqual([409, true]);
    const circle = { ...record, ...(await fieldsOf('/admin/people/boss')), managerId: 'rep' };
    expect(textOf(await office.post('admin', '/admin/people/boss', circle))).toContain('in a circle');
  });

  it('are not left without an administrator', async () => {
    const { name, email } = (await api.store.people.read('admin'))!;
    const typed = { ...record, name, email, managerId: '', ...(await fieldsOf('/admin/people/admin')) };
    const answer = await office.post('admin', '/admin/people/admin', typed);
    expect([answer.status, textOf(answer).includes('Nobody else is an administrator')]).toEqual([422, true]);
  });

  it('have their absences planned and removed there too', async () => {
    const week = { from: '2032-03-01', to: '2032-03-05', substituteId: 'sales-1' };
    await office.post('admin', '/admin/people/engineer-1/absences', week);
    expect((await api.store.people.read('engineer-1'))!.absences).toEqual([week]);
    await office.post('admin', '/admin/people/engineer-1/absences/remove', week);
    expect((await api.store.people.read('engineer-1'))!.absences).toEqual([]);
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

  it('are replaced: the new one works at once, the present one as long as was chosen', async () => {
    const made = await office.post('admin', '/admin/keys', { ...making, name: 'ERP' });
    const secretIn = ({ text }: { text: string }) => /mp_[0-9a-f]{12}_[\w-]{43}/.exec(text)?.[0] ?? '';
    const { id } = (await api.store.apiKeys.list()).find(({ name }) => name === 'ERP')!;
    const works = async (key: string) => (await api.get('/v1/projects', { key })).status === 200;
    const page = `/admin/keys/${id}/rotate`;
    expect(textOf(await office.show('admin', page))).toContain('Replace the key “ERP”?');

    const second = await office.post('admin', page, { overlapHours: '24' });

    expect(await works(secretIn(made))).toBe(true);
    expect(await works(secretIn(second))).toBe(true);
    expect(textOf(await office.show('admin', '/admin/keys'))).toContain('the key before it works until');
    const third = await office.post('admin', page, { overlapHours: '0' });
    await eventually(async () => !(await works(secretIn(made))) && !(await works(secretIn(second))));
    expect(await works(secretIn(third))).toBe(true);
    expect(new Set([made, second, third].map(secretIn)).size).toBe(3);
    expect(textOf(await office.show('admin', '/admin/log'))).toContain('gave the API key ERP');
    await office.post('admin', `/admin/keys/${id}/revoke`);
    expect((await office.post('admin', page)).status).toBe(404);
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

describe('what is set up', () => {
  it('is shown: calendars and playbooks', async () => {
    const page = textOf(await office.show('admin', '/admin/setup'));
    expect(page).toMatch(/Taiwan \(tw\) .*holidays of 2025, 2026/);
    expect(page).toContain('standard');
  });
});

describe('the log', () => {
  it('says who has seen personal facts', async () => {
    const seen = { viewerId: 'boss', customerId: 'acme', personId: 'wang', through: 'page' };
    await api.store.archiveViews.note([{ atMs: Date.now(), ...seen }]);
    expect(textOf(await office.show('admin', '/admin/log'))).toContain(
      'Person boss saw what is known of wang',
    );
  });
});
