import { expect } from '@jest/globals';
import { weekOf } from '../../../domain/calendar/review-times';
import { eventually } from '../../support/eventually';
import type { Desk } from './desk';
import { bakerId, directorId, managerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

const zone = 'Asia/Taipei';
const week = (): string => weekOf(Date.now(), zone);

/** A task of Baker that is overdue: their manager has pushed the project, until a moment that is over. */
async function pushBaker({ ask, open, store }: Desk, title: string): Promise<string> {
  const projectId = await open({ title, ownerId: bakerId });
  const dueAtMs = Date.now() + 1_500;
  const pushed = await ask('POST', `/projects/${projectId}/reviews`, {
    ...{ week: week(), decision: 'push', dueAt: new Date(dueAtMs).toISOString() },
    note: 'Visit the plant manager.',
  });
  expect(pushed.status).toBe(200);
  await eventually(async () => {
    const tasks = Object.values((await store.projects.read(projectId))!.deal!.tasks);
    const isOver = tasks.some(
      ({ dueAtMs: at, personId }) => personId === bakerId && at !== null && at < Date.now(),
    );
    return isOver;
  });
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
  {
    name: 'decide three reviews',
    prepare: async ({ open, store }, run) => {
      const projects = await Promise.all(
        [1, 2, 3].map((number) => open({ title: `Conveyor ${run}-${number}`, ownerId: bakerId })),
      );
      return {
        personId: managerId,
        walk: async ({ press }) => {
          await press('nav.sections a[href="/team"]');
          await press('main a[href="/my/review"]');
          for (const projectId of projects) await press(`#p-${projectId} .decisions > form button`);
        },
        check: async (page) => {
          for (const projectId of projects) {
            expect(await page.locator(`#p-${projectId} .decisions > form`).count()).toBe(0);
            const { deal } = (await store.projects.read(projectId))!;
            expect(deal!.review).toMatchObject({ week: week(), decision: 'keep', actor: managerId });
          }
        },
      };
    },
  },
  {
    name: 'hand over a leaver',
    prepare: async ({ open, hire, store, platform, ask }, run) => {
      const leaverId = `leaver-${run}`;
      await hire(leaverId, `Leaver ${run}`);
      const projectId = await open({ title: `Packing robot ${run}`, ownerId: leaverId });
      return {
        personId: managerId,
        walk: async ({ press, choose }) => {
          await press('nav.sections a[href="/team"]');
          await press(`main a[href="/team/${leaverId}"]`);
          await press(`main a[href="/team/${leaverId}/hand-over"]`);
          await choose('#toPersonId', bakerId);
          await press('main form.card button');
        },
        check: async (page) => {
          await page.getByRole('status').waitFor();
          const { body } = await eventually(async () => {
            const found = await ask('GET', `/hand-overs?person=${leaverId}`);
            return (found.body['items'] as unknown[]).length > 0 && found;
          });
          const [{ id, reason }] = body['items'] as [{ id: string; reason: string }];
          expect(reason).toBe('leaving');
          // whoever is asked says yes, and has it
          await eventually(async () => {
            const answer = { personId: bakerId, answer: 'accept' };
            return (await ask('POST', `/hand-overs/${id}/answers`, answer)).status === 200;
          });
          await eventually(async () => (await store.projects.read(projectId))!.deal!.ownerId === bakerId);
          await eventually(async () =>
            (await platform.mail!.listMails()).some(({ subject }) => subject.includes(`Leaver ${run}`)),
          );
        },
      };
    },
  },
];

testErrands(errands, { start: () => startDesk() });
