import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dropAtMs, realDayMs } from '../../../domain/project/evolve/clocks';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { place } from '../../../contracts/sandbox/operator-words';
import { explain } from '../../../domain/explain/explain';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';
import { rules } from '../../support/standard-playbook';
import type { TimeSkipping } from '../../support/time-skipping';
import { startTimeSkipping } from '../../support/time-skipping';

let world: MemoryWorld;
let server: TimeSkipping;

beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  server = await startTimeSkipping(world.activities);
});
afterAll(() => server.stop());

const open = (special: object = {}): Promise<ProjectClient> =>
  openProject(server.env.client, server.taskQueue, special);

/** Waits until everything that has happened is told to the ledger and the next deadline is planned. */
async function settle({ projectId }: ProjectClient): Promise<void> {
  await eventually(() => nextDeadlineMs(world.state(projectId)) !== null);
}

async function skipTo(project: ProjectClient, atMs: number): Promise<void> {
  await settle(project);
  const now = await server.env.currentTimeMs();
  if (atMs > now) await server.env.sleep(atMs - now);
}

/** Forty days with 20 contacts, and then the end: the history is whole. */
async function contactEveryOtherDay(project: ProjectClient): Promise<void> {
  for (let contact = 0; contact < 20; contact += 1) {
    await settle(project);
    await server.env.sleep(2 * realDayMs);
    await project.update('recordContact', { kind: 'call' });
  }
  await project.update('drop', { reason: 'no-fit' });
  await project.handle.result();
}

/** The timers of a project: those that were started, until when, and those that did not run out. */
async function timersOf(project: ProjectClient) {
  const events = (await project.handle.fetchHistory()).events!;
  const started = events.flatMap(({ eventTime, timerStartedEventAttributes: timer }) =>
    timer ? [{ untilMs: millis(eventTime) + millis(timer.startToFireTimeout) }] : [],
  );
  const canceled = events.filter((event) => event.timerCanceledEventAttributes);
  return { started, canceled };
}

const millis = (time: any): number => Number(time.seconds) * 1_000 + Number(time.nanos) / 1e6;

const deal = (project: ProjectClient) => world.state(project.projectId).deal!;

describe('the clock of a project, on a server where time is skipped', () => {
  it('asks for a follow-up on day 15 and for judgement on day 30, then drops after the grace', async () => {
    const project = await open();
    await settle(project);
    const { startedAtMs, followUpAtMs, judgeAtMs } = deal(project).clock;
    expect(followUpAtMs! - startedAtMs).toBeGreaterThan(14 * realDayMs);
    expect(followUpAtMs! - startedAtMs).toBeLessThanOrEqual(17 * realDayMs);

    await skipTo(project, followUpAtMs! - 60_000);
    expect(world.types(project.projectId)).not.toContain('followUpDue');
    await skipTo(project, followUpAtMs! + 60_000);
    await eventually(() => world.types(project.projectId).includes('followUpDue'));

    await skipTo(project, judgeAtMs! + 60_000);
    const droppedAtMs = await eventually(() => dropAtMs(deal(project).clock));
    await skipTo(project, droppedAtMs - 60_000);
    expect(world.state(project.projectId).status).toBe('open');

    const outcome = await project.handle.result();
    expect(outcome).toMatchObject({ status: 'dropped', reason: 'no-answer' });
    const mails = world.mails(project.projectId).map(({ effect }) => effect.mail);
    expect(mails.filter((mail) => mail === 'project-ended')).toHaveLength(3);
    expect(world.types(project.projectId).at(-1)).toBe('projectDropped');
  });

  it('is stopped by a contact that comes before the drop', async () => {
    const project = await open();
    await settle(project);
    await skipTo(project, deal(project).clock.judgeAtMs! + 60_000);
    const droppedAtMs = await eventually(() => dropAtMs(deal(project).clock));
    await skipTo(project, droppedAtMs - 1_000);
    await project.update('recordContact', { kind: 'call' });
    await eventually(() => deal(project).clock.phase === 'watching');
    await skipTo(project, droppedAtMs + realDayMs);
    expect(world.state(project.projectId).status).toBe('open');
    await project.update('drop', { reason: 'no-fit' });
    await project.handle.result();
  });

  it('refuses a contact that comes after the drop', async () => {
    const project = await open();
    await project.handle.result();
    await expect(project.update('recordContact', { kind: 'call' })).rejects.toThrow(
      /not found|already completed/i,
    );
  });

  it('needs few timers for many contacts', async () => {
    const project = await open({ playbook: { ...rules, ladders: {} } });
    await contactEveryOtherDay(project);

    const { started } = await timersOf(project);

    // forty days with a contact every other day: the clock is looked at about every 15 days
    expect(started.length).toBeGreaterThanOrEqual(2);
    expect(started.length).toBeLessThanOrEqual(5);
    expect(world.types(project.projectId)).not.toContain('followUpDue');
  });

  it('needs a timer for each step about a task that is left undone, and no more for the contacts between', async () => {
    const project = await open();
    await contactEveryOtherDay(project);

    const { started, canceled } = await timersOf(project);

    const steps = world.events(project.projectId).filter((event) => event.type === 'rungReached');
    // steps of one morning share a timer
    const mornings = new Set(steps.map(({ atMs }) => Math.floor(atMs / realDayMs))).size;
    expect(mornings).toBeGreaterThan(5);
    // beside them what the clock alone needs, see above
    expect(started.length).toBeLessThanOrEqual(mornings + 3);
    expect(canceled).toHaveLength(0);
  });

  it('announces in Temporal UI the instant for which its timer runs, and what happens then', async () => {
    const project = await open();
    await settle(project);
    const { started } = await eventually(async () => {
      const timers = await timersOf(project);
      return timers.started.length === 1 && timers;
    });
    const { nextAtMs, lines } = explain(world.state(project.projectId), {
      language: 'en',
      personName: place.person,
      formatInstant: (atMs) => place.at(atMs, world.state(project.projectId).deal!.ownerId),
    });

    expect(Math.abs(started[0]!.untilMs - nextAtMs!)).toBeLessThan(2_000);
    const metadata: any = await project.handle.query('__temporal_workflow_metadata');
    const details = JSON.stringify(metadata);
    expect(lines.join()).toContain('If it is left undone, {person:sales-1} is reminded on {at:');
    for (const line of lines) expect(details).toContain(JSON.stringify(line).slice(1, -1));
    await project.update('drop', { reason: 'no-fit' });
  });
});
