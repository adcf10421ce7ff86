import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pLimit from 'p-limit';
import { eventually } from '../../support/eventually';
import { gateMilestones } from '../../support/standard-playbook';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Problem {
  readonly code: string;
  readonly instance: string;
}
interface ItemAnswer {
  readonly index: number;
  readonly status: number;
  readonly receipt: Record<string, unknown> | null;
  readonly accepted: Record<string, unknown> | null;
  readonly parked: null;
  readonly problem: Problem | null;
}
interface Answer {
  readonly counts: Record<string, number>;
  readonly items: readonly ItemAnswer[];
}

const bulk = async (
  items: readonly unknown[],
  headers = {},
): Promise<Answer & { status: number; headers: Headers }> => {
  const told = await api.post('/v1/milestones', { items }, { headers });
  return { ...(told.body as unknown as Answer), status: told.status, headers: told.headers };
};
const open = (count: number) => Promise.all(Array.from({ length: count }, () => api.openProject()));
const timeline = async (projectId: string, revision: number) => {
  await eventually(async () => ((await api.store.projects.read(projectId))?.revision ?? 0) >= revision);
  return api.store.ledger.read(projectId);
};
const milestonesOf = async (projectId: string, revision: number) =>
  (await timeline(projectId, revision)).flatMap((event) =>
    event.type === 'milestoneReached' ? [event.milestone] : [],
  );

describe('many milestones in one call', () => {
  it('are answered one by one, and what is wrong with one concerns no other', async () => {
    const [first, second] = (await open(2)) as [string, string];
    const evidence = 'crm:1';

    const answer = await bulk([
      { project: first, milestone: 'customer-profiled', evidence },
      { project: first, milestone: 'champagne', evidence },
      { project: 'project-none', milestone: 'customer-profiled', evidence },
      'not an item',
      { project: second, milestone: 'customer-profiled' },
      { project: second, milestone: 'customer-profiled', evidence, extra: 1 },
      { project: 'ref:crm:4711', milestone: 'customer-profiled', evidence },
      { project: second, milestone: 'meeting-agreed', evidence, note: 'On Monday.' },
      { project: first, milestone: 'meeting-agreed', evidence },
    ]);

    expect(answer.status).toBe(207);
    expect(answer.items.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(answer.items.map(({ status, problem }) => problem?.code ?? status)).toEqual([
      200,
      'unknown-milestone',
      'unknown-project',
      'invalid-body',
      'evidence-missing',
      'invalid-body',
      'unknown-project',
      200,
      200,
    ]);
    expect(answer.counts).toEqual({ done: 3, accepted: 0, parked: 0, refused: 6, failed: 0 });
    expect(answer.items[8]?.receipt).toMatchObject({ projectId: first, stage: 'visit', repeated: false });
    const revision = Number(answer.items[7]?.receipt?.['revision']);
    expect(await milestonesOf(second, revision)).toEqual(['meeting-agreed']);
    const { body } = await api.get(`/v1/projects/${second}/timeline`);
    expect(body.items).toContainEqual(expect.objectContaining({ note: 'On Monday.' }));
  });

  it('of one project are carried out in the order in which they are sent', async () => {
    const [projectId] = (await open(1)) as [string];
    const items = gateMilestones.map((milestone) => ({ project: projectId, milestone, evidence: 'crm:1' }));

    const answer = await bulk(items);

    expect(answer.counts).toMatchObject({ done: items.length });
    const revisions = answer.items.map(({ receipt }) => Number(receipt?.['revision']));
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(await milestonesOf(projectId, revisions.at(-1)!)).toEqual(gateMilestones);
    expect(answer.items.at(-1)?.receipt).toMatchObject({ status: 'won' });
  });

  it('get the same report again with the same key, and do nothing twice when that was lost', async () => {
    const [projectId] = (await open(1)) as [string];
    const items = [
      { project: projectId, milestone: 'customer-profiled', evidence: 'crm:1' },
      { project: projectId, milestone: 'champagne', evidence: 'crm:1' },
    ];
    const key = { 'Idempotency-Key': `batch-${projectId}` };

    const first = await bulk(items, key);
    const again = await bulk(items, key);
    await api.forgetAnswers();
    const lost = await bulk(items, key);

    expect(again.items).toEqual(first.items);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(lost.items[0]).toMatchObject({
      status: 200,
      receipt: { ...first.items[0]?.receipt, repeated: true },
    });
    expect(await milestonesOf(projectId, Number(first.items[0]?.receipt?.['revision']))).toEqual([
      'customer-profiled',
    ]);
  });

  it('know an event of another system that was reported before, alone or in another call', async () => {
    const [projectId] = (await open(1)) as [string];
    const event = { milestone: 'customer-profiled', evidence: 'crm:1', source: 'crm', eventId: 'm-1' };

    const alone = await api.post(`/v1/projects/${projectId}/milestones`, event);
    const answer = await bulk([
      { project: projectId, ...event },
      { project: projectId, ...event, evidence: 'crm:2' },
      { project: projectId, ...event, eventId: 'm-2', milestone: 'meeting-agreed' },
      { project: projectId, ...event, eventId: 'm-2', milestone: 'meeting-agreed' },
    ]);

    expect(answer.items).toMatchObject([
      { status: 200, receipt: { ...(alone.body as object), repeated: true } },
      { status: 422, problem: { code: 'event-reused' } },
      { status: 200, receipt: { repeated: false, stage: 'visit' } },
      { status: 200, receipt: { repeated: true } },
    ]);
  });

  it('are kept while no worker runs, each with its operation', async () => {
    const [projectId] = (await open(1)) as [string];
    await api.worker.stopWorker();
    const answer = await bulk(
      [
        { project: projectId, milestone: 'customer-profiled', evidence: 'crm:1' },
        { project: projectId, milestone: 'champagne', evidence: 'crm:1' },
      ],
      { Prefer: 'wait=1' },
    );
    await api.worker.startWorker();

    expect(answer.counts).toMatchObject({ accepted: 2 });
    const operations = answer.items.map(({ accepted }) => String(accepted?.['operationId']));
    const [done, refused] = await Promise.all(
      operations.map((operation) => api.get(`/v1/operations/${operation}?wait=20`)),
    );
    expect(done?.body).toMatchObject({ status: 'done', receipt: { projectId } });
    expect(refused?.body).toMatchObject({ status: 'refused', problem: { code: 'unknown-milestone' } });
  });

  it.each([[[]], [Array<object>(501).fill({})]])('are 1 to 500', async (items) => {
    const told = await api.post('/v1/milestones', { items });

    expect(told).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
  });
});

/** What differs between two runs, whatever they do: ids, and what the clock and the choice of people add in between. */
function comparable(answer: ItemAnswer['receipt'], projectIds: readonly string[]): unknown {
  const { commandId: _, revision: _revision, projectId, ...same } = answer ?? {};
  return { ...same, project: projectIds.indexOf(String(projectId)) };
}

it('500 items are answered, and end, as 500 calls do', async () => {
  const [ofCalls, ofBulk] = [await open(25), await open(25)];
  // the milestones of a whole project in turn, with one that is unknown, one that comes twice and a broken one
  const reports = [...gateMilestones.slice(0, -1), 'champagne', gateMilestones[0]!];
  const bodies = Array.from({ length: 500 }, (_, index) => ({
    place: index % 25,
    milestone: reports[Math.floor(index / 25) % reports.length],
    ...(index % 97 !== 0 && { evidence: `crm:${index}` }),
    ...(index % 3 === 0 && { source: 'crm', eventId: `event-${index}` }),
    ...(index % 7 === 0 && { note: `Note ${index}` }),
  }));

  const calls: ItemAnswer[] = [];
  // one after the other within a project, as within a call
  await pLimit(5).map(ofCalls, async (projectId, own) => {
    for (const [index, { place, ...body }] of bodies.entries()) {
      if (place !== own) continue;
      const { status, body: told } = await api.post(`/v1/projects/${projectId}/milestones`, body);
      const isDone = status === 200;
      const [receipt, problem] = isDone ? [told as never, null] : [null, told];
      calls[index] = { index, status, receipt, accepted: null, parked: null, problem };
    }
  });
  const answer = await bulk(bodies.map(({ place, ...body }) => ({ project: ofBulk[place], ...body })));

  for (const [index, item] of answer.items.entries()) {
    const call = calls[index]!;
    expect({ ...item, receipt: null, problem: null }).toEqual({ ...call, receipt: null, problem: null });
    expect(comparable(item.receipt, ofBulk)).toEqual(comparable(call.receipt, ofCalls));
    expect(item.problem && { ...item.problem, instance: '' }).toEqual(
      call.problem && { ...call.problem, instance: '' },
    );
  }
  const facts = async (projectId: string) => {
    const { stage, buyerStage, milestones, path } = (await api.get(`/v1/projects/${projectId}`))
      .body as never as {
      stage: unknown;
      buyerStage: unknown;
      milestones: { milestone: string; evidence: string }[];
      path: { stage: string }[];
    };
    const reached = milestones.map(({ milestone, evidence }) => ({ milestone, evidence }));
    return { stage, buyerStage, reached, path: path.map((visit) => visit.stage) };
  };
  for (const place of ofCalls.keys())
    expect(await facts(ofBulk[place]!)).toEqual(await facts(ofCalls[place]!));
}, 180_000);
