import type { Info } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import type { MailDeps } from '../../../activities/mail/mail-deps';
import { createMailActivities } from '../../../activities/activities';
import { record } from '../../../activities/ledger/ledger';
import { sendNotification } from '../../../activities/mail/notifications/notifications';
import { sendMail } from '../../../activities/mail/mail';
import { retryMail } from '../../../activities/retry-mail';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import { packEvents } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { NotificationRequest } from '../../../contracts/sandbox/notifications';
import { mailPatienceMs, mailSlotMs } from '../../../contracts/sandbox/mail-attempts';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import type { MailEffect } from '../../../domain/project/react';
import { mailKey } from '../../../domain/project/react';
import type { CaughtMail } from '../../../embedded/engines/mail-catcher-client';
import type { MailSender, SendResult } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { Links, NewLink } from '../../../store/links';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { quietRuntime } from '../../support/quiet-runtime';
import type { SimulatedProject, SimulationOptions } from '../../support/simulated-project';
import { simulate } from '../../support/simulated-project';
import { standardPlaybook } from '../../support/standard-playbook';

export const settings = {
  dayMs: realDayMs,
  companyTimeZone: 'Asia/Taipei',
  mailFrom: 'Milepost <milepost@example.com>',
  publicUrl: 'http://127.0.0.1:3000',
};

/** A project of a test: simulated, and written into the store when the test says so. */
export interface OfficeProject {
  readonly projectId: string;
  readonly title: string;
  readonly project: SimulatedProject;
  /** Brings the store up to what has happened. */
  save(): Promise<void>;
  /** The last mail of a kind that the project has asked for. */
  effect(mail: MailEffect['mail'], personId?: string): MailEffect;
  /** The key of a mail that it has asked for. */
  keyOf(effect: MailEffect): string;
}

/** What an activity is run with, when a test wants it otherwise. */
export interface Special extends MailDeps {
  readonly environment: MockActivityEnvironment;
}

/** Where an activity that sends a mail runs, as the workflows ask for it. */
export function mailEnvironment(info: Partial<Info> = {}): MockActivityEnvironment {
  const usual = {
    scheduledTimestampMs: Date.now(),
    startToCloseTimeoutMs: mailSlotMs,
    scheduleToCloseTimeoutMs: mailPatienceMs,
  };
  // failures are what many of these tests want
  const logger = new DefaultLogger('ERROR', () => undefined);
  return new MockActivityEnvironment({ ...usual, ...info }, { logger });
}

/** Everything around the activities that send mails, over a real database and a real mail server. */
export interface MailOffice {
  /** The name of its database. */
  readonly database: string;
  readonly store: Store;
  readonly sender: MailSender;
  /** A project of `sales-1` for `acme`; the manager's tasks go to `boss`. */
  open(options?: SimulationOptions): OfficeProject;
  send(from: OfficeProject, effect: MailEffect, special?: Partial<Special>): Promise<MailReport>;
  /** The same for one that may have to stay back. */
  sendOrJoin(
    from: OfficeProject,
    effect: MailEffect,
    special?: Partial<Special>,
  ): Promise<MailReport | MailLater>;
  /** As the workflow of the project asks for it: one that can wait may wait for a digest. */
  ask(from: OfficeProject, effect: MailEffect, special?: Partial<Special>): Promise<MailReport | MailLater>;
  sendNotification(request: NotificationRequest, special?: Partial<Special>): Promise<MailReport>;
  /** Sends a mail again by its key, for a wish. */
  retry(key: string, retryId: string, special?: Partial<Special>): Promise<MailReport>;
  /** Changes what is known of somebody. */
  change(personId: string, change: Partial<Person>): Promise<void>;
  /** Mails whose subject has a text, the oldest first. */
  arrived(inSubject: string): Promise<CaughtMail[]>;
  /** What the links of a mail open, in the order of its text. */
  linksIn(mail: CaughtMail): NewLink[];
  /** The token in the address that answers to a mail go to; null when there is none. */
  replyToken(mail: CaughtMail): Promise<string | null>;
  /** What a token opens; undefined when it was taken back. */
  link(token: string): NewLink | undefined;
  /** The tokens that were ever made, in their order. */
  tokens(): readonly string[];
  close(): Promise<void>;
}

/** Three sales people under `boss`, who is under `director`. */
export async function openMailOffice(): Promise<MailOffice> {
  quietRuntime();
  const database = `mail-${randomUUID().slice(0, 8)}`;
  const real = await connectStore(engines().mongoUri(database));
  const made = new Map<string, NewLink>();
  const everMade: string[] = [];
  const store: Store = { ...real, links: watched(real.links, made, everMade) };
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('director', { roles: [], team: null }));
  await store.people.create(somebody('boss', { roles: [], team: null, managerId: 'director' }));
  for (const id of ['sales-1', 'sales-2', 'sales-3']) {
    await store.people.create(somebody(id, { managerId: 'boss' }));
  }
  const sender = createMailSender({ smtpUrl: engines().smtpUrl });
  const deps: MailDeps = { store, sender, settings };
  const run = <Answer>(
    work: (deps: MailDeps) => Promise<Answer>,
    { environment = mailEnvironment(), ...special }: Partial<Special> = {},
  ): Promise<Answer> => environment.run(() => work({ ...deps, ...special }));
  const sendOrJoin: MailOffice['sendOrJoin'] = ({ projectId, project }, effect, special) =>
    run((all) => sendMail(all, { projectId, effect }), { now: () => project.now(), ...special });
  return {
    database,
    store,
    sender,
    open: (options = {}) => openProject(store, options),
    async send(from, effect, special) {
      const answer = await sendOrJoin(from, effect, special);
      if (answer.status === 'later') throw new Error('The mail stays back.');
      return answer;
    },
    sendOrJoin,
    ask: ({ projectId, project }, effect, special) =>
      run((all) => createMailActivities(all).sendMail({ projectId, effect }), {
        now: () => project.now(),
        ...special,
      }),
    sendNotification: (request, special) => run((all) => sendNotification(all, request), special),
    retry: (key, retryId, special) => run((all) => retryMail(all, { key, retryId }), special),
    async change(personId, change) {
      const { revision, ...person } = (await store.people.read(personId))!;
      const changed = await store.people.replace({ ...person, ...change }, revision);
      if (!changed) throw new Error(`${personId} was changed by somebody else.`);
    },
    async arrived(inSubject) {
      return (await engines().mail.listMails()).filter(({ subject }) => subject.includes(inSubject));
    },
    linksIn({ text = '' }) {
      const tokens = [...text.matchAll(/[?]token=([\w-]+)/g)].map(([, token = '']) => token);
      return [...new Set(tokens)].flatMap((token) => made.get(token) ?? []);
    },
    async replyToken({ id }) {
      const raw = await engines().mail.rawMail(id);
      return /^Reply-To: .*milepost\+([0-9a-f]{32})@example\.com/im.exec(raw)?.[1] ?? null;
    },
    link: (token) => made.get(token),
    tokens: () => everMade,
    async close() {
      await sender.close();
      await store.close();
    },
  };
}

/** Links of a test are dated by its clock: those of long ago do not stay in the database. */
function watched(links: Links, made: Map<string, NewLink>, everMade: string[]): Links {
  return {
    ...links,
    async create(given) {
      const tokens = await links.create(given);
      tokens.forEach((token, index) => made.set(token, given[index]!));
      everMade.push(...tokens);
      return tokens;
    },
    async discard(tokens) {
      await links.discard(tokens);
      for (const token of tokens) made.delete(token);
    },
  };
}

function openProject(store: Store, options: SimulationOptions): OfficeProject {
  const projectId = randomUUID();
  const title = `Deal ${projectId.slice(0, 8)}`;
  const holder = (role: string): string | null => (role === 'manager' ? 'boss' : `${role}-1`);
  const project = simulate({ holder, ...options, open: { title, ...options.open } });
  let saved = 0;
  return {
    projectId,
    title,
    project,
    async save() {
      const fresh = project.events().slice(saved);
      const { fingerprint: after } = fold(projectId, project.events().slice(0, saved));
      saved = project.events().length;
      await record(store, settings, { projectId, after, steps: packEvents(fresh) }, project.now());
    },
    effect(mail, personId) {
      const isTo = ({ to }: MailEffect): boolean =>
        personId === undefined || ('personId' in to && to.personId === personId);
      const effect = project.effects().findLast((candidate) => candidate.mail === mail && isTo(candidate));
      if (!effect) throw new Error(`The project has asked for no mail ${mail}.`);
      return effect;
    },
    keyOf: (effect) => mailKey(projectId, effect),
  };
}

/** A sender that answers what it is told, after the hand-over was noted. */
export function answering(sender: MailSender, result: SendResult | Error): MailSender {
  return {
    ...sender,
    async send(_message, hooks) {
      await hooks.handingOver();
      if (result instanceof Error) throw result;
      return result;
    },
  };
}
