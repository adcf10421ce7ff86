import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MailEffect } from '../../../domain/project/react';
import { engines } from '../../support/engines';
import { day, milestone } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

async function project(): Promise<OfficeProject> {
  const each = office.open({ holder: (role) => (role === 'manager' ? 'boss' : 'sales-1') });
  await each.save();
  return each;
}

const waiting = (each: OfficeProject, mail: MailEffect['mail'] = 'reminder'): MailEffect[] =>
  each.project.effects().filter((effect) => effect.mail === mail);
const rowOf = (each: OfficeProject, effect: MailEffect) => office.store.outbox.read(each.keyOf(effect));

it('a reminder that comes on its own counts itself and continues the first email', async () => {
  const a = await project();
  const [task] = a.project.effects().filter(({ mail }) => mail === 'task');
  await office.ask(a, task!);
  const asked = (): MailEffect[] => waiting(a).filter(({ taskId }) => taskId === task!.taskId);
  for (const count of [1, 2]) {
    while (asked().length < count) a.project.passUntil(a.project.now() + day);
    await a.save();
    await office.send(a, asked().at(-1)!);
  }
  const mails = await office.arrived(a.title);
  const reminders = mails.filter(({ subject }) => subject.includes('reminder'));
  expect(reminders.map(({ subject }) => subject.includes('2nd reminder')).sort()).toEqual([false, true]);
  const { messageId } = (await rowOf(a, task!))!;
  const raw = await engines().mail.rawMail(reminders.find(({ subject }) => subject.includes('2nd'))!.id);
  expect(raw.replace(/\r?\n\s/g, ' ')).toContain(messageId!);
});

describe('tasks that open in one step for one person', () => {
  const tasksOf = (each: OfficeProject): MailEffect[] =>
    waiting(each, 'task').filter(({ to }) => 'personId' in to && to.personId === 'sales-1');

  it('are one email with the buttons of each; the others end since it names them', async () => {
    const a = await project();
    const [first, ...others] = tasksOf(a);
    expect(others.length).toBeGreaterThan(0);
    expect(await office.ask(a, first!)).toMatchObject({ status: 'accepted' });
    for (const other of others)
      expect(await office.ask(a, other)).toEqual({
        status: 'skipped',
        personId: 'sales-1',
        reason: 'told-together',
      });
    const [mail, ...more] = await office.arrived(a.title);
    expect(more).toEqual([]);
    expect(mail?.subject).toContain(`, and ${others.length} more`);
    const acts = office.linksIn(mail!).map(({ target }) => (target.kind === 'task' ? target.taskId : null));
    for (const { taskId } of tasksOf(a)) expect(acts).toContain(taskId);
    expect((await rowOf(a, first!))?.names).toEqual(others.map((other) => a.keyOf(other)));
  });

  it('leave out what is closed by then, and the next one tells when the first does not get through', async () => {
    const a = await project();
    const [first, second] = tasksOf(a);
    const { milestone: reached } = a.project.state().deal!.tasks[second!.taskId!]!;
    const refusing = answering(office.sender, { status: 'rejected', reply: '550 5.1.1' } as never);
    expect(await office.ask(a, first!, { sender: refusing })).toMatchObject({ status: 'failed' });
    expect(await office.ask(a, second!)).toMatchObject({ status: 'accepted' });
    const b = await project();
    b.project.tell(milestone(reached!));
    await b.save();
    expect(await office.ask(b, tasksOf(b)[0]!)).toMatchObject({ status: 'accepted' });
    expect((await office.arrived(b.title))[0]?.subject).not.toContain('more');
  });
});
