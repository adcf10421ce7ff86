import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailEffect } from '../../../domain/project/react';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { ScriptedSmtp } from '../../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import { day, milestone, start } from '../../support/simulated-project';
import { at, digestOffice, hour, passToReminder, quarter, waiting } from './digest-office';
import type { OfficeProject } from './mail-office';

/** Whom a digest reaches when people change between its collection and its end at the mail server. */

const { office, project, held, mailsTo, untilItEnds } = digestOffice();

let server: ScriptedSmtp;
let sender: MailSender;
let reached: Promise<void>;
let goOn: () => void;
beforeEach(async () => {
  let isFirst = true;
  const opened = new Promise<void>((resolve) => (goOn = resolve));
  let tell: () => void = () => undefined;
  reached = new Promise((resolve) => (tell = resolve));
  // it lets the first message wait before it takes it
  server = await startScriptedSmtp({}, (turn) => {
    if (turn !== 'DATA' || !isFirst) return undefined;
    isFirst = false;
    tell();
    return opened;
  });
  sender = createMailSender({ smtpUrl: server.url });
});
afterEach(async () => {
  server.cut();
  await sender.close();
  await server.stop();
});

const recipients = (): string[] =>
  server.delivered.flatMap((raw) => /^To: .*<([^.]+)\..+>/m.exec(raw)?.[1] ?? []);
const textOf = (raw = ''): string =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

async function waitingReminders(count = 2) {
  const all = await Promise.all(Array.from({ length: count }, () => project()));
  await passToReminder(...all);
  const asked: (readonly [OfficeProject, MailEffect])[] = all.map((each) => [each, waiting(each)[0]!]);
  for (const [each, effect] of asked) await office().ask(each, effect);
  return { asked, dueMs: all[0]!.project.now() + quarter };
}

/** The first email asks for the digest, and something happens while the server waits. */
async function digestWhile(
  { asked: [first], dueMs }: Awaited<ReturnType<typeof waitingReminders>>,
  happen: () => Promise<unknown>,
) {
  const [each, effect] = first!;
  const asking = office().ask(each, effect, at(dueMs, { sender }));
  await reached;
  await happen();
  goOn();
  return asking;
}

describe('between the collection of a digest and its end', () => {
  it('its reader goes away: whoever stands in gets it all, and nothing comes to them', async () => {
    const given = await waitingReminders();
    const absences = [{ from: '2026-03-01', to: '2026-03-31', substituteId: 'sales-2' }];
    const first = await digestWhile(given, () => office().change('sales-1', { absences }));
    expect(first).toMatchObject({ status: 'accepted', personId: 'sales-2' });
    const [, [b, second]] = given.asked as [(typeof given.asked)[0], (typeof given.asked)[0]];
    await untilItEnds(b, second, given.dueMs + 1, { sender });
    expect(new Set(recipients())).toEqual(new Set(['sales-2']));
    const said = server.delivered.map(textOf).join('\n');
    for (const [{ title }] of given.asked) expect(said).toContain(title);
  });

  it('its reader is switched off: nothing comes', async () => {
    const given = await waitingReminders();
    const first = await digestWhile(given, () => office().change('sales-1', { active: false }));
    expect(first).toMatchObject({ status: 'skipped', reason: 'inactive' });
    const [, [b, second]] = given.asked as [(typeof given.asked)[0], (typeof given.asked)[0]];
    const { report } = await untilItEnds(b, second, given.dueMs + 1, { sender });
    expect(report).toMatchObject({ status: 'skipped', reason: 'inactive' });
    expect(server.delivered).toEqual([]);
  });

  it('one of its tasks goes to somebody else: it says nothing of it any more', async () => {
    const given = await waitingReminders();
    const [[a], [b, second]] = given.asked as [(typeof given.asked)[0], (typeof given.asked)[0]];
    const first = await digestWhile(given, async () => {
      b.project.tell({ name: 'passOnTask', taskId: second.taskId!, personId: 'sales-2' });
      await b.save();
    });
    expect(first).toMatchObject({ reason: 'told-in-digest' });
    expect(recipients()).toEqual(['sales-1']);
    expect(textOf(server.delivered[0])).toContain(a.title);
    expect(textOf(server.delivered[0])).not.toContain(b.title);
    const { report } = await untilItEnds(b, second, given.dueMs + 1, { sender });
    expect(report).toMatchObject({ status: 'skipped', reason: 'task-reassigned' });
  });

  it('one of its tasks is done: the other one is told alone; all of them: there is no digest', async () => {
    const given = await waitingReminders();
    const [[a, effect], [b]] = given.asked as [(typeof given.asked)[0], (typeof given.asked)[0]];
    const doneIn = async (each: OfficeProject): Promise<void> => {
      each.project.tell(milestone(each.project.state().deal!.tasks[effect.taskId!]!.milestone!));
      await each.save();
    };
    const first = await digestWhile(given, () => doneIn(a));
    // the one that asked has nothing to say any more
    expect(first).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(textOf(server.delivered[0])).toContain(b.title);
    expect(textOf(server.delivered[0])).not.toContain(a.title);

    const alone = await waitingReminders(1);
    const [each, reminder] = alone.asked[0]!;
    await doneIn(each);
    const { report } = await untilItEnds(each, reminder, alone.dueMs, { sender });
    expect(report).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(server.delivered).toHaveLength(1);
  });

  it('its reader has got a new address: it goes there', async () => {
    const given = await waitingReminders();
    await digestWhile(given, () => office().change('sales-1', { email: 'moved.away@example.com' }));
    expect(recipients()).toEqual(['moved']);
  });
});

describe('the morning of a digest', () => {
  const evening = start + 10 * hour;

  it('is that of the zone to which its reader has moved meanwhile', async () => {
    const a = await project();
    const effect = await held(a, evening);
    expect(await office().ask(a, effect, at(evening))).toEqual({
      status: 'later',
      notBeforeMs: start + day + quarter,
    });
    await office().change('sales-1', { timeZone: 'Europe/Berlin' });
    // the morning of Taipei is the middle of the night now
    const { report, atMs } = await untilItEnds(a, effect, start + day + quarter);
    expect(report).toMatchObject({ reason: 'told-in-digest' });
    expect(new Date(atMs).toISOString()).toBe('2026-03-03T08:15:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '2026-03-27T20:00:00Z', '2026-03-30T07:15:00.000Z'],
    ['America/New_York', '2026-03-06T22:00:00Z', '2026-03-09T13:15:00.000Z'],
    ['Europe/Berlin', '2026-10-23T20:00:00Z', '2026-10-26T08:15:00.000Z'],
  ])('comes at the same time of day after clocks have changed in %s', async (timeZone, from, due) => {
    await office().change('sales-1', { timeZone });
    const a = await project();
    const effect = await held(a, Date.parse(from));
    const { report, atMs } = await untilItEnds(a, effect, Date.parse(from));
    expect(report).toMatchObject({ reason: 'told-in-digest' });
    expect(new Date(atMs).toISOString()).toBe(due);
  });

  it('is no holiday of the reader’s calendar', async () => {
    const calendar = {
      key: 'site',
      name: { en: 'Site', 'zh-TW': '廠區' },
      base: null,
      weekend: [6, 7],
      years: [
        {
          year: 2026,
          status: 'announced' as const,
          daysOff: [{ date: '2026-03-03', name: 'Inventory' }],
          makeUpDays: [],
          shutdowns: [],
        },
      ],
    };
    await office().store.calendars.keep([calendar], Date.now());
    await office().change('sales-1', { calendar: 'site' });
    const a = await project();
    const effect = await held(a, evening);
    const { atMs } = await untilItEnds(a, effect, evening);
    expect(new Date(atMs).toISOString()).toBe('2026-03-04T01:15:00.000Z');
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });
});
