import { expect } from '@jest/globals';
import { bakerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

const errands: readonly Errand[] = [
  {
    name: 'open a new project',
    prepare: ({ store, ask }, run) => {
      const title = `Cooling line, hall ${run}`;
      return Promise.resolve({
        personId: bakerId,
        walk: async ({ press, type }) => {
          await press('nav.sections a[href="/projects"]');
          await press('main a[href="/projects/new"]');
          await type('main #q', 'Sample');
          await press('main [role=search] button');
          await press('main a[href$="customer=sample-customer"]');
          await type('main #title', title);
          await press('main form.card button');
        },
        check: async (page) => {
          expect(await page.textContent('h1')).toContain(title);
          const projectId = /projects\/([^/?]+)/.exec(page.url())![1]!;
          const { body } = await ask('GET', `/projects/${projectId}`);
          expect(body).toMatchObject({
            title,
            ownerId: bakerId,
            status: 'open',
            customerId: 'sample-customer',
          });
          expect((await store.ledger.read(projectId))[0]).toMatchObject({
            type: 'projectOpened',
            actor: bakerId,
          });
        },
      });
    },
  },
  {
    name: 'say that a project is lost, with the reason',
    prepare: async ({ store, open }, run) => {
      const title = `Oven ${run}`;
      const projectId = await open({ title, ownerId: bakerId });
      return {
        personId: bakerId,
        walk: async ({ press, choose }) => {
          await press('nav.sections a[href="/projects"]');
          await press(`main a[href="/projects/${projectId}"]`);
          await press(`main a[href="/my/projects/${projectId}/lose"]`);
          await choose('main #reason', 'price');
          await press('main form.card button');
        },
        check: async (page) => {
          expect(await page.textContent('main')).toContain(title);
          const state = (await store.projects.read(projectId))!;
          expect(state).toMatchObject({ status: 'lost' });
          expect(state.deal!.outcome).toMatchObject({ reason: 'price' });
        },
      };
    },
  },
];

testErrands(errands, { start: () => startDesk() });
