import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActingAs } from '../../../domain/project/model/actors';
import type { ProjectCommand } from '../../../domain/project/model/commands';
import { isForEverybody, mayDo } from '../../../domain/project/model/permissions';
import { hiddenOf, pageVisits } from '../../pages/page-visits';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';
import type { ProgramAccess } from './routes';
import { askExample, ofPrograms, pages } from './routes';
import { table } from './table';

/**
 * Every route on which a person acts with every kind of person, on a project of theirs and on another: the table of the
 * process says who may.
 */

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
  const { store } = api;
  await store.people.create(person('chief', { roles: [] }));
  await store.people.create(person('boss', { roles: [], managerId: 'chief' }));
  await store.people.create(person('owner', { managerId: 'boss' }));
  await store.people.create(person('engineer', { roles: ['presales-engineer'], managerId: 'chief' }));
  await store.people.create(person('far-boss', { roles: [], team: 'south' }));
  await store.people.create(person('far-rep', { managerId: 'far-boss', team: 'south' }));
  await store.people.create(person('outsider', { team: 'east' }));
  await store.people.create(person('leaver', { managerId: 'chief' }));
}, 120_000);
afterAll(() => api.stop());

/** Kinds of people, by what they are to a project of `owner` and to one of `far-rep`. */
const kinds: Record<string, { readonly id: string; readonly own: ActingAs; readonly foreign: ActingAs }> = {
  'the owner': { id: 'owner', own: 'owner', foreign: 'colleague' },
  'somebody with a role in it': { id: 'engineer', own: 'colleague', foreign: 'colleague' },
  'the manager of the owner': { id: 'boss', own: 'manager', foreign: 'colleague' },
  'a manager further above': { id: 'chief', own: 'manager', foreign: 'colleague' },
  'the manager of another team': { id: 'far-boss', own: 'colleague', foreign: 'manager' },
  'an outsider': { id: 'outsider', own: 'colleague', foreign: 'colleague' },
};
const isActive = (id: string): boolean => id !== 'leaver';

async function projectOf(ownerId: string, engineerId?: string): Promise<string> {
  const { body } = await api.post('/v1/projects', { title: 'Line', customerId: 'acme', ownerId });
  const { projectId } = body;
  let { revision } = body;
  if (engineerId !== undefined) {
    const given = { role: 'presales-engineer', personId: engineerId };
    ({ revision } = (await api.post(`/v1/projects/${projectId}/assignments`, given)).body);
  }
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  return projectId;
}

describe('a person whom a program names', () => {
  const commands = ofPrograms.filter(
    (row): row is typeof row & { access: ProgramAccess & { command: ProjectCommand['name'] } } =>
      row.access.command !== undefined && row.route.path.includes('{projectId}'),
  );

  it('is asked about by every command that is not for everybody', () => {
    const asked = new Set(commands.map(({ access }) => access.command));
    const restricted = Object.values(table).flatMap((access) =>
      typeof access === 'object' && access.command && !isForEverybody(access.command) ? [access.command] : [],
    );
    expect(restricted.filter((command) => !asked.has(command))).toEqual([]);
    expect(restricted.length).toBeGreaterThan(0);
  });

  it.each(commands)(
    'may $name as the permissions of the process say, in their own project and in another',
    async ({ route, access: { scope, command } }) => {
      const key = await api.createKey(`may ${route.operationId}`, [scope, 'act-for-people']);
      const projects = { own: await projectOf('owner', 'engineer'), foreign: await projectOf('far-rep') };
      for (const [kind, who] of Object.entries(kinds)) {
        for (const which of ['own', 'foreign'] as const) {
          const answer = await askExample(
            api,
            route,
            { key, headers: { 'X-Milepost-Actor': who.id } },
            { projectId: projects[which] },
          );
          const isRefused = answer.status === 403;
          expect([kind, which, isRefused]).toEqual([kind, which, !mayDo(command, who[which])]);
          if (isRefused) expect(answer.body.code).toBe('not-for-actor');
          else expect([401, 404].includes(answer.status) && answer.body.code !== 'unknown-task').toBe(false);
        }
      }
    },
    60_000,
  );
});

describe('a page', () => {
  it.each(pages)('lets nobody in to $name by itself', async ({ route, access }) => {
    // a key of programs opens no page
    for (const key of [null, await api.createKey(`of ${route.operationId}`, ['admin'])]) {
      const { status, headers } = await askExample(api, route, { key });
      if (access === 'session') expect([status, headers.get('location')]).toEqual([303, '/sign-in']);
      // of a link to sign in it is not said whether it was ever one
      if (access === 'link') expect([404, 410]).toContain(status);
      if (access === 'issuer') expect(status).toBe(404);
      if (access === 'page-for-all') expect(status).toBeLessThan(400);
    }
  });

  it('of a project is shown, and acted on, by those whom it concerns', async () => {
    const visits = pageVisits(api);
    const projects = { own: await projectOf('owner', 'engineer'), foreign: await projectOf('far-rep') };
    const cookies: Record<string, string> = {};
    for (const id of [...Object.values(kinds).map((who) => who.id), 'leaver']) {
      const token = await visits.link(id, { kind: 'sign-in' }, 60_000);
      const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
      cookies[id] = (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
    }
    const { revision, ...leaver } = (await api.store.people.read('leaver'))!;
    await api.store.people.replace({ ...leaver, active: false }, revision);

    const readers = { own: ['owner', 'engineer', 'boss', 'chief'], foreign: ['far-boss'] };
    const actions: Record<string, ProjectCommand['name']> = {
      'record-contact': 'recordContact',
      'confirm-meeting': 'confirmMeeting',
      'report-milestone': 'reachMilestone',
      'add-note': 'addNote',
      hold: 'hold',
      lose: 'lose',
      drop: 'drop',
      'assign-role': 'assign',
      'change-deal': 'changeProject',
      'change-clock': 'changeClock',
      'change-class': 'changeClass',
    };
    for (const id of Object.keys(cookies)) {
      const ask = { key: null, headers: { Cookie: cookies[id]! } };
      // the key of a form of their own session, as every page of it has one
      const requestId = hiddenOf(await api.get('/today', ask), 'requestId');
      for (const which of ['own', 'foreign'] as const) {
        const isReader = readers[which].includes(id);
        const shown = await api.get(`/projects/${projects[which]}`, ask);
        const wantedPage = !isActive(id) ? 303 : isReader ? 200 : 404;
        expect([id, which, shown.status]).toEqual([id, which, wantedPage]);
        const asked = Object.entries(actions).map(async ([action, command]) => {
          const as = Object.values(kinds).find((who) => who.id === id)?.[which] ?? 'colleague';
          const mayAct = as !== 'colleague' && mayDo(command, as);
          const wanted = !isActive(id) ? 303 : !isReader ? 404 : mayAct ? 200 : 403;
          const path = `/my/projects/${projects[which]}/${action}`;
          const form = await api.get(path, ask);
          expect([id, which, action, form.status]).toEqual([id, which, action, wanted]);
          const sent = await api.ask('POST', path, { ...ask, form: { requestId } });
          // an empty form of somebody who may act comes back with what is missing, or is carried out
          const isLetIn = ![303, 403, 404].includes(sent.status);
          expect([id, which, action, isLetIn || sent.status]).toEqual([id, which, action, mayAct || wanted]);
        });
        await Promise.all(asked);
      }
    }
  }, 60_000);
});
