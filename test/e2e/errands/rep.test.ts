import { expect } from '@jest/globals';
import { eventually } from '../../support/eventually';
import { bakerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

/** Tuesday to Monday, always ahead. */
const week = { from: `${new Date().getFullYear() + 1}-06-01`, to: `${new Date().getFullYear() + 1}-06-07` };

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
  {
    name: 'find a customer in Chinese',
    prepare: async ({ ask }, run) => {
      const [id, name] = [`harbour-${run}`, `海港食品${run}股份有限公司`];
      const customer = {
        ...{ id, name, class: 'B', timeZone: 'Asia/Taipei' },
        language: 'zh-TW',
        ownerId: bakerId,
      };
      expect((await ask('POST', '/customers', customer)).status).toBe(201);
      return {
        personId: bakerId,
        walk: async ({ page, press, type }) => {
          const isPhone = await page.locator('a.to-search').isVisible();
          if (isPhone) await press('a.to-search');
          await type(isPhone ? 'main #q' : '#find', `海港食品${run}`);
          await press(isPhone ? 'main [role=search] button' : '.find button');
          await press(`main a[href="/customers/${id}"]`);
        },
        check: async (page) => {
          expect(await page.textContent('h1')).toContain(name);
          expect((await ask('GET', `/customers/${id}`)).body).toMatchObject({ name });
        },
      };
    },
  },
  {
    name: 'take a week off',
    prepare: async ({ ask, hire }, run) => {
      const personId = `traveller-${run}`;
      await hire(personId, `Traveller ${run}`);
      return {
        personId,
        walk: async ({ press, type, choose }) => {
          await press('details.account summary');
          await press('details.account a[href="/settings"]');
          await type('#from', week.from);
          await type('#to', week.to);
          await choose('#substituteId', bakerId);
          await press('form[action$="/absences"] button');
        },
        check: async (page) => {
          await page.getByRole('status').waitFor();
          const absence = { ...week, substituteId: bakerId };
          const record = await eventually(async () => (await ask('GET', `/people/${personId}`)).body);
          expect(record['absences']).toEqual([absence]);
        },
      };
    },
  },
];

testErrands(errands, { start: () => startDesk() });
