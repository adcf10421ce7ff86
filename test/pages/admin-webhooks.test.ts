import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
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

describe('webhooks', () => {
  const secretIn = ({ text }: { text: string }) =>
    /whsec_[\w+/=]+/.exec(text.replaceAll('&#x2F;', '/'))?.[0] ?? '';

  it('are made once, with a secret that is shown then and replaced later', async () => {
    const requestId = await office.key('admin');
    const making = { name: 'ERP', url: ' https://erp.example/hooks ', personId: 'boss', events: 'ends' };
    const [made, again] = [
      await office.post('admin', '/admin/webhooks', { ...making, requestId }),
      await office.post('admin', '/admin/webhooks', { ...making, requestId }),
    ];

    expect(secretIn(made)).not.toBe('');
    expect(secretIn(again)).toBe(secretIn(made));
    const found = (await api.store.webhooks.list({ limit: 200 })).filter(({ name }) => name === 'ERP');
    expect(found).toMatchObject([
      { url: 'https://erp.example/hooks', personId: 'boss', createdBy: 'admin', status: 'active' },
    ]);
    expect(found[0]!.types).toContain('projectWon');
    const page = `/admin/webhooks/${found[0]!.id}/secret`;
    expect(textOf(await office.show('admin', page))).toContain('Replace the secret of “ERP”?');
    const replaced = await office.post('admin', page, { overlapHours: '24' });
    const { secrets } = (await api.store.webhooks.read(found[0]!.id))!;
    expect(secrets.map(({ secret }) => secret)).toEqual([secretIn(replaced), secretIn(made)]);
    const list = await office.show('admin', '/admin/webhooks');
    expect(list.text).not.toContain(secretIn(replaced));
    expect(textOf(list)).toContain('Person boss looks after it · is told of some events');
    const log = textOf(await office.show('admin', '/admin/log'));
    expect(log.split('made the webhook ERP')).toHaveLength(2);
    expect(log).toContain('replaced the secret of the webhook ERP');
  });

  it.each([
    [{ url: 'https://127.0.0.1/hooks' }, 'This address is not allowed'],
    [{ url: 'erp' }, 'Please write an address such as'],
    [{ name: ' ' }, 'Name: Please write one line.'],
    [{ personId: 'never' }, 'Please choose somebody who is active.'],
  ])('%j is not made, and says why', async (wrong, why) => {
    const before = await api.store.webhooks.count();
    const right = { name: 'Shop', url: 'https://shop.example/hooks', personId: 'boss', events: 'progress' };
    const answer = await office.post('admin', '/admin/webhooks', { ...right, ...wrong });
    expect([answer.status, textOf(answer).includes(why)]).toEqual([422, true]);
    expect(answer.text).toMatch(
      /<option[^>]*value="progress"[^>]*selected|<option[^>]*selected[^>]*value="progress"/,
    );
    expect(await api.store.webhooks.count()).toBe(before);
  });

  it('are switched off and on, with who did it and what was not taken', async () => {
    const { body } = await api.post('/v1/webhooks', {
      ...{ name: 'CRM', url: 'https://crm.example/hooks', personId: 'boss' },
    });
    const failed = { isDelivered: false, status: 502, error: 'It answered 502.', durationMs: 4 };
    await api.store.webhooks.log({
      webhookId: body.id,
      eventId: 'e',
      type: 'ping',
      atMs: Date.now(),
      ...failed,
    });
    const requestId = await office.key('admin');
    for (const _ of [1, 2]) {
      const { headers } = await office.post('admin', `/admin/webhooks/${body.id}/disable`, { requestId });
      expect(headers.get('location')).toBe('/admin/webhooks?done=off');
    }
    const page = textOf(await office.show('admin', '/admin/webhooks'));
    expect(page).toContain('CRM · Off');
    expect(page).toContain('switched off by hand by Ada Chou');
    expect(page).toContain('answered 502');
    await office.post('admin', `/admin/webhooks/${body.id}/enable`);
    expect((await api.store.webhooks.read(body.id))!.status).toBe('active');
    const log = textOf(await office.show('admin', '/admin/log'));
    expect(log.split('switched off the webhook CRM')).toHaveLength(2);
    expect(log).toContain('switched on the webhook CRM');
  });
});
