import { existsSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startPlatform, type Platform } from '../../embedded/platform';
import { isAlive } from '../../embedded/process-alive';

const startLimitMs = 180_000;

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 1_000 });
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

      await platform.worker.kill9();
      expect(platform.worker.pid).toBeUndefined();
      await platform.worker.restart();

      expect(platform.worker.pid).not.toBe(killed);
      await expect(statusOf(`${platform.apiUrl}/readyz`)).resolves.toBe(200);
    },
    startLimitMs,
  );

  it(
    'leaves no process and no file behind',
    async () => {
      const processes = [
        platform.api.pid,
        platform.worker.pid,
        ...platform.engines.map((engine) => engine.pid),
      ];
      expect(processes.filter((pid) => pid !== undefined && isAlive(pid))).toHaveLength(5);

      await platform.stop();

      expect(processes.filter((pid) => pid !== undefined && isAlive(pid))).toEqual([]);
      expect(existsSync(platform.dataDir)).toBe(false);
    },
    startLimitMs,
  );
});
