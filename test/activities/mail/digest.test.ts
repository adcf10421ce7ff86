import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import type { MailEffect } from '../../../domain/project/react';
import type { CaughtMail } from '../../../embedded/engines/mail-catcher-client';
import { engines } from '../../support/engines';
import { day, milestone, start } from '../../support/simulated-project';
import type { MailOffice, OfficeProject, Special } from './mail-office';
import { answering, openMailOffice, settings } from './mail-office';

let office: MailOffice;
beforeEach(async () => {
  office = await openMailOffice();
  for (const id of ['boss', 'director', 'sales-1', 'sales-2', 'sales-3']) await office.change(id, own(id));
});
const opened: MailOffice[] = [];
afterAll(() => Promise.all(opened.map((each) => each.close())));

/** Whatever other tests send goes elsewhere. */
function own(id: string): Partial<Person> {
  opened.push(office);
  return {
    email: `${id}.${office.database}@example.com`,
    mailHabit: id === 'director' ? 'at-once' : 'digest',
  };
}

const hour = 3_600_000;
const quarter = hour / 4;

async function project(options: Parameters<MailOffice['open']>[0] = {}): Promise<OfficeProject> {
  const each = office.open({ holder: (role) => (role === 'manager' ? 'boss' : 'sales-1'), ...options });
  await each.save();
  return each;
}

async function passTo(atMs: number, ...all: OfficeProject[]): Promise<void> {
  for (const each of all) {
    each.project.passUntil(atMs);
    await each.save();
  }
}

/** Lets time pass until projects remind of their first task: the morning of the working day before it is due. */
async function passToReminder(...all: OfficeProject[]): Promise<void> {
  for (const each of all) {
    while (waiting(each).length === 0) each.project.passUntil(nextDeadlineMs(each.project.state())!);
    await each.save();
  }
}

/** The reminders and copies that a project has asked for since an event. */
const waiting = (each: OfficeProject, mail: MailEffect['mail'] = 'reminder'): MailEffect[] =>
  each.project.effects().filter((effect) => effect.mail === mail);

/** The boss puts a project on hold, which its owner is told. */
async function held(each: OfficeProject, atMs: number): Promise<MailEffect> {
  each.project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: atMs + 90 * day, actor: 'boss' }, atMs);
  await each.save();
  return each.effect('project-held', 'sales-1');
}

const at = (atMs: number, special: Partial<Special> = {}): Partial<Special> => ({
  now: () => atMs,
  ...special,
});
const rowOf = (each: OfficeProject, effect: MailEffect) => office.store.outbox.read(each.keyOf(effect));

async function mailsTo(id: string): Promise<CaughtMail[]> {
  const all = await engines().mail.listMails();
  return all.filter(({ to }) => JSON.stringify(to).includes(`${id}.${office.database}@`));
}
const digestsTo = async (id: string) =>
  (await mailsTo(id)).filter(({ subject }) => subject.startsWith('Your day'));

/** Asks until an email has ended, at the instants that it is told to ask again. */
async function untilItEnds(
  each: OfficeProject,
  effect: MailEffect,
  fromMs: number,
  special: Partial<Special> = {},
): Promise<{ report: MailReport; atMs: number }> {
  let atMs = fromMs;
  for (;;) {
    const answer: MailReport | MailLater = await office.ask(each, effect, at(atMs, special));
    if (answer.status !== 'later') return { report: answer, atMs };
    expect(answer.notBeforeMs).toBeGreaterThan(atMs);
    atMs = answer.notBeforeMs;
  }
}

describe('what can wait', () => {
  it('is told in one digest in the morning, with everything else that is open, and ends there', async () => {
    const [a, b] = [await project(), await project()];
    // reminders of the day before the tasks are due
    await passToReminder(a, b);
    const [first, second] = [waiting(a)[0]!, waiting(b)[0]!];
    const askedMs = a.project.events().find(({ revision }) => revision === first.revision)!.atMs;

    const later = { status: 'later', notBeforeMs: askedMs + quarter };
    expect(await office.ask(a, first, at(askedMs))).toEqual(later);
    expect(await office.ask(b, second, at(askedMs + 1_000))).toEqual(later);
    expect(await mailsTo('sales-1')).toEqual([]);
    const told = { status: 'skipped', personId: 'sales-1', reason: 'told-in-digest' };
    for (const [each, effect] of [
      [a, first],
      [b, second],
    ] as const)
      expect(await office.ask(each, effect, at(askedMs + quarter))).toEqual(told);

    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of [a, b]) expect(digest?.text).toContain(title);
    const { joinedTo } = (await rowOf(a, first))!;
    expect(await office.store.outbox.read(joinedTo!)).toMatchObject({
      status: 'accepted',
      names: expect.arrayContaining([a.keyOf(first), b.keyOf(second)]),
    });
    // twice is as once
    expect(await office.ask(a, first, at(askedMs + quarter + 1))).toEqual(told);
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('has its buttons in the digest, and they act for the reader', async () => {
    const a = await project();
    await passToReminder(a);
    await untilItEnds(a, waiting(a)[0]!, a.project.now());
    const [digest] = await mailsTo('sales-1');
    const links = office.linksIn(digest!);
    expect(links.map(({ target }) => target.kind)).toEqual(
      expect.arrayContaining(['task', 'project', 'unsubscribe']),
    );
    expect(links.every(({ personId }) => personId === 'sales-1')).toBe(true);
  });

  it('says nothing of what was done before it leaves, and does not come for that', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    await office.ask(a, effect, at(a.project.now()));
    a.project.tell(milestone(a.project.state().deal!.tasks[effect.taskId!]!.milestone!));
    await a.save();
    const { report } = await untilItEnds(a, effect, a.project.now());
    expect(report).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(await mailsTo('sales-1')).toEqual([]);
  });

  it('waits over a weekend and leaves with the digest of Monday', async () => {
    const a = await project();
    const friday = start + 4 * day + 8 * hour;
    const effect = await held(a, friday);
    expect(await office.ask(a, effect, at(friday))).toEqual({
      status: 'later',
      notBeforeMs: start + 7 * day + quarter,
    });
    const { report } = await untilItEnds(a, effect, friday);
    expect(report).toMatchObject({ reason: 'told-in-digest' });
    const [digest] = await digestsTo('sales-1');
    expect(digest?.text).toContain(`On hold until`);
  });

  it.each(['Asia/Taipei', 'America/St_Johns', 'Europe/Berlin'])(
    'comes at a quarter past nine by the clock of %s, also in the weeks in which clocks change',
    async (timeZone) => {
      await office.change('sales-1', { timeZone });
      const a = await project();
      for (const weekMs of [start, start + 7 * day, start + 28 * day]) {
        const nowMs = weekMs + 20 * hour;
        const effect = await held(a, nowMs);
        const { report, atMs } = await untilItEnds(a, effect, nowMs);
        expect(report).toMatchObject({ reason: 'told-in-digest' });
        const time = new Date(atMs).toLocaleTimeString('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
        });
        expect(time).toBe('09:15');
        a.project.tell({ name: 'wake', actor: 'boss' }, atMs);
        await a.save();
      }
    },
  );

  it('a reminder that comes after the digest of its day leaves on its own, and news waits for the next', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    const [early, late] = [waiting(a)[0]!, waiting(b)[0]!];
    const { atMs } = await untilItEnds(a, early, a.project.now());
    expect(await office.ask(b, late, at(atMs + 1))).toMatchObject({ status: 'accepted' });
    const news = await office.ask(b, await held(b, atMs + 2), at(atMs + 2));
    expect(news).toEqual({ status: 'later', notBeforeMs: expect.any(Number) });
    expect((news as MailLater).notBeforeMs).toBeGreaterThan(atMs + 12 * hour);
  });
});

describe('who gets what can wait', () => {
  it('a manager gets copies of what is overdue, in a part of their own', async () => {
    const a = await project();
    await passTo(start + 11 * day, a);
    const copy = waiting(a, 'overdue')[0]!;
    const { report } = await untilItEnds(a, copy, a.project.now());
    expect(report).toEqual({ status: 'skipped', personId: 'boss', reason: 'told-in-digest' });
    const [digest] = await digestsTo('boss');
    expect(digest?.text).toContain('== Not done yet by others ==');
    expect(digest?.text).toContain('Name of sales-1');
  });

  it('whoever wants each at once gets no digest; a team and the company have a default', async () => {
    const [a, b, c] = [await project(), await project(), await project()];
    await passToReminder(a, b, c);
    const morning = at(a.project.now());
    await office.change('sales-1', { mailHabit: 'at-once' });
    expect(await office.ask(a, waiting(a)[0]!, morning)).toMatchObject({ status: 'accepted' });
    await office.change('sales-1', { mailHabit: null });
    await office.change('boss', { teamMailHabit: 'at-once' });
    expect(await office.ask(b, waiting(b)[0]!, morning)).toMatchObject({ status: 'accepted' });
    await office.change('boss', { teamMailHabit: null });
    const company = { settings: { ...settings, mailHabit: 'digest' as const } };
    expect(await office.ask(c, waiting(c)[0]!, { ...morning, ...company })).toMatchObject({
      status: 'later',
    });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('whoever wants both gets each at once, and all of them in the digest', async () => {
    await office.change('sales-1', { mailHabit: 'both' });
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    const nowMs = a.project.now();
    expect(await office.ask(a, effect, at(nowMs))).toEqual({ status: 'later', notBeforeMs: nowMs + quarter });
    expect(await mailsTo('sales-1')).toHaveLength(1);
    const { report } = await untilItEnds(a, effect, nowMs + quarter);
    expect(report).toMatchObject({ status: 'accepted' });
    expect(await mailsTo('sales-1')).toHaveLength(2);
    expect((await digestsTo('sales-1'))[0]?.text).toContain(a.title);
  });

  it('whoever changes to each at once meanwhile gets on its own what waits', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    expect(await office.ask(a, effect)).toMatchObject({ status: 'later' });
    await office.change('sales-1', { mailHabit: 'at-once' });
    expect((await untilItEnds(a, effect, a.project.now() + quarter)).report).toMatchObject({
      status: 'accepted',
    });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('nothing comes to somebody who is away: whoever stands in has it in their digest, and says for whom', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    expect(await office.ask(a, effect)).toMatchObject({ status: 'later' });
    const absences = [{ from: '2026-03-01', to: '2026-03-31', substituteId: 'sales-2' }];
    await office.change('sales-1', { absences });
    const { report } = await untilItEnds(a, effect, a.project.now() + quarter);
    expect(report).toMatchObject({ reason: 'told-in-digest', personId: 'sales-2' });
    expect(await mailsTo('sales-1')).toEqual([]);
    expect((await digestsTo('sales-2'))[0]?.text).toContain('for Name of sales-1');
  });

  it('nothing comes to somebody who is switched off', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    await office.ask(a, effect);
    await office.change('sales-1', { active: false });
    const { report } = await untilItEnds(a, effect, a.project.now() + quarter);
    expect(report).toMatchObject({ status: 'skipped', reason: 'inactive' });
    expect(await mailsTo('sales-1')).toEqual([]);
  });
});

describe('a digest that does not get through', () => {
  it('refused for good: what waits for it leaves on its own', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office.ask(each, waiting(each)[0]!);
    const refusing = answering(office.sender, { status: 'rejected', reply: '550 5.1.1' } as never);
    const later = a.project.now() + quarter;
    // the server refuses the digest, and what follows it as well
    const first = await office.ask(a, waiting(a)[0]!, at(later, { sender: refusing }));
    expect(first).toMatchObject({ status: 'failed', reason: 'rejected' });
    expect(await office.ask(b, waiting(b)[0]!, at(later))).toMatchObject({ status: 'accepted' });
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('put off by the server: everything waits and is told once it is taken', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office.ask(each, waiting(each)[0]!);
    const busy = answering(office.sender, { status: 'deferred', reply: '452 4.2.2' } as never);
    const later = a.project.now() + quarter;
    for (const each of [a, b])
      expect(await office.ask(each, waiting(each)[0]!, at(later, { sender: busy }))).toEqual({
        status: 'later',
        notBeforeMs: later + 5 * 60_000,
      });
    // on the next working day it is another digest, with all of it
    for (const each of [a, b]) {
      const { report } = await untilItEnds(each, waiting(each)[0]!, later + day);
      expect(report).toMatchObject({ reason: 'told-in-digest' });
    }
    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of [a, b]) expect(digest?.text).toContain(title);
  });

  it('two that do not get through: what waits leaves on its own', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    const sender = answering(office.sender, { status: 'deferred', reply: '452 4.2.2' } as never);
    const first = a.project.now();
    await office.ask(a, effect, at(first));
    // a weekend is between them
    for (const days of [0, 3]) await office.ask(a, effect, at(first + days * day + quarter, { sender }));
    expect(await office.ask(a, effect, at(first + 4 * day + quarter))).toMatchObject({ status: 'accepted' });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('a worker that dies with it: another attempt sends it, and nothing is told twice', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office.ask(each, waiting(each)[0]!);
    const later = a.project.now() + quarter;
    // the process is gone before the server has anything
    let end: () => void = () => undefined;
    const dead = {
      ...office.sender,
      send: () => new Promise<never>((_, reject) => (end = () => reject(new Error('dead')))),
    };
    const dying = office.ask(a, waiting(a)[0]!, at(later, { sender: dead })).catch(() => undefined);
    const key = `digest:sales-1:${new Date(later).toISOString().slice(0, 10)}`;
    while ((await office.store.outbox.read(key))?.status !== 'sending') await new Promise(setImmediate);
    expect(await office.ask(b, waiting(b)[0]!, at(later))).toMatchObject({ status: 'later' });
    expect(await mailsTo('sales-1')).toEqual([]);
    await office.store.outbox.end(key, 1, { status: 'deferred', personId: null, reason: null }, new Date(0));
    // the attempt that follows has the turn of the dead one, for which everybody else waits
    for (const each of [a, b])
      expect((await untilItEnds(each, waiting(each)[0]!, later + 1)).report).toMatchObject({
        reason: 'told-in-digest',
      });
    expect(await mailsTo('sales-1')).toHaveLength(1);
    end();
    await dying;
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('many at one moment: one leaves and names all', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => project()));
    await passToReminder(...all);
    for (const each of all) await office.ask(each, waiting(each)[0]!);
    const later = all[0]!.project.now() + quarter;
    await Promise.all(all.map((each) => office.ask(each, waiting(each)[0]!, at(later))));
    for (const each of all)
      expect((await untilItEnds(each, waiting(each)[0]!, later + 1)).report).toMatchObject({
        reason: 'told-in-digest',
      });
    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of all) expect(digest?.text).toContain(title);
  });
});

describe('in a time lapse', () => {
  it('there is one digest for each day of it', async () => {
    const dayMs = 1_000;
    const special = { settings: { ...settings, dayMs } };
    const a = await project();
    const effect = await held(a, start + 300);
    expect(await office.ask(a, effect, at(start + 300, special))).toEqual({
      status: 'later',
      notBeforeMs: start + dayMs,
    });
    const { report } = await untilItEnds(a, effect, start + 300, special);
    expect(report).toMatchObject({ reason: 'told-in-digest' });
  });
});

it('the first tasks of what came in with an import wait for the digest, those of others do not', async () => {
  const [a, b] = [await project({ open: { broughtIn: 'import' } }), await project()];
  const evening = { ...at(start + 8 * hour) };
  expect(await office.ask(a, a.effect('task'), evening)).toMatchObject({ status: 'later' });
  expect(await office.ask(b, b.effect('task'), evening)).toMatchObject({ status: 'accepted' });
  const { report } = await untilItEnds(a, a.effect('task'), start + 8 * hour);
  expect(report).toMatchObject({ reason: 'told-in-digest' });
  const [digest] = await digestsTo('sales-1');
  expect(digest?.text).toContain('== New tasks of projects that were brought in ==');
});
