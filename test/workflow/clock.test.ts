import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../domain/clocks';
import { nextDeadlineMs } from '../../domain/clocks';
import { eventually } from '../support/eventually';
import type { MemoryWorld } from '../support/memory-world';
import { memoryWorld } from '../support/memory-world';
import type { ToldProject } from '../support/project-client';
import { openProject } from '../support/project-client';
import type { TimeSkipping } from '../support/time-skipping';
import { startTimeSkipping } from '../support/time-skipping';

let world: MemoryWorld;
let server: TimeSkipping;

beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  server = await startTimeSkipping(world.activities);
});
afterAll(() => server.stop());

const open = (): Promise<ToldProject> => openProject(server.env.client, server.taskQueue);

/** Waits until everything that has happened is told to the ledger and the next deadline is planned. */
async function settle({ projectId }: ToldProject): Promise<void> {
  await eventually(() => nextDeadlineMs(world.state(projectId)) !== null);
}

async function skipTo(project: ToldProject, atMs: number): Promise<void> {
  await settle(project);
  const now = await server.env.currentTimeMs();
  if (atMs > now) await server.env.sleep(atMs - now);
}

const deal = (project: ToldProject) => world.state(project.projectId).deal!;

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
    const dropAtMs = await eventually(() => deal(project).clock.dropAtMs);
    await skipTo(project, dropAtMs - 60_000);
    expect(world.state(project.projectId).status).toBe('open');

    const outcome = await project.handle.result();
    expect(outcome).toMatchObject({ status: 'dropped', reason: 'no-intent' });
    const mails = world.mails(project.projectId).map(({ effect }) => effect.mail);
    expect(mails.filter((mail) => mail === 'project-ended')).toHaveLength(3);
    expect(world.types(project.projectId).at(-1)).toBe('projectDropped');
  });

  it('is stopped by a contact that comes before the drop', async () => {
    const project = await open();
    await settle(project);
    await skipTo(project, deal(project).clock.judgeAtMs! + 60_000);
    const dropAtMs = await eventually(() => deal(project).clock.dropAtMs);
    await skipTo(project, dropAtMs - 1_000);
    await project.update('recordContact', { kind: 'call' });
    await eventually(() => deal(project).clock.phase === 'watching');
    await skipTo(project, dropAtMs + realDayMs);
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
    const project = await open();
    for (let contact = 0; contact < 20; contact += 1) {
      await settle(project);
      await server.env.sleep(2 * realDayMs);
      await project.update('recordContact', { kind: 'call' });
    }
    await project.update('drop', { reason: 'no-fit' });
    await project.handle.result();
    const history = await project.handle.fetchHistory();
    const started = history.events!.filter((event) => event.timerStartedEventAttributes);
    // forty days with a contact every other day: the clock is looked at about every 15 days
    expect(started.length).toBeGreaterThanOrEqual(2);
    expect(started.length).toBeLessThanOrEqual(5);
    expect(world.types(project.projectId)).not.toContain('followUpDue');
  });
});
