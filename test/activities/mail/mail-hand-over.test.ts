import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailReport } from '../../../contracts/sandbox/activities';
import type { MailEffect } from '../../../domain/project/react';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { ScriptedSmtp, Turn } from '../../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import { day } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { mailEnvironment, openMailOffice } from './mail-office';

/** What happens while the mail server takes its time. */
let office: MailOffice;
let server: ScriptedSmtp;
let sender: MailSender;
/** Where the server waits once, until a test lets it go on. */
let waitsAt: Turn | null;
let reached: Promise<void>;
let goOn: () => void;

beforeAll(async () => {
  office = await openMailOffice();
});
beforeEach(async () => {
  waitsAt = 'DATA';
  const opened = new Promise<void>((resolve) => (goOn = resolve));
  let tell: () => void = () => undefined;
  reached = new Promise((resolve) => (tell = resolve));
  server = await startScriptedSmtp({}, (turn) => {
    if (turn !== waitsAt) return undefined;
    waitsAt = null;
    tell();
    return opened;
  });
  sender = createMailSender({ smtpUrl: server.url });
});
afterEach(async () => {
  server.cut();
  await sender.close();
  await server.stop();
  for (const id of ['sales-1', 'sales-2']) {
    await office.change(id, { active: true, absences: [], email: `${id}@example.com` });
  }
});
afterAll(() => office.close());

async function projectWithTask(): Promise<{ opened: OfficeProject; effect: MailEffect }> {
  const opened = office.open();
  await opened.save();
  return { opened, effect: opened.effect('task') };
}

/** Sends a mail; something happens after it was written and before the server has agreed to take it. */
async function sendWhile(
  { opened, effect }: { opened: OfficeProject; effect: MailEffect },
  happen: () => void | Promise<void>,
): Promise<{ report: MailReport; tokens: readonly string[] }> {
  const before = office.tokens().length;
  const sending = office.send(opened, effect, { sender });
  await reached;
  await happen();
  await opened.save();
  goOn();
  return { report: await sending, tokens: office.tokens().slice(before) };
}

const recipients = (): string[] => server.delivered.flatMap((raw) => /^To: .*<(.+)>/m.exec(raw)?.[1] ?? []);

const lose = { name: 'lose', reason: 'price' } as const;

describe('a mail that nobody needs any more when the server is ready for it', () => {
  it.each([
    ['its task was done', 'task-closed', { name: 'completeTask' }],
    ['its task was passed on', 'task-reassigned', { name: 'passOnTask', personId: 'sales-2' }],
    ['its project was lost', 'task-closed', lose],
  ] as const)('is not delivered: %s', async (_, reason, command) => {
    const given = await projectWithTask();
    const { taskId = '' } = given.effect;

    const { report, tokens } = await sendWhile(given, () => {
      const told = given.opened.project.tell({ taskId, evidence: 'crm:1', ...command } as never);
      expect(told).not.toHaveProperty('code');
    });

    expect(report).toEqual({ status: 'skipped', personId: 'sales-1', reason });
    expect(server.delivered).toEqual([]);
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.map((token) => office.link(token))).toEqual(tokens.map(() => undefined));
    expect(await office.store.outbox.read(given.opened.keyOf(given.effect))).toMatchObject({
      status: 'skipped',
      reason,
    });
  });

  it('is not delivered: its reader has been switched off', async () => {
    const given = await projectWithTask();
    const { report } = await sendWhile(given, () => office.change('sales-1', { active: false }));
    expect(report).toMatchObject({ status: 'skipped', reason: 'inactive' });
    expect(server.delivered).toEqual([]);
  });

  it('is not delivered: the hold that it tells of has ended', async () => {
    const { opened } = await projectWithTask();
    opened.project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: opened.project.now() + 90 * day });
    await opened.save();
    const given = { opened, effect: opened.effect('project-held') };
    const { report } = await sendWhile(given, () => {
      opened.project.tell({ name: 'wake' });
    });
    expect(report).toMatchObject({ status: 'skipped', reason: 'hold-ended' });
  });

  it('is not delivered: the project whose end it tells of was reopened', async () => {
    const { opened } = await projectWithTask();
    opened.project.tell(lose);
    await opened.save();
    const given = { opened, effect: opened.effect('project-ended') };
    const { report } = await sendWhile(given, () => {
      opened.project.tell({ name: 'reopen', noteId: 'n' });
    });
    expect(report).toMatchObject({ status: 'skipped', reason: 'reopened' });
  });

  it('is not delivered also when the project’s document is behind its ledger', async () => {
    const given = await projectWithTask();
    const behind = await office.store.projects.read(given.opened.projectId);
    const projects = { ...office.store.projects, read: () => Promise.resolve(behind) };
    given.opened.project.tell(lose);
    await given.opened.save();
    const report = await office.send(given.opened, given.effect, {
      sender,
      store: { ...office.store, projects },
    });
    expect(report).toMatchObject({ status: 'skipped', reason: 'task-closed' });
  });
});

describe('a mail whose reader has changed when the server is ready for it', () => {
  it('is written anew for whoever stands in', async () => {
    const given = await projectWithTask();
    const away = { absences: [{ from: '2026-03-01', to: '2026-03-10', substituteId: 'sales-2' }] };
    const { report, tokens } = await sendWhile(given, () => office.change('sales-1', away));
    expect(report).toEqual({ status: 'accepted', personId: 'sales-2' });
    expect(recipients()).toEqual(['sales-2@example.com']);
    // the links of the first writing are worthless, those of the second are the new reader's
    const links = tokens.map((token) => office.link(token)?.personId);
    expect(links).toEqual(links.map((_, index) => (index < links.length / 2 ? undefined : 'sales-2')));
    expect(await office.store.outbox.read(given.opened.keyOf(given.effect))).toMatchObject({
      attempts: 2,
      handOvers: 1,
    });
  });

  it('goes to the new address', async () => {
    const given = await projectWithTask();
    const { report } = await sendWhile(given, () => office.change('sales-1', { email: 'new@example.com' }));
    expect(report).toEqual({ status: 'accepted', personId: 'sales-1' });
    expect(recipients()).toEqual(['new@example.com']);
  });
});

describe('an attempt that is given up', () => {
  it('closes its connection, and the mail is tried again', async () => {
    const { opened, effect } = await projectWithTask();
    const environment = mailEnvironment();
    const sending = office.send(opened, effect, { sender, environment });
    await reached;

    environment.cancel('WORKER_SHUTDOWN');

    await expect(sending).rejects.toMatchObject({ type: 'mail-deferred', nonRetryable: false });
    await server.deserted();
    expect(await office.store.outbox.read(opened.keyOf(effect))).toMatchObject({
      status: 'deferred',
      reply: 'EABORT',
    });
    expect(await office.send(opened, effect, { sender })).toMatchObject({ status: 'accepted' });
    expect(server.delivered).toHaveLength(1);
  });

  it('after the content was handed over asks for a pause before the mail is sent once more', async () => {
    waitsAt = 'end-of-data';
    const { opened, effect } = await projectWithTask();
    const environment = mailEnvironment();
    const sending = office.send(opened, effect, { sender, environment });
    await reached;

    environment.cancel('TIMED_OUT');

    await expect(sending).rejects.toMatchObject({ type: 'mail-unanswered', nonRetryable: false });
    expect(await office.store.outbox.read(opened.keyOf(effect))).toMatchObject({
      status: 'handing-over',
      handOvers: 1,
    });
  });
});
