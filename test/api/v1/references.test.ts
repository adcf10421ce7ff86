import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mergePatch } from '../../../api/kit/request-body';
import type { Reference } from '../../../domain/project/model/references';
import { eventually } from '../../support/eventually';
import type { RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
let count = 0;
/** A reference that no other test uses. */
const fresh = (system = 'crm'): Reference => ({ system, id: `Opp/${(count += 1)} ü:4` });
const pathOf = ({ system, id }: Reference): string => `/v1/projects/ref:${system}:${encodeURIComponent(id)}`;
const open = (references: readonly Reference[], more: object = {}) =>
  api.post('/v1/projects', { ...opening, references, ...more });
const opened = async (...references: Reference[]): Promise<string> => {
  const { body } = await open(references);
  await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
  return body.projectId;
};
const patch = (path: string, body: object, ifMatch = '*'): Promise<Told> =>
  api.ask('PATCH', path, { body, headers: { 'If-Match': ifMatch, 'Content-Type': mergePatch } });
const events = async (projectId: string, type: RegExp) =>
  (await api.get(`/v1/projects/${projectId}/timeline?limit=200`)).body.items.filter((each) =>
    type.test(each.type),
  );

describe('opening a project by a reference', () => {
  it('answers the project that has it, whatever else the body says', async () => {
    const reference = fresh();
    const first = await open([reference]);
    const second = await open([reference], { title: 'Other', customerId: 'nobody' });

    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toMatchObject({ projectId: first.body.projectId, repeated: true });
    const { body } = await api.get(pathOf(reference));
    expect(body).toMatchObject({ id: first.body.projectId, title: opening.title, references: [reference] });
  });

  it('opens exactly one project for twenty requests at once', async () => {
    const references = [fresh(), fresh('erp')];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        open(index % 2 === 0 ? references : [...references].reverse(), { title: `Number ${index}` }),
      ),
    );

    expect(new Set(answers.map(({ body }) => body.projectId)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    const projectId = answers[0]!.body.projectId;
    expect(await events(projectId, /^projectOpened$/)).toHaveLength(1);
    expect(await events(projectId, /^commandRefused$/)).toEqual([]);
  });

  it('says which project has which of references that belong to different ones', async () => {
    const [one, other] = [fresh(), fresh()];
    const projects = [await opened(one), await opened(other)];

    const answer = await open([one, other]);

    expect(answer).toMatchObject({ status: 409, body: { code: 'references-differ' } });
    for (const id of projects) expect(answer.body.detail).toContain(id);
  });

  it('goes on where a caller has died after the claim', async () => {
    const [reference, more] = [fresh(), fresh()];
    await api.store.references.claim('project', reference, 'project-claimed');

    expect(await api.get(pathOf(reference))).toMatchObject({
      status: 404,
      body: { code: 'unknown-project' },
    });
    expect(await open([reference, more])).toMatchObject({
      status: 201,
      body: { projectId: 'project-claimed' },
    });
    expect((await api.get(pathOf(more))).body.id).toBe('project-claimed');
  });

  it('is the same deal when it has ended', async () => {
    const reference = fresh();
    const projectId = await opened(reference);
    await api.post(`/v1/projects/${projectId}/loss`, { reason: 'price' });

    expect(await open([reference])).toMatchObject({ status: 200, body: { projectId, status: 'lost' } });
  });

  it('leaves no claim when the request is refused', async () => {
    const reference = fresh();
    expect(await open([reference], { customerId: 'nobody' })).toMatchObject({ status: 422 });
    expect(await api.store.references.read('project', [reference])).toEqual([]);
  });

  it.each([
    [
      'a reference twice',
      [
        { system: 'crm', id: 'x' },
        { system: 'crm', id: 'x' },
      ],
    ],
    ['a system with capitals', [{ system: 'CRM', id: 'x' }]],
    ['an id without ink', [{ system: 'crm', id: ' ' }]],
    ['an id that is too long', [{ system: 'crm', id: 'x'.repeat(201) }]],
    ['too many', Array.from({ length: 21 }, (_, index) => ({ system: 'crm', id: `many-${index}` }))],
  ])('refuses %s', async (_what, references) => {
    expect(await open(references)).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
  });
});

describe('a reference in a path', () => {
  it('stands for the id wherever there is one', async () => {
    const reference = fresh();
    const projectId = await opened(reference);
    const path = pathOf(reference);

    const told = await api.post(`${path}/contacts`, { kind: 'call' });
    expect(told.body.projectId).toBe(projectId);
    for (const part of ['timeline', 'tasks', 'explanation']) {
      expect((await api.get(`${path}/${part}`)).status).toBe(200);
    }
  });

  it('of nothing is unknown, and the answer says which', async () => {
    const answer = await api.get('/v1/projects/ref:crm:no%2Fsuch%20one');
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-project' } });
    expect(answer.body.detail).toContain('crm:no/such one');
  });

  it('counts capitals, and knows one character by all its spellings', async () => {
    const id = `Caf\u00e9-${(count += 1)}`;
    const projectId = await opened({ system: 'crm', id });

    expect((await api.get(pathOf({ system: 'crm', id: id.normalize('NFD') }))).body.id).toBe(projectId);
    expect((await api.get(pathOf({ system: 'crm', id: id.toLowerCase() }))).status).toBe(404);
  });
});

describe('references of a project that is there', () => {
  it('are added, moved and removed, and both timelines say so', async () => {
    const reference = fresh();
    const [from, to] = [await opened(), await opened()];

    expect(await api.post(`/v1/projects/${from}/references`, reference)).toMatchObject({ status: 200 });
    expect((await api.get(pathOf(reference))).body.id).toBe(from);
    expect(await api.post(`/v1/projects/${to}/references`, reference)).toMatchObject({
      status: 409,
      body: { code: 'reference-taken' },
    });
    const moved = await api.post(`/v1/projects/${to}/references`, { ...reference, movedFrom: from });
    expect(moved.status).toBe(200);
    expect((await api.get(pathOf(reference))).body.id).toBe(to);
    expect(await events(from, /^reference/)).toMatchObject([
      { type: 'referenceAdded', facts: reference },
      { type: 'referenceRemoved', facts: { ...reference, movedTo: to } },
    ]);
    expect(await events(to, /^reference/)).toMatchObject([
      { type: 'referenceAdded', facts: { ...reference, movedFrom: from } },
    ]);

    for (let repeat = 0; repeat < 2; repeat += 1) {
      expect((await api.post(`/v1/projects/${to}/references/removal`, reference)).status).toBe(200);
    }
    await eventually(async () => (await api.get(pathOf(reference))).status === 404);
    // free for another one
    expect((await api.post(`/v1/projects/${from}/references`, reference)).status).toBe(200);
  });

  it('are moved once, however often it is said', async () => {
    const reference = fresh();
    const [from, to] = [await opened(reference), await opened()];
    const move = () => api.post(`/v1/projects/${to}/references`, { ...reference, movedFrom: from });

    const answers = await Promise.all([move(), move(), move()]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await events(to, /^referenceAdded$/)).toHaveLength(1);
    expect(await events(from, /^referenceRemoved$/)).toHaveLength(1);
  });

  it('go on after a crash between the claim and the projects', async () => {
    const reference = fresh();
    const [from, to] = [await opened(reference), await opened()];
    await api.store.references.move('project', reference, from, to);

    expect((await api.post(`/v1/projects/${to}/references`, reference)).status).toBe(200);

    expect(await events(to, /^referenceAdded$/)).toHaveLength(1);
    expect(await events(from, /^referenceRemoved$/)).toMatchObject([{ facts: { movedTo: to } }]);
  });

  it('stay with a project that has ended, and go to none that has', async () => {
    const [reference, other] = [fresh(), fresh()];
    const [ended, running] = [await opened(reference), await opened(other)];
    await api.post(`/v1/projects/${ended}/loss`, { reason: 'price' });
    await eventually(async () => (await api.get(`/v1/projects/${ended}`)).text.includes(`"status":"lost"`));

    expect(
      await api.post(`/v1/projects/${running}/references`, { ...reference, movedFrom: ended }),
    ).toMatchObject({ status: 409, body: { code: 'reference-taken' } });
    expect(
      await api.post(`/v1/projects/${ended}/references`, { ...other, movedFrom: running }),
    ).toMatchObject({ status: 409, body: { code: 'project-ended' } });
    expect((await api.get(pathOf(reference))).body.id).toBe(ended);
    expect((await api.get(pathOf(other))).body.id).toBe(running);
  });

  it('get a claim when another program has signalled them', async () => {
    const reference = fresh();
    const projectId = await opened();
    await api.worker.client.workflow.getHandle(`sales-${projectId}`).signal('addReference', {
      ...{ commandId: `direct-${projectId}`, actor: 'key:crm', source: 'crm', at: Date.now() },
      ...reference,
    });

    await eventually(async () => (await api.get(pathOf(reference))).status === 200);
  });
});

describe('a change of a project', () => {
  it('is an event each, with the ETag of what was read', async () => {
    const projectId = await opened();
    const path = `/v1/projects/${projectId}`;
    await eventually(async () => (await api.get(path)).body.openTasks.length > 0);
    const read = await api.get(path);
    const etag = read.headers.get('etag')!;
    expect(etag).toBe(`"${read.body.revision}"`);

    const changed = await patch(
      path,
      { title: 'Two lines', amount: 5, currency: 'TWD', expectedSigningOn: '2026-06-30' },
      etag,
    );

    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe(`"${changed.body.revision}"`);
    expect((await api.get(path)).body).toMatchObject({
      title: 'Two lines',
      amount: 5,
      currency: 'TWD',
      expectedSigningOn: '2026-06-30',
    });
    expect(await events(projectId, /Changed$/)).toMatchObject([
      { type: 'amountChanged', facts: { from: null, to: 5 } },
      { type: 'currencyChanged', facts: { from: null, to: 'TWD' } },
      { type: 'titleChanged', facts: { from: opening.title, to: 'Two lines' } },
      { type: 'expectedSigningChanged', facts: { from: null, to: '2026-06-30' } },
    ]);
    expect(await patch(path, { title: 'Three lines' }, etag)).toMatchObject({
      status: 412,
      body: { code: 'revision-mismatch' },
    });
    expect((await patch(path, { amount: null, expectedSigningOn: null })).status).toBe(200);
    expect((await api.get(path)).body).toMatchObject({
      amount: null,
      currency: null,
      expectedSigningOn: null,
    });
  });

  it('carries all references, and claims those that are new', async () => {
    const [kept, dropped, added, others] = [fresh(), fresh(), fresh(), fresh()];
    const projectId = await opened(kept, dropped);
    await opened(others);
    const path = `/v1/projects/${projectId}`;

    const refused = await patch(path, { references: [kept, added, others] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'reference-taken' } });
    expect(await api.store.references.read('project', [added])).toEqual([]);

    expect((await patch(path, { references: [kept, added] })).status).toBe(200);
    expect((await api.get(pathOf(added))).body.references).toEqual([kept, added]);
    await eventually(async () => (await api.get(pathOf(dropped))).status === 404);
  });

  it.each([
    ['needs an If-Match', { title: 'x' }, undefined, 428],
    ['refuses an amount without its currency', { amount: 7 }, '*', 422],
    ['refuses a title that is emptied', { title: null }, '*', 422],
    ['refuses a day that there is not', { expectedSigningOn: '2026-02-30' }, '*', 422],
    ['refuses what cannot be changed', { customerId: 'acme' }, '*', 422],
  ])('%s', async (_what, body, ifMatch, status) => {
    const projectId = await opened();
    const headers = ifMatch === undefined ? {} : { 'If-Match': ifMatch };
    const answer = await api.ask('PATCH', `/v1/projects/${projectId}`, { body, headers });
    expect(answer.status).toBe(status);
  });

  it('is refused once the project has ended', async () => {
    const projectId = await opened();
    await api.post(`/v1/projects/${projectId}/loss`, { reason: 'price' });
    expect(await patch(`/v1/projects/${projectId}`, { title: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'project-ended' },
    });
  });
});
