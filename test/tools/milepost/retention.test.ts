import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme } from '../../support/directory';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let uri: string;
let store: Store;

beforeAll(async () => {
  uri = engines().mongoUri(`retention-${randomUUID().slice(0, 8)}`);
  store = await connectStore(uri);
  await store.ensureIndexes();
  await store.customers.create(acme);
  const person = { ...emptyPerson, customerId: 'acme' };
  await store.customerPeople.create({ ...person, id: 'old', name: 'Old Wang' });
  await store.customerPeople.create({ ...person, id: 'new', name: 'New Lin' });
  const connection = await mongoose.createConnection(uri).asPromise();
  const lastChange = { revision: 1, atMs: Date.parse('2011-01-01'), actor: 'milepost', changes: [] };
  const filter = { recordId: 'old' };
  await connection.db!.collection('customerPeople').updateOne(filter, { $set: { lastChange } });
  await connection.close();
});
afterAll(() => store.close());

const run = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  milepost({ MILEPOST_MONGODB_URI: uri, ...env }, ['retention', ...args]);

it('shows whom the rule erases, and erases them only with --run', async () => {
  const without = await run({});
  const dry = await run({}, '--years', '5');
  const set = await run({ MILEPOST_FORGET_AFTER_YEARS: '5' }, '--json');

  expect([without.code, without.err]).toEqual([1, expect.stringContaining('There is no retention rule.')]);
  expect(dry.out).toContain('Old Wang');
  expect(dry.out).toContain('1 of 2 people would be erased');
  expect(dry.out).toContain('1 stay: their record was made since');
  expect([set.code, set.json()]).toMatchObject([
    0,
    { years: 5, looked: 2, kept: { 'record-made': 1 }, people: [{ personId: 'old', lastOn: '2011-01-01' }] },
  ]);
  expect(await store.customerPeople.read('old')).not.toBeNull();

  const done = await run({}, '--years', '5', '--run');

  expect([done.code, done.out]).toEqual([0, expect.stringContaining('1 of 2 people are erased')]);
  expect(await store.customerPeople.read('old')).toBeNull();
  expect(await store.customerPeople.read('new')).not.toBeNull();
  expect(await store.erasures.running(10)).toMatchObject([{ requestedBy: 'milepost', customerId: 'acme' }]);
});
