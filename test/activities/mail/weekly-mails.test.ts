import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sendWeeklyMail } from '../../../activities/mail/weekly-mails';
import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { WeeklyMail } from '../../../contracts/sandbox/weekly-mails';
import { reviewAtMs, usualReviewTime } from '../../../domain/calendar/review-times';
import type { CaughtMail } from '../../../embedded/engines/mail-catcher-client';
import type { MailSender } from '../../../mail/send/send';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { day, simulate } from '../../support/simulated-project';
import type { MailOffice } from './mail-office';
import { answering, mailEnvironment, openMailOffice, settings } from './mail-office';

/** Weekly mails over a real database and a real mail server. */
let office: MailOffice;
const week = '2026-03-16';
const mondayMs = reviewAtMs(week, usualReviewTime, 'Asia/Taipei');
const fridayMs = mondayMs - 3 * day + 7 * 3_600_000;

beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

/** A manager with one rep who has some projects. */
async function team(projects: number, special: { manager?: Partial<Person>; rep?: Partial<Person> } = {}) {
  const name = randomUUID().slice(0, 8);
  const manager = somebody(`manager-${name}`, { name: `Manager ${name}`, ...special.manager });
  const rep = somebody(`rep-${name}`, { name: `Rep ${name}`, managerId: manager.id, ...special.rep });
  await office.store.people.create(manager);
  await office.store.people.create(rep);
  const titles: string[] = [];
  for (let n = 0; n < projects; n += 1) {
    const title = `Line ${n} of ${name}`;
    const open = { ownerId: rep.id, customerId: acme.id, title };
    const project = simulate({ projectId: randomUUID(), openedAtMs: mondayMs - 9 * day, open });
    project.passUntil(mondayMs - 1);
    await office.store.projects.write(project.state(), 0, []);
    titles.push(title);
  }
  return { manager, rep, titles };
}

function send(
  mail: WeeklyMail,
  { id: personId }: Person,
  given: { atMs?: number; nowMs?: number; sender?: MailSender; timeZone?: string } = {},
): Promise<MailReport> {
  const { atMs = mail === 'review' ? mondayMs : fridayMs, nowMs = atMs, timeZone = 'Asia/Taipei' } = given;
  const deps = { store: office.store, sender: given.sender ?? office.sender, settings, now: () => nowMs };
  return mailEnvironment().run(() => sendWeeklyMail(deps, { mail, personId, scheduledAtMs: atMs, timeZone }));
}

const mailsTo = async ({ email }: Person): Promise<CaughtMail[]> =>
  (await engines().mail.listMails()).filter(({ to }) => JSON.stringify(to).includes(email));

describe('the weekly review of an executive', () => {
  it('comes where nobody but the teams below have projects, and lists teams, whatever their number, in bounds', async () => {
    const executive = somebody(`executive-${randomUUID().slice(0, 8)}`, { language: 'zh-TW' });
    await office.store.people.create(executive);
    for (let n = 0; n < 23; n += 1) await team(1, { manager: { managerId: executive.id } });

    const report = await send('review', executive);

    expect(report.status).toBe('accepted');
    const [mail] = await mailsTo(executive);
    expect(mail!.subject).toContain('下屬團隊共 23 個案件');
    expect(mail!.text!.match(/Manager \S+：1 個案件/g)).toHaveLength(20);
    expect(mail!.text).toContain('另有 3 項，請見頁面');
    const stored = await office.store.reviews.read(executive.id, week);
    expect(stored?.projectIds).toEqual([]);
  });
});

describe('the weekly review', () => {
  it('lists what needs the manager most, leads to the page with all, and is kept', async () => {
    const { manager, titles } = await team(18);
    expect(await send('review', manager)).toEqual({ status: 'accepted', personId: manager.id });
    const [mail] = await mailsTo(manager);
    expect(mail!.subject).toBe('Weekly review, Mon 16 Mar: 18 projects to decide');
    expect(titles.filter((title) => mail!.text!.includes(`${title} · Acme`))).toHaveLength(15);
    expect(mail!.text).toContain('15 of 18 projects');
    expect(mail!.text).toContain(`/reviews/${week}?token=`);
    expect(office.linksIn(mail!).map(({ personId, target }) => [personId, target])).toEqual([
      [manager.id, { kind: 'review', managerId: manager.id, week }],
      [manager.id, { kind: 'unsubscribe', what: 'review' }],
    ]);
    const stored = (await office.store.reviews.read(manager.id, week))!;
    expect(stored.projectIds).toHaveLength(18);
    expect(stored.sentAtMs).toBe(mondayMs);
  });

  it('can be stopped by the mail client with one request', async () => {
    const { manager } = await team(1);
    await send('review', manager);
    const raw = await engines().mail.rawMail((await mailsTo(manager))[0]!.id);
    const unsubscribe = /^List-Unsubscribe: <(\S+)>\r?$/m.exec(raw)?.[1];
    expect(unsubscribe).toMatch(/^http:\/\/127\.0\.0\.1:3000\/unsubscribe\?token=[\w-]+$/);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  });

  it('is sent once, however often it is asked for and however late', async () => {
    const { manager } = await team(1);
    await send('review', manager);
    await send('review', manager, { nowMs: mondayMs + 2 * day });
    await send('review', manager, { atMs: mondayMs + 4 * 60_000 });
    expect(await mailsTo(manager)).toHaveLength(1);
    await send('review', manager, { atMs: mondayMs + 7 * day });
    expect(await mailsTo(manager)).toHaveLength(2);
  });

  it('is that of its week when the server was down on Monday', async () => {
    const { manager } = await team(1);
    await send('review', manager, { nowMs: mondayMs + 2 * day });
    expect((await mailsTo(manager))[0]!.subject).toContain('Mon 16 Mar');
  });

  it('is not sent when there is nothing to decide, or in one line where somebody wants that', async () => {
    const { manager: silent } = await team(0);
    expect(await send('review', silent)).toMatchObject({ status: 'skipped', reason: 'nothing-to-decide' });
    const review = { weekday: null, time: null, allClear: true, unsubscribed: [] };
    const { manager } = await team(0, { manager: { review } });
    await send('review', manager);
    expect((await mailsTo(manager))[0]!.text).toMatch(/^All clear\.\n/);
  });

  it('takes place without a mail for somebody who has unsubscribed', async () => {
    const review = { weekday: null, time: null, allClear: true, unsubscribed: ['review' as const] };
    const { manager } = await team(2, { manager: { review } });
    expect(await send('review', manager)).toMatchObject({ status: 'skipped', reason: 'unsubscribed' });
    expect((await office.store.reviews.read(manager.id, week))!.projectIds).toHaveLength(2);
    expect(await mailsTo(manager)).toEqual([]);
  });

  it('goes to whoever stands in, and to nobody once the manager has left', async () => {
    const substitute = somebody(`sub-${randomUUID().slice(0, 8)}`);
    await office.store.people.create(substitute);
    const absences = [{ from: '2026-03-14', to: '2026-03-20', substituteId: substitute.id }];
    const { manager } = await team(1, { manager: { absences } });
    expect(await send('review', manager)).toEqual({ status: 'accepted', personId: substitute.id });
    const [mail] = await mailsTo(substitute);
    expect(mail!.text).toContain(manager.name);
    expect(office.linksIn(mail!)[0]).toMatchObject({
      personId: substitute.id,
      target: { kind: 'review', managerId: manager.id },
    });
    const { manager: gone } = await team(1, { manager: { active: false } });
    expect(await send('review', gone)).toMatchObject({ status: 'skipped', reason: 'inactive' });
  });

  it('is looked up anew at each attempt, and its links are taken back when it was not sent', async () => {
    const { manager, rep } = await team(1);
    const before = office.tokens().length;
    const busy = answering(office.sender, { status: 'temporary', reply: 'bus', text: 'busy' });
    await expect(send('review', manager, { sender: busy })).rejects.toMatchObject({ type: 'mail-deferred' });
    const [token] = office.tokens().slice(before);
    expect(office.link(token!)).toBeUndefined();
    await office.change(rep.id, { name: 'Newly Wed' });
    await send('review', manager);
    expect((await mailsTo(manager))[0]!.text).toContain('Newly Wed · Line 0');
  });
});

describe('the mirror', () => {
  it('tells a rep on Friday what will be asked on Monday', async () => {
    const { rep, manager, titles } = await team(2);
    await send('mirror', rep);
    const [mail] = await mailsTo(rep);
    expect(mail!.subject).toBe('Weekly review on Mon 16 Mar: what will be asked about 2 projects');
    expect(mail!.text).toContain(`${manager.name} reviews your 2 projects on Mon 16 Mar 2026, 08:00 (GMT+8)`);
    for (const title of titles) expect(mail!.text).toContain(title);
    expect(office.linksIn(mail!).map(({ target }) => target.kind)).toEqual([
      'project',
      'project',
      'unsubscribe',
    ]);
  });

  it.each([
    ['nothing-to-ask', 0, {}, {}],
    ['no-manager', 1, { managerId: null }, {}],
    ['too-late', 1, {}, { nowMs: mondayMs }],
    [
      'unsubscribed',
      1,
      { review: { weekday: null, time: null, allClear: false, unsubscribed: ['mirror'] } },
      {},
    ],
    ['inactive', 1, { active: false }, {}],
  ] as [string, number, Partial<Person>, { nowMs?: number }][])(
    'is not sent: %s',
    async (reason, projects, rep, given) => {
      const { rep: person } = await team(projects, { rep });
      expect(await send('mirror', person, given)).toMatchObject({ status: 'skipped', reason });
    },
  );
});
