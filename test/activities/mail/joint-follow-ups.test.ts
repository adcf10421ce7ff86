import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import type { MailEffect } from '../../../domain/project/react';
import { acme } from '../../support/directory';
import { day, start } from '../../support/simulated-project';
import type { MailOffice, OfficeProject, Special } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

/** When the follow-ups of projects that were opened at the start have been asked for. */
const asked = start + 15 * day;

/** Projects of one customer, whose follow-ups have been asked for. */
async function together(count = 2, owners: readonly string[] = []): Promise<OfficeProject[]> {
  const customerId = `customer-${randomUUID().slice(0, 8)}`;
  await office.store.customers.create({ ...acme, id: customerId });
  const opened = Array.from({ length: count }, (_, index) => {
    const ownerId = owners[index] ?? 'sales-1';
    const holder = (role: string): string => (role === 'manager' ? 'boss' : ownerId);
    return office.open({ holder, open: { customerId, ownerId } });
  });
  for (const each of opened) await passTo(each, asked);
  return opened;
}

async function passTo(each: OfficeProject, atMs: number): Promise<void> {
  each.project.passUntil(atMs);
  await each.save();
}

const followUpTask = ({ project }: OfficeProject) =>
  Object.values(project.state().deal!.tasks).find(({ kind }) => kind === 'follow-up')!;

/** The email that tells of a follow-up, or reminds of it. */
function mailOf(each: OfficeProject, mail: 'task' | 'reminder' = 'task'): MailEffect {
  const { id } = followUpTask(each);
  return each.project.effects().findLast((effect) => effect.mail === mail && effect.taskId === id)!;
}

/** Asks for the email as the project does; again, as Temporal does, while it is not its turn. */
async function ask(
  each: OfficeProject,
  effect: MailEffect = mailOf(each),
  special: Partial<Special> = {},
): Promise<MailReport | MailLater> {
  for (;;) {
    try {
      return await office.sendOrJoin(each, effect, special);
    } catch (error) {
      if (!(error instanceof ApplicationFailure) || error.type !== 'mail-of-same-talk') throw error;
    }
  }
}

const rowOf = (each: OfficeProject, effect = mailOf(each)) =>
  office.store.outbox.read(each.keyOf(effect)).then((row) => row!);
const followUpsOf = async (each: OfficeProject) =>
  (await office.arrived(each.title)).filter(({ subject }) => subject.startsWith('Follow up'));

async function contactWith(each: OfficeProject): Promise<void> {
  each.project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: each.project.now() });
  await each.save();
}

describe('follow-ups of one customer that are due in one week', () => {
  it('are told in one email, which names them all; the others stay back and end with their tasks', async () => {
    const [a, b, c] = (await together(3)) as [OfficeProject, OfficeProject, OfficeProject];

    expect(await ask(a)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
    for (const other of [b, c])
      expect(await ask(other)).toEqual({ status: 'later', notBeforeMs: other.project.now() + day });

    const [mail] = await followUpsOf(a);
    for (const other of [b, c]) {
      expect(mail?.text).toContain(other.title);
      expect(await followUpsOf(other)).toEqual([]);
      expect(await rowOf(other)).toMatchObject({
        status: 'joined',
        joinedTo: a.keyOf(mailOf(a)),
        personId: 'sales-1',
      });
    }
    for (const each of [a, b, c]) await contactWith(each);
    expect(await ask(b)).toEqual({ status: 'skipped', personId: 'sales-1', reason: 'task-closed' });
    expect(await rowOf(b)).toMatchObject({ status: 'skipped', joinedTo: a.keyOf(mailOf(a)) });
  });

  it('are told on their own when the one that named them is done without them', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    await ask(a);
    expect(await ask(b)).toMatchObject({ status: 'later' });
    await contactWith(a);

    expect(await ask(b)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
    expect(await followUpsOf(b)).toHaveLength(1);
    expect(await rowOf(b)).toMatchObject({ joinedTo: null });
    expect(await ask(b)).toMatchObject({ status: 'accepted' });
    expect(await followUpsOf(b)).toHaveLength(1);
  });

  it.each([
    [
      'goes to somebody else',
      async (a: OfficeProject) => {
        a.project.tell({ name: 'passOnTask', taskId: followUpTask(a).id, personId: 'sales-2' });
        await a.save();
      },
    ],
    [
      'is put off',
      async (a: OfficeProject) => {
        const dueAtMs = a.project.now() + 20 * day;
        a.project.tell({ name: 'postponeTask', taskId: followUpTask(a).id, dueAtMs, noteId: 'n1' });
        await a.save();
      },
    ],
    [
      'goes on hold',
      async (a: OfficeProject) => {
        a.project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: a.project.now() + 90 * day });
        await a.save();
      },
    ],
    [
      'has an email that bounces',
      (a: OfficeProject) => office.store.outbox.comeBack(a.keyOf(mailOf(a)), '550 5.1.1', new Date()),
    ],
  ])('are told on their own when the one that named them %s', async (_what, change) => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    await ask(a);
    expect(await ask(b)).toMatchObject({ status: 'later' });

    await change(a);

    expect(await ask(b)).toMatchObject({ status: 'accepted' });
    expect(await followUpsOf(b)).toHaveLength(1);
  });

  it('are told on their own after a week, unless they have been reminded of in between', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    const [c, d] = (await together()) as [OfficeProject, OfficeProject];
    for (const each of [a, b, c, d]) await ask(each);
    await passTo(d, asked + 3 * day);
    expect(await ask(d, mailOf(d, 'reminder'))).toMatchObject({ status: 'accepted' });

    expect(await ask(d)).toMatchObject({ status: 'skipped', reason: 'told-since' });
    const late = (ms: number) => ({ now: () => asked + 7 * day + ms });
    expect(await ask(b, mailOf(b), late(-1))).toEqual({ status: 'later', notBeforeMs: asked + 7 * day });
    expect(await ask(b, mailOf(b), late(0))).toMatchObject({ status: 'accepted' });
  });

  it('belong to whoever was told: a colleague and a stand-in get their own', async () => {
    const [a, theirs, b] = (await together(3, ['sales-1', 'sales-2', 'sales-1'])) as [
      OfficeProject,
      OfficeProject,
      OfficeProject,
    ];
    await ask(a);
    expect(await ask(theirs)).toMatchObject({ status: 'accepted', personId: 'sales-2' });

    await office.change('sales-1', {
      absences: [{ from: '2026-03-01', to: '2026-04-30', substituteId: 'sales-3' }],
    });
    expect(await ask(b)).toMatchObject({ status: 'accepted', personId: 'sales-3' });
    await office.change('sales-1', { absences: [] });
  });

  it('are told again to somebody who had passed one on and gets it back', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    await ask(a);
    for (const personId of ['sales-2', 'sales-1']) {
      const { id: taskId } = followUpTask(b);
      b.project.tell({ name: 'passOnTask', taskId, personId }, b.project.now() + 1);
      await b.save();
    }
    expect(mailOf(b)).toMatchObject({ to: { personId: 'sales-1' } });
    expect(await ask(b)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
  });

  it('stay told to somebody who goes away afterwards', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    await ask(a);
    await ask(b);
    await office.change('sales-1', {
      absences: [{ from: '2026-03-01', to: '2026-04-30', substituteId: 'sales-3' }],
    });
    expect(await ask(b)).toMatchObject({ status: 'later' });
    await office.change('sales-1', { absences: [] });
  });

  it('are reminded of in one email a day', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    await ask(a);
    await ask(b);
    for (const each of [a, b]) await passTo(each, asked + 2 * day);

    expect(await ask(a, mailOf(a, 'reminder'))).toMatchObject({ status: 'accepted' });
    expect(await ask(b, mailOf(b, 'reminder'))).toMatchObject({
      status: 'skipped',
      reason: 'told-together',
    });

    for (const each of [a, b]) await passTo(each, asked + 4 * day);
    expect(await ask(b, mailOf(b, 'reminder'))).toMatchObject({ status: 'accepted' });
  });
});

describe('two emails about one customer at the same moment', () => {
  it('are one: exactly one leaves, and names the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = (await together()) as [OfficeProject, OfficeProject];
      const answers = await Promise.all([ask(a), ask(b)]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['accepted', 'later']);
      const [first, second] = answers[0].status === 'accepted' ? [a, b] : [b, a];
      expect((await followUpsOf(first))[0]?.text).toContain(second.title);
      expect(await followUpsOf(second)).toEqual([]);
    }
  });

  it('both leave when the mail server refuses the first', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    const refusing = answering(office.sender, { status: 'rejected', reply: '550 5.1.1' } as never);
    const [first, second] = await Promise.all([ask(a, mailOf(a), { sender: refusing }), ask(b)]);
    expect(first).toMatchObject({ status: expect.stringMatching(/failed|later/) });
    expect(second).toMatchObject({ status: 'accepted' });
  });

  it('a worker that dies keeps its turn for its own repeat, and others go on when it is over', async () => {
    const [a, b] = (await together()) as [OfficeProject, OfficeProject];
    const { store } = office;
    const turn = `sales-1:${a.project.state().deal!.customerId}`;
    expect(await store.mailTurns.take(turn, a.keyOf(mailOf(a)))).toBe(true);

    await expect(office.sendOrJoin(b, mailOf(b))).rejects.toMatchObject({ type: 'mail-of-same-talk' });
    expect(await office.sendOrJoin(a, mailOf(a))).toMatchObject({ status: 'accepted' });
    expect(await office.sendOrJoin(b, mailOf(b))).toMatchObject({ status: 'later' });
  });
});

it('an email that stays back leaves when an operator asks for it', async () => {
  const [a, b] = (await together()) as [OfficeProject, OfficeProject];
  await ask(a);
  await ask(b);
  expect(await office.retry(b.keyOf(mailOf(b)), 'r1')).toMatchObject({ status: 'accepted' });
  expect(await ask(b)).toMatchObject({ status: 'accepted' });
  expect(await followUpsOf(b)).toHaveLength(1);
});
