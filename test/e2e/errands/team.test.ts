import { expect } from '@jest/globals';
import { weekOf } from '../../../domain/calendar/review-times';
import { eventually } from '../../support/eventually';
import type { Desk } from './desk';
import { bakerId, directorId, managerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

/** A task of Baker that is overdue: their manager has pushed the project, until a moment that is over. */
async function pushBaker({ ask, open, store }: Desk, title: string): Promise<string> {
  const projectId = await open({ title, ownerId: bakerId });
  let status = 0;
  // a moment that is over when a busy machine comes to it is refused
  for (let aheadMs = 1_000; status !== 200; aheadMs *= 3) {
    expect(aheadMs).toBeLessThan(60_000);
    const pushed = await ask('POST', `/projects/${projectId}/reviews`, {
      ...{ week: weekOf(Date.now(), 'Asia/Taipei'), decision: 'push', note: 'Visit the plant manager.' },
      dueAt: new Date(Date.now() + aheadMs).toISOString(),
    });
    status = pushed.status;
  }
  await eventually(async () => {
    const tasks = Object.values((await store.projects.read(projectId))!.deal!.tasks);
    return tasks.some(({ kind, dueAtMs }) => kind === 'push' && dueAtMs !== null && dueAtMs < Date.now());
  }, 60_000);
  return projectId;
}

const errands: readonly Errand[] = [
  {
    name: 'see what Baker has overdue',
    prepare: async (desk, run) => {
      const title = `Press line ${run}`;
      const projectId = await pushBaker(desk, title);
      return {
        personId: managerId,
        walk: async ({ press }) => {
          await press('nav.sections a[href="/team"]');
          await press(`main a[href="/team/${bakerId}"]`);
        },
        check: async (page) => {
          const overdue = page.locator('main').getByRole('article').filter({ hasText: title });
          expect(await overdue.locator('.bad').count()).toBe(1);
          const { body } = await desk.ask('GET', `/people/${bakerId}/tasks?limit=200`);
          const items = body['items'] as { projectId: string; dueAt: string | null }[];
          const late = items.filter(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < Date.now());
          expect(late.map((task) => task.projectId)).toContain(projectId);
          expect(await page.locator('main article .bad').count()).toBe(late.length);
        },
      };
    },
  },
  {
    name: 'see what the pipeline is worth',
    prepare: async ({ ask, open }, run) => {
      const amount = 1_000_000 + Number(run);
      const projectId = await open({ title: `Chiller ${run}`, ownerId: bakerId, amount });
      await eventually(async () => (await ask('GET', `/projects/${projectId}`)).body['amount'] === amount);
      return {
        personId: directorId,
        walk: async ({ press }) => {
          await press('nav.sections a[href="/numbers"]');
        },
        check: async (page) => {
          const shown = await page.locator('.headline dd .sum').first().textContent();
          const { body } = await ask('GET', '/projects?limit=200');
          const running = (body['items'] as { amount: number | null; status: string }[]).filter(
            ({ status }) => ['open', 'held'].includes(status),
          );
          const sum = running.reduce((all, project) => all + (project.amount ?? 0), 0);
          expect(Number(shown!.replaceAll(/\D/g, ''))).toBe(sum);
        },
      };
    },
  },
];

testErrands(errands, { start: () => startDesk() });
