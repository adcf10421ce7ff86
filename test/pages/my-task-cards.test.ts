import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTasks } from '../../domain/project/model/state';
import { mailKey } from '../../domain/project/react';
import { toldWith } from '../../queries/my-work/told-with';
import { acme } from '../support/directory';
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
    ['en', /Decide who goes on: Person card-rep-en has “[^”]+”.*since Mon 2 Mar.*days over/],
    ['zh-TW', /決定由誰接手：Person card-rep-zh-TW 負責的「[^」]+」.*自 3月2日週一 起，逾期 \d+ 天/],
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

    const page = textOf(await api.get('/today', { key: null, headers: { Cookie } }));

    expect(page).toMatch(said);
  });
});

describe('follow-ups of one customer that are due within a week', () => {
  const now = Date.now();

  /** A project whose follow-up has been asked for. */
  async function asked(
    title: string,
    ownerId: string,
    customerId: string,
    postponedDays?: number,
  ): Promise<string> {
    const holder = (role: string): string => (role === 'manager' ? 'joint-boss' : ownerId);
    const projectId = `joint-${title.toLowerCase().replace(' ', '-')}`;
    const project = simulate({
      ...{ projectId, holder, openedAtMs: now - 19 * day },
      open: { ownerId, title, customerId },
    });
    project.passUntil(now);
    const taskId = openTasks(project.state().deal!).find(({ kind }) => kind === 'follow-up')!.id;
    if (postponedDays !== undefined)
      project.tell({ name: 'postponeTask', taskId, dueAtMs: now + postponedDays * day, noteId: 'n1' });
    const state = project.state();
    await api.store.ledger.append(projectId, project.events());
    await api.store.projects.write(state, 0, Object.keys(state.deal!.tasks));
    return projectId;
  }

  it.each(['en', 'zh-TW'] as const)(
    'are one card for one person, and name each other in the API (%s)',
    async (language) => {
      const rep = `joint-rep-${language}`;
      const customer = { ...acme, id: `joint-${language}`, name: `Joint ${language}` };
      await api.store.customers.create(customer);
      await api.store.customers.create({ ...customer, id: `other-${language}`, name: `Other ${language}` });
      await api.store.people.create(person(rep, { language }));
      const of = (title: string, days?: number, customerId: string = customer.id) =>
        asked(`${title} ${language}`, rep, customerId, days);
      const [a, b, late, other] = [
        await of('Alpha'),
        await of('Beta', 5),
        await of('Gamma', 20),
        await of('Delta', undefined, `other-${language}`),
      ];

      const visits = pageVisits(api);
      const token = await visits.link(rep, { kind: 'sign-in' }, 60_000);
      const { headers } = await api.ask('POST', '/sign-in/confirm', { form: { token }, key: null });
      const Cookie = /milepost_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '';
      const { text: html } = await api.get('/today', { key: null, headers: { Cookie } });
      const cards = html
        .split('<li class="entry"')
        .filter((card) => /<h3>(Follow up|跟進)/.test(card))
        .map((card) => [a, b, late, other].filter((id) => card.includes(`href="/projects/${id}"`)));
      expect(cards).toEqual([[a, b], [other], [late]]);
      expect(html).toContain(language === 'en' ? 'One follow-up for all of these' : '同一次跟進');

      const { body } = await api.get(`/v1/people/${rep}/tasks`);
      const { items } = body as unknown as {
        items: { kind: string; projectId: string; joinedWith: string[] }[];
      };
      const followUps = items.filter(({ kind }) => kind === 'follow-up');
      expect(
        Object.fromEntries(followUps.map(({ projectId, joinedWith }) => [projectId, joinedWith])),
      ).toEqual({
        ...{ [a]: [b], [b]: [a], [late]: [], [other]: [] },
      });
      expect(
        items.filter(({ kind }) => kind !== 'follow-up').every(({ joinedWith }) => joinedWith.length === 0),
      ).toBe(true);
    },
  );

  it('that were told in one email say so in the timeline and on the page of the project', async () => {
    const rep = 'told-rep';
    const customer = { ...acme, id: 'told', name: 'Told' };
    await api.store.customers.create(customer);
    await api.store.people.create(person(rep));
    const [a, b] = [await asked('Told A', rep, 'told'), await asked('Told B', rep, 'told')];
    const state = (await api.store.projects.read(b))!;
    const task = openTasks(state.deal!).find(({ kind }) => kind === 'follow-up')!;
    const claim = (projectId: string, revision: number) => {
      const effect = { mail: 'task', to: { personId: rep }, revision, taskId: task.id } as const;
      const request = { activity: 'sendMail', request: { projectId, effect } } as const;
      const key = mailKey(projectId, effect);
      return api.store.outbox.claim({ key, projectId, mail: 'task', taskId: task.id, request }, new Date());
    };
    const opened = (await api.store.ledger.read(b)).find(
      (event) => event.type === 'taskOpened' && event.taskId === task.id,
    )!;
    const { revision } = opened;
    const told = await claim(a, revision);
    const back = await claim(b, revision);
    expect(await api.store.outbox.join(back, { key: told._id, personId: rep }, new Date())).toBe(true);
    expect(await toldWith(api.store, b)).toEqual([{ revision, mail: 'task', taskId: task.id, projectId: a }]);
    expect(await toldWith(api.store, a)).toEqual([]);

    const timeline = (await api.get(`/v1/projects/${b}/timeline`)).body as unknown as {
      items: { revision: number; toldWith?: string }[];
    };
    expect(timeline.items.filter((entry) => entry.toldWith !== undefined)).toMatchObject([
      { revision, type: 'taskOpened', toldWith: a },
    ]);
    const visits = pageVisits(api);
    const token = await visits.link(rep, { kind: 'project', projectId: b }, 60_000);
    const page = textOf(await api.get(`/projects/${b}?token=${token}`, { key: null }));
    expect(page).toContain('told with “Told A”, in one email');
  });
});
