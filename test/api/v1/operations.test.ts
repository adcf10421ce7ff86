import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let projectId: string;

beforeAll(async () => {
  api = await startApi({ settings: { commandWaitMs: 4_000 } });
});
beforeEach(async () => {
  projectId = await api.openProject();
});
afterAll(() => api.stop());

const prefer = (value: string) => ({ headers: { Prefer: value } });
const milestone = { milestone: 'customer-profiled', evidence: 'crm:1' };
const report = (body: unknown, more = {}) => api.post(`/v1/projects/${projectId}/milestones`, body, more);

describe('Prefer: wait', () => {
  it('of nothing answers as soon as the command is kept', async () => {
    const answer = await report(milestone, prefer('wait=0'));

    expect(answer).toMatchObject({ status: 202, body: { projectId, status: 'accepted' } });
    expect(answer.headers.get('preference-applied')).toBe('wait=0');
    const operation = await api.get(`${answer.headers.get('location')}?wait=10`);
    expect(operation).toMatchObject({
      status: 200,
      body: {
        status: 'done',
        commandId: answer.body.commandId,
        receipt: { projectId, status: 'open', stage: 'plan', repeated: false },
        events: expect.arrayContaining([expect.objectContaining({ type: 'milestoneReached' })]),
        problem: null,
      },
    });
  });

  it('of some seconds ends the wait for a worker that is away after them', async () => {
    await api.worker.stopWorker();
    const startedMs = Date.now();
    const answer = await report(milestone, prefer('respond-async, wait=1; q="x"'));
    const tookMs = Date.now() - startedMs;
    const pending = await api.get(answer.headers.get('location') ?? '');
    await api.worker.startWorker();

    expect(answer.status).toBe(202);
    expect(answer.headers.get('preference-applied')).toBe('wait=1');
    expect(tookMs).toBeLessThan(3_000);
    expect(pending.body).toMatchObject({ status: 'pending', receipt: null, events: [], problem: null });
    const operation = await api.get(`${answer.headers.get('location')}?wait=20`);
    expect(operation.body).toMatchObject({ status: 'done', receipt: { projectId } });
  });

  it('is said to be followed only when there is one that can be read', async () => {
    const without = await report(milestone);
    const other = await report(milestone, prefer('wait=soon'));
    const long = await report(milestone, prefer('wait=600'));

    expect(without.headers.get('preference-applied')).toBeNull();
    expect(other.headers.get('preference-applied')).toBeNull();
    expect(long).toMatchObject({ status: 200 });
    expect(long.headers.get('preference-applied')).toBe('wait=30');
  });
});

describe('an operation', () => {
  it('of a command that was refused has the problem that its sender would have got', async () => {
    const bad = { milestone: 'champagne', evidence: 'x' };
    const refused = await report(bad);
    const kept = await report(bad, prefer('wait=0'));

    const operation = await api.get(`${kept.headers.get('location')}?wait=10`);

    const { instance: _, ...problem } = refused.body;
    expect(kept.status).toBe(202);
    expect(operation.body).toMatchObject({ status: 'refused', receipt: null, problem });
  });

  it('says of the opening of a project what became of it', async () => {
    const opening = { title: 'Cooling line, hall 4', customerId: 'acme', ownerId: 'sales-1' };

    const opened = await api.post('/v1/projects', opening, prefer('wait=0'));
    const operation = await api.get(`${opened.headers.get('location')}?wait=10`);

    expect(opened.status).toBe(202);
    expect(operation.body).toMatchObject({
      status: 'done',
      receipt: { projectId: opened.body.projectId, stage: 'plan' },
    });
  });

  it('keeps saying so when the project has gone on', async () => {
    const kept = await report(milestone, prefer('wait=0'));
    const before = await api.get(`${kept.headers.get('location')}?wait=10`);
    await report({ milestone: 'meeting-agreed', evidence: 'crm:2' });

    const after = await api.get(kept.headers.get('location') ?? '');

    expect(after.body).toEqual(before.body);
  });

  it.each(['op-', 'op-eyJhIjoxfQ', 'operation', 'op-WyJhIl0'])('"%s" there is none', async (id) => {
    const answer = await api.get(`/v1/operations/${id}`);

    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-operation' } });
  });
});
