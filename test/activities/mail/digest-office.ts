import { afterAll, beforeEach, expect } from '@jest/globals';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import type { MailEffect } from '../../../domain/project/react';
import type { CaughtMail } from '../../../embedded/engines/mail-catcher-client';
import type { OutboxRow } from '../../../store/outbox';
import { engines } from '../../support/engines';
import { day } from '../../support/simulated-project';
import type { MailOffice, OfficeProject, Special } from './mail-office';
import { openMailOffice } from './mail-office';

export const hour = 3_600_000;
export const quarter = hour / 4;

/** A mail office for each test, in which all but the director get what can wait in a digest. */
export interface DigestOffice {
  office(): MailOffice;
  project(options?: Parameters<MailOffice['open']>[0]): Promise<OfficeProject>;
  /** The boss puts a project on hold, which its owner is told. */
  held(each: OfficeProject, atMs: number): Promise<MailEffect>;
  rowOf(each: OfficeProject, effect: MailEffect): Promise<OutboxRow | null>;
  mailsTo(id: string): Promise<CaughtMail[]>;
  digestsTo(id: string): Promise<CaughtMail[]>;
  /** Asks until an email has ended, at the instants that it is told to ask again. */
  untilItEnds(
    each: OfficeProject,
    effect: MailEffect,
    fromMs: number,
    special?: Partial<Special>,
  ): Promise<{ readonly report: MailReport; readonly atMs: number }>;
}

export const at = (atMs: number, special: Partial<Special> = {}): Partial<Special> => ({
  now: () => atMs,
  ...special,
});

export async function passTo(atMs: number, ...all: OfficeProject[]): Promise<void> {
  for (const each of all) {
    each.project.passUntil(atMs);
    await each.save();
  }
}

/** Lets time pass until projects remind of their first task: the morning of the working day before it is due. */
export async function passToReminder(...all: OfficeProject[]): Promise<void> {
  for (const each of all) {
    while (waiting(each).length === 0) each.project.passUntil(nextDeadlineMs(each.project.state())!);
    await each.save();
  }
}

/** The reminders and copies that a project has asked for since an event. */
export const waiting = (each: OfficeProject, mail: MailEffect['mail'] = 'reminder'): MailEffect[] =>
  each.project.effects().filter((effect) => effect.mail === mail);

/** Opens an office before each test of a file, and closes all of them after the last. */
export function digestOffice(): DigestOffice {
  let office: MailOffice;
  const opened: MailOffice[] = [];
  beforeEach(async () => {
    office = await openMailOffice();
    opened.push(office);
    for (const id of ['boss', 'director', 'sales-1', 'sales-2', 'sales-3'])
      // whatever other tests send goes elsewhere
      await office.change(id, {
        email: `${id}.${office.database}@example.com`,
        mailHabit: id === 'director' ? 'at-once' : 'digest',
      });
  });
  afterAll(() => Promise.all(opened.map((each) => each.close())));

  const mailsTo = async (id: string): Promise<CaughtMail[]> => {
    const all = await engines().mail.listMails();
    return all.filter(({ to }) => JSON.stringify(to).includes(`${id}.${office.database}@`));
  };
  return {
    office: () => office,
    async project(options = {}) {
      const each = office.open({
        holder: (role) => (role === 'manager' ? 'boss' : 'sales-1'),
        ...options,
      });
      await each.save();
      return each;
    },
    async held(each, atMs) {
      each.project.tell(
        { name: 'hold', reason: 'budget-year', wakeAtMs: atMs + 90 * day, actor: 'boss' },
        atMs,
      );
      await each.save();
      return each.effect('project-held', 'sales-1');
    },
    rowOf: (each, effect) => office.store.outbox.read(each.keyOf(effect)),
    mailsTo,
    digestsTo: async (id) => (await mailsTo(id)).filter(({ subject }) => subject.startsWith('Your day')),
    async untilItEnds(each, effect, fromMs, special = {}) {
      let atMs = fromMs;
      for (;;) {
        const answer: MailReport | MailLater = await office.ask(each, effect, at(atMs, special));
        if (answer.status !== 'later') return { report: answer, atMs };
        expect(answer.notBeforeMs).toBeGreaterThan(atMs);
        atMs = answer.notBeforeMs;
      }
    },
  };
}
