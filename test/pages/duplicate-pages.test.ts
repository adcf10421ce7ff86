import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerOf } from '../../contracts/wire/customers';
import { findDuplicates } from '../../duplicates/find-duplicates';
import type { RunningApi, Told } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { CustomerOffice, Who } from './customer-office';
import { customerOffice } from './customer-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: CustomerOffice;
const page = '/my/duplicates';

beforeAll(async () => {
  api = await startApi();
  office = await customerOffice(api);
  // one more that may be `works`, of the same team's owner; and two that nobody owns
  await twin('works-2', '海港食品', { ownerId: 'rep' });
  await twin('orphan-1', 'Nordlicht Maschinenbau GmbH', {});
  await twin('orphan-2', 'Nordlicht Maschinenbau', {});
  await findDuplicates(api.store);
});
afterAll(() => api.stop());

async function twin(id: string, name: string, more: object): Promise<void> {
  await api.store.customers.create(
    customerOf({ id, name, class: 'B', timeZone: 'Asia/Taipei', language: 'en', ...more }),
  );
}

const [works, orphans] = ['works~works-2', 'orphan-1~orphan-2'];
const decide = (who: Who, pairId: string, fields: Readonly<Record<string, string>>): Promise<Told> =>
  office.post(who, `${page}/${pairId}`, fields);
const sees = async (who: Who, pairId: string): Promise<boolean> =>
  (await office.show(who, page)).text.includes(`id="${pairId}"`);

describe('the page of possible duplicates', () => {
  it('shows a pair to those who may change both, side by side with the reasons', async () => {
    const everybody = ['keeper', 'mate', 'rep', 'engineer', 'former', 'boss', 'stranger'] as const;
    const seen = await Promise.all(everybody.map(async (who) => [who, await sees(who, works)] as const));
    // the second is owned by the rep: its team, and the manager above; the role of the engineer is with the first alone
    expect(Object.fromEntries(seen)).toEqual({
      ...{ keeper: false, mate: true, rep: true, engineer: false, former: false, boss: true },
      stranger: false,
    });
    const text = textOf(await office.show('rep', page));
    for (const part of [
      '名稱相同',
      '海港食品股份有限公司',
      '王大明 (總經理)',
      '一廠冷卻產線',
      '+886 912 345 678 #12',
    ])
      expect([part, text.includes(part)]).toEqual([part, true]);
  });

  it('shows a pair of customers that nobody holds to every manager, and to nobody else', async () => {
    expect([await sees('boss', orphans), await sees('keeper-boss', orphans)]).toEqual([true, true]);
    expect([await sees('rep', orphans), await sees('stranger', orphans)]).toEqual([false, false]);
    const foreign = await decide('rep', orphans, { act: 'merge', into: 'orphan-1' });
    expect(foreign.status).toBe(404);
    const over = await api.post(
      `/v1/customer-duplicates/${orphans}/different`,
      {},
      { headers: { 'X-Milepost-Actor': 'rep' } },
    );
    expect(over.body.code).toBe('not-your-customer');
  });

  it('links both, takes it back, and says that they are two', async () => {
    const linked = await decide('boss', works, { act: 'merge', into: 'works' });
    expect(linked.headers.get('location')).toBe(`${page}?done=merge`);
    expect((await api.get('/v1/customers/works-2')).body).toMatchObject({ mergedInto: 'works' });
    expect(await sees('boss', works)).toBe(false);
    const decided = await office.show('boss', `${page}?pairs=decided&done=merge`);
    expect(textOf(decided)).toContain('One customer, says Person boss');
    expect(decided.text).toContain('value="undo"');
    // once more it changes nothing
    expect((await decide('boss', works, { act: 'merge', into: 'works' })).status).toBe(303);
    const circle = await decide('boss', works, { act: 'merge', into: 'works-2' });
    expect(circle.status).toBe(409);
    expect(textOf(circle)).toContain('is a duplicate of the other already');

    expect((await decide('boss', works, { act: 'undo', pairs: 'decided' })).headers.get('location')).toBe(
      `${page}?pairs=decided&done=undo`,
    );
    expect((await api.get('/v1/customers/works-2')).body).toMatchObject({ mergedInto: null });
    expect(await sees('boss', works)).toBe(true);
    expect((await decide('rep', works, { act: 'different' })).status).toBe(303);
    const [pair] = (await api.get('/v1/customer-duplicates?customer=works')).body.items;
    expect(pair).toMatchObject({ state: 'different', decidedBy: 'rep' });
  });

  it('acts for nobody without a key of their session', async () => {
    const foreign = await decide('boss', orphans, { act: 'different', requestId: 'x.y' });
    expect(foreign.status).toBe(403);
    const nobody = await api.ask('POST', `${page}/${orphans}`, { key: null, form: { act: 'different' } });
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await decide('boss', 'a~b', { act: 'different' })).status).toBe(404);
    expect(await sees('boss', orphans)).toBe(true);
  });
});
