import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import type { CalendarActivities } from '../../contracts/sandbox/calendar-change';
import type { HandOverActivities } from '../../contracts/sandbox/hand-over-run';
import { progressQueryName } from '../../contracts/sandbox/hand-over-run';
import type { HealthActivities } from '../../contracts/sandbox/health';
import type { RetryMailActivities } from '../../contracts/sandbox/mail-attempts';
import { defaultTaskQueue, projectWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { searchAttributeTypes } from '../../contracts/sandbox/search-attributes';
import type { WeeklyMailActivities } from '../../contracts/sandbox/weekly-mails';
import { unplacedPart } from '../../domain/hand-over/hand-over';
import type { ProjectState } from '../../domain/project/model/state';
import type { HandOverState } from '../../domain/hand-over/hand-over-progress';
import { temporary } from '../../embedded/engines/data-dir';
import { startPlatform } from '../../embedded/platform/platform';
import { connectStore } from '../../store/store';
import { deliver, toRunningProject } from '../../temporal/command-delivery';
import { acme, somebody } from '../support/directory';
import { restartStorm } from '../support/restart-storm';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { startTemporal } from '../../embedded/engines/temporal-server';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { eventually } from '../support/eventually';
import { memoryWorld } from '../support/memory-world';
import { base, openProject, projectClient } from '../support/project-client';
import { milestone } from '../support/simulated-project';
import { gateMilestones } from '../support/standard-playbook';
import { isRecorded, recordHistory } from './record';

/**
 * Records the histories that `replay.test.ts` replays: `npx tsx test/replay/make-histories.ts`. A history that is
 * there already is left alone: it stands for the projects that were started by the code of its day. Where the comment of
 * one names a zone, it was recorded with that as the zone of the host (`TZ=…`).
 */

const dayMs = 100;

/** Gives the workflow whose history is kept. */
type Scenario = (
  server: DevWorker,
  world: ReturnType<typeof memoryWorld>,
  /** A world whose days are real ones, so that no clock moves anything. */
  calm: { readonly server: DevWorker; readonly world: ReturnType<typeof memoryWorld> },
) => Promise<{ readonly handle: Pick<WorkflowHandle, 'fetchHistory'> }>;

/** What a person's answer, a project that moves and a page of a check look like, for workflows that only carry it on. */
const otherActivities: Omit<HandOverActivities, 'sendNotification'> &
  CalendarActivities &
  WeeklyMailActivities &
  RetryMailActivities &
  HealthActivities = {
  planHandOver: () =>
    Promise.resolve({
      parts: [
        { partId: 'wang', projects: 3 },
        { partId: 'chen', projects: 2 },
        { partId: unplacedPart, projects: 1 },
      ],
    }),
  answerDueAt: () => Promise.resolve(Date.now() + 1_500),
  nextDecider: ({ asked }) =>
    Promise.resolve(
      asked.length > 1 ? null : { managerId: `boss-${asked.length}`, dueAtMs: Date.now() + 1_000 },
    ),
  moveProjects: ({ partId }) => {
    const left = (moving.get(partId) ?? 2) - 1;
    moving.set(partId, left);
    return Promise.resolve({ moved: 2 - left, refused: 0, left });
  },
  noteHandOver: () => Promise.resolve(),
  replanProjects: ({ place: { after } }) => {
    const count = Number(after?.projectId ?? 0) + 1;
    const place = { status: 'open', after: { openedAtMs: 0, projectId: String(count) } } as const;
    return Promise.resolve({ replanned: 1, unaffected: 2, refused: 0, place: count < 3 ? place : null });
  },
  sendWeeklyMail: ({ personId }) => Promise.resolve({ status: 'accepted', personId }),
  retryMail: () => Promise.resolve({ status: 'unconfirmed', personId: 'wang', reason: 'unconfirmed' }),
  checkHealth: ({ place }) => {
    const next = { projects: 'running', running: 'waiting', waiting: null } as const;
    const part = next[place.part];
    const counts = { looked: 3, found: 1, repaired: 1, started: 0 };
    return Promise.resolve({ counts, place: part && { part, after: null } });
  },
};
const moving = new Map<string, number>();

/** A whole platform, whose worker is killed while commands come and started again by its supervisor. */
async function killedWhileBusy(): Promise<{ handle: Pick<WorkflowHandle, 'fetchHistory'> }> {
  const platform = await startPlatform({ dataDir: temporary, ports: 'free', dayMs: realDayMs });
  const store = await connectStore(platform.mongoUri);
  const connection = await Connection.connect({ address: platform.temporalAddress });
  try {
    await store.customers.create(acme);
    await store.people.create(somebody('sales-1'));
    const client = new Client({ connection });
    const project = await openProject(client, defaultTaskQueue);
    const { projectId, handle } = project;
    for (let round = 0; round < 4; round += 1) {
      const { pid } = platform.worker;
      const told = Array.from({ length: 6 }, async (_, n) => {
        await delay(300 * n);
        const command = { ...base(), name: 'recordContact', kind: 'call' } as const;
        const delivery = toRunningProject(client, projectId, command);
        if (n % 3 === 0) await delivery.signal();
        else await deliver(client, delivery, 2_000);
      });
      await delay(400);
      await platform.worker.kill9();
      await Promise.all(told);
      await eventually(() => platform.worker.pid !== undefined && platform.worker.pid !== pid, 60_000);
    }
    await eventually(async () => (await store.ledger.read(projectId)).length >= 24, 60_000);
    const history = await handle.fetchHistory();
    return { handle: { fetchHistory: () => Promise.resolve(history) } };
  } finally {
    await connection.close();
    await store.close();
    await platform.stop();
  }
}

/** A workflow of another type than a project, from its start to its end. */
async function ended(
  { client, taskQueue }: DevWorker,
  type: string,
  input: object,
): Promise<{ handle: WorkflowHandle }> {
  const handle = await client.workflow.start(type, {
    workflowId: `${type}-${randomUUID()}`,
    taskQueue,
    args: [input],
  });
  await handle.result();
  return { handle };
}

const scenarios: Record<string, Scenario> = {
  'won-in-order': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    for (const key of gateMilestones) await project.update('reachMilestone', milestone(key));
    await project.handle.result();
    return project;
  },
  'won-with-early-milestones-by-signals': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    for (const key of [...gateMilestones].reverse()) await project.signal('reachMilestone', milestone(key));
    await project.handle.result();
    return project;
  },
  'dropped-in-silence': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    await project.handle.result();
    return project;
  },
  'kept-then-lost': async ({ client, taskQueue }, world) => {
    const project = await openProject(client, taskQueue);
    await eventually(() => world.state(project.projectId).deal?.clock.phase === 'judging');
    await project.update('judge', { verdict: 'keep', noteId: 'note-1', nextAtMs: Date.now() + 2_000 });
    await project.update('lose', { reason: 'price', competitor: 'Kelvin AG' });
    await project.handle.result();
    return project;
  },
  'refused-and-malformed': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    await project.handle.signal('reachMilestone', 'not an object');
    await project.handle.signal('noSuchMessage', {});
    await project.signal('reachMilestone', { milestone: 'nope', evidence: 'x' });
    await project.refusal('judge', { verdict: 'keep' });
    await project.update('drop', { reason: 'no-fit' });
    await project.handle.result();
    return project;
  },
  'assigned-by-hand-and-drifting': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    await project.update('assign', { role: 'presales-engineer', personId: 'wang' });
    for (const key of gateMilestones.slice(0, gateMilestones.indexOf('executive-sponsored') + 1)) {
      await project.update('reachMilestone', milestone(key));
    }
    await project.update('assign', { role: 'sales', personId: 'chen' });
    await project.update('drop', { reason: 'no-budget' });
    await project.handle.result();
    return project;
  },
  'rolled-over-with-contacts': async ({ client, taskQueue }) => {
    const project = await openProject(client, taskQueue);
    for (let n = 0; n < 30; n += 1) {
      await project.handle.signal('recordContact', { ...base(), kind: 'call', evidence: `crm:call/${n}` });
      await project.update('recordContact', { kind: 'meeting' });
    }
    return project;
  },
  // made in Asia/Taipei; all the commands and timers of the 15-30 rule
  'held-twice-and-woken': async ({ client, taskQueue }, world) => {
    const project = await openProject(client, taskQueue);
    await project.update('hold', { reason: 'budget-year', wakeAtMs: Date.now() + 400 * realDayMs });
    await project.update('hold', { reason: 'awaiting-tender', wakeAtMs: Date.now() + 2_000 });
    await eventually(() => world.types(project.projectId).includes('projectWoken'));
    await project.update('hold', { reason: 'customer-wish', wakeAtMs: Date.now() + 90 * realDayMs });
    await project.update('recordContact', { kind: 'reply', occurredAtMs: Date.now() - 1_000 });
    await project.update('hold', { reason: 'reorganisation', wakeAtMs: Date.now() + 90 * realDayMs });
    await project.update('wake', {});
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
    return project;
  },
  // made in America/St_Johns
  'reminded-and-reviewed': async ({ client, taskQueue }, world) => {
    const project = await openProject(client, taskQueue);
    const own = { actor: 'key:crm' };
    await project.update('changeClass', { ...own, customerClass: 'A' });
    await project.update('changeClock', { ...own, followUpDays: 12, judgeDays: 40, noteId: 'note-1' });
    const meeting = { kind: 'visit', meetingAtMs: Date.now() + 1_500, evidence: 'calendar:5512' };
    await project.update('confirmMeeting', meeting);
    await project.update('cancelMeeting', {});
    await project.update('confirmMeeting', meeting);
    await project.update('replanDeadlines', { cause: 'calendar-changed', subject: 'tw@2' });
    const push = { week: '2026-03-02', decision: 'push', noteId: 'note-2', dueAtMs: Date.now() + 1_000 };
    await project.update('review', push);
    await eventually(() => world.types(project.projectId).includes('followUpDue'));
    await project.update('review', { week: '2026-03-09', decision: 'note', noteId: 'note-3' });
    await project.handle.result();
    return project;
  },
  // a worker that is ended while the project is quiet, and comes back after signals and updates have come
  'restarted-while-quiet': async (_, __, { server, world }) => {
    const project = await openProject(server.client, server.taskQueue);
    const { projectId } = project;
    const contacts = (): number => world.types(projectId).filter((type) => type === 'contactRecorded').length;
    let expected = 0;
    await restartStorm({
      client: server.client,
      projectIds: [projectId],
      rounds: 6,
      stop: server.stopWorker,
      start: server.startWorker,
      async settled() {
        await eventually(() => contacts() >= expected, 60_000);
        expected += 2;
      },
    });
    return project;
  },
  // a worker process that is killed with -9, again and again, while commands come
  'killed-while-busy': killedWhileBusy,
  'gone-on-from-another-past': async (_, __, { server: { client, taskQueue } }) => {
    const project = await openProject(client, taskQueue);
    await project.update('recordContact', { kind: 'call' });
    await project.handle.terminate();
    const handle = await client.workflow.start(workflowTypes.salesProject, {
      workflowId: projectWorkflowId(project.projectId),
      taskQueue,
      args: [{ projectId: project.projectId }],
    });
    const again = projectClient(client, project.projectId);
    await again.signal('recordContact', { kind: 'visit' });
    await eventually(async () => (await handle.query<ProjectState>('state')).status === 'open');
    await again.update('lose', { reason: 'price' });
    await handle.result();
    return { handle };
  },
  'hand-over-with-silence-and-decisions': async (server) => {
    const request = { handOverId: 'h-1', fromPersonId: 'lin', reason: 'leaving', requestedBy: 'admin' };
    const { client, taskQueue } = server;
    const handle = await client.workflow.start(workflowTypes.handOver, {
      workflowId: `hand-over-${randomUUID()}`,
      taskQueue,
      args: [{ request }],
    });
    const parts = async () => (await handle.query<HandOverState>(progressQueryName)).parts;
    await eventually(async () => (await parts()).some(({ status }) => status === 'offered'));
    await handle.executeUpdate('answerHandOver', {
      args: [{ receiverId: 'wang', answer: 'accept', actor: 'wang' }],
    });
    await server.stopWorker();
    await handle.signal('lookForUpgrade');
    await handle.signal('decideHandOver', { partId: unplacedPart, toPersonId: 'wang', actor: 'boss-0' });
    await server.startWorker();
    await eventually(async () =>
      (await parts()).every(({ status }) => status === 'moved' || status === 'deciding'),
    );
    await handle.executeUpdate('decideHandOver', {
      args: [{ partId: 'chen', toPersonId: null, actor: 'boss-1' }],
    });
    await handle.result();
    return { handle };
  },
  'calendar-change': (server) =>
    ended(server, workflowTypes.calendarChange, { key: 'tw', version: 2, changedBy: 'admin' }),
  notification: (server) =>
    ended(server, workflowTypes.notification, {
      key: 'notification-1',
      personId: 'wang',
      notification: { kind: 'sign-in' },
    }),
  'weekly-review': (server) =>
    ended(server, workflowTypes.weeklyReview, { personId: 'boss', timeZone: 'Asia/Taipei' }),
  'weekly-mirror': (server) =>
    ended(server, workflowTypes.weeklyMirror, { personId: 'wang', timeZone: 'Asia/Taipei' }),
  'retried-mail': (server) => ended(server, workflowTypes.retryMail, { key: 'p:1:task:wang' }),
  'health-check': (server) => ended(server, workflowTypes.healthCheck, { repairs: 'safe' }),
};

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-histories-'));
  const temporal = await startTemporal(
    {
      port: 0,
      uiPort: 'none',
      logFile: path.join(folder, 'temporal.log'),
      searchAttributes: searchAttributeTypes,
      dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': 400 },
    },
    (line) => process.stdout.write(`${line}\n`),
  );
  const world = memoryWorld({ dayMs });
  const server = await startDevWorker(temporal.address, { ...world.activities, ...otherActivities });
  const calmWorld = memoryWorld({ dayMs: realDayMs });
  const calm = { server: await startDevWorker(temporal.address, calmWorld.activities), world: calmWorld };
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (isRecorded(name)) continue;
      const { handle } = await scenario(server, world, calm);
      await recordHistory(name, handle);
      process.stdout.write(`recorded ${name}\n`);
    }
  } finally {
    await server.stop();
    await calm.server.stop();
    await temporal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
