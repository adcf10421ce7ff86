import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { searchAttributeTypes } from '../../contracts/search-attributes';
import { realDayMs } from '../../domain/clocks';
import { startTemporal } from '../../embedded/temporal-server';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { eventually } from '../support/eventually';
import { memoryWorld } from '../support/memory-world';
import { base, openProject } from '../support/project-client';
import { milestone } from '../support/simulated-project';
import { gateMilestones } from '../support/standard-playbook';
import { isRecorded, recordHistory } from './record';

/**
 * Records the histories that `replay.test.ts` replays: `npx tsx test/replay/make-histories.ts`. A history that is
 * there already is left alone: it stands for the projects that were started by the code of its day. Where the comment of
 * one names a zone, it was recorded with that as the zone of the host (`TZ=…`).
 */

const dayMs = 100;

type Scenario = (
  server: DevWorker,
  world: ReturnType<typeof memoryWorld>,
) => Promise<Awaited<ReturnType<typeof openProject>>>;

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
    await project.update('changeClass', { customerClass: 'A' });
    await project.update('changeClock', { followUpDays: 12, judgeDays: 40, noteId: 'note-1' });
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
  const server = await startDevWorker(temporal.address, world.activities);
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (isRecorded(name)) continue;
      const project = await scenario(server, world);
      await recordHistory(name, project.handle);
      process.stdout.write(`recorded ${name}\n`);
    }
  } finally {
    await server.stop();
    await temporal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
