import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { planRequest } from '../../domain/project/evolve/deadline-plans';
import { mailSlotMs } from '../../contracts/sandbox/mail-attempts';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { fold } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { openTasks } from '../../domain/project/model/state';
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import { prepareInstallation } from '../../embedded/platform/seed';
import type { OutboxRow } from '../../store/models/outbox-models';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { buildOfRun } from '../support/build-of-run';
import { blocksOf } from '../support/doc-examples';
import { eventually } from '../support/eventually';
import { reportedMilestones, rules } from '../support/standard-playbook';
import { asStored } from '../support/stored';

/** All of it as `npm start` runs it: real engines, the worker and the API in processes of their own. */
let platform: Platform;
let store: Store;
let client: Client;
let connection: Connection;
let apiKey: string;

beforeAll(async () => {
  platform = await startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: realDayMs,
    build: buildOfRun(),
  });
  ({ apiKey } = await prepareInstallation(platform));
  store = await connectStore(platform.mongoUri);
  connection = await Connection.connect({ address: platform.temporalAddress });
  client = new Client({ connection });
}, 180_000);

afterAll(async () => {
  await connection.close();
  await store.close();
  await platform.stop();
}, 60_000);

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function post(path: string, body: object, idempotencyKey?: string): Promise<Answer> {
  const response = await fetch(`${platform.apiUrl}/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${apiKey}`,
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function open(title: string, ownerId = 'sample-rep-baker'): Promise<string> {
  const { status, body } = await post('/projects', { title, customerId: 'sample-customer', ownerId });
  // 202 on a machine that is too busy to answer in three seconds: the project is opened a little later
  expect([201, 202]).toContain(status);
  const projectId = String(body['projectId']);
  await eventually(() => store.projects.read(projectId), 30_000);
  return projectId;
}

const report = (projectId: string, milestone: string): Promise<Answer> =>
  post(
    `/projects/${projectId}/milestones`,
    { milestone, evidence: `crm:${milestone}` },
    `${projectId}-${milestone}`,
  );

const stateOf = async (projectId: string): Promise<ProjectState> => (await store.projects.read(projectId))!;

/** Mails of the catcher about a project, read back as they arrived. */
async function mailsAbout(title: string) {
  const mails = await platform.mail!.listMails();
  return mails.filter((mail) => mail.subject.includes(title));
}

const isSettled = ({ status }: OutboxRow): boolean =>
  ['accepted', 'skipped', 'failed', 'unconfirmed'].includes(status);

/** Mails that the outbox still has to send. */
async function unsent(projectId: string): Promise<number> {
  return (await store.outbox.ofProject(projectId)).filter((row) => !isSettled(row)).length;
}

describe('a project on the whole platform', () => {
  it('runs from opening to signature, with every task mailed once in the language of its person', async () => {
    const title = 'Press line 7';
    const projectId = await open(title);
    for (const milestone of reportedMilestones.slice(0, -1)) {
      expect((await report(projectId, milestone)).status).toBe(200);
    }
    const handle = client.workflow.getHandle(projectWorkflowId(projectId));
    const { live, stored, folded } = await eventually(async () => {
      const seen = {
        live: await handle.query<ProjectState>('state'),
        stored: await stateOf(projectId),
        folded: fold(projectId, await store.ledger.read(projectId)),
      };
      const isGiven = openTasks(seen.live.deal!).every(({ personId }) => personId !== null);
      // the ledger's answer has reached the workflow: due dates, the next step of each ladder, the clock
      const isPlanned = isGiven && planRequest(seen.live) === null;
      const [revision, ...others] = Object.values(seen).map((state) => state.revision);
      return isPlanned && others.every((other) => other === revision) && seen;
    });
    expect(stored).toEqual(asStored(folded));
    expect(live).toEqual(JSON.parse(JSON.stringify(folded)));

    await report(projectId, reportedMilestones.at(-1)!);
    expect(await handle.result()).toMatchObject({ status: 'won' });
    const { deal } = await stateOf(projectId);
    expect(deal!.outcome).toMatchObject({ deliveryManagerId: 'sample-delivery' });

    const mails = await eventually(async () => (await unsent(projectId)) === 0 && (await mailsAbout(title)));
    const ids = mails.map((mail) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const toOwner = mails.filter((mail) => mail.to.includes('rep-baker@example.com'));
    expect(toOwner[0]!.subject).toMatch(/Press line 7 · Sample Industries/);
    // its first words are the name, or good wishes when every task was done before its mail could leave
    expect(toOwner[0]!.text).toMatch(/^(Congratulations, )?Baker \(sample\)/);
    // tasks that were done before their mail went out are not mailed: the end of the project always is
    const toDelivery = mails.filter((mail) => mail.to.includes('delivery@example.com'));
    expect(toDelivery.at(-1)!.text).toContain('接下來由您接手實施');
  }, 120_000);

  it('takes a milestone with 202 while no worker runs, and carries it out once when one is back', async () => {
    const projectId = await open('Boiler house');
    await eventually(async () => (await unsent(projectId)) === 0);
    await platform.worker.takeDown();
    const first = await report(projectId, 'meeting-agreed');
    const again = await report(projectId, 'meeting-agreed');
    expect([first.status, again.status]).toEqual([202, 202]);
    await platform.worker.bringUp();
    await eventually(async () => (await stateOf(projectId)).deal?.milestones['meeting-agreed'], 60_000);
    const events = await store.ledger.read(projectId);
    const reached = events.filter(
      (event) => event.type === 'milestoneReached' && event.milestone === 'meeting-agreed',
    );
    expect(reached).toHaveLength(1);
  }, 120_000);

  it('loses nothing and mails each task once when the worker is killed in the middle of 50 milestones', async () => {
    const projects = await Promise.all(Array.from({ length: 10 }, (_, n) => open(`Killed ${n}`)));
    const milestones = reportedMilestones.slice(0, 5);
    const answers: number[] = [];
    const reporting = Promise.all(
      projects.map(async (projectId) => {
        for (const milestone of milestones) answers.push((await report(projectId, milestone)).status);
      }),
    );
    await eventually(() => answers.length >= 12, 60_000);
    await platform.worker.takeDown();
    await eventually(() => answers.includes(202), 60_000);
    await platform.worker.bringUp();
    await reporting;
    expect(answers.every((status) => status === 200 || status === 202)).toBe(true);

    for (const [n, projectId] of projects.entries()) {
      await eventually(
        async () => Object.keys((await stateOf(projectId)).deal!.milestones).length === 6,
        60_000,
      );
      const open = await eventually(async () => {
        const tasks = openTasks((await stateOf(projectId)).deal!);
        const settled = (await store.outbox.ofProject(projectId)).filter(isSettled).map((row) => row.taskId);
        return tasks.every((task) => task.personId !== null && settled.includes(task.id)) && tasks;
        // a mail that was with the mail server when the worker died keeps the next one to its reader until its slot ends
      }, mailSlotMs + 60_000);
      const events = await store.ledger.read(projectId);
      const reached = events.flatMap((event) => (event.type === 'milestoneReached' ? [event.milestone] : []));
      // the archive of the sample customer is complete
      expect(reached).toEqual(['customer-profiled', ...milestones]);

      const mails = await mailsAbout(`Killed ${n} `);
      const ids = mails.map((mail) => mail.messageId);
      expect(new Set(ids).size).toBe(ids.length);
      const rows = await store.outbox.ofProject(projectId);
      for (const task of open) {
        const arrived = rows.filter((row) => row.taskId === task.id && ids.includes(row.messageId ?? ''));
        expect(arrived).toHaveLength(1);
      }
    }
  }, 300_000);

  it('opens the link of a mail as a page for its person, however often, and changes nothing', async () => {
    const title = 'Paint shop';
    const projectId = await open(title);
    const [mail] = await eventually(async () => {
      const mails = await mailsAbout(title);
      return mails.length > 0 && mails;
    });
    const link = /https?:\S+\/projects\/\S+token=\S+/.exec(mail!.text ?? '')![0];
    await eventually(async () => (await unsent(projectId)) === 0);
    const before = await stateOf(projectId);
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    const html = await (await fetch(link)).text();
    expect(html).toContain('lang="en"');
    expect(html).toContain(title);
    expect(html).toContain(rules.stages[0]!.name.en);
    expect((await fetch(link.slice(0, -3))).status).toBe(404);
    expect(await stateOf(projectId)).toEqual(before);
  });
});

describe('the README', () => {
  it('shows calls that do what it says', async () => {
    const sections = [
      ['README.md', '## Ten minutes with curl'],
      ['README.md', '## How people work with it'],
      ['docs/rule.md', '# The 1-15-30 rule'],
    ] as const;
    const blocks = sections
      .flatMap(([file, title]) => blocksOf(file, title))
      .filter(({ language }) => language === 'sh')
      .map(({ text }) => text);
    const calls = blocks.flatMap((block) =>
      block.split(/^(?=curl )/m).filter((part) => part.startsWith('curl ')),
    );
    expect(calls.length).toBeGreaterThanOrEqual(7);
    let project = '';
    const answers: Record<string, unknown>[] = [];
    for (const call of calls) {
      const script = call.replace(/^export .*$/gm, '');
      const env = { ...process.env, MILEPOST: platform.apiUrl, KEY: apiKey, PROJECT: project };
      const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
      const answer = JSON.parse(stdout) as Record<string, unknown>;
      project ||= String(answer['projectId']);
      answers.push(answer);
    }
    const [opened, , completed, contact, explanation, timeline, refused, preview, held, why] = answers;
    expect(opened).toMatchObject({ status: 'open', stage: 'plan' });
    expect(completed).toMatchObject({ stage: 'visit' });
    expect(contact).toMatchObject({ status: 'open' });
    expect(explanation!['headline']).toMatch(/^Stage 2 of 8/);
    expect(JSON.stringify(timeline)).toContain('wants the offer by Friday');
    expect(refused).toMatchObject({ status: 409, code: 'nothing-to-judge' });
    expect(preview).toMatchObject({ fromPersonId: 'sample-rep-baker' });
    expect(held).toMatchObject({ status: 'held' });
    expect(JSON.stringify(why)).toContain('On hold since');
  }, 60_000);
});
