import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import { acme } from '../support/directory';
import type { AdminOffice } from './admin-office';
import { adminOffice } from './admin-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: AdminOffice;

beforeAll(async () => {
  api = await startApi();
  office = await adminOffice(api);
});
afterAll(() => api.stop());

const customer = async (id: string) => (await api.store.customers.read(id))!;
/** What the form of a customer has before anything is typed. */
async function form(id: string) {
  const { ownerId, class: customerClass, classReason, active, revision } = await customer(id);
  return {
    ...{ ownerId: ownerId ?? '', class: customerClass, classReason: classReason ?? '' },
    ...{ active: active ? 'on' : '', revision: String(revision) },
  };
}

describe('customers in the administration', () => {
  it('are found in any script, with who looks after each; of what is known of them nothing is shown', async () => {
    await api.store.people.create(person('south', { team: 'south' }));
    await api.store.customers.create({
      ...{ ...acme, id: 'precise', name: '精密工業股份有限公司', ownerId: 'south', region: 'Hsinchu' },
      situation: [{ text: 'They are moving.', asOf: '2026-03-02', source: 'rep' }],
    });

    const page = await office.show('admin', `/admin/customers?q=${encodeURIComponent('精密')}`);

    expect(textOf(page)).toContain('精密工業股份有限公司 class B · Person south looks after it');
    const one = await office.show('admin', '/admin/customers/precise');
    expect(textOf(one)).toContain('Customer: 精密工業股份有限公司');
    expect(page.text + one.text).not.toMatch(/Hsinchu|moving/);
    expect((await office.show('admin', '/customers/precise')).status).toBe(404);
    expect(textOf(await office.show('admin', '/admin/customers?q=zzzz'))).toContain('No customer is found.');
  });

  it('that nobody looks after are given to somebody, and who did it is shown', async () => {
    await api.store.customers.create({ ...acme, id: 'orphan', name: 'Orphan Works', ownerId: null });
    const nobodys = async () => textOf(await office.show('admin', '/admin/customers?owner=nobody'));
    expect(await nobodys()).toContain('Orphan Works');
    expect(await nobodys()).not.toContain('精密');

    const saved = await office.post('admin', '/admin/customers/orphan', {
      ...(await form('orphan')),
      ...{ ownerId: 'rep', classReason: 'A plant of 400.' },
    });

    expect(saved.headers.get('location')).toBe('/admin/customers/orphan?done=saved');
    expect(await customer('orphan')).toMatchObject({ ownerId: 'rep', classReason: 'A plant of 400.' });
    const page = textOf(await office.show('admin', '/admin/customers/orphan'));
    expect(page).toMatch(/ · Ada Chou .*Who looks after it: nobody → Person rep/);
    expect(page).toContain('Why this class: empty → A plant of 400.');
    expect(await nobodys()).not.toContain('Orphan Works');
    expect((await office.show('rep', '/customers/orphan')).status).toBe(200);
  });

  it('change their class, for projects that are opened from then on', async () => {
    const before = await api.openProject();
    await office.post('admin', '/admin/customers/acme', { ...(await form('acme')), class: 'A' });
    const after = await api.openProject();
    const classOf = async (projectId: string) =>
      (await api.store.projects.read(projectId))?.deal?.customerClass;
    expect([await classOf(before), await classOf(after)]).toEqual(['B', 'A']);
  });

  it('are not changed with a mistake, nor over what another has changed', async () => {
    const before = await form('precise');
    const nobody = { ...before, ownerId: 'never' };
    const first = await office.post('admin', '/admin/customers/precise', nobody);
    expect([first.status, textOf(first).includes('Please choose somebody who is active.')]).toEqual([
      422,
      true,
    ]);
    const noClass = { ...before, class: 'Z' };
    expect((await office.post('admin', '/admin/customers/precise', noClass)).status).toBe(422);
    const { revision, ...record } = await customer('precise');
    await api.store.customers.replace({ ...record, active: false }, revision, 'boss');

    const late = await office.post('admin', '/admin/customers/precise', { ...before, class: 'C' });

    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('Person boss has changed this customer since you opened it');
    expect(late.text).toContain(`name="revision" value="${revision + 1}"`);
    expect(late.text).toMatch(/<option[^>]*value="C"[^>]*selected|<option[^>]*selected[^>]*value="C"/);
    expect((await customer('precise')).class).toBe('B');
    expect((await office.post('admin', '/admin/customers/never', before)).status).toBe(404);
  });
});
