import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { person } from '../../api/running-api';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let store: Store;
let env: Record<string, string>;

beforeAll(async () => {
  const uri = engines().mongoUri(`administrators-${randomUUID().slice(0, 8)}`);
  env = { MILEPOST_MONGODB_URI: uri };
  store = await connectStore(uri);
  await store.people.create(person('ada', { roles: ['sales'] }));
  await store.people.create(person('left', { active: false }));
});
afterAll(() => store.close());

it('makes somebody an administrator once, and says who is one', async () => {
  expect((await milepost(env, ['administrators', 'list'])).out).toContain('Nobody is an administrator');
  for (const _ of [1, 2]) expect((await milepost(env, ['administrators', 'add', 'ada'])).code).toBe(0);

  expect(await store.people.read('ada')).toMatchObject({ roles: ['sales', 'administrator'], revision: 2 });
  expect((await milepost(env, ['administrators', 'list'])).out).toContain('Person ada');
});

it('refuses whom nobody knows or who has left', async () => {
  expect((await milepost(env, ['administrators', 'add', 'nobody'])).err).toContain(
    'There is no person nobody',
  );
  expect((await milepost(env, ['administrators', 'add', 'left'])).err).toContain('is switched off');
});
