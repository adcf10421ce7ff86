import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../../contracts/wire/directory';
import type { Notification, NotificationRequest } from '../../../contracts/sandbox/notifications';
import { milestone } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';
import { acme, somebody } from '../../support/directory';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

/** Somebody whose mails of one test are told apart by their address. */
async function newcomer(special: Parameters<typeof somebody>[1] = {}): Promise<string> {
  const id = `p-${randomUUID().slice(0, 8)}`;
  await office.store.people.create(somebody(id, { managerId: 'boss', ...special }));
  return id;
}

const request = (personId: string, notification: Notification): NotificationRequest => ({
  key: `${notification.kind}-${randomUUID()}`,
  personId,
  notification,
});

const notificationsTo = async (personId: string) =>
  (await office.arrived('')).filter(({ to }) => to.includes(`${personId}@example.com`));

/** A project in which nobody can take the demonstration: its role stands in the queue. */
async function queued(open: { customerId?: string; customerClass?: 'A' | 'B' } = {}): Promise<OfficeProject> {
  const holder = (role: string): string | null =>
    role === 'manager' ? 'boss' : role === 'sales' ? 'sales-1' : null;
  const opened = office.open({ holder, open });
  for (const key of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed'])
    opened.project.tell(milestone(key));
  for (const key of ['proposal-sent', 'buying-team-known']) opened.project.tell(milestone(key));
  await opened.save();
  return opened;
}

describe('a notification', () => {
  it('is sent once, however often it is asked for', async () => {
    const personId = await newcomer();
    const asked = request(personId, { kind: 'sign-in' });

    expect(await office.sendNotification(asked)).toEqual({ status: 'accepted', personId });
    expect(await office.sendNotification(asked)).toEqual({ status: 'accepted', personId });

    expect(await notificationsTo(personId)).toHaveLength(1);
  });

  it('is tried again after a temporary fault', async () => {
    const personId = await newcomer();
    const asked = request(personId, { kind: 'sign-in' });
    const sender = answering(office.sender, { status: 'temporary', reply: '421', text: '421 try later' });

    await expect(office.sendNotification(asked, { sender })).rejects.toThrow('421');
    expect(await office.sendNotification(asked)).toMatchObject({ status: 'accepted' });
  });

  it.each(['sign-in', 'queue-offer'] as const)('%s fails for a person that there is not', async (kind) => {
    expect(await office.sendNotification(request('nobody', { kind }))).toEqual({
      status: 'failed',
      personId: 'nobody',
      reason: 'unknown-person',
    });
  });
});

describe('a sign-in link', () => {
  it('works for 15 minutes from when it was sent, for its person', async () => {
    const personId = await newcomer({ language: 'zh-TW' });
    const now = Date.now();

    await office.sendNotification(request(personId, { kind: 'sign-in' }), {
      now: () => Promise.resolve(now),
    });

    const [mail] = await notificationsTo(personId);
    const [, token = ''] = /\/sign-in\/confirm\?token=(\S+)/.exec(mail!.text ?? '') ?? [];
    expect(await office.store.links.find(token)).toMatchObject({
      personId,
      target: { kind: 'sign-in' },
      expiresAt: new Date(now + 15 * 60_000),
    });
    expect(mail!.subject).toBe('開啟您的任務\uff1a您要的連結');
    expect(mail!.headers).toMatchObject({ 'auto-submitted': 'auto-generated' });
  });

  it('goes to the person alone, also while they are away and their address is said to fail', async () => {
    const absences = [{ from: '2000-01-01', to: '2999-12-31', substituteId: 'sales-2' }];
    const personId = await newcomer({ absences });
    const problem = { email: `${personId}@example.com`, code: '5.1.1', atMs: 0 };
    await office.store.people.markAddress(personId, problem);

    const report = await office.sendNotification(request(personId, { kind: 'sign-in' }));

    expect(report).toEqual({ status: 'accepted', personId });
    expect(await notificationsTo(personId)).toHaveLength(1);
  });

  it('is not sent to somebody who has left', async () => {
    const personId = await newcomer({ active: false });
    const report = await office.sendNotification(request(personId, { kind: 'sign-in' }));
    expect(report).toEqual({ status: 'skipped', personId, reason: 'inactive' });
  });
});

describe('an offer of roles in the queue', () => {
  const offer = (personId: string) => office.sendNotification(request(personId, { kind: 'queue-offer' }));

  it('lists what fits the person, each with a link to take it', async () => {
    const opened = await queued();
    const personId = await newcomer({ roles: ['presales-engineer'] });

    expect(await offer(personId)).toMatchObject({ status: 'accepted', personId });

    const [mail] = await notificationsTo(personId);
    expect(mail!.text).toContain(`Presales engineer · ${opened.title}`);
    const targets = office.linksIn(mail!).map((link) => link.target);
    const { projectId } = opened;
    expect(targets).toContainEqual({ kind: 'take-role', projectId, role: 'presales-engineer' });
    expect(office.linksIn(mail!).every((link) => link.personId === personId)).toBe(true);
  });

  it('begins with the regions that the person serves', async () => {
    await office.store.customers.create({ ...acme, id: 'southern', region: 'south' });
    await office.store.customers.create({ ...acme, id: 'northern', region: 'north' });
    const south = await queued({ customerId: 'southern' });
    const north = await queued({ customerId: 'northern' });
    const personId = await newcomer({ roles: ['presales-engineer'], regions: ['north'] });

    await offer(personId);

    const [mail] = await notificationsTo(personId);
    const place = ({ title }: OfficeProject): number => mail!.text!.indexOf(title);
    expect(place(north)).toBeGreaterThan(0);
    expect(place(south)).toBeGreaterThan(place(north));
  });

  it.each([
    ['another role', { roles: ['legal'] }],
    ['another team', { roles: ['presales-engineer'], team: 'South' }],
    ['other classes', { roles: ['presales-engineer'], customerClasses: ['A' as const] }],
    ['no room', { roles: ['presales-engineer'], capacity: 0 }],
  ])('is not sent to somebody with %s', async (_, special) => {
    await queued();
    const personId = await newcomer(special);
    expect(await offer(personId)).toEqual({ status: 'skipped', personId, reason: 'nothing-queued' });
  });

  it('is not sent to whoever stands in', async () => {
    await queued();
    const absences = [{ from: '2000-01-01', to: '2999-12-31', substituteId: 'sales-2' }];
    const personId = await newcomer({ roles: ['presales-engineer'], absences });
    expect(await offer(personId)).toEqual({ status: 'skipped', personId, reason: 'not-there' });
  });

  describe('after an absence', () => {
    const away = { from: '2030-03-04', to: '2030-03-08', substituteId: null };
    /** 09:00 in Taipei on the day after. */
    const backAtMs = Date.UTC(2030, 2, 9, 1);
    const offerBack = (personId: string) => {
      const asked = request(personId, { kind: 'queue-offer', backAtMs });
      return office.sendNotification(asked, { now: () => Promise.resolve(backAtMs) });
    };

    it('is sent to who is back, also when another absence is to come', async () => {
      const later = { ...away, from: '2030-03-11', to: '2030-03-12' };
      const personId = await newcomer({ roles: ['presales-engineer'], absences: [away, later] });
      await queued();
      expect(await offerBack(personId)).toEqual({ status: 'accepted', personId });
    });

    it.each<[what: string, change: Partial<Person>, reason: string]>([
      ['ended early, and brought an offer then', { absences: [] }, 'absence-changed'],
      ['ends earlier', { absences: [{ ...away, to: '2030-03-07' }] }, 'absence-changed'],
      ['ends later', { absences: [{ ...away, to: '2030-03-11' }] }, 'not-there'],
      [
        'goes on in another one',
        { absences: [away, { ...away, from: '2030-03-09', to: '2030-03-09' }] },
        'not-there',
      ],
      ['is in another zone', { timeZone: 'Europe/Berlin' }, 'absence-changed'],
      ['is over, and so is their time with the company', { active: false }, 'inactive'],
    ])('is not sent when that %s', async (_, change, reason) => {
      const personId = await newcomer({ roles: ['presales-engineer'], absences: [away] });
      await queued();
      await office.change(personId, change);
      expect(await offerBack(personId)).toEqual({ status: 'skipped', personId, reason });
    });
  });

  it('leaves out what has been taken meanwhile', async () => {
    const opened = await queued();
    const personId = await newcomer({ roles: ['presales-engineer'] });
    opened.project.tell({ name: 'assign', role: 'presales-engineer', personId: 'sales-2' });
    await opened.save();

    await offer(personId);

    expect((await notificationsTo(personId))[0]?.text ?? '').not.toContain(opened.title);
  });
});

describe('a notification about an address that has failed', () => {
  const about = (personId: string) =>
    office.sendNotification(request('boss', { kind: 'address-failed', personId }));
  const failed = async (): Promise<string> => {
    const personId = await newcomer();
    const problem = { email: `${personId}@example.com`, code: '5.1.1', atMs: 0 };
    await office.store.people.markAddress(personId, problem);
    return personId;
  };

  it('lists the open tasks of the person, due first first, each with a link to pass it on', async () => {
    const personId = await failed();
    const [first, second] = [
      office.open({ open: { ownerId: personId } }),
      office.open({ open: { ownerId: personId } }),
    ];
    const [task] = Object.values(second.project.state().deal!.tasks);
    second.project.tell({
      name: 'postponeTask',
      taskId: task!.id,
      dueAtMs: task!.dueAtMs! + 1e8,
      noteId: 'n',
    });
    await second.save();
    await first.save();

    expect(await about(personId)).toEqual({ status: 'accepted', personId: 'boss' });

    const mail = (await notificationsTo('boss')).find(({ subject }) => subject.includes(personId));
    expect(mail!.text).toContain(`email to ${personId}@example.com bounced (5.1.1)`);
    expect(mail!.text!.indexOf(first.title)).toBeLessThan(mail!.text!.indexOf(second.title));
    const [passOn, project] = office.linksIn(mail!);
    expect(passOn).toMatchObject({
      personId: 'boss',
      target: { kind: 'task', projectId: first.projectId, action: 'pass-on', holderId: personId },
    });
    expect(project).toMatchObject({ target: { kind: 'project', projectId: first.projectId } });
  });

  it('is not sent when the address is in order by then, or the person has left', async () => {
    expect(await about(await newcomer())).toMatchObject({ status: 'skipped', reason: 'address-works' });
    expect(await about(await newcomer({ active: false }))).toMatchObject({ reason: 'inactive' });
  });
});
