import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRequest } from '../../contracts/sandbox/activities';
import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { taskActions } from '../../domain/project/model/task-actions';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Task } from '../../domain/project/model/state';
import { eventually } from '../support/eventually';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { activitiesWithoutMail, person, shortDaysUntilJudgement, startApi } from '../api/running-api';

/** Whether the projects that are opened now shall come to judgement at once. */
let hurries = false;
let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  const dayMs = (request: RecordRequest) => (hurries ? shortDaysUntilJudgement(request) : realDayMs);
  api = await startApi({
    activities: (store, client) => activitiesWithoutMail(store, client, dayMs),
    settings: { workdayStart },
  });
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const zone = 'Asia/Taipei';
/** The hour of the company: a chosen day means it. */
const workdayStart = '08:30';
const inDays = (days: number): string => addDays(localDate(Date.now(), zone), days);

/** A project with its first task: to complete the customer archive. */
async function projectWithTask(): Promise<{ projectId: string; task: Task }> {
  const projectId = await api.openProject();
  const [task] = await visits.tasks(projectId, 'stage');
  return { projectId, task: task! };
}

/** A project whose intent is being judged, by its owner and by the manager. */
async function projectToJudge(): Promise<{ projectId: string; task: Task }> {
  hurries = true;
  try {
    const projectId = await api.openProject();
    const task = await visits.heldTask(projectId, 'judge');
    return { projectId, task };
  } finally {
    hurries = false;
  }
}

const eventsOf = (projectId: string) => api.store.ledger.read(projectId);

describe('opening a link', () => {
  it('changes nothing, however often scanners do it; the button works after that', async () => {
    const { projectId, task } = await projectWithTask();
    const actions = actionsByKind.stage;
    const tokens = await Promise.all(actions.map((action) => visits.taskLink(projectId, task, action)));
    tokens.push(await visits.link('sales-1', { kind: 'project', projectId }));
    const before = await visits.revision(projectId);
    const addresses = tokens.map((token, index) =>
      index === tokens.length - 1 ? `/projects/${projectId}?token=${token}` : `/act?token=${token}`,
    );

    const statuses = new Set<number>();
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all(
        addresses.flatMap((address) => [api.get(address), api.ask('HEAD', address)]),
      );
      for (const { status } of answers) statuses.add(status);
    }

    expect([...statuses]).toEqual([200]);
    expect(await visits.revision(projectId)).toBe(before);
    expect(await visits.act(tokens[0]!, { evidence: 'crm:profile/1' })).toMatchObject({ status: 200 });
  });

  it('says who acts, what the button does, the project and the task in short', async () => {
    const { projectId, task } = await projectWithTask();

    const page = await visits.open(await visits.taskLink(projectId, task, 'complete'));

    expect(page.status).toBe(200);
    const text = textOf(page);
    expect(text).toContain('You are Person sales-1.');
    expect(text).toContain('reports the milestone “Customer archive complete”');
    expect(text).toContain('Cooling line, hall 3');
    expect(text).toContain('Acme (B)');
    expect(text).toContain('1 of 8: Customer planning and phone invitation');
    expect(text).toContain('Waiting for:');
    expect(page.text).toContain('<label for="evidence">');
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('speaks the language of its person', async () => {
    await api.store.people.create(
      person('zh-1', { name: '林玉婷', language: 'zh-TW', managerId: 'manager-1' }),
    );
    const { projectId, task } = await projectWithTask();
    await visits.act(await visits.taskLink(projectId, task, 'pass-on'), { personId: 'zh-1' });
    const passed = await visits.changed(projectId, task.id, ({ personId }) => personId === 'zh-1');

    const page = await visits.open(await visits.taskLink(projectId, passed, 'complete'));

    expect(page.text).toContain('<html lang="zh-TW">');
    expect(textOf(page)).toContain('您是 林玉婷。');
    expect(textOf(page)).toContain('將回報里程碑「客戶檔案已補齊」');
  });

  it('escapes whatever people and customers are called', async () => {
    const name = '<script>alert("1")</script>&';
    await api.store.people.create(person('script-1', { name, managerId: 'manager-1' }));
    await api.store.customers.create({ ...(await api.store.customers.read('acme'))!, id: 'script-co', name });
    const opened = await api.post('/v1/projects', {
      title: name,
      customerId: 'script-co',
      ownerId: 'script-1',
    });
    const projectId = opened.body.projectId;
    await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);
    const [task] = await visits.tasks(projectId);

    const token = await visits.taskLink(projectId, task!, 'pass-on');
    const shown = await visits.open(token);
    const refused = await visits.act(token, { personId: name, note: name });

    for (const { text } of [shown, refused]) {
      expect(text).not.toContain('<script');
      expect(text).toContain('&lt;script&gt;');
    }
    expect(refused.status).toBe(422);
  });
});

describe('a link that was used', () => {
  it('acts once, when its button is pressed twenty times at the same moment', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visits.act(token, { evidence: 'crm:profile/1', note: 'All there.' })),
    );

    const done = answers.filter(({ status }) => status === 200);
    const explained = answers.filter(({ status }) => status === 409);
    expect([done.length, explained.length]).toEqual([1, 19]);
    expect(textOf(done[0]!)).toContain('The task is completed');
    for (const answer of explained) {
      expect(textOf(answer)).toMatch(/This has already been done It was done by you on \w{3} \d/);
    }
    const events = await eventsOf(projectId);
    expect(events.filter(({ type }) => type === 'milestoneReached')).toHaveLength(1);
    expect((await api.store.notes.ofProject(projectId)).map(({ text }) => text)).toEqual(['All there.']);
  });

  it('acts once also when the task stays open, and says so when it is opened again', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'record-contact');
    const call = { kind: 'call', note: 'Budget in April.' };

    expect((await visits.act(token, call)).status).toBe(200);

    expect((await visits.act(token, call)).status).toBe(409);
    expect(textOf(await visits.open(token))).toContain('This has already been done');
    expect((await eventsOf(projectId)).filter(({ type }) => type === 'contactRecorded')).toHaveLength(1);
  });
});

describe('each action', () => {
  it('completes a task with its evidence, and shows what comes next', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');

    const without = await visits.act(token, { note: 'It is in the archive.' });
    const done = await visits.act(token, { evidence: 'crm:profile/7' });

    expect(without.status).toBe(422);
    expect(without.text).toMatch(/id="evidence"[^>]*aria-describedby="evidence-hint evidence-error"/);
    expect(without.text).toContain('It is in the archive.');
    expect(done.status).toBe(200);
    expect(textOf(done)).toMatch(/What comes next .*Waiting for: First meeting agreed/);
    const closed = await visits.changed(projectId, task.id, ({ status }) => status === 'done');
    expect(closed).toMatchObject({ closedBy: 'sales-1', closedReason: 'milestone' });
  });

  it('records a contact at the time of the person’s own clock', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'record-contact');
    const occurredAt = `${inDays(-1)}T15:30`;

    const late = await visits.act(token, { kind: 'visit', occurredAt: `${inDays(1)}T09:00` });
    const done = await visits.act(token, { kind: 'visit', occurredAt, note: 'Met\r\nthe plant manager.' });

    expect(late.status).toBe(422);
    expect(textOf(late)).toContain('record it as a meeting');
    expect(done.status).toBe(200);
    const contact = (await eventsOf(projectId)).find(({ type }) => type === 'contactRecorded');
    expect(contact).toMatchObject({
      kind: 'visit',
      actor: 'sales-1',
      source: 'mail',
      occurredAtMs: Date.parse(`${occurredAt}:00+08:00`),
    });
    expect((await api.store.notes.ofProject(projectId))[0]!.text).toBe('Met\nthe plant manager.');
  });

  it('postpones to the morning of a day, within 60 days and with a reason', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'postpone');

    expect((await visits.act(token, { dueOn: inDays(0), note: 'x' })).status).toBe(422);
    expect((await visits.act(token, { dueOn: inDays(90), note: 'x' })).status).toBe(422);
    expect((await visits.act(token, { dueOn: '2026-02-30', note: 'x' })).status).toBe(422);
    expect((await visits.act(token, { dueOn: inDays(12) })).status).toBe(422);
    expect((await visits.act(token, { dueOn: inDays(12), note: 'They measure next week.' })).status).toBe(
      200,
    );

    const dueAtMs = morningMs(inDays(12), zone, workdayStart);
    await visits.changed(projectId, task.id, (now) => now.dueAtMs === dueAtMs);
  });

  it('passes a task on to somebody of the list; absent people are marked, the holder is not on it', async () => {
    const absences = [{ from: inDays(-1), to: inDays(3), substituteId: null }];
    await api.store.people.create(person('away-1', { absences }));
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'pass-on');

    const page = await visits.open(token);
    expect(page.text).toContain('<optgroup label="With the role Sales representative">');
    expect(page.text).toMatch(/<option value="away-1">Person away-1 \(away until [^)]+\)<\/option>/);
    expect(page.text).not.toMatch(/value="(sales-1|gone-1)"/);
    expect((await visits.act(token, { personId: 'gone-1' })).status).toBe(422);
    expect((await visits.act(token, { personId: 'sales-2', note: 'You know them.' })).status).toBe(200);

    await visits.changed(projectId, task.id, ({ personId }) => personId === 'sales-2');
  });

  it('declines a task; the manager gives the one in its stead to somebody', async () => {
    const { projectId, task } = await projectWithTask();
    const declined = await visits.act(await visits.taskLink(projectId, task, 'decline'), {
      note: 'No licence.',
    });

    expect(declined.status).toBe(200);
    const decision = await visits.heldTask(projectId, 'reassign');
    expect(decision).toMatchObject({ personId: 'manager-1' });
    const token = await visits.taskLink(projectId, decision, 'pass-on');
    expect(textOf(await visits.open(token))).toContain('The button gives “Complete the customer archive”');
    expect((await visits.act(token, { personId: 'sales-2' })).status).toBe(200);
    await visits.changed(projectId, decision.aboutTasks![0]!, ({ personId }) => personId === 'sales-2');
    await visits.changed(projectId, decision.id, ({ status }) => status === 'done');
  });

  it('leaves a declined task as it is, or gives it more time', async () => {
    const { projectId, task } = await projectWithTask();
    await visits.act(await visits.taskLink(projectId, task, 'decline'));
    const decision = await visits.heldTask(projectId, 'reassign');
    const later = await visits.taskLink(projectId, decision, 'postpone');

    expect((await visits.open(await visits.taskLink(projectId, decision, 'complete'))).status).toBe(200);
    expect((await visits.act(later, { dueOn: inDays(5), note: 'I will find somebody.' })).status).toBe(200);

    const about = await visits.changed(
      projectId,
      decision.aboutTasks![0]!,
      ({ dueAtMs }) => dueAtMs !== null,
    );
    expect(about.dueAtMs).toBe(morningMs(inDays(5), zone, workdayStart));
  });

  it('keeps a project that is judged, until a date', async () => {
    const { projectId, task } = await projectToJudge();
    const token = await visits.taskLink(projectId, task, 'keep');

    expect((await visits.act(token, { nextOn: inDays(99), note: 'Budget in May.' })).status).toBe(422);
    const kept = await visits.act(token, { nextOn: inDays(20), note: 'Budget in May.' });

    expect(kept.status).toBe(200);
    expect(textOf(kept)).toContain('The project is kept');
    const other = (await visits.tasks(projectId, 'judge')).length;
    expect(other).toBe(0);
  });

  it('drops a project that is judged, for a reason of the playbook; the manager’s link explains that', async () => {
    const { projectId, task } = await projectToJudge();
    const others = await eventually(async () => {
      const held = (await visits.tasks(projectId, 'judge')).filter(({ personId }) => personId !== null);
      return held.length === 2 ? held : undefined;
    });
    const own = await visits.taskLink(projectId, task, 'drop');
    const managers = others.find(({ personId }) => personId === 'manager-1')!;
    const theirs = await visits.taskLink(projectId, managers, 'keep');

    expect((await visits.act(own, { reason: 'bored' })).status).toBe(422);
    expect((await visits.act(own, { reason: 'no-budget', note: 'Gone.' })).status).toBe(200);

    const explained = await visits.act(theirs, { nextOn: inDays(20), note: 'Keep it.' });
    expect(explained.status).toBe(409);
    expect(textOf(explained)).toMatch(
      /This task was cancelled .* It was cancelled by Person sales-1 on .* The project was dropped\./,
    );
    expect(textOf(explained)).toContain('Dropped on');
  });

  it('assigns somebody to a role that nobody has, or lets them take it', async () => {
    const { projectId } = await projectWithTask();
    for (const milestone of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed']) {
      await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence: 'crm:1' });
    }
    for (const milestone of ['proposal-sent', 'buying-team-known', 'demo-held', 'criteria-known']) {
      await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence: 'crm:1' });
    }
    for (const milestone of ['requirements-confirmed', 'design-approved']) {
      await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence: 'crm:1' });
    }
    const fill = await visits.heldTask(projectId, 'fill-role');
    const role = fill.about!;
    await api.store.people.create(person(`holder-of-${role}`, { roles: [role] }));
    await api.store.people.create(person(`other-of-${role}`, { roles: [role] }));
    const taking = await visits.link(`holder-of-${role}`, { kind: 'take-role', projectId, role });
    const outsider = await visits.link('sales-2', { kind: 'take-role', projectId, role });
    const assigning = await visits.taskLink(projectId, fill, 'assign');
    expect((await visits.open(assigning)).text).toContain(`value="holder-of-${role}"`);
    expect((await visits.open(outsider)).status).toBe(403);

    expect((await visits.open(taking)).status).toBe(200);
    expect((await visits.act(taking)).status).toBe(200);

    const explained = await visits.act(assigning, { personId: `other-of-${role}` });
    expect(explained.status).toBe(409);
    expect(textOf(explained)).toContain('The role was given to somebody.');
    const late = await visits.link(`other-of-${role}`, { kind: 'take-role', projectId, role });
    expect(textOf(await visits.open(late))).toContain(`Person holder-of-${role} is`);
  });

  it('that links can name belongs to a kind of task', () => {
    expect(new Set(Object.values(actionsByKind).flat())).toEqual(new Set(taskActions));
  });
});

describe('while no worker answers', () => {
  it('an answer is kept and carried out later', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');
    await api.worker.stopWorker();

    const answer = await visits.act(token, { evidence: 'crm:profile/3' });
    await api.worker.startWorker();

    expect(answer.status).toBe(202);
    expect(textOf(answer)).toContain('Your answer is kept');
    await visits.changed(projectId, task.id, ({ status }) => status === 'done');
  });
});

describe('logs', () => {
  it('hold no token', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'complete');
    await visits.open(token);
    await visits.act(token, { evidence: 'crm:profile/4' });
    await api.get(`/projects/${projectId}?token=${token}`);
    await api.ask('POST', '/act', { raw: `{"token":"${token}"}`, headers: { 'Content-Type': 'text/plain' } });

    const lines = await eventually(() => {
      const found = api.logs.filter(({ msg }) => String(msg).includes('/act'));
      return found.length >= 3 ? api.logs : undefined;
    });
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});
