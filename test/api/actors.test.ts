import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActingAs } from '../../domain/project/model/actors';
import { isForEverybody, mayDo } from '../../domain/project/model/permissions';
import { commandNames } from '../../domain/project/model/commands';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

/** A key says in whose name it acts; what that person may not do, the key may not do for them. */
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
  await api.store.people.create(person('head-1', { roles: [] }));
  await api.store.people.create(person('boss-1', { roles: [], managerId: 'head-1' }));
  await api.store.people.create(person('rep-1', { managerId: 'boss-1' }));
});
afterAll(() => api.stop());

const bare = (id: string) => {
  const { addressProblem: _, ...record } = person(id);
  return record;
};
const as = (actor: string) => ({ headers: { 'X-Milepost-Actor': actor } });

async function projectOf(ownerId: string): Promise<string> {
  const { body } = await api.post('/v1/projects', { title: 'Line', customerId: 'acme', ownerId });
  await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
  return `/v1/projects/${body.projectId}`;
}

describe('an actor', () => {
  it('who was switched off does nothing any more, from that moment on', async () => {
    const project = await projectOf('rep-1');
    await api.store.people.create(person('leaver'));
    const contact = () => api.post(`${project}/contacts`, { kind: 'call' }, as('leaver'));
    expect(await contact()).toMatchObject({ status: 200 });

    const { body } = await api.get('/v1/people/leaver');
    const off = await api.put(
      '/v1/people/leaver',
      { ...body, active: false },
      { headers: { 'If-Match': '*' } },
    );
    expect(off.status).toBe(200);

    const refused = { status: 403, body: { code: 'actor-inactive' } };
    expect(await contact()).toMatchObject(refused);
    expect(await api.post(`${project}/notes`, { note: 'x' }, as('leaver'))).toMatchObject(refused);
    expect(await api.post('/v1/people', bare('by-leaver'), as('leaver'))).toMatchObject(refused);
    const opening = { title: 'A', customerId: 'acme', ownerId: 'rep-1' };
    expect(await api.post('/v1/projects', opening, as('leaver'))).toMatchObject(refused);
    expect(await api.get('/v1/projects', as('gone-1'))).toMatchObject(refused);
    expect(await api.post(`${project}/notes`, { note: 'x' }, as('nobody-1'))).toMatchObject({
      status: 400,
      body: { code: 'unknown-actor' },
    });
  });

  it.each([
    ['clock', { followUpDays: 60, judgeDays: 90, note: 'Less often.' }],
    ['class', { customerClass: 'C' }],
  ])(
    'changes the %s of a project as a manager above its owner alone, or as an application',
    async (what, body) => {
      const project = await projectOf('rep-1');
      const change = (more?: object) => api.post(`${project}/${what}`, body, more);
      const revision = async () => (await api.get(project)).body.revision;
      await api.store.people.create(person(`substitute-${what}`));
      const before = await revision();
      for (const actor of ['rep-1', 'sales-2', 'manager-1', `substitute-${what}`]) {
        const answer = await change(as(actor));
        expect([actor, answer.status, answer.body.code]).toEqual([actor, 403, 'not-for-actor']);
      }
      expect(await revision()).toBe(before);
      expect(await change(as('head-1'))).toMatchObject({ status: 200 });
      expect(await change()).toMatchObject({ status: 200 });
    },
  );

  it('has one table for everything that is not for everybody', () => {
    const restricted = commandNames.filter((name) => !isForEverybody(name));
    expect(restricted).toEqual(['changeClock', 'changeClass']);
    const roles: ActingAs[] = ['application', 'owner', 'stand-in', 'manager', 'colleague'];
    for (const name of restricted) {
      expect(roles.filter((role) => mayDo(name, role))).toEqual(['application', 'manager']);
    }
    expect(roles.every((role) => mayDo('recordContact', role))).toBe(true);
  });
});

describe('a line of managers', () => {
  const put = async (id: string, managerId: string | null) => {
    const { body } = await api.get(`/v1/people/${id}`);
    return api.put(`/v1/people/${id}`, { ...body, managerId }, { headers: { 'If-Match': '*' } });
  };

  it('is no circle: the refusal names it', async () => {
    for (const [id, managerId] of [
      ['c1', null],
      ['c2', 'c1'],
      ['c3', 'c2'],
    ] as const) {
      await api.store.people.create(person(id, { managerId }));
    }
    const refused = (circle: string) => ({
      status: 422,
      body: {
        code: 'unknown-reference',
        errors: [{ pointer: '#/managerId', detail: expect.stringContaining(circle) }],
      },
    });
    expect(await put('c1', 'c2')).toMatchObject(refused('c1 → c2 → c1'));
    expect(await put('c1', 'c3')).toMatchObject(refused('c1 → c3 → c2 → c1'));
    expect(await put('c3', 'c1')).toMatchObject({ status: 200 });
  });

  it('becomes none when two people are given each other at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [`e${round}`, `f${round}`];
      for (const id of [one, other]) await api.store.people.create(person(id));
      const answers = await Promise.all([put(one, other), put(other, one)]);
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(2);
      const managers = (await api.store.people.readMany([one, other])).map(({ managerId }) => managerId);
      expect(managers).toContain(null);
    }
  });

  it('may be changed above and below a circle that got into the database by another way', async () => {
    await api.store.people.create(person('d1', { managerId: 'd2' }));
    await api.store.people.create(person('d2', { managerId: 'd1' }));
    await api.store.people.create(person('d3'));
    expect(await put('d3', 'd1')).toMatchObject({ status: 200 });
    expect(await put('d1', null)).toMatchObject({ status: 200 });
  });
});
