import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../../activities/activities';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { CommandName } from '../../../domain/project/model/commands';
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
import { skippedDays, zone } from '../../support/skipped-days';
import { standardPlaybook } from '../../support/standard-playbook';
import type { TimeSkipping } from '../../support/time-skipping';
import { startTimeSkipping } from '../../support/time-skipping';

/** Projects of one customer and one rep over a real database and a real mail server; only the days are skipped. */
let store: Store;
let sender: MailSender;
let server: TimeSkipping;
let days: SkippedDays;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`joint-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [], team: null }));
  sender = createMailSender({ smtpUrl: engines().smtpUrl });
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
    ['accepted', 'skipped', 'failed', 'unconfirmed', 'joined'].includes(status);
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

interface Lived {
  readonly project: ProjectClient;
  readonly title: string;
}

/** Two projects that were opened on one day, on the morning on which their follow-ups are asked for. */
let a: Lived;
let b: Lived;

beforeEach(async () => {
  await days.toMonday();
  const name = randomUUID().slice(0, 8);
  await store.customers.create({ ...acme, id: name });
  await store.people.create(somebody(name, { managerId: 'boss' }));
  const open = async (): Promise<Lived> => {
    const title = `Line ${randomUUID().slice(0, 8)}`;
    const fields = { title, ownerId: name, customerId: name };
    return { title, project: await openProject(server.env.client, server.taskQueue, fields) };
  };
  [a, b] = [await open(), await open()];
  await pass(15);
}, 60_000);

const pass = (day: number): Promise<void> =>
  days.pass(
    [a, b].map(({ project }) => project.projectId),
    days.morning(day) + 3_600_000,
  );

const followUp = ({ project }: Lived): Promise<OutboxRow> =>
  eventually(async () => {
    const rows = await store.outbox.ofProject(project.projectId);
    const tasks = (await store.projects.read(project.projectId))?.deal?.tasks ?? {};
    return rows.find(({ mail, taskId }) => mail === 'task' && tasks[taskId ?? '']?.kind === 'follow-up');
  });
const received = async ({ title }: Lived): Promise<string[]> =>
  (await engines().mail.listMails())
    .filter(({ subject }) => subject.includes(title) && subject.startsWith('Follow up'))
    .map(({ text }) => text ?? '');

/** Which of the two was told, and which stayed back. */
async function toldAndJoined(): Promise<[Lived, Lived]> {
  const rows = await eventually(async () => {
    const found = [await followUp(a), await followUp(b)] as const;
    const statuses = found.map(({ status }) => status).sort();
    return statuses.join() === 'accepted,joined' && found;
  });
  return rows[0].status === 'accepted' ? [a, b] : [b, a];
}

async function tell({ project }: Lived, name: CommandName, fields: object = {}): Promise<void> {
  const { revision } = await project.update(name, { at: await server.env.currentTimeMs(), ...fields });
  await eventually(async () => ((await store.projects.read(project.projectId))?.revision ?? 0) >= revision);
}

const contact = async (with_: Lived): Promise<void> =>
  tell(with_, 'recordContact', { kind: 'call', occurredAtMs: await server.env.currentTimeMs() });

const end = async (each: Lived): Promise<void> => {
  await tell(each, 'drop', { reason: 'no-fit' });
  await each.project.handle.result();
};

it('of two follow-ups that are asked for at the same moment one email leaves, and a contact for both ends both', async () => {
  const [told, joined] = await toldAndJoined();
  const [text] = await received(told);
  expect(text).toContain(joined.title);
  expect(await received(joined)).toEqual([]);

  await contact(told);
  await contact(joined);

  // at once, and not when it would have been looked at again
  await eventually(async () => (await followUp(joined)).status === 'skipped');
  expect(await followUp(joined)).toMatchObject({ reason: 'task-closed' });
  expect(await received(joined)).toEqual([]);
  for (const each of [a, b]) await end(each);
}, 120_000);

it('the one that stayed back is told on the next working day when the other is done without it', async () => {
  const [told, joined] = await toldAndJoined();
  await contact(told);
  expect(await received(joined)).toEqual([]);

  await pass(16);

  await eventually(async () => (await followUp(joined)).status === 'accepted');
  expect(await received(joined)).toHaveLength(1);
  expect(await received(told)).toHaveLength(1);
  for (const each of [a, b]) await end(each);
}, 120_000);

it('an email that stays back does not keep a project that ends', async () => {
  const [told, joined] = await toldAndJoined();
  await tell(joined, 'drop', { reason: 'no-fit' });
  // to wait for its result would let time pass, as far as the next thing that any project waits for
  await eventually(async () => (await joined.project.handle.describe()).status.name === 'COMPLETED');
  expect(await joined.project.handle.result()).toMatchObject({ status: 'dropped' });
  await end(told);
}, 120_000);
