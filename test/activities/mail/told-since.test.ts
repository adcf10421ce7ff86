import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outboxMail } from '../../../activities/mail/mail';
import type { MailEffect } from '../../../domain/project/react';
import { day, milestone, start } from '../../support/simulated-project';
import { gateMilestones } from '../../support/standard-playbook';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

const toldSince = (personId: string) => ({ status: 'skipped', personId, reason: 'told-since' });
const rowOf = (each: OfficeProject, effect: MailEffect) => office.store.outbox.read(each.keyOf(effect));

/** A project whose owner leaves everything undone, so that its manager's decision grows. */
function undone(): OfficeProject {
  return office.open({ holder: (role) => (role === 'manager' ? 'boss' : 'sales-1') });
}

/** The emails about a decision: the one that asked for it, and the one about what has joined it since. */
function asked(each: OfficeProject): readonly [MailEffect, MailEffect] {
  const grown = each.project.events().find((event) => event.type === 'decisionChanged' && event.tellsId);
  const taskId = grown && 'taskId' in grown ? grown.taskId : '';
  const [first, second] = each.project
    .effects()
    .filter((effect) => effect.mail === 'task' && effect.taskId === taskId);
  return [first!, second!];
}

/** Written down until the decision has grown. */
async function grown(): Promise<OfficeProject> {
  const each = undone();
  while (!asked(each)[1]) each.project.passUntil(each.project.now() + day);
  await each.save();
  return each;
}

/** The decision was asked for, and grows after its email has left or failed to. */
async function grownAfter(work: (each: OfficeProject, first: MailEffect) => Promise<void>) {
  const each = undone();
  each.project.passUntil(start + 14 * day);
  await each.save();
  const first = each.project.effects().findLast(({ mail }) => mail === 'task')!;
  await work(each, first);
  while (!asked(each)[1]) each.project.passUntil(each.project.now() + day);
  await each.save();
  return each;
}

describe('a decision that grows', () => {
  it('is told once when its first email was written after that', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    expect(await office.send(each, first)).toMatchObject({ status: 'accepted' });
    expect(await office.send(each, second)).toEqual(toldSince('boss'));
    const [mail, ...others] = await office.arrived(each.title);
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('and 2 more');
    expect(await rowOf(each, first)).toMatchObject({ writtenFrom: each.project.state().revision });
  });

  it('is told whichever email of the two leaves first', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    expect(await office.send(each, second)).toMatchObject({ status: 'accepted' });
    expect(await office.send(each, first)).toEqual(toldSince('boss'));
    expect(await office.arrived(each.title)).toHaveLength(1);
  });

  it('is told again when its first email had left before', async () => {
    const each = await grownAfter(async (project, first) => {
      expect(await office.send(project, first)).toMatchObject({ status: 'accepted' });
    });
    expect(await office.send(each, asked(each)[1])).toMatchObject({ status: 'accepted' });
    expect(await office.arrived(each.title)).toHaveLength(2);
  });

  it('is told to whoever stands in, who has not been told', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    await office.send(each, first);
    const away = { from: '2026-01-01', to: '2026-12-31', substituteId: 'director' };
    await office.change('boss', { absences: [away] });
    expect(await office.send(each, second)).toMatchObject({ status: 'accepted', personId: 'director' });
    await office.change('boss', { absences: [] });
  });
});

describe('an email that may say it, and has not come', () => {
  const refused = answering(undefined as never, { status: 'rejected', reply: '550 5.1.1' } as never);

  it('was refused: the other one leaves, and a retry of the first finds itself told', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    expect(await office.send(each, first, { sender: refused })).toMatchObject({ status: 'failed' });
    expect(await office.send(each, second)).toMatchObject({ status: 'accepted' });
    expect(await office.retry(each.keyOf(first), 'again')).toEqual(toldSince('boss'));
    expect(await office.arrived(each.title)).toHaveLength(1);
  });

  it('bounced: the other one leaves', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    await office.send(each, first);
    await office.store.outbox.comeBack(each.keyOf(first), '5.7.1', new Date());
    expect(await office.send(each, second)).toMatchObject({ status: 'accepted' });
  });

  it('is at the mail server: the other one waits until that is over, and is not needed once it was taken', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    let answer: () => void = () => undefined;
    const hanging = {
      ...office.sender,
      send: async (...all: Parameters<typeof office.sender.send>) => {
        const result = await office.sender.send(...all);
        await new Promise<void>((resolve) => (answer = resolve));
        return result;
      },
    };
    const going = office.send(each, first, { sender: hanging });
    while ((await rowOf(each, first))?.status !== 'handing-over') await new Promise(setImmediate);
    await expect(office.send(each, second)).rejects.toMatchObject({ type: 'mail-of-same-news' });
    while ((await office.arrived(each.title)).length === 0) await new Promise(setImmediate);
    answer();
    expect(await going).toMatchObject({ status: 'accepted' });
    expect(await office.send(each, second)).toEqual(toldSince('boss'));
    expect(await office.arrived(each.title)).toHaveLength(1);
  });

  it('got no answer: nobody knows whether it came, so the other one leaves when its attempt is over', async () => {
    const each = await grown();
    const [first, second] = asked(each);
    const begun = await office.store.outbox.claim(
      outboxMail({ projectId: each.projectId, effect: first }),
      new Date(),
    );
    const attempt = { after: begun, personId: 'boss', messageId: '<first@example.com>' };
    const writtenFrom = each.project.state().revision;
    const slotEndsAtMs = Date.now() + 60_000;
    await office.store.outbox.begin(begun._id, { ...attempt, slotEndsAtMs, writtenFrom }, new Date());
    await office.store.outbox.handOver(begun._id, 1, new Date());
    await expect(office.send(each, second)).rejects.toMatchObject({ type: 'mail-of-same-news' });
    const end = { status: 'unconfirmed', personId: 'boss', reason: 'unconfirmed' } as const;
    await office.store.outbox.end(begun._id, 1, end, new Date());
    expect(await office.send(each, second)).toMatchObject({ status: 'accepted' });
  });
});

it('a reminder is not needed when the email of its task was written after it', async () => {
  const each = undone();
  const reminders = (): MailEffect[] => each.project.effects().filter(({ mail }) => mail === 'reminder');
  while (reminders().length === 0) each.project.passUntil(each.project.now() + day);
  await each.save();
  const [reminder] = reminders();
  const task = each.project
    .effects()
    .find(({ mail, taskId }) => mail === 'task' && taskId === reminder?.taskId);
  expect(await office.send(each, task!)).toMatchObject({ status: 'accepted' });
  expect(await office.send(each, reminder!)).toEqual(toldSince('sales-1'));
  // the next one is news
  while (reminders().length < 3) each.project.passUntil(each.project.now() + day);
  await each.save();
  const next = reminders().findLast(({ taskId }) => taskId === reminder?.taskId)!;
  expect(await office.send(each, next)).toMatchObject({ status: 'accepted' });
});

it('a warning of drift that has come back meanwhile is told once', async () => {
  const each = undone();
  const untilTender = gateMilestones.slice(0, gateMilestones.indexOf('design-approved') + 1);
  for (const key of untilTender) each.project.tell(milestone(key));
  each.project.tell({ name: 'goBack', stage: 'propose', cause: 'price-changed', actor: 'boss' });
  for (const key of untilTender) each.project.tell({ ...milestone(key), commandId: `again-${key}` });
  await each.save();
  const [first, second] = each.project
    .effects()
    .filter(({ mail, to }) => mail === 'drift' && 'personId' in to);
  expect(await office.send(each, first!)).toMatchObject({ status: 'accepted' });
  expect(await office.send(each, second!)).toEqual(toldSince('sales-1'));
});
