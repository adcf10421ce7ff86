import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { RecordRequest } from '../../../contracts/sandbox/activities';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { activitiesWithoutMail, shortDaysUntilJudgement, startApi } from '../running-api';

/** Whether the projects that are opened now shall come to judgement at once. */
let hurries = false;
let api: RunningApi;

beforeAll(async () => {
  const dayMs = (request: RecordRequest) => (hurries ? shortDaysUntilJudgement(request) : realDayMs);
  api = await startApi({ activities: (store, client) => activitiesWithoutMail(store, client, dayMs) });
});
afterAll(() => api.stop());

const report = (projectId: string, what: string, body: unknown, headers = {}) =>
  api.post(`/v1/projects/${projectId}/${what}`, body, { headers });
const timeline = async (projectId: string, revision = 1) => {
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  return (await api.get(`/v1/projects/${projectId}/timeline?limit=200`)).body.items;
};

describe('a milestone', () => {
  it('is answered with the new revision and moves the project', async () => {
    const projectId = await api.openProject();

    const first = await report(projectId, 'milestones', {
      milestone: 'customer-profiled',
      evidence: 'crm:1',
    });
    const second = await report(projectId, 'milestones', { milestone: 'meeting-agreed', evidence: 'crm:2' });

    expect(first).toMatchObject({
      status: 200,
      body: { projectId, status: 'open', stage: 'plan', repeated: false },
    });
    expect(second).toMatchObject({ status: 200, body: { stage: 'visit' } });
    const shown = await api.get(`/v1/projects/${projectId}?revision=${second.body.revision}`);
    expect(shown.body).toMatchObject({ revision: expect.any(Number), stage: { key: 'visit' } });
    expect(shown.body.milestones.map((reached) => reached.milestone)).toEqual([
      'customer-profiled',
      'meeting-agreed',
    ]);
  });

  it('that the playbook does not have is refused, with those that it has', async () => {
    const projectId = await api.openProject();

    const answer = await report(projectId, 'milestones', { milestone: 'champagne', evidence: 'x' });

    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: '/problems/unknown-milestone',
        code: 'unknown-milestone',
        errors: [{ pointer: '#/milestone' }],
      },
    });
    expect(answer.body.missing).toContain('meeting-agreed');
  });

  it.each(['constructor', 'to-string', 'hasOwnProperty', '__proto__'])(
    'called "%s" is no milestone either',
    async (milestone) => {
      const projectId = await api.openProject();

      const answer = await report(projectId, 'milestones', { milestone, evidence: 'x' });

      expect(answer.status).toBe(422);
    },
  );

  it('cannot have happened in the future', async () => {
    const projectId = await api.openProject();
    const occurredAt = new Date(Date.now() + 3_600_000).toISOString();

    const answer = await report(projectId, 'milestones', { milestone: 'visited', evidence: 'x', occurredAt });

    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'occurred-in-future', errors: [{ pointer: '#/occurredAt' }] },
    });
  });

  it('keeps when it happened', async () => {
    const projectId = await api.openProject();
    const occurredAt = new Date(Date.now() - 60_000).toISOString();

    const { body } = await report(projectId, 'milestones', {
      milestone: 'visited',
      evidence: 'x',
      occurredAt,
    });

    const entries = await timeline(projectId, body.revision);
    expect(entries.find((entry) => entry.type === 'milestoneReached')).toMatchObject({
      facts: { milestone: 'visited', timing: 'early', occurredAt },
      commandId: body.commandId,
    });
  });
});

describe('a note', () => {
  it('stands on the timeline and in no history', async () => {
    const projectId = await api.openProject();
    const note = 'Mr. Wu prefers calls\nafter lunch.';

    const { body } = await report(projectId, 'contacts', { kind: 'call', note });

    const entries = await timeline(projectId, body.revision);
    expect(entries.find((entry) => entry.type === 'contactRecorded')).toMatchObject({
      note,
    });
    const history = await api.worker.client.workflow.getHandle(projectWorkflowId(projectId)).fetchHistory();
    const payloads = [...JSON.stringify(history).matchAll(/"data":"([^"]*)"/g)]
      .map(([, data]) => Buffer.from(data ?? '', 'base64').toString())
      .join('\n');
    expect(payloads).toContain(`note-${body.commandId}`);
    expect(payloads).not.toContain('Mr. Wu');
  });

  it('is taken back when its command is refused', async () => {
    const projectId = await api.openProject();

    await report(projectId, 'drop', { reason: 'boredom', note: 'He was rude.' });
    await report('nowhere', 'drop', { reason: 'no-budget', note: 'He was rude.' });

    expect(await api.store.notes.ofProject(projectId)).toEqual([]);
    expect(await api.store.notes.ofProject('nowhere')).toEqual([]);
  });
});

describe('tasks', () => {
  it('are completed with the evidence that their milestone needs', async () => {
    const projectId = await api.openProject();
    const { body } = await api.get(`/v1/projects/${projectId}/tasks`);
    const task = body.items.find((item) => item.milestone === 'customer-profiled');
    const completion = `tasks/${task?.id}/completion`;

    expect(await report(projectId, completion, {})).toMatchObject({
      status: 422,
      body: { code: 'evidence-missing', missing: ['evidence'], errors: [{ pointer: '#/evidence' }] },
    });
    expect(await report(projectId, completion, { evidence: 'crm:1' })).toMatchObject({ status: 200 });
    expect(await report(projectId, completion, { evidence: 'crm:1' })).toMatchObject({
      status: 409,
      body: { code: 'task-closed' },
    });
    expect(await report(projectId, 'tasks/t999/completion', {})).toMatchObject({
      status: 404,
      body: { code: 'unknown-task' },
    });
  });
});

describe('an assignment', () => {
  it('needs a person who can take the role', async () => {
    const projectId = await api.openProject();
    const assign = (role: string, personId: string) => report(projectId, 'assignments', { role, personId });
    const unfit = { status: 422, body: { code: 'unknown-reference', errors: [{ pointer: '#/personId' }] } };

    expect(await assign('sales', 'nobody')).toMatchObject(unfit);
    expect(await assign('sales', 'gone-1')).toMatchObject(unfit);
    expect(await assign('sales', 'engineer-1')).toMatchObject(unfit);
    expect(await assign('manager', 'manager-1')).toMatchObject({
      status: 422,
      body: { code: 'role-not-assignable' },
    });

    const { body } = await assign('sales', 'sales-2');
    const shown = await api.get(`/v1/projects/${projectId}?revision=${body.revision}`);
    expect(shown.body).toMatchObject({ ownerId: 'sales-2' });
    expect(shown.body.openTasks.every((task) => task.personId === 'sales-2')).toBe(true);
  });
});

describe('a judgement', () => {
  it('is refused while none is asked for', async () => {
    const projectId = await api.openProject();

    expect(await report(projectId, 'judgements', { verdict: 'keep' })).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-judge' },
    });
  });

  it('needs what its verdict needs, and keeps the project', async () => {
    hurries = true;
    const projectId = await api.openProject();
    await eventually(
      async () => (await api.get(`/v1/projects/${projectId}`)).body.clock?.phase === 'judging',
    );
    hurries = false;
    const judge = (body: object) => report(projectId, 'judgements', body);
    const nextAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

    expect(await judge({ verdict: 'keep' })).toMatchObject({ status: 422, body: { code: 'note-missing' } });
    expect(await judge({ verdict: 'keep', note: 'Budget in May.' })).toMatchObject({
      status: 422,
      body: { code: 'next-date-missing', errors: [{ pointer: '#/nextAt' }] },
    });
    expect(await judge({ verdict: 'keep', note: 'Budget in May.', nextAt: nextAt(9_999) })).toMatchObject({
      status: 422,
      body: { code: 'next-date-out-of-range' },
    });
    expect(await judge({ verdict: 'drop' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    const next = nextAt(20);
    const kept = await judge({ verdict: 'keep', note: 'Budget in May.', nextAt: next });
    expect(kept).toMatchObject({ status: 200, body: { status: 'open' } });
    const { clock } = (await api.get(`/v1/projects/${projectId}?revision=${kept.body.revision}`)).body;
    expect(clock).toMatchObject({ phase: 'followed-up', nextCheck: { check: 'judge' } });
    // the working morning of that day: that of Monday when the day is a Saturday
    const laterMs = Date.parse(clock!.nextCheck!.at) - Date.parse(next);
    expect(laterMs).toBeGreaterThan(-86_400_000);
    expect(laterMs).toBeLessThan(3 * 86_400_000);
    expect((await timeline(projectId, kept.body.revision)).at(-1)).toMatchObject({
      type: 'projectKept',
      note: 'Budget in May.',
      facts: { nextAt: next },
    });
  });
});

describe('a project that has ended', () => {
  const drop = { reason: 'no-budget' };

  it('refuses everything, with its own code', async () => {
    const projectId = await api.openProject();
    expect(await report(projectId, 'drop', drop)).toMatchObject({ status: 200, body: { status: 'dropped' } });
    const workflow = api.worker.client.workflow.getHandle(projectWorkflowId(projectId));
    expect(await workflow.result()).toMatchObject({ status: 'dropped' });

    expect(await report(projectId, 'contacts', { kind: 'call' })).toMatchObject({
      status: 409,
      body: { code: 'project-ended' },
    });
    expect((await api.get(`/v1/projects/${projectId}`)).body).toMatchObject({
      status: 'dropped',
      clock: null,
      outcome: { reason: 'no-budget' },
    });
  });

  it('answers a repeat with the first revision, though its first answer is lost', async () => {
    const projectId = await api.openProject();
    const headers = { 'Idempotency-Key': 'loss-1' };
    const loss = { reason: 'price', competitor: 'Polar' };
    const first = await report(projectId, 'loss', loss, headers);
    await api.worker.client.workflow.getHandle(projectWorkflowId(projectId)).result();
    await api.forgetAnswers();

    const again = await report(projectId, 'loss', loss, headers);

    expect(first).toMatchObject({ status: 200, body: { status: 'lost', repeated: false } });
    expect(again).toMatchObject({ status: 200, body: { status: 'lost', repeated: true } });
    expect(again.body.revision).toBe(first.body.revision);
    expect(again.headers.get('Idempotent-Replayed')).toBeNull();
  });

  it('and one that never was are not the same', async () => {
    expect(await report('never-was', 'drop', drop)).toMatchObject({
      status: 404,
      body: { code: 'unknown-project' },
    });
    expect(await api.get('/v1/projects/never-was')).toMatchObject({ status: 404 });
    expect(await api.get('/v1/projects/never-was/timeline')).toMatchObject({ status: 404 });
    expect(await api.get('/v1/projects/never-was/tasks')).toMatchObject({ status: 404 });
    expect(await api.get('/v1/projects/never-was/explanation')).toMatchObject({ status: 404 });
  });

  it('that an operator has terminated says so', async () => {
    const projectId = await api.openProject();
    await api.worker.client.workflow.getHandle(projectWorkflowId(projectId)).terminate('by hand');

    expect(await report(projectId, 'drop', drop)).toMatchObject({
      status: 409,
      body: { code: 'project-stopped' },
    });
  });
});

describe('who does it', () => {
  it('is the API key, or the person in the header, through the system that the key is for', async () => {
    const projectId = await api.openProject();
    const crm = await api.createKey('crm', ['projects:write', 'reports:write', 'act-for-people']);
    const contact = (headers = {}) =>
      api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' }, { key: crm, headers });

    await contact();
    const last = await contact({ 'X-Milepost-Actor': 'sales-1' });

    const contacts = (await timeline(projectId, last.body.revision)).slice(-2);
    expect(contacts).toMatchObject([
      { actor: expect.stringMatching(/^key:/), source: 'crm' },
      { actor: 'sales-1', source: 'crm' },
    ]);
  });

  it('cannot be somebody who is not there, nor the project itself', async () => {
    const projectId = await api.openProject();
    const named = (actor: string, key?: string) =>
      api.post(
        `/v1/projects/${projectId}/contacts`,
        { kind: 'call' },
        {
          headers: { 'X-Milepost-Actor': actor },
          ...(key !== undefined && { key }),
        },
      );

    expect(await named('stranger')).toMatchObject({ status: 400, body: { code: 'unknown-actor' } });
    expect(await named('milepost')).toMatchObject({ status: 400, body: { code: 'unknown-actor' } });
    expect(await named('no such id')).toMatchObject({ status: 400, body: { code: 'invalid-parameters' } });
    const sly = await api.createKey('milepost', ['projects:write', 'reports:write', 'act-for-people']);
    const { body } = await named('sales-1', sly);
    expect((await timeline(projectId, body.revision)).at(-1)).toMatchObject({ source: 'api' });
  });
});
