import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme } from '../../support/directory';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let uri: string;
let store: Store;

beforeAll(async () => {
  uri = engines().mongoUri(`duplicates-${randomUUID().slice(0, 8)}`);
  store = await connectStore(uri);
  await store.ensureIndexes();
});
afterAll(() => store.close());

it('compares all customers anew, also those that no write has marked', async () => {
  const ids = ['one', 'two', 'three'];
  for (const id of ids) {
    await store.customers.create({ ...acme, id, name: id === 'three' ? 'Else' : 'Oakhurst Tools' });
  }
  for (const due of await store.customers.matchDue(10)) await store.customers.matched(due);
  const run = (...args: string[]) => milepost({ MILEPOST_MONGODB_URI: uri }, ['duplicates', ...args]);

  const { code, json } = await run('--json');
  const again = await run();

  expect([code, json()]).toEqual([0, { customers: 3, open: 1, merged: 0 }]);
  expect(again.out).toContain('3 customers compared. 1 pair waits');
  expect(await store.customers.matchDue(10)).toEqual([]);
});
