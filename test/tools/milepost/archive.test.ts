import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let api: RunningApi;
let env: Record<string, string>;
const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-archive-'));
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  api = await startApi();
  env = {
    MILEPOST_MONGODB_URI: engines().mongoUri(api.database),
    TEMPORAL_ADDRESS: engines().temporalAddress,
    MILEPOST_TASK_QUEUE: api.worker.taskQueue,
  };
  await api.post('/v1/customer-people', { id: 'wang', customerId: 'acme', name: '王大明' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await api.stop();
});

it('writes the archive to a file, and puts it back after a dry run', async () => {
  const written = await milepost(env, ['archive', 'export', at('all.ndjson')]);
  expect([written.code, written.out]).toEqual([0, expect.stringContaining('lines')]);
  const text = readFileSync(at('all.ndjson'), 'utf8');
  expect(statSync(at('all.ndjson')).mode & 0o077).toBe(0);
  const { body } = await api.get('/v1/archive-views');
  expect(body.items).toMatchObject([{ viewerId: 'key:operator', through: 'export' }]);
  await api.store.customerPeople.forget('wang');

  const dry = await milepost(env, ['archive', 'import', at('all.ndjson')]);
  expect([dry.code, dry.out]).toEqual([0, expect.stringMatching(/1 new, \d+ as they are, 0 refused/)]);
  expect(await api.get('/v1/customer-people/wang')).toMatchObject({ status: 404 });
  const put = await milepost(env, ['archive', 'import', at('all.ndjson'), '--commit', '--json']);
  expect(put.json()).toMatchObject({ committed: true, isWhole: true, counts: { created: 1, refused: 0 } });
  await milepost(env, ['archive', 'export', at('again.ndjson')]);

  expect(readFileSync(at('again.ndjson'), 'utf8')).toBe(text);
});

it('says when a file is not whole', async () => {
  const lines = readFileSync(at('all.ndjson'), 'utf8').split('\n');
  writeFileSync(at('part.ndjson'), lines.slice(0, -2).join('\n'));

  const { code, out } = await milepost(env, ['archive', 'import', at('part.ndjson')]);

  expect([code, out]).toEqual([1, expect.stringContaining('The file is not whole')]);
});
