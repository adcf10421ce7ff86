import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { weekOf } from '../../domain/calendar/review-times';
import type { Task } from '../../domain/project/model/state';
import { eventually } from '../support/eventually';
import type { RunningApi, Told } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import { acme } from '../support/directory';
import type { PageVisits } from './page-visits';
import { hiddenOf, mainOf, pageVisits, textOf } from './page-visits';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const today = localDate(Date.now(), 'Asia/Taipei');

async function signIn(personId: string): Promise<string> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
  return (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
}

const open = (path: string, Cookie: string): Promise<Told> =>
  api.get(path, { key: null, headers: { Cookie } });
const post = (path: string, Cookie: string, form: Record<string, string>): Promise<Told> =>
  api.ask('POST', path, { key: null, form, headers: { Cookie } });
const location = ({ headers }: Told): string => headers.get('location') ?? '';
const entriesOf = (page: Told): string[] => mainOf(page).split('<li class="entry"').slice(1);
const headerCount = ({ text }: Told): string =>
  /<span class="count">(\d+)</.exec(text.slice(0, text.indexOf('<main')))?.[1] ?? '0';

async function project(ownerId: string, title: string, customerId = 'acme'): Promise<string> {
  const opened = await api.post('/v1/projects', { title, customerId, ownerId });
  const { projectId, revision } = opened.body;
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  return projectId;
}

/** A task that is done with one press: what a manager asks for in the weekly review. */
async function wish(projectId: string, note: string): Promise<Task> {
  const body = {
    ...{ week: weekOf(Date.now(), 'Asia/Taipei'), decision: 'push', note },
    dueAt: new Date(Date.now() + 5 * 3_600_000).toISOString(),
  };
  const asked = await api.post(`/v1/projects/${projectId}/reviews`, body, {
    headers: { 'X-Milepost-Actor': 'manager-1' },
  });
  expect(asked.status).toBe(200);
  return eventually(async () => (await visits.tasks(projectId, 'push'))[0]);
}

describe('a line of today', () => {
  it('has customer, project, what and due, one main button, and the rest behind more', async () => {
    await api.store.people.create(person('line-rep', { managerId: 'manager-1' }));
    const projectId = await project('line-rep', 'Line of lines');
    const page = await open('/today', await signIn('line-rep'));
    const [first = ''] = entriesOf(page);
    const [shown = '', more = ''] = first.split('<details>');

    expect(first).toContain('<a href="/customers/acme">Acme</a>');
    expect(first).toContain(`<a href="/projects/${projectId}">Line of lines</a>`);
    expect(shown.match(/class="button/g)).toHaveLength(1);
    expect(more.match(/class="button plain"/g)!.length).toBeGreaterThan(3);
    expect(textOf(page)).toMatch(/Nothing to do today\. Next: [^.]+ · Acme · Line of lines, /);
  });

  it('says what comes next to whoever has no task at all', async () => {
    await api.store.people.create(person('idle-rep', { managerId: 'manager-1' }));
    await api.store.people.create(person('idle-mate', { managerId: 'manager-1' }));
    const cookie = await signIn('idle-rep');
    expect(textOf(await open('/today', cookie))).toContain('Nothing is waiting for you.');
    const projectId = await project('idle-rep', 'Quiet line');
    for (const { id } of await visits.tasks(projectId)) {
      await api.post(`/v1/projects/${projectId}/tasks/${id}/assignment`, { personId: 'idle-mate' });
      await visits.changed(projectId, id, ({ personId }) => personId === 'idle-mate');
    }

    expect(textOf(await open('/today', cookie))).toMatch(
      /Nothing is waiting for you\. Next: “Quiet line” comes up on /,
    );
  });
});

describe('a task that needs no words', () => {
  it('is done in its line, once, and leads back to its place in the list', async () => {
    await api.store.people.create(person('place-rep', { managerId: 'manager-1' }));
    const projectId = await project('place-rep', 'Press line');
    const task = await wish(projectId, 'Call the plant manager.');
    const cookie = await signIn('place-rep');
    const list = await open('/today?q=press', cookie);
    const [line = ''] = entriesOf(list);
    expect(line).toContain('<blockquote>Call the plant manager.</blockquote>');
    const address = `/today/${projectId}/${task.id}/complete`;
    expect(line).toContain(`action="${address}"`);
    const form = {
      requestId: /name="requestId" value="([^"]+)"/.exec(line)![1]!,
      from: /name="from" value="([^"]*)"/.exec(line)![1]!.replaceAll('&amp;', '&'),
    };

    const both = await Promise.all([post(address, cookie, form), post(address, cookie, form)]);
    const again = await post(address, cookie, form);

    for (const answer of [...both, again]) {
      expect(answer.status).toBe(303);
      expect(location(answer)).toMatch(/^\/today\?q=press&at=.+&did=complete&of=.+#done$/);
    }
    const events = await api.store.ledger.read(projectId);
    expect(events.filter((event) => event.type === 'taskClosed' && event.taskId === task.id)).toHaveLength(1);
    const back = await open(location(again).replace('#done', ''), cookie);
    expect(textOf(back)).toContain('The task is completed: Do what the weekly review asks for · Press line');
    expect(mainOf(back).indexOf('id="done"')).toBeLessThan(mainOf(back).indexOf('class="entry"'));
    expect(back.text).not.toContain(address);
  });

  it('can be accepted, which keeps it in the list', async () => {
    await api.store.people.create(person('accept-rep', { managerId: 'manager-1' }));
    const projectId = await project('accept-rep', 'Oven');
    const [task] = await visits.tasks(projectId);
    const cookie = await signIn('accept-rep');
    const requestId = hiddenOf(await open('/today', cookie), 'requestId');
    const address = `/today/${projectId}/${task!.id}/accept`;

    const answers = [await post(address, cookie, { requestId }), await post(address, cookie, { requestId })];

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    await visits.changed(projectId, task!.id, ({ status }) => status === 'accepted');
    const list = await open(location(answers[0]!).replace('#done', ''), cookie);
    expect(textOf(list)).toContain('The task is accepted: ');
    expect(textOf(list)).toContain('· accepted');
    expect(list.text).not.toContain(address);
  });

  it('that needs proof gets its form, and nothing is done', async () => {
    await api.store.people.create(person('proof-rep', { managerId: 'manager-1' }));
    const projectId = await project('proof-rep', 'Chiller');
    const [task] = await visits.tasks(projectId, 'stage');
    const cookie = await signIn('proof-rep');
    const requestId = hiddenOf(await open('/today', cookie), 'requestId');

    const answer = await post(`/today/${projectId}/${task!.id}/complete`, cookie, { requestId });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`action="/my/tasks/${projectId}/${task!.id}/complete`);
    expect((await visits.tasks(projectId, 'stage')).map(({ id }) => id)).toContain(task!.id);
  });

  it('of somebody else cannot be done, and tells nothing', async () => {
    await api.store.people.create(person('own-rep', { managerId: 'manager-1' }));
    await api.store.people.create(person('foreign', { team: 'south' }));
    const projectId = await project('own-rep', 'Secret line');
    const task = await wish(projectId, 'Ask for the budget.');
    const cookie = await signIn('foreign');
    const requestId = hiddenOf(await open('/today', cookie), 'requestId');

    for (const action of ['complete', 'accept']) {
      const answer = await post(`/today/${projectId}/${task.id}/${action}`, cookie, { requestId });

      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('Secret line');
    }
    const forged = await post(`/today/${projectId}/${task.id}/complete`, cookie, { requestId: 'x' });
    expect(forged.status).toBe(403);
    const typed = await open(`/today?did=complete&of=${projectId}:${task.id}`, cookie);
    expect(typed.text).not.toContain('Secret line');
    expect((await visits.tasks(projectId, 'push')).map(({ id }) => id)).toEqual([task.id]);
  });
});

describe('a task that needs words', () => {
  it('gets its form, which leads back to the list', async () => {
    await api.store.people.create(person('words-rep', { managerId: 'manager-1' }));
    const projectId = await project('words-rep', 'Dryer');
    const [task] = await visits.tasks(projectId, 'stage');
    const cookie = await signIn('words-rep');
    const [line = ''] = entriesOf(await open('/today', cookie));
    const address = new RegExp(`href="(/my/tasks/${projectId}/${task!.id}/complete[^"]*)"`)
      .exec(line)![1]!
      .replaceAll('&amp;', '&');
    const form = await open(address, cookie);
    const requestId = hiddenOf(form, 'requestId');
    const sent = /<form class="card" action="([^"]+)"/.exec(form.text)![1]!;

    const answer = await post(sent.replaceAll('&amp;', '&'), cookie, { requestId, evidence: 'crm:7' });

    expect(answer.status).toBe(303);
    expect(textOf(await open(location(answer).replace('#done', ''), cookie))).toContain(
      'The task is completed: ',
    );
  });
});

describe('decisions about one person', () => {
  async function undecided(name: string) {
    const [boss, rep, mate] = [`${name}-boss`, `${name}-rep`, `${name}-mate`];
    await api.store.people.create(person(boss, { roles: [] }));
    await api.store.people.create(person(rep, { name: 'Baker', managerId: boss }));
    await api.store.people.create(person(mate, { managerId: boss }));
    const ids = [await project(rep, `${name} one`), await project(rep, `${name} two`)];
    for (const projectId of ids) {
      const [task] = await visits.tasks(projectId, 'stage');
      await api.post(`/v1/projects/${projectId}/tasks/${task!.id}/refusal`, { note: 'No time.' });
      await visits.heldTask(projectId, 'reassign');
    }
    return { boss, rep, mate, ids, cookie: await signIn(boss) };
  }

  it('are one entry and made with one form, once', async () => {
    const { mate, ids, cookie } = await undecided('group');
    const list = await open('/today', cookie);
    const entries = entriesOf(list);
    expect(entries).toHaveLength(1);
    expect(textOf(list)).toContain('Decide who goes on: nobody has 2 tasks');
    expect(textOf(list)).toMatch(/“[^”]+”, declined on [^·]+ · Baker · Acme · group one/);
    expect(textOf(list)).toContain('1 decision waits for you');
    const address = /href="(\/today\/decisions\/pass-on[^"]*)"/
      .exec(entries[0]!)![1]!
      .replaceAll('&amp;', '&');
    const form = await open(address, cookie);
    const hidden = Object.fromEntries(
      ['requestId', 'items', 'from'].map((name) => [name, hiddenOf(form, name)]),
    );
    const send = (fields: Record<string, string>) =>
      post('/today/decisions/pass-on', cookie, { ...hidden, ...fields });

    const empty = await send({});
    const done = await send({ personId: mate, note: 'Please take both.' });
    const again = await send({ personId: mate, note: 'Please take both.' });

    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#personId"');
    expect([done.status, again.status]).toEqual([303, 303]);
    for (const projectId of ids) {
      await eventually(async () =>
        (await visits.tasks(projectId, 'stage')).some(({ personId }) => personId === mate) ? true : undefined,
      );
      const passed = (await api.store.ledger.read(projectId)).filter(({ type }) => type === 'taskAssigned');
      expect(passed.filter((event) => 'personId' in event && event.personId === mate)).toHaveLength(1);
    }
    expect(textOf(await open(location(done).replace('#done', ''), cookie))).toContain('2 decisions are made');
    expect((await open(address, cookie)).status).toBe(409);
  });

  it('are made as far as they are left, and the rest is told', async () => {
    const { mate, ids, cookie } = await undecided('partly');
    const [entry = ''] = entriesOf(await open('/today', cookie));
    const address = /href="(\/today\/decisions\/pass-on[^"]*)"/.exec(entry)![1]!.replaceAll('&amp;', '&');
    const form = await open(address, cookie);
    const decision = await visits.heldTask(ids[0]!, 'reassign');
    await api.post(`/v1/projects/${ids[0]}/tasks/${decision.id}/completion`, {});
    await visits.changed(ids[0]!, decision.id, ({ status }) => status !== 'open');

    const answer = await post('/today/decisions/pass-on', cookie, {
      ...{ requestId: hiddenOf(form, 'requestId'), items: hiddenOf(form, 'items'), personId: mate },
    });

    // what somebody else has decided is no longer in the list: the other one is made
    expect(answer.status).toBe(303);
    expect(location(answer)).toContain('did=decide&of=1');
  });

  it('are nobody else’s to make', async () => {
    const { mate, ids, cookie } = await undecided('foreign');
    const [entry = ''] = entriesOf(await open('/today', cookie));
    const address = /href="(\/today\/decisions\/pass-on[^"]*)"/.exec(entry)![1]!.replaceAll('&amp;', '&');
    const items = hiddenOf(await open(address, cookie), 'items');
    const stranger = await signIn('sales-2');
    const requestId = hiddenOf(await open('/today', stranger), 'requestId');

    const answer = await post('/today/decisions/pass-on', stranger, { requestId, items, personId: mate });

    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain('foreign one');
    for (const projectId of ids) expect(await visits.heldTask(projectId, 'reassign')).toBeDefined();
  });
});

describe('search and filter', () => {
  it('find in any script, and keep apart what is one’s own', async () => {
    await api.store.people.create(person('find-rep', { managerId: 'manager-1' }));
    await api.store.people.create(
      person('find-away', {
        managerId: 'manager-1',
        absences: [{ from: today, to: addDays(today, 3), substituteId: 'find-rep' }],
      }),
    );
    await api.store.customers.create({ ...acme, id: 'harbour', name: '海港食品股份有限公司' });
    const mine = await project('find-rep', 'Oven line');
    const chinese = await project('find-rep', '三號廠房', 'harbour');
    const others = await project('find-away', 'Press');
    const cookie = await signIn('find-rep');
    const found = async (query: string): Promise<string[]> => {
      const { text } = await open(`/today?${query}`, cookie);
      return [mine, chinese, others].filter((id) => text.includes(`href="/projects/${id}"`));
    };

    expect(await found('')).toEqual([mine, chinese, others]);
    expect(await found(`q=${encodeURIComponent('海港')}`)).toEqual([chinese]);
    expect(await found(`q=${encodeURIComponent('ＯＶＥＮ')}`)).toEqual([mine]);
    expect(await found('q=find-away')).toEqual([others]);
    expect(await found('whose=mine')).toEqual([mine, chinese]);
    expect(await found('whose=others')).toEqual([others]);
    expect(await found('customer=harbour')).toEqual([chinese]);
    expect(await found(`project=${mine}&q=`)).toEqual([mine]);
    expect(await found('whose=nonsense&page=x')).toEqual([mine, chinese, others]);
    const nothing = await open('/today?q=zzzz', cookie);
    expect(textOf(nothing)).toContain('Nothing in your list is like that.');
    expect(mainOf(nothing)).toContain('href="/today"');
  });
});

describe('the number beside Today', () => {
  it('is that of the entries for today, with stand-ins and on every page', async () => {
    await api.store.people.create(person('count-rep', { managerId: 'manager-1' }));
    const cookie = await signIn('count-rep');
    const projectId = await project('count-rep', 'Counted');
    expect(headerCount(await open('/today', cookie))).toBe('0');
    await wish(projectId, 'Today, please.');

    const page = await open('/today', cookie);
    const sections = [
      ...mainOf(page).matchAll(/id="(overdue|today|week|later)"[^>]*>[^<]*<span[^>]*>(\d+)/g),
    ];
    const forToday = sections.filter(([, name]) => name === 'overdue' || name === 'today');

    expect(forToday.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(Number(headerCount(page)));
    expect(headerCount(await open('/customers', cookie))).toBe(headerCount(page));
  });
});
