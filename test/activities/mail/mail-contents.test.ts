import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, milestone } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

async function opened(): Promise<OfficeProject> {
  const project = office.open();
  await project.save();
  return project;
}

/** Sends the last mail of a kind, and gives it as it arrived. */
async function received(from: OfficeProject, ...which: Parameters<OfficeProject['effect']>) {
  await from.save();
  const report = await office.send(from, from.effect(...which));
  expect(report).toMatchObject({ status: 'accepted' });
  return (await office.arrived(from.title)).at(-1)!;
}

describe('the links of a task mail', () => {
  it('lead to the project and to each action, in order, bound to their person for 90 days', async () => {
    const from = await opened();

    const mail = await received(from, 'task');

    const links = office.linksIn(mail);
    const { projectId } = from;
    const { taskId } = from.effect('task');
    const other = from.project.effects().find((effect) => effect.taskId !== taskId)!.taskId;
    const action = (name: string, of = taskId) => ({
      kind: 'task',
      projectId,
      taskId: of,
      action: name,
      holderId: 'sales-1',
    });
    expect(links.map(({ target }) => target)).toEqual([
      ...['complete', 'record-contact', 'postpone', 'pass-on', 'decline', 'hold'].map((name) => action(name)),
      // the other task that the step has opened for them
      ...['complete', 'record-contact'].map((name) => action(name, other)),
      { kind: 'project', projectId },
      { kind: 'project', projectId },
    ]);
    for (const { personId, expiresAt } of links) {
      expect(personId).toBe('sales-1');
      expect(expiresAt.getTime()).toBe(from.project.now() + 90 * day);
    }
    expect(mail.text).toContain(`\nhttp://127.0.0.1:3000/act?token=`);
    expect(mail.text).toContain(`\nhttp://127.0.0.1:3000/projects/${projectId}?token=`);
  });

  it('are taken back when the mail server did not take the mail', async () => {
    const from = await opened();
    const before = office.tokens().length;
    const sender = answering(office.sender, { status: 'temporary', reply: '421', text: '421 try later' });

    await expect(office.send(from, from.effect('task'), { sender })).rejects.toThrow('421');

    const made = office.tokens().slice(before);
    expect(made).toHaveLength(11);
    expect(made.map((token) => office.link(token))).toEqual(made.map(() => undefined));
  });
});

describe('the address that answers come back to', () => {
  it('has a token that stands for the project and the task', async () => {
    const from = await opened();

    const mail = await received(from, 'task');

    const token = await office.replyToken(mail);
    expect(office.link(token ?? '')).toMatchObject({
      personId: 'sales-1',
      target: { kind: 'reply', projectId: from.projectId, taskId: from.effect('task').taskId },
    });
    expect(mail.text).toContain('You can simply reply to this email');
  });

  it('is left out where nothing is asked', async () => {
    const from = await opened();
    from.project.tell({ name: 'drop', reason: 'no-budget' });

    const mail = await received(from, 'project-ended');

    expect(await office.replyToken(mail)).toBeNull();
    expect(mail.text).not.toContain('reply to this email');
  });
});

describe('why somebody has a task', () => {
  it('is said by their role, and by the passing on', async () => {
    const from = await opened();
    const mail = await received(from, 'task');
    expect(mail.text).toContain('You have this task as the owner of the project.');

    const { taskId = '' } = from.effect('task');
    from.project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    const next = await received(from, 'task');
    expect(next.to).toEqual(['sales-2@example.com']);
    expect(next.text).toContain('You have this task as the person it was passed on to.');
  });
});

describe('a deal that has changed', () => {
  it('shows for 30 days what it was before, in the language of the reader', async () => {
    const from = office.open({ open: { amount: 100, currency: 'TWD' } });
    from.project.tell({ name: 'changeProject', amount: 2_000, expectedSigningOn: '2026-06-30' });
    const { taskId = '' } = from.effect('task');
    from.project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    const news = await received(from, 'task');

    expect(news.text).toMatch(/TWD 2,000 \(until \w+ \d+ \w+ \d{4}: TWD 100\)/);
    expect(news.text).toMatch(/Tue 30 Jun 2026 \(until .*: not known\)/);

    from.project.passUntil(from.project.now() + 31 * day);
    const later = await received(from, 'task');
    expect(later.text).toContain('TWD 2,000');
    expect(later.text).not.toContain('TWD 100');
  });
});

describe('a task that is left undone', () => {
  it('is reminded of before and after its due date', async () => {
    const from = await opened();
    const { dueAtMs } = Object.values(from.project.state().deal!.tasks)[0]!;
    from.project.passUntil(dueAtMs! - day / 2);
    const before = await received(from, 'reminder');
    expect(before.subject).toMatch(/\(reminder: due /);
    expect(before.text).toContain('Reminder: it is due on');

    from.project.passUntil(dueAtMs! + 1.5 * day);
    const after = await received(from, 'reminder');
    expect(after.text).toMatch(/Reminder: it was due on .* ago\./);
    expect(office.linksIn(after)).toHaveLength(7);
  });

  it('is told to the manager, with what happens next, and then comes as a decision', async () => {
    const from = await opened();
    const { dueAtMs } = Object.values(from.project.state().deal!.tasks)[0]!;
    from.project.passUntil(dueAtMs! + 5 * day);

    const news = await received(from, 'overdue');
    expect(news.to).toEqual(['boss@example.com']);
    expect(news.text).toMatch(/^Name of sales-1 has not done/);
    expect(news.text).toMatch(/If it is still undone on .*, you decide who takes over/);
    expect(office.linksIn(news).map(({ target }) => target.kind)).toEqual(['project']);
    expect(office.link((await office.replyToken(news)) ?? '')?.target.kind).toBe('reply');

    from.project.passUntil(dueAtMs! + 12 * day);
    const decision = await received(from, 'task', 'boss');
    expect(decision.to).toEqual(['boss@example.com']);
    // both tasks that are left undone are one decision, and each says who has had it since when
    const held = decision.text!.match(/It was due on .* Name of sales-1 has had the task since/g);
    expect(held).toHaveLength(2);
    expect(decision.text).toContain('You have this task as the manager of the owner.');
    const { taskId } = from.effect('task', 'boss');
    const actions = office.linksIn(decision).map(({ target }) => target);
    expect(actions).toMatchObject([
      { action: 'pass-on', taskId, holderId: 'boss' },
      { action: 'postpone', taskId },
      { action: 'complete', taskId },
      { kind: 'project' },
    ]);
  });
});

it('a declined task comes to the manager with what was written to it', async () => {
  const from = await opened();
  const { taskId = '' } = from.effect('task');
  await office.store.notes.write({
    id: `${from.projectId}-n1`,
    projectId: from.projectId,
    actor: 'sales-1',
    atMs: from.project.now(),
    text: 'I am at another customer all month.',
  });
  from.project.tell({ name: 'declineTask', taskId, holderId: 'sales-1', noteId: `${from.projectId}-n1` });

  const mail = await received(from, 'task');

  expect(mail.to).toEqual(['boss@example.com']);
  expect(mail.text).toContain('Name of sales-1 has declined the task');
  expect(mail.text).toContain('== Name of sales-1 writes ==\nI am at another customer all month.');
});

it('a return to an earlier stage is told to each holder of closed tasks once, with these', async () => {
  const from = await opened();
  from.project.tell(milestone('customer-profiled'));
  from.project.tell(milestone('meeting-agreed'));
  from.project.tell({ name: 'goBack', stage: 'plan', cause: 'price-changed', actor: 'boss' });

  const mail = await received(from, 'stage-returned');

  expect(mail.to).toEqual(['sales-1@example.com']);
  expect(mail.text).toMatch(
    /Why: \S.* took the project back from “.*” to “.*” on .*, because the price has changed\./,
  );
  expect(mail.text).toContain('== Your tasks that are closed ==\n- ');
  expect(from.project.effects().filter((effect) => effect.mail === 'stage-returned')).toHaveLength(1);
});

describe('a hold', () => {
  const hold = {
    name: 'hold',
    reason: 'budget-year',
    wakeAtMs: Date.UTC(2027, 0, 4, 1),
  } as const;

  it('is told once to the owner and the manager, but not to whoever gave it', async () => {
    const from = await opened();
    const noteId = `${from.projectId}-n1`;
    const { projectId } = from;
    const atMs = from.project.now();
    await office.store.notes.write({ id: noteId, projectId, actor: 'boss', atMs, text: 'Call in January.' });
    from.project.tell({ ...hold, actor: 'boss', noteId });

    await from.save();

    const held = from.project.effects().filter((effect) => effect.mail === 'project-held');
    const reports = await Promise.all(held.map((effect) => office.send(from, effect)));

    expect(reports).toMatchObject([
      { status: 'accepted', personId: 'sales-1' },
      { status: 'skipped', reason: 'nobody-else-to-tell' },
    ]);
    const [mail] = await office.arrived(from.title);
    expect(mail?.to).toEqual(['sales-1@example.com']);
    expect(mail?.text).toContain('is on hold until Mon 4 Jan 2027');
    expect(mail?.text).toMatch(/put it on hold on .*: the customer is waiting for the next budget year\./);
    expect(mail?.text).toMatch(/writes ==\nCall in January\./);
    expect(mail?.text).toContain('== Your tasks that are paused until then ==\n- ');
  });

  it('is told to the manager by the owner', async () => {
    const from = await opened();
    from.project.tell(hold);

    const mail = await received(from, 'project-held');

    expect(mail.to).toEqual(['boss@example.com']);
    expect(mail.text).not.toContain('are paused until then');
    expect(from.project.effects().filter((effect) => effect.mail === 'project-held')).toHaveLength(1);
  });

  it('that has ended meanwhile is told to nobody', async () => {
    const from = await opened();
    from.project.tell(hold);
    from.project.tell({ name: 'recordContact', kind: 'call' });
    await from.save();

    const report = await office.send(from, from.effect('project-held'));

    expect(report).toMatchObject({ status: 'skipped', reason: 'hold-ended' });
  });
});
