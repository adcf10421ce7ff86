import { expect } from '@jest/globals';
import { weekOf } from '../../../domain/calendar/review-times';
import { eventually } from '../../support/eventually';
import { bakerId, managerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

const week = (): string => weekOf(Date.now(), 'Asia/Taipei');

const errands: readonly Errand[] = [
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
