import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simulate, day } from '../support/simulated-project';
import { pageVisits, textOf } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the card of a decision who goes on with a task', () => {
  it.each([
    ['en', /Person card-rep-en has had the task since Mon 2 Mar 2026\./],
    ['zh-TW', /任務自 ?2026年3月2日.*起由 Person card-rep-zh-TW 負責。/],
  ] as const)('says who has it and since when (%s)', async (language, said) => {
    const [boss, rep] = [`card-boss-${language}`, `card-rep-${language}`];
    await api.store.people.create(person(boss, { roles: [], language }));
    await api.store.people.create(person(rep, { managerId: boss }));
    const project = simulate({
      projectId: `card-${language}`,
      holder: (role) => (role === 'manager' ? boss : rep),
      open: { ownerId: rep },
    });
    project.passUntil(project.state().deal!.openedAtMs + 14 * day);
    const state = project.state();
    await api.store.projects.write(state, 0, Object.keys(state.deal!.tasks));
    const token = await pageVisits(api).link(boss, { kind: 'sign-in' }, 60_000);
    const { headers } = await api.ask('POST', '/sign-in/confirm', { form: { token }, key: null });
    const Cookie = /milepost_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '';

    const page = textOf(await api.get('/my/tasks', { key: null, headers: { Cookie } }));

    expect(page).toMatch(said);
  });
});
