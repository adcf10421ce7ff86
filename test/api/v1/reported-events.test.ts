import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { rememberedCommands } from '../../../domain/project/model/state';
import { eventually } from '../../support/eventually';
import { base } from '../../support/project-client';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let projectId: string;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  projectId = await api.openProject();
});
afterAll(() => api.stop());

const call = { kind: 'call', evidence: 'phone:1', source: 'crm', eventId: 'call-4711' };
const contact = (body: object, more = {}) => api.post(`/v1/projects/${projectId}/contacts`, body, more);
const milestone = (body: object) => api.post(`/v1/projects/${projectId}/milestones`, body);
const handle = () => api.worker.client.workflow.getHandle(projectWorkflowId(projectId));
const countOf = async (type: string) =>
  (await api.store.ledger.read(projectId)).filter((event) => event.type === type).length;
const untilRecorded = (revision: number) =>
  eventually(async () => ((await api.store.projects.read(projectId))?.revision ?? 0) >= revision);

/** Gives the project more commands than it remembers. */
async function forgetful(): Promise<void> {
  for (let sent = 0; sent <= rememberedCommands; sent += 1) {
    await handle().signal('addNote', { ...base(), noteId: `note-${sent}` });
  }
  await untilRecorded(rememberedCommands);
  await eventually(async () => (await countOf('noteAdded')) > rememberedCommands);
}

describe('an event of another system', () => {
  it('counts once, whatever else is sent with it', async () => {
    const first = await contact(call);

    const again = await contact(call, { headers: { 'Idempotency-Key': 'a-new-key' } });
    const withoutMilliseconds = await Promise.all([contact(call), contact(call), contact(call)]);
    await untilRecorded(first.body.revision);

    expect(first).toMatchObject({ status: 200, body: { repeated: false } });
    const { repeated: _, ...answer } = first.body as never as Record<string, unknown>;
    for (const repeat of [again, ...withoutMilliseconds]) {
      expect(repeat).toMatchObject({ status: 200, body: { ...answer, repeated: true } });
    }
    expect(await countOf('contactRecorded')).toBe(1);
  });

  it('counts once when it comes twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => contact(call)));

    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    expect(new Set(answers.map(({ body }) => body.revision)).size).toBe(1);
    await untilRecorded(answers[0]!.body.revision);
    expect(await countOf('contactRecorded')).toBe(1);
  });

  it('with another content is refused, whatever it reports', async () => {
    await contact(call);
    const second = await contact({ ...call, eventId: 'call-4712' });
    await untilRecorded(second.body.revision);

    const others = [
      await contact({ ...call, kind: 'visit' }),
      await contact({ ...call, note: 'They want two.' }),
      await milestone({
        milestone: 'customer-profiled',
        evidence: 'phone:1',
        source: 'crm',
        eventId: 'call-4711',
      }),
    ];

    for (const other of others) {
      expect(other).toMatchObject({
        status: 422,
        body: { code: 'event-reused', errors: [{ pointer: '#/eventId' }] },
      });
    }
    expect(await countOf('contactRecorded')).toBe(2);
  });

  it('is told from one of another system or of another project', async () => {
    await contact(call);
    const otherSystem = await contact({ ...call, source: 'erp', evidence: 'phone:2' });
    projectId = await api.openProject();
    const otherProject = await contact({ ...call, evidence: 'phone:3' });

    expect([otherSystem.body, otherProject.body]).toMatchObject([{ repeated: false }, { repeated: false }]);
  });

  it('that was refused may come again, put right', async () => {
    const event = { source: 'crm', eventId: 'won-1' };

    const refused = await milestone({ milestone: 'champagne', evidence: 'x', ...event });
    const right = await milestone({ milestone: 'customer-profiled', evidence: 'x', ...event });

    expect(refused).toMatchObject({ status: 422, body: { code: 'unknown-milestone' } });
    expect(right).toMatchObject({ status: 200, body: { repeated: false } });
  });

  it.each([{ source: 'crm' }, { eventId: 'e-1' }])('needs both parts of its name, not %j', async (part) => {
    const answer = await contact({ kind: 'call', ...part });

    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'invalid-body', errors: [{ pointer: '#/eventId' }] },
    });
  });
});

describe('when the project has long forgotten it', () => {
  it('an event is known all the same: after other commands, a reset and a rebuild, and when the project has ended', async () => {
    const first = await milestone({
      milestone: 'customer-profiled',
      evidence: 'crm:1',
      source: 'crm',
      eventId: 'm-1',
    });
    const again = () =>
      milestone({ milestone: 'customer-profiled', evidence: 'crm:1', source: 'crm', eventId: 'm-1' });
    const other = () =>
      milestone({ milestone: 'customer-profiled', evidence: 'crm:2', source: 'crm', eventId: 'm-1' });
    const isKnown = async () => {
      expect(await again()).toMatchObject({ status: 200, body: { ...first.body, repeated: true } });
      expect(await other()).toMatchObject({ status: 422, body: { code: 'event-reused' } });
    };

    await forgetful();
    const state = await handle().query<{ commands: [string, number][] }>('state');
    expect(state.commands.map(([id]) => id)).not.toContain(first.body.commandId);
    await isKnown();

    const history = await handle().fetchHistory();
    const task = history.events?.filter((event) => event.workflowTaskCompletedEventAttributes).at(-1);
    await api.worker.client.workflowService.resetWorkflowExecution({
      namespace: api.worker.client.options.namespace,
      workflowExecution: {
        workflowId: projectWorkflowId(projectId),
        runId: (await handle().describe()).runId,
      },
      workflowTaskFinishEventId: task!.eventId!,
      reason: 'test',
      requestId: randomUUID(),
    });
    await isKnown();

    await api.store.rebuild.project(projectId);
    await isKnown();

    await api.post(`/v1/projects/${projectId}/drop`, { reason: 'no-budget' });
    await handle().result();
    await isKnown();
    expect(await countOf('milestoneReached')).toBe(1);
  }, 120_000);
});
