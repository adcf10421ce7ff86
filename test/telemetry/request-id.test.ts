import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { requestIdHeader } from '../../contracts/sandbox/cause';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { eventually } from '../support/eventually';
import { base, projectClient } from '../support/project-client';
import type { WholeFlow } from './whole-flow';
import { opening, startFlow } from './whole-flow';

let flow: WholeFlow;
beforeAll(async () => {
  flow = await startFlow();
}, 60_000);
afterAll(() => flow.stop());

async function opened(requestId: string): Promise<string> {
  const { body } = await flow.post('/v1/projects', opening, { 'X-Request-Id': requestId });
  return body.projectId;
}

/** The request ids in the headers of a project's history, by the kind of event. */
async function idsInHistory(projectId: string): Promise<Record<string, string[]>> {
  const { events } = await flow.client.workflow.getHandle(projectWorkflowId(projectId)).fetchHistory();
  const found: Record<string, string[]> = {};
  const add = (kind: string, fields: any): void => {
    const payload = fields?.[requestIdHeader];
    if (payload) (found[kind] ??= []).push(defaultPayloadConverter.fromPayload(payload));
  };
  for (const event of events ?? []) {
    const started = event.workflowExecutionStartedEventAttributes;
    const scheduled = event.activityTaskScheduledEventAttributes;
    const signaled = event.workflowExecutionSignaledEventAttributes;
    const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    add('started', started?.header?.fields);
    add(scheduled?.activityType?.name ?? '', scheduled?.header?.fields);
    add(signaled?.signalName ?? '', signaled?.header?.fields);
    add(update?.input?.name ?? '', update?.input?.header?.fields);
  }
  return found;
}

const mailOf = (requestId: string) =>
  eventually(() => flow.mails.find((mail) => mail.headers.get('x-milepost-request-id') === requestId));

describe('a request id', () => {
  it('stands in the answer, the history, the logs of the activities and the email', async () => {
    const projectId = await opened('open-1');

    const mail = await mailOf('open-1');
    const { open, started, record, sendMail } = await idsInHistory(projectId);
    expect({ open, started }).toEqual({ open: ['open-1'], started: ['open-1'] });
    expect(new Set(record)).toEqual(new Set(['open-1']));
    expect(sendMail).toContain('open-1');
    expect(mail.headers.get('x-milepost-run-id')).toMatch(/^[0-9a-f-]{36}$/);
    const lines = await eventually(() => {
      const due = flow.logs.filter(({ requestId }) => requestId === 'open-1');
      return due.some(({ activity }) => activity === 'sendMail') && due;
    });
    expect(lines.map(({ name }) => name)).toEqual(expect.arrayContaining(['api', 'worker']));
    expect(lines.map(({ activity }) => activity)).toEqual(expect.arrayContaining(['record', 'sendMail']));
  });

  it('of each command stays with what that command causes', async () => {
    const projectId = await opened('open-2');
    await mailOf('open-2');

    await flow.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' }, { 'X-Request-Id': 'contact-2' });
    await flow.post(`/v1/projects/${projectId}/loss`, { reason: 'price' }, { 'X-Request-Id': 'lost-2' });

    await mailOf('lost-2');
    const { record } = await idsInHistory(projectId);
    expect(record).toEqual(expect.arrayContaining(['open-2', 'contact-2', 'lost-2']));
  });

  it('is given by the operation of a command that was not waited for', async () => {
    const projectId = await opened('open-3');
    const kept = await flow.post(
      `/v1/projects/${projectId}/contacts`,
      { kind: 'call' },
      { 'X-Request-Id': 'kept-3', Prefer: 'wait=0' },
    );

    const operation = await flow.get(`${kept.headers.get('location')}?wait=10`);

    expect(kept.status).toBe(202);
    expect(operation.body).toMatchObject({ status: 'done', requestId: 'kept-3' });
    expect((await idsInHistory(projectId))['recordContact']).toEqual(['kept-3']);
  });

  it('is that of the trace, when the caller names none', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

    const { headers } = await flow.post('/v1/projects', opening, { traceparent });

    expect(headers.get('x-request-id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it.each(['with space', 'a,b', 'ä', 'x'.repeat(101), '<script>'])(
    'in another form is replaced: %s',
    async (given) => {
      const answer = await fetch(`${flow.url}/livez`, {
        headers: { 'X-Request-Id': Buffer.from(given).toString('latin1') },
      });

      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is not known of what another program has signalled, and its email names the run', async () => {
    const projectId = await opened('open-4');
    await mailOf('open-4');
    const bare = projectClient(flow.client, projectId);

    await bare.signal('lose', { ...base(), reason: 'price' });

    const lost = await eventually(() =>
      flow.mails.find(
        (mail) =>
          mail.headers.get('x-milepost-request-id') === undefined && mail.headers.get('x-milepost-run-id'),
      ),
    );
    const { runId } = await bare.handle.describe();
    expect(lost.headers.get('x-milepost-run-id')).toBe(runId);
  });
});
