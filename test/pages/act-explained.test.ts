import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import type { Person } from '../../contracts/wire/directory';
import type { Task } from '../../domain/project/model/state';
import { readingToken } from '../../store/links';
import { eventually } from '../support/eventually';
import type { PageVisits } from './page-visits';
import { aSession, pageVisits, textOf } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
});
afterAll(() => api.stop());

async function projectWithTask(): Promise<{ projectId: string; task: Task }> {
  const projectId = await api.openProject();
  return { projectId, task: (await visits.tasks(projectId))[0]! };
}

async function change(personId: string, more: Partial<Person>): Promise<void> {
  const { revision, ...before } = (await api.store.people.read(personId))!;
  await api.store.people.replace({ ...before, ...more }, revision);
}

const today = (): string => localDate(Date.now(), 'Asia/Taipei');

/** A project of somebody of their own, so that nobody else's tests see their absences. */
async function projectOf(ownerId: string): Promise<{ projectId: string; task: Task }> {
  const opened = await api.post('/v1/projects', { title: 'Press line', customerId: 'acme', ownerId });
  const projectId = opened.body.projectId;
  await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);
  return { projectId, task: (await visits.tasks(projectId))[0]! };
}

describe('a link', () => {
  it.each(['', 'nothing-of-ours', 'x'.repeat(150)])('that opens nothing ("%s") says so', async (token) => {
    expect(await visits.open(token)).toMatchObject({ status: 404 });
    expect(await visits.act(token)).toMatchObject({ status: 404 });
  });

  it('of another kind opens no action', async () => {
    const { projectId } = await projectWithTask();

    expect((await visits.open(await visits.link('sales-1', { kind: 'project', projectId }))).status).toBe(
      404,
    );
    expect((await visits.open(await visits.link('sales-1', aSession))).status).toBe(404);
  });

  it('that has expired says so, and offers a mail with a link to one’s own tasks', async () => {
    const { projectId, task } = await projectWithTask();
    const target = {
      kind: 'task',
      projectId,
      taskId: task.id,
      action: 'complete',
      holderId: 'sales-1',
    } as const;
    const token = await visits.link('sales-1', target, -1_000);

    const page = await visits.open(token);

    expect(page.status).toBe(410);
    expect(textOf(page)).toContain('This link has expired');
    expect(page.text).toContain('action="/sign-in"');
    expect((await visits.act(token, { evidence: 'x' })).status).toBe(410);
    expect((await visits.tasks(projectId)).map(({ id }) => id)).toContain(task.id);
  });

  it('of somebody who has left does nothing', async () => {
    await api.store.people.create(person('leaver-1', { managerId: 'manager-1' }));
    const { projectId, task } = await projectOf('leaver-1');
    const token = await visits.taskLink(projectId, task, 'complete');
    await change('leaver-1', { active: false });

    expect((await visits.open(token)).status).toBe(410);
    expect((await visits.act(token, { evidence: 'x' })).status).toBe(410);
    expect((await api.get(`/projects/${projectId}?token=${token}`)).status).toBe(410);
    expect((await visits.tasks(projectId)).map(({ id }) => id)).toContain(task.id);
  });
});

describe('a task that is not open any more', () => {
  it('says who did it, when by the reader’s clock, and with what result', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');
    await api.post(
      `/v1/projects/${projectId}/tasks/${task.id}/completion`,
      { evidence: 'crm:1' },
      { headers: { 'X-Milepost-Actor': 'manager-1' } },
    );
    await visits.changed(projectId, task.id, ({ status }) => status === 'done');

    const page = await visits.open(token);

    expect(page.status).toBe(409);
    expect(textOf(page)).toMatch(
      /This task is done .*Complete the customer archive It was done by Person manager-1 on \w{3} \d.*\(GMT\+8\)\. Its milestone was reported\./,
    );
    expect(page.text).toContain(`href="/projects/${projectId}?token=${readingToken(token)}"`);
    expect(page.text).toContain('Email me a link to my tasks');
    expect((await visits.act(token, { evidence: 'x' })).status).toBe(409);
  });

  it('says that it was declined, and by whom', async () => {
    const { projectId, task } = await projectWithTask();
    await visits.act(await visits.taskLink(projectId, task, 'decline'));

    const page = await visits.open(await visits.taskLink(projectId, task, 'postpone'));

    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('This task was declined');
    expect(textOf(page)).toContain('The manager is asked who takes it.');
  });

  it('says that the stage is over, or that the project went back', async () => {
    const { projectId, task } = await projectWithTask();
    for (const milestone of ['customer-profiled', 'meeting-agreed']) {
      await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence: 'crm:1' });
    }
    const visit = await eventually(async () =>
      (await visits.tasks(projectId)).find(({ stage }) => stage === 'visit'),
    );
    await api.post(`/v1/projects/${projectId}/returns`, { stage: 'plan', cause: 'price-changed' });
    await visits.changed(projectId, visit.id, ({ status }) => status === 'cancelled');

    expect(textOf(await visits.open(await visits.taskLink(projectId, visit, 'complete')))).toContain(
      'The project went back to an earlier stage.',
    );
    expect(textOf(await visits.open(await visits.taskLink(projectId, task, 'complete')))).toContain(
      'Its milestone was reported.',
    );
  });

  it('says how the project ended', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');
    await api.post(`/v1/projects/${projectId}/loss`, { reason: 'price', competitor: 'Polar Systems' });
    await visits.changed(projectId, task.id, ({ status }) => status === 'cancelled');

    const text = textOf(await visits.act(token, { evidence: 'x' }));

    expect(text).toContain('The project was lost.');
    expect(text).toMatch(/Lost on .*to Polar Systems/);
  });

  it('is said to whoever was slower, when two links of a task are used at the same moment', async () => {
    const { projectId, task } = await projectWithTask();
    const [completing, declining] = await Promise.all([
      visits.taskLink(projectId, task, 'complete'),
      visits.taskLink(projectId, task, 'decline'),
    ]);

    const answers = await Promise.all([
      visits.act(completing, { evidence: 'crm:1' }),
      visits.act(declining, { note: 'No time.' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a task that somebody else has now', () => {
  it('says who, and does nothing', async () => {
    const { projectId, task } = await projectWithTask();
    const old = await visits.taskLink(projectId, task, 'complete');
    await visits.act(await visits.taskLink(projectId, task, 'pass-on'), { personId: 'sales-2' });
    await visits.changed(projectId, task.id, ({ personId }) => personId === 'sales-2');

    const page = await visits.act(old, { evidence: 'x' });

    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('Person sales-2 has it.');
    expect((await visits.tasks(projectId)).map(({ id }) => id)).toContain(task.id);
  });

  it('was handed over with everything: the project is not theirs to read any more', async () => {
    await api.store.people.create(person('giver-1', { managerId: 'manager-1' }));
    const { projectId, task } = await projectOf('giver-1');
    const token = await visits.taskLink(projectId, task, 'complete');
    await api.worker.client.workflow.getHandle(`sales-${projectId}`).executeUpdate('handOver', {
      args: [
        {
          commandId: `test-${projectId}`,
          actor: 'manager-1',
          source: 'test',
          at: Date.now(),
          handOverId: 'h-1',
          fromPersonId: 'giver-1',
          toPersonId: 'sales-2',
        },
      ],
    });
    await visits.changed(projectId, task.id, ({ personId }) => personId === 'sales-2');

    const acted = await visits.act(token, { evidence: 'x' });
    const read = await api.get(`/projects/${projectId}?token=${token}`);

    expect(acted.status).toBe(409);
    expect(acted.text).not.toContain(`/projects/${projectId}`);
    expect(read.status).toBe(403);
    expect(textOf(read)).toContain('Person sales-2 leads it.');
    expect(read.text).not.toContain('Who does what');
  });
});

describe('standing in', () => {
  it('works while the holder is away, and says for whom', async () => {
    await api.store.people.create(person('deputy-1', { managerId: 'manager-1' }));
    await api.store.people.create(person('owner-1', { managerId: 'manager-1' }));
    const { projectId, task } = await projectOf('owner-1');
    const token = await visits.taskLink(projectId, task, 'complete', 'deputy-1');

    const before = await visits.act(token, { evidence: 'crm:1' });
    const absence = { from: today(), to: addDays(today(), 4), substituteId: 'deputy-1' };
    await change('owner-1', { absences: [absence] });
    const shown = await visits.open(token);
    const done = await visits.act(token, { evidence: 'crm:1' });

    expect(before.status).toBe(403);
    expect(textOf(before)).toContain('It is with Person owner-1, and you do not stand in for them');
    expect(textOf(shown)).toMatch(
      /You are Person deputy-1\. You act for Person owner-1, who is away until \w{3} \d/,
    );
    expect(done.status).toBe(200);
    const closed = await visits.changed(projectId, task.id, ({ status }) => status === 'done');
    expect(closed.closedBy).toBe('deputy-1');
  });

  it('is for the managers above too, of what is the manager’s to decide', async () => {
    await api.store.people.create(person('director-1', { roles: [] }));
    await api.store.people.create(person('head-1', { roles: [], managerId: 'director-1' }));
    await api.store.people.create(person('rep-1', { managerId: 'head-1' }));
    const { projectId, task } = await projectOf('rep-1');
    await visits.act(await visits.taskLink(projectId, task, 'decline'));
    const decision = await visits.heldTask(projectId, 'reassign');
    expect(decision.personId).toBe('head-1');
    const theirs = await visits.taskLink(projectId, decision, 'pass-on', 'director-1');
    const outsiders = await visits.taskLink(projectId, decision, 'pass-on', 'manager-1');

    expect((await visits.act(outsiders, { personId: 'sales-2' })).status).toBe(403);
    expect(textOf(await visits.open(theirs))).toContain('You act for Person head-1.');
    expect((await visits.act(theirs, { personId: 'sales-2' })).status).toBe(200);
  });
});

describe('what a browser sends wrongly', () => {
  it('is answered with a page and not with JSON', async () => {
    const json = await api.ask('POST', '/act', {
      raw: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    const huge = await visits.act('x', { note: 'x'.repeat(70_000) });
    const address = await api.get('/projects/..%2f..?token=x');

    for (const answer of [json, huge, address]) {
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect([json.status, huge.status, address.status]).toEqual([415, 413, 400]);
  });
});
