import { expect } from '@jest/globals';
import { eventually } from '../../support/eventually';
import { bakerId, startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

const nextYear = new Date().getFullYear() + 1;

/** Always ahead. */
const week = { from: `${nextYear}-06-01`, to: `${nextYear}-06-07` };

const errands: readonly Errand[] = [
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
