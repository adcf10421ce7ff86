import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../../activities/activities';
import { addDays, localDate } from '../../../domain/calendar/local-dates';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { CommandName } from '../../../domain/project/model/commands';
import { mailKey } from '../../../domain/project/react';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { OutboxRow } from '../../../store/models/outbox-models';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';
import type { SkippedDays } from '../../support/skipped-days';
import { skippedDays, replayed, zone } from '../../support/skipped-days';
import { standardPlaybook } from '../../support/standard-playbook';
import type { TimeSkipping } from '../../support/time-skipping';
import { startTimeSkipping } from '../../support/time-skipping';

/** The activities of a worker over a real database and a real mail server; only the days are skipped. */
let store: Store;
let sender: MailSender;
let server: TimeSkipping;
let days: SkippedDays;
/** Whether the mail server takes nothing. */
let isDown = false;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`absence-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  const smtp = createMailSender({ smtpUrl: engines().smtpUrl });
  sender = {
    ...smtp,
    send: (message, hooks) =>
      isDown
        ? Promise.resolve({ status: 'temporary', reply: '451', text: '451 later' })
        : smtp.send(message, hooks),
  };
  const settings = {
    dayMs: realDayMs,
    companyTimeZone: zone,
    mailFrom: 'Milepost <milepost@example.com>',
    publicUrl: 'http://127.0.0.1:3000',
  };
  server = await startTimeSkipping((env) =>
    createActivities({ store, sender, settings, now: () => env.currentTimeMs() }),
  );
  const isOver = ({ status }: OutboxRow): boolean =>
    ['accepted', 'skipped', 'failed', 'unconfirmed'].includes(status);
  days = skippedDays(server, {
    events: (projectId) => store.ledger.read(projectId),
    endedMails: async (projectId) =>
      (await store.outbox.ofProject(projectId)).filter(isOver).map((row) => row._id),
  });
}, 60_000);

afterAll(async () => {
  await server.stop();
  await sender.close();
  await store.close();
});

interface Team {
  readonly owner: string;
  readonly colleague: string;
  readonly boss: string;
  readonly director: string;
}

/** Each is away on the days that are given, from the first to the last. */
async function team(away: { owner?: [number, number]; boss?: [number, number] }): Promise<Team> {
  const name = randomUUID().slice(0, 6);
  const [owner, colleague, boss, director] = ['owner', 'colleague', 'boss', 'director'].map(
    (who) => `${name}-${who}`,
  ) as [string, string, string, string];
  const absence = (fromTo: [number, number] | undefined, substituteId: string | null) =>
    fromTo ? [{ from: dateOf(fromTo[0]), to: dateOf(fromTo[1]), substituteId }] : [];
  await store.people.create(somebody(director, { roles: [], team: name }));
  await store.people.create(
    somebody(boss, { roles: [], team: name, managerId: director, absences: absence(away.boss, null) }),
  );
  await store.people.create(somebody(colleague, { team: name, managerId: boss }));
  await store.people.create(
    somebody(owner, { team: name, managerId: boss, absences: absence(away.owner, colleague) }),
  );
  return { owner, colleague, boss, director };
}

const dateOf = (day: number): string => addDays(localDate(days.morning(0), zone), day);

async function tell({ projectId, update }: ProjectClient, name: CommandName, fields: object): Promise<void> {
  const { revision } = await update(name, fields);
  await eventually(async () => ((await store.projects.read(projectId))?.revision ?? 0) >= revision);
}

/** A mail as it arrived: on which day it was caused, for whom it was, and who got it. */
interface Arrived {
  readonly day: number;
  readonly mail: string;
  readonly meant: string;
  readonly reader: string;
  readonly text: string;
}

/** Every mail of a project; each row of the outbox has exactly one in the catcher, and the other way round. */
async function mailsOf({ project, title, people }: Lived): Promise<Arrived[]> {
  const { projectId } = project;
  const { owner, boss, director } = people;
  const caught = (await engines().mail.listMails()).filter(({ subject }) => subject.includes(title));
  const sent = (await store.outbox.ofProject(projectId)).filter(({ status }) => status === 'accepted');
  expect(caught.map(({ messageId }) => messageId).sort()).toEqual(sent.map((row) => row.messageId).sort());
  const events = await store.ledger.read(projectId);
  const managers = new Map([
    [owner, boss],
    [boss, director],
  ]);
  return replayed(projectId, events).mails.flatMap((effect): Arrived[] => {
    const { mail, revision, to } = effect;
    const row = sent.find(({ _id }) => _id === mailKey(projectId, effect));
    const arrived = caught.find(({ messageId }) => messageId === row?.messageId);
    if (!arrived) return [];
    const reader = arrived.to.map((address) => address.replace('@example.com', '')).join();
    const meant = 'personId' in to ? to.personId : managers.get(to.managerOf)!;
    const day = days.dayOf(events[revision - 1]!.atMs);
    return [{ day, mail, meant, reader, text: arrived.text ?? '' }];
  });
}

interface Lived {
  readonly project: ProjectClient;
  readonly title: string;
  readonly people: Team;
}

async function open(people: Team): Promise<Lived> {
  const title = `Line ${randomUUID().slice(0, 8)}`;
  const project = await openProject(server.env.client, server.taskQueue, { title, ownerId: people.owner });
  return { project, title, people };
}

const idsOf = (lived: readonly Lived[]): string[] => lived.map(({ project }) => project.projectId);

const pass = (lived: readonly Lived[], day: number) => days.pass(idsOf(lived), days.morning(day) + 60_000);

/** Projects, one of each team, that are left alone for three weeks, go on for two stages, and are left alone again. */
async function live(...teams: readonly Team[]): Promise<Lived[]> {
  const lived = await Promise.all(teams.map(open));
  const reach = async (...milestones: readonly string[]): Promise<void> => {
    for (const { project } of lived) {
      for (const milestone of milestones) {
        await tell(project, 'reachMilestone', { milestone, evidence: 'crm:1' });
      }
    }
  };
  await pass(lived, 22);
  await reach('customer-profiled', 'meeting-agreed');
  await pass(lived, 23);
  await reach('visited', 'need-confirmed');
  await pass(lived, 60);
  // one at a time: each lets the time of the server go on while it waits
  for (const { project } of lived) await project.handle.result();
  await days.settle(idsOf(lived));
  return lived;
}

const within = ([from, to]: [number, number], day: number): boolean => from <= day && day <= to;

describe('an absence of 14 days in the middle of a project', () => {
  const ownerAway: [number, number] = [9, 22];
  const bossAway: [number, number] = [12, 25];
  let withoutOwner: Lived;
  let withoutBoss: Lived;
  beforeAll(async () => {
    await days.toMonday();
    const teams = [await team({ owner: ownerAway }), await team({ boss: bossAway })];
    // both on the same days: skipping them once takes as long as for one
    [withoutOwner, withoutBoss] = (await live(...teams)) as [Lived, Lived];
  }, 120_000);

  it('brings every mail of those days to who stands in and every other to the person, each once', async () => {
    const away = ownerAway;
    const lived = withoutOwner;
    const { owner, colleague, boss } = lived.people;
    const mails = await mailsOf(lived);

    const ofOwner = mails.filter(({ meant }) => meant === owner);
    expect(ofOwner.map(({ day, reader }) => [day, reader])).toEqual(
      ofOwner.map(({ day }) => [day, within(away, day) ? colleague : owner]),
    );
    // the days at both ends are among them
    expect(ofOwner.map(({ day }) => day)).toEqual(expect.arrayContaining([8, ...away, 23]));
    expect(mails.filter(({ reader }) => reader === colleague).length).toBeGreaterThanOrEqual(8);
    expect(mails.filter(({ meant }) => meant === boss).every(({ reader }) => reader === boss)).toBe(true);
    for (const { reader, text } of mails) {
      expect(text).toContain(`Owner: Name of ${owner}`);
      expect(text.includes(`You get this for Name of ${owner}, who is away until`)).toBe(
        reader === colleague,
      );
    }
    // the work stays with the person, on the record too
    const { deal } = (await store.projects.read(lived.project.projectId))!;
    expect(deal!.ownerId).toBe(owner);
    expect(JSON.stringify(await store.ledger.read(lived.project.projectId))).not.toContain(colleague);
  }, 120_000);

  it('of the manager brings what is for them to who is above, where nobody is named', async () => {
    const away = bossAway;
    const { boss, director } = withoutBoss.people;
    const mails = await mailsOf(withoutBoss);
    const ofBoss = mails.filter(({ meant }) => meant === boss);
    expect(ofBoss.map(({ day, reader }) => [day, reader])).toEqual(
      ofBoss.map(({ day }) => [day, within(away, day) ? director : boss]),
    );
    expect(ofBoss.map(({ day }) => within(away, day))).toEqual(expect.arrayContaining([true, false]));
    const others = mails.filter(({ meant }) => meant !== boss);
    expect(others.every(({ meant, reader }) => meant === reader)).toBe(true);
  }, 120_000);

  it('is over for a mail that could not leave before the person was back', async () => {
    await days.toMonday();
    const people = await team({ owner: [5, 18] });
    const lived = await open(people);
    await pass([lived], 17);
    isDown = true;
    await server.env.sleep(days.morning(18) + 60_000 - (await server.env.currentTimeMs()));
    const { projectId } = lived.project;
    await eventually(async () =>
      (await store.outbox.ofProject(projectId)).some(({ status }) => status === 'deferred'),
    );
    // it is Saturday, the first day after the absence
    await server.env.sleep(16 * 3_600_000);
    isDown = false;
    await server.env.sleep(3_600_000);
    await days.settle([projectId]);
    const mails = await mailsOf(lived);
    const late = mails.filter(({ day, mail }) => day === 18 && mail === 'reminder');
    expect(late.map(({ reader }) => reader)).toEqual([people.owner]);
    expect(late[0]!.text).not.toContain('You get this for');
    await tell(lived.project, 'drop', { reason: 'no-fit' });
    await lived.project.handle.result();
  }, 120_000);
});
