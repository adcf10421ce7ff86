import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CloudEvent, HTTP } from 'cloudevents';
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

const structured = 'application/cloudevents+json';
const batch = 'application/cloudevents-batch+json';
const agreed = (more: object = {}) => ({
  specversion: '1.0',
  id: 'meeting-1',
  source: '/crm/taipei',
  type: 'com.example.crm.meeting-agreed',
  data: { project: projectId, url: 'https://crm.example/meetings/1' },
  ...more,
});
const call = (more: object = {}) => ({
  specversion: '1.0',
  id: 'call-1',
  source: '/phone',
  type: 'com.example.phone.call-ended',
  subject: projectId,
  ...more,
});
const send = (event: unknown, type = structured, given: object = {}) => {
  const headers = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'content-type'));
  return api.ask('POST', '/v1/cloudevents', {
    raw: typeof event === 'string' ? event : JSON.stringify(event),
    headers: { 'Content-Type': type, ...headers },
  });
};
const eventsOf = async (type: string) =>
  (await api.get(`/v1/projects/${projectId}/timeline?limit=200`)).body.items.filter(
    (item) => item.type === type,
  );

describe('a CloudEvent', () => {
  it('in structured mode reports the milestone of its row', async () => {
    const time = new Date(Date.now() - 60_000).toISOString();
    const message = HTTP.structured(new CloudEvent(agreed({ time })));

    const answer = await send(message.body, structured);

    expect(answer).toMatchObject({ status: 200, body: { projectId, repeated: false } });
    const shown = await api.get(`/v1/projects/${projectId}`);
    expect(shown.body.milestones).toMatchObject([
      { milestone: 'meeting-agreed', evidence: 'https://crm.example/meetings/1', occurredAt: time },
    ]);
  });

  it('in binary mode reports the contact of its row', async () => {
    const message = HTTP.binary(new CloudEvent(call({ data: { seconds: 312 } })));

    const answer = await send(message.body, 'application/json', message.headers);

    expect(answer).toMatchObject({ status: 200, body: { projectId } });
    expect(await eventsOf('contactRecorded')).toMatchObject([
      { facts: { kind: 'call', evidence: 'call-1' } },
    ]);
  });

  it('in binary mode may have no data, and percent-encoded headers', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': encodeURIComponent('通話-1'),
      'ce-source': '/phone',
      'ce-type': 'com.example.phone.call-ended',
      'ce-subject': projectId.replace('-', '%2D'),
    };

    const answer = await api.ask('POST', '/v1/cloudevents', { headers });

    expect(answer).toMatchObject({ status: 200, body: { projectId } });
    expect(await eventsOf('contactRecorded')).toMatchObject([{ facts: { evidence: '通話-1' } }]);
  });

  it('counts once for the whole life of its project, in whatever mode it comes', async () => {
    const first = await send(call());
    const message = HTTP.binary(new CloudEvent(call()));
    const { 'ce-time': _, ...headers } = message.headers;
    const again = await send('{}', 'application/json', headers);
    const other = await send(agreed({ id: 'call-1', source: '/phone' }));
    const listed = await send([call(), call({ id: 'call-2' })], batch);

    expect(first).toMatchObject({ status: 200, body: { repeated: false } });
    expect(again).toMatchObject({ status: 200, body: { ...(first.body as object), repeated: true } });
    expect(other).toMatchObject({ status: 422, body: { code: 'event-reused' } });
    expect(listed.body.items).toMatchObject([
      { receipt: { repeated: true } },
      { receipt: { repeated: false } },
    ]);
    expect(await eventsOf('contactRecorded')).toHaveLength(2);
  });

  it('of an unknown type is refused with where the table is', async () => {
    const answer = await send(call({ type: 'com.example.unheard-of' }));

    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-event-type' } });
    expect(answer.body.detail).toContain('`cloudEvents` of the playbook');
  });

  it.each([
    ['no id', () => call({ id: undefined }), 'invalid-event'],
    ['an empty id', () => call({ id: '' }), 'invalid-event'],
    ['no source', () => call({ source: undefined }), 'invalid-event'],
    ['another version', () => call({ specversion: '0.3' }), 'invalid-event'],
    ['a time that is none', () => call({ time: 'yesterday' }), 'invalid-event'],
    ['no object', () => 7, 'invalid-event'],
    ['null', () => null, 'invalid-event'],
    ['no subject', () => call({ subject: undefined }), 'event-incomplete'],
    ['no evidence', () => agreed({ data: { project: projectId } }), 'event-incomplete'],
    ['a prototype for data', () => agreed({ data: [] }), 'event-incomplete'],
    ['a project that is none', () => call({ subject: 'project-none' }), 'unknown-project'],
    ['a reference that nothing has', () => call({ subject: 'ref:crm:4711' }), 'unknown-project'],
    ['another case of constructor', () => call({ type: 'constructor' }), 'unknown-event-type'],
  ])('with %s is refused', async (_, event, code) => {
    expect((await send(event())).body).toMatchObject({ code });
  });

  it('of another media type, or in JSON that can be read in two ways, is refused', async () => {
    expect(await send('<a/>', 'application/cloudevents+xml')).toMatchObject({ status: 415 });
    expect(await send('{"id":"1","id":"2"}')).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    });
  });

  it('with the Idempotency-Key of another in binary mode is no repeat of that', async () => {
    const key = { 'Idempotency-Key': `key-${projectId}` };
    const headers = (id: string) => ({
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': '/phone',
      'ce-type': 'com.example.phone.call-ended',
      'ce-subject': projectId,
    });

    const first = await send('{}', 'application/json', { ...headers('1'), ...key });
    const again = await send('{}', 'application/json', { ...headers('1'), ...key });
    const other = await send('{}', 'application/json', { ...headers('2'), ...key });

    expect(again.body).toEqual(first.body);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });
});

it('a batch of CloudEvents is answered one by one', async () => {
  const answer = await send(
    [agreed(), 'none', call(), call({ id: 'call-2', type: 'com.example.unheard-of' })],
    batch,
  );

  expect(answer.status).toBe(207);
  expect(answer.body.items).toMatchObject([
    { status: 200, receipt: { projectId } },
    { status: 422, problem: { code: 'invalid-event' } },
    { status: 200, receipt: { projectId } },
    { status: 422, problem: { code: 'unknown-event-type' } },
  ]);
});
