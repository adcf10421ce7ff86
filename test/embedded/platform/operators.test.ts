import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { startPlatform, type Platform } from '../../../embedded/platform/platform';
import { spawnMilepost } from '../../tools/milepost/run-milepost';

const startLimitMs = 180_000;

let platform: Platform;
let settingsFile: string;

beforeAll(async () => {
  // from the sources, as npm start does it: what the other suites start is built
  platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 1_000 });
  settingsFile = path.join(platform.dataDir, 'settings.json');
}, startLimitMs);

afterAll(() => platform.stop(), startLimitMs);

it('is found by the command line for operators, without a setting', async () => {
  const { ran } = spawnMilepost({ MILEPOST_DATA_DIR: platform.dataDir }, ['doctor', '--json']);

  const { findings } = (await ran).json<{ findings: { check: string; state: string; says: string }[] }>();
  const of = (check: string) => findings.filter((finding) => finding.check === check);
  expect(of('settings')[0]).toMatchObject({ state: 'ok', says: expect.stringContaining(platform.dataDir) });
  expect(of('settings')[1]).toMatchObject({ says: expect.stringContaining('1000 ms') });
  for (const check of ['mongodb', 'indexes', 'temporal', 'search-attributes', 'mail', 'clocks']) {
    expect(of(check)).toMatchObject([{ state: 'ok' }]);
  }
  expect(of('workers')[0]).toMatchObject({ state: 'ok', says: expect.stringContaining('workflow tasks') });
});

it('keeps its addresses from other users, and takes them away when it ends', async () => {
  expect(statSync(settingsFile).mode & 0o777).toBe(0o600);

  await platform.stop();

  expect(existsSync(settingsFile)).toBe(false);
});

it('is not mixed up with what the environment names', async () => {
  const down = { MILEPOST_MONGODB_URI: 'mongodb://127.0.0.1:1/milepost' };

  const { code, err } = await spawnMilepost({ ...down, MILEPOST_DATA_DIR: platform.dataDir }, ['key', 'list'])
    .ran;

  expect([code, err]).toEqual([1, expect.stringContaining('MongoDB does not answer')]);
});
