import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { sendWeeklyMail } from '../../../activities/mail/weekly-mails';
import type { MailReport } from '../../../contracts/sandbox/activities';
import type { WeeklyMail } from '../../../contracts/sandbox/weekly-mails';
import type { Notification } from '../../../contracts/sandbox/notifications';
import { reviewAtMs, usualReviewTime } from '../../../domain/calendar/review-times';
import type { HandOverPart, PartStatus } from '../../../domain/hand-over/hand-over-progress';
import type { MailKind } from '../../../domain/project/react';
import { somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { day, milestone } from '../../support/simulated-project';
import { gateMilestones } from '../../support/standard-playbook';
import type { MailOffice, OfficeProject } from './mail-office';
import { mailEnvironment, openMailOffice, settings } from './mail-office';

/** How many rows the links of each kind of mail are, over a real database and a real mail server. */
let office: MailOffice;
let database: mongoose.Connection;

beforeAll(async () => {
  office = await openMailOffice();
  database = await mongoose.createConnection(engines().mongoUri(office.database)).asPromise();
  // what tests date long ago would expire while it is counted
  await database.collection('links').dropIndex('expiresAt_1');
});
afterAll(async () => {
  await database.close();
  await office.close();
});

interface StoredLinks {
  readonly _id: string;
  readonly personId: string;
  readonly targets: readonly { readonly target: { readonly kind: string } }[];
}

const stored = (): Promise<StoredLinks[]> => database.collection<StoredLinks>('links').find().toArray();

/** A project at which something has happened, and the mail that is sent of it. */
async function ofProject(mail: MailKind, happen: (opened: OfficeProject) => void): Promise<MailReport> {
  const opened = office.open();
  happen(opened);
  await opened.save();
  return office.send(opened, opened.effect(mail));
}

function firstDue({ project }: OfficeProject): number {
  return Object.values(project.state().deal!.tasks)[0]!.dueAtMs!;
}

const hold = { name: 'hold', reason: 'budget-year', wakeAtMs: Date.UTC(2027, 0, 4, 1) } as const;

function sendNotification(personId: string, notification: Notification): Promise<MailReport> {
  return office.sendNotification({ key: `${notification.kind}-${randomUUID()}`, personId, notification });
}

/** The mails of one week to a manager whose rep has three projects. */
async function weekly(mail: WeeklyMail): Promise<MailReport> {
  const mondayMs = reviewAtMs('2026-03-16', usualReviewTime, 'Asia/Taipei');
  const managerId = `manager-${randomUUID().slice(0, 8)}`;
  const rep = somebody(`rep-${randomUUID().slice(0, 8)}`, { managerId });
  await office.store.people.create(somebody(managerId));
  await office.store.people.create(rep);
  for (let n = 0; n < 3; n += 1) {
    const opened = office.open({ openedAtMs: mondayMs - 9 * day, open: { ownerId: rep.id } });
    opened.project.passUntil(mondayMs - 4 * day);
    await opened.save();
  }
  const scheduledAtMs = mail === 'review' ? mondayMs : mondayMs - 3 * day + 7 * 3_600_000;
  const deps = { store: office.store, sender: office.sender, settings, now: () => scheduledAtMs };
  const personId = mail === 'review' ? managerId : rep.id;
  const request = { mail, personId, scheduledAtMs, timeZone: 'Asia/Taipei' };
  return mailEnvironment().run(() => sendWeeklyMail(deps, request));
}

/** A hand-over of two projects from `sales-1`, as far as its notification says. */
async function handOver(status: PartStatus): Promise<string> {
  const id = `hand-over-${randomUUID().slice(0, 8)}`;
  const projects = [office.open(), office.open()];
  for (const opened of projects) await opened.save();
  const part: HandOverPart = {
    ...{ partId: 'sales-2', receiverId: 'sales-2', status, projects: 2, moved: 0, refused: 0 },
    ...{ dueAtMs: null, asked: [], answer: null, decision: null, told: false },
  };
  const about = { fromPersonId: 'sales-1', reason: 'leaving' } as const;
  const state = { handOverId: id, ...about, status: 'running', version: 1, parts: [part] } as const;
  await office.store.handOvers.begin({ id, ...about, requestedBy: 'boss', startedAtMs: Date.now(), state });
  const placed = { receiverId: 'sales-2', reason: 'named', overCapacity: false } as const;
  await office.store.handOvers.place(
    id,
    projects.map(({ projectId }) => ({ projectId, ...placed })),
  );
  if (status === 'moved') {
    const end = { receiverId: 'sales-2', refusal: null, atMs: Date.now() };
    for (const { projectId } of projects) await office.store.handOvers.settle(id, projectId, end);
  }
  return id;
}

/** Each kind of mail, with something to list where it lists something. */
const mails: Readonly<Record<MailKind | Notification['kind'] | WeeklyMail, () => Promise<MailReport>>> = {
  task: () => ofProject('task', () => undefined),
  reminder: () =>
    ofProject('reminder', (opened) => void opened.project.passUntil(firstDue(opened) - day / 2)),
  overdue: () => ofProject('overdue', (opened) => void opened.project.passUntil(firstDue(opened) + 5 * day)),
  'stage-returned': () =>
    ofProject('stage-returned', ({ project }) => {
      for (const key of ['customer-profiled', 'meeting-agreed']) project.tell(milestone(key));
      project.tell({ name: 'goBack', stage: 'plan', cause: 'price-changed', actor: 'boss' });
    }),
  'project-held': () => ofProject('project-held', ({ project }) => void project.tell(hold)),
  'hold-ended': () =>
    ofProject('hold-ended', ({ project }) => {
      project.tell({ ...hold, actor: 'boss' });
      project.tell({ name: 'recordContact', kind: 'call' });
    }),
  'project-ended': () =>
    ofProject('project-ended', ({ project }) => void project.tell({ name: 'drop', reason: 'no-budget' })),
  drift: () =>
    ofProject('drift', ({ project }) => {
      const untilTender = gateMilestones.slice(0, gateMilestones.indexOf('design-approved') + 1);
      for (const key of untilTender) project.tell(milestone(key));
    }),
  'sign-in': () => sendNotification('sales-3', { kind: 'sign-in' }),
  'webhook-disabled': async () => {
    await office.store.webhooks.create({
      ...{ id: 'webhook-1', revision: 1, name: 'CRM', url: 'https://crm.example/', personId: 'sales-3' },
      ...{ types: null, projectIds: null, ownerIds: null, secrets: [], createdAtMs: 0, createdBy: 'crm' },
      ...{ status: 'disabled', disabled: { atMs: 1, cause: 'down' }, run: 1, after: null },
      ...{ attempts: 0, failingSinceMs: null, nextAtMs: 0, lastDeliveredAtMs: null },
    });
    return sendNotification('sales-3', { kind: 'webhook-disabled', webhookId: 'webhook-1', atMs: 1 });
  },
  'reports-expired': async () => {
    const endedAtMs = Date.now();
    const base = { commandId: 'api-1', actor: 'key:crm', source: 'crm', at: endedAtMs - 1 };
    await office.store.parkedReports.park(
      {
        reference: { system: 'crm', id: '4711' },
        content: { name: 'recordContact', base, fields: { kind: 'call', occurredAtMs: endedAtMs - 1 } },
        ...{ personId: 'sales-3', parkedAtMs: endedAtMs - 1, expiresAtMs: endedAtMs },
      },
      1,
    );
    await office.store.parkedReports.expire(endedAtMs, 1);
    return sendNotification('sales-3', { kind: 'reports-expired', waitsFor: 'crm:4711', endedAtMs });
  },
  'queue-offer': async () => {
    const holder = (role: string) => (role === 'manager' ? 'boss' : role === 'sales' ? 'sales-1' : null);
    for (const opened of [office.open({ holder }), office.open({ holder })]) {
      const beforeDemonstration = gateMilestones.slice(0, gateMilestones.indexOf('buying-team-known') + 1);
      for (const key of beforeDemonstration) opened.project.tell(milestone(key));
      await opened.save();
    }
    await office.store.people.create(somebody('engineer', { roles: ['presales-engineer'] }));
    return sendNotification('engineer', { kind: 'queue-offer' });
  },
  'address-failed': async () => {
    await office.store.people.create(somebody('moved', { managerId: 'boss' }));
    await office.store.people.markAddress('moved', { email: 'moved@example.com', code: '5.1.1', atMs: 0 });
    for (let n = 0; n < 3; n += 1) await office.open({ open: { ownerId: 'moved' } }).save();
    return sendNotification('boss', { kind: 'address-failed', personId: 'moved' });
  },
  'late-answer': async () => {
    const opened = office.open();
    await opened.save();
    const { projectId } = opened;
    const noteId = `${projectId}-n1`;
    await office.store.notes.write({ id: noteId, projectId, actor: 'sales-1', atMs: 0, text: 'Call them.' });
    return sendNotification('boss', { kind: 'late-answer', projectId, noteId, leaverId: 'sales-1' });
  },
  'hand-over-offer': async () =>
    sendNotification('sales-2', { kind: 'hand-over-offer', handOverId: await handOver('offered') }),
  'hand-over-decision': async () => {
    const handOverId = await handOver('deciding');
    return sendNotification('boss', { kind: 'hand-over-decision', handOverId, receiverId: 'sales-2' });
  },
  'hand-over-done': async () =>
    sendNotification('sales-2', { kind: 'hand-over-done', handOverId: await handOver('moved') }),
  review: () => weekly('review'),
  mirror: () => weekly('mirror'),
};

/** What the row of a mail opens; of the other kinds one thing alone. A mail without links has no row. */
const opens: Partial<Record<keyof typeof mails, readonly string[]>> = {
  // with the likeliest actions of the second task of the step
  task: ['project', 'task', 'task', 'task', 'task', 'task', 'task', 'reply', 'project', 'task', 'task'],
  reminder: ['project', 'task', 'task', 'task', 'task', 'task', 'task', 'reply'],
  overdue: ['project', 'reply'],
  'queue-offer': ['take-role', 'take-role'],
  'webhook-disabled': [],
  'reports-expired': [],
  // each of the three projects has two tasks
  'address-failed': Array.from({ length: 6 }, () => ['project', 'task']).flat(),
  review: ['review', 'unsubscribe'],
  mirror: ['unsubscribe', 'project', 'project', 'project'],
};

it.each(Object.keys(mails) as (keyof typeof mails)[])(
  'all links of a mail "%s" are one row, of its reader',
  async (kind) => {
    const before = new Set((await stored()).map(({ _id }) => _id));

    const report = await mails[kind]();

    expect(report).toMatchObject({ status: 'accepted' });
    const rows = (await stored()).filter(({ _id }) => !before.has(_id));
    expect(rows.map(({ personId }) => personId)).toEqual(opens[kind]?.length === 0 ? [] : [report.personId]);
    const kinds = rows.flatMap(({ targets }) => targets.map(({ target }) => target.kind));
    expect(kinds).toEqual(opens[kind] ?? [expect.any(String)]);
  },
);
