import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startPlatform, type Platform } from '../../../embedded/platform/platform';
import { isAlive } from '../../../embedded/processes/process-alive';
import { prepareInstallation } from '../../../embedded/platform/seed';
import { buildOfRun } from '../../support/build-of-run';
import { eventually } from '../../support/eventually';

const startLimitMs = 180_000;

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 1_000, build: buildOfRun() });
}, startLimitMs);

afterAll(() => platform.stop(), startLimitMs);

async function statusOf(url: string): Promise<number> {
  return (await fetch(url, { headers: { accept: 'text/html' } })).status;
}

describe('the whole platform', () => {
  it('answers at every address that it gives', async () => {
    await expect(statusOf(`${platform.apiUrl}/readyz`)).resolves.toBe(200);
    await expect(statusOf(platform.temporalUiUrl ?? '')).resolves.toBe(200);
    await expect(statusOf(platform.inboxUrl ?? '')).resolves.toBe(200);
    await expect(platform.mail?.listMails()).resolves.toEqual([]);
  });

  it(
    'goes on with another worker after kill -9',
    async () => {
      const killed = platform.worker.pid;

      await platform.worker.takeDown();
      expect(platform.worker.pid).toBeUndefined();
      await platform.worker.bringUp();

      expect(platform.worker.pid).not.toBe(killed);
      await expect(statusOf(`${platform.apiUrl}/readyz`)).resolves.toBe(200);
    },
    startLimitMs,
  );

  it(
    'brings back every engine and service that is killed, and works as before',
    async () => {
      const killed = platform.processes.map((each) => each.pid);
      expect(platform.processes.map((each) => each.name)).toEqual([
        'Temporal',
        'MongoDB',
        'mail catcher',
        'worker',
        'api',
      ]);

      await Promise.all(platform.processes.map((each) => each.kill9()));
      await eventually(() => platform.processes.every((each) => each.isUp), startLimitMs);

      const now = platform.processes.map((each) => each.pid);
      expect(now.filter((pid) => killed.includes(pid))).toEqual([]);
      await eventually(async () => (await statusOf(`${platform.apiUrl}/readyz`)) === 200);
    },
    startLimitMs,
  );

  it(
    'writes its samples although the API and the database end meanwhile',
    async () => {
      const [, mongodb] = platform.engines;
      await Promise.all([platform.api.kill9(), mongodb.process?.kill9()]);

      const { apiKey, isNew } = await prepareInstallation(platform);

      expect(isNew).toBe(true);
      const headers = { authorization: `Bearer ${apiKey}` };
      const customer = await fetch(`${platform.apiUrl}/v1/customers/sample-customer`, { headers });
      expect(customer.status).toBe(200);
      await expect(prepareInstallation(platform)).resolves.toEqual({ apiKey, isNew: false });
    },
    startLimitMs,
  );

  it(
    'says where to look when the API does not come back for the samples',
    async () => {
      await platform.api.takeDown();

      await expect(prepareInstallation({ ...platform, patienceMs: 500 })).rejects.toThrow(
        /samples could not be written \(log: .*api\.log\): the API does not answer at http/,
      );

      await platform.api.bringUp();
    },
    startLimitMs,
  );

  it('makes no file that others can read', () => {
    const files = readdirSync(platform.dataDir, { recursive: true }).map((name) =>
      path.join(platform.dataDir, String(name)),
    );
    expect(files.length).toBeGreaterThan(10);
    // a write-ahead log may go while we look
    const modes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.mode ?? 0);
    expect(files.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0)).toEqual([]);
  });

  it(
    'leaves no process and no file behind',
    async () => {
      const processes = platform.processes.map((each) => each.pid);
      expect(processes.filter((pid) => pid !== undefined && isAlive(pid))).toHaveLength(5);

      await platform.stop();

      expect(processes.filter((pid) => pid !== undefined && isAlive(pid))).toEqual([]);
      expect(existsSync(platform.dataDir)).toBe(false);
    },
    startLimitMs,
  );
});
