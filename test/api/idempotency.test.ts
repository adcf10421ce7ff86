import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import type { Store } from '../../store/store';
import type { RunningApi, Told } from './running-api';
import { acme } from '../support/directory';
import { person, startApi } from './running-api';

/** Set to make the next write of a person fail, as when the database breaks down in the middle of a request. */
let breakdown: Error | null = null;
let api: RunningApi;

beforeAll(async () => {
  api = await startApi({ store: withBreakdowns });
});
afterAll(() => api.stop());

function withBreakdowns(store: Store): Store {
  return {
    ...store,
    people: {
      ...store.people,
      create: (record) => {
        const error = breakdown;
        breakdown = null;
        return error ? Promise.reject(error) : store.people.create(record);
      },
    },
  };
}

const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
const keyed = (key: string, more: Record<string, string> = {}) => ({
  headers: { 'Idempotency-Key': key, ...more },
});
const replayed = ({ headers }: Told) => headers.get('Idempotent-Replayed');

describe('a repeated request', () => {
  it('gets the first answer with its status and headers, and does nothing twice', async () => {
    const first = await api.post('/v1/projects', opening, keyed('open-1'));
    const again = await api.post('/v1/projects', opening, keyed('open-1'));

    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect([replayed(first), replayed(again)]).toEqual([null, 'true']);
    expect(again.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  });

  it('is the same when only the order of its fields differs', async () => {
    const first = await api.post('/v1/people', person('orderly'), keyed('order'));
    const reversed = Object.fromEntries(Object.entries(person('orderly')).reverse());

    expect(await api.post('/v1/people', reversed, keyed('order'))).toMatchObject({
      status: 201,
      body: first.body,
    });
  });

  it('of a refused one is carried out once nothing is in the way', async () => {
    const projectId = await api.openProject();
    const wake = () => api.post(`/v1/projects/${projectId}/wake`, {}, keyed('wake'));
    const hire = () => api.post('/v1/people', person('hired', { managerId: 'later' }), keyed('hire'));
    const tell = () => api.post('/v1/projects/none/contacts', { kind: 'call' }, keyed('tell'));

    expect([
      await wake(),
      await hire(),
      await tell(),
      await wake(),
      await hire(),
      await tell(),
    ]).toMatchObject([
      { status: 409, body: { code: 'not-held' } },
      { status: 422, body: { code: 'unknown-reference' } },
      { status: 404, body: { code: 'unknown-project' } },
      { status: 409, body: { code: 'not-held' } },
      { status: 422, body: { code: 'unknown-reference' } },
      { status: 404, body: { code: 'unknown-project' } },
    ]);
    await api.post('/v1/people', person('later'));
    const wakeAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await api.post(`/v1/projects/${projectId}/holds`, { reason: 'budget-year', wakeAt });
    const [woken, hired] = [await wake(), await hire()];

    expect([woken.status, hired.status]).toEqual([200, 201]);
    expect([replayed(woken), replayed(hired), replayed(await wake())]).toEqual([null, null, 'true']);
  });

  it('of a refused one may have another body, which is another command', async () => {
    const projectId = await api.openProject();
    const report = (milestone: string) =>
      api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence: 'crm:1' }, keyed('put-right'));

    const refused = await report('no-such-milestone');
    const done = await report('customer-profiled');

    expect([refused.status, done.status]).toEqual([422, 200]);
    expect(await report('meeting-agreed')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(replayed(await report('customer-profiled'))).toBe('true');
  });

  it('with another body, or for another person, is refused', async () => {
    await api.post('/v1/projects', opening, keyed('other'));
    const reused = { status: 422, body: { code: 'key-reused' } };

    expect(await api.post('/v1/projects', { ...opening, title: 'B' }, keyed('other'))).toMatchObject(reused);
    expect(
      await api.post('/v1/projects', opening, keyed('other', { 'X-Milepost-Actor': 'sales-1' })),
    ).toMatchObject(reused);
  });

  it('is another one for another API key or another address', async () => {
    const projects = [await api.openProject(), await api.openProject()];
    const key = await api.createKey('crm', ['projects:write', 'reports:write']);
    const contact = { kind: 'call' };

    const answers = [
      await api.post(`/v1/projects/${projects[0]}/contacts`, contact, keyed('same')),
      await api.post(`/v1/projects/${projects[1]}/contacts`, contact, keyed('same')),
      await api.post(`/v1/projects/${projects[0]}/contacts`, contact, { ...keyed('same'), key }),
    ];

    expect(answers.map(replayed)).toEqual([null, null, null]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.commandId)).size).toBe(3);
  });

  it('that failed here is done again', async () => {
    breakdown = new Error('disk full');

    const first = await api.post('/v1/people', person('again'), keyed('again'));
    const again = await api.post('/v1/people', person('again'), keyed('again'));

    expect(first).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(first.body)).not.toContain('disk');
    expect([again.status, replayed(again)]).toEqual([201, null]);
  });

  it('that was not valid is not remembered', async () => {
    expect(await api.post('/v1/people', { id: 'x' }, keyed('fix'))).toMatchObject({
      status: 422,
      body: { code: 'invalid-body' },
    });
    expect(await api.post('/v1/people', person('fixed'), keyed('fix'))).toMatchObject({ status: 201 });
  });

  it.each(['with space', 'ümlaut', 'x'.repeat(201)])('with the key "%s" is refused', async (key) => {
    const headers = { 'Idempotency-Key': Buffer.from(key).toString('latin1') };

    expect(await api.post('/v1/people', person('k'), { headers })).toMatchObject({
      status: 400,
      body: { code: 'invalid-parameters' },
    });
  });
});

describe('requests in parallel with one key', () => {
  it('are carried out once; the others wait for the answer or get it', async () => {
    const projectId = await api.openProject();
    const contact = () =>
      api.post(`/v1/projects/${projectId}/contacts`, { kind: 'visit' }, keyed('parallel'));

    const answers = await Promise.all(Array.from({ length: 12 }, contact));

    const done = answers.filter(({ status }) => status === 200);
    const running = answers.filter(({ status }) => status === 409);
    expect(done.filter((answer) => replayed(answer) === null)).toHaveLength(1);
    expect(done.length + running.length).toBe(12);
    for (const { body, headers } of running) {
      expect([body.code, headers.get('Retry-After')]).toEqual(['request-running', '1']);
    }
    const last = await contact();
    expect([last.status, replayed(last)]).toEqual([200, 'true']);
    const { body } = await api.get(`/v1/projects/${projectId}?revision=${last.body.revision}`);
    expect(body.contacts).toHaveLength(1);
  });

  it('open one project', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.post('/v1/projects', opening, keyed('one'))),
    );

    const opened = answers.filter(({ status }) => status === 201).map(({ body }) => body.projectId);
    expect(new Set(opened).size).toBe(1);
    const workflow = api.worker.client.workflow.getHandle(projectWorkflowId(opened[0] ?? ''));
    expect((await workflow.describe()).status.name).toBe('RUNNING');
  });
});

describe('a request whose process died', () => {
  it('is done again, and has no second effect', async () => {
    const projectId = await api.openProject();
    const contact = () => api.post(`/v1/projects/${projectId}/contacts`, { kind: 'visit' }, keyed('died'));
    const first = await contact();
    await api.unanswer();

    const again = await contact();

    expect(again).toMatchObject({ status: 200, body: { repeated: true, revision: first.body.revision } });
    expect(replayed(again)).toBeNull();
  });

  it('and that created something under an id of its own has created it, unless that is another one', async () => {
    const calendar = {
      key: 'plant-9',
      name: { en: 'Plant 9', 'zh-TW': '九廠' },
      base: 'tw',
      years: [{ year: 2026, status: 'announced' }],
    };

    const given: [string, object, object][] = [
      ['/v1/people', person('p-9'), person('p-9', { name: 'Somebody else' })],
      ['/v1/customers', { ...acme, id: 'c-9' }, { ...acme, id: 'c-9', name: 'Nine' }],
      ['/v1/calendars', calendar, { ...calendar, base: 'de' }],
    ];
    for (const [path, body, other] of given) {
      const create = (what: object, key: string) => api.post(path, what, keyed(key));
      expect(await create(body, 'mine')).toMatchObject({ status: 201 });
      await api.unanswer();

      expect(await create(body, 'mine')).toMatchObject({ status: 201 });
      expect(await create(other, 'other')).toMatchObject({ status: 409, body: { code: 'id-taken' } });
      expect(await api.post(path, body)).toMatchObject({ status: 409, body: { code: 'id-taken' } });
    }
  });
});
