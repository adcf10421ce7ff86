import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { killEverything } from '../../embedded/guarded-process';
import { startService, type Service } from '../../embedded/service';

let folder: string;
let reports: string[];
let service: Service | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'service-'));
  reports = [];
  service = undefined;
});

afterEach(async () => {
  await service?.stop();
  killEverything();
  rmSync(folder, { recursive: true, force: true });
});

/** A service whose sign of life is a file with its process id. */
async function start(script: string): Promise<Service> {
  const entry = path.join(folder, 'main.cjs');
  const alive = path.join(folder, 'alive');
  writeFileSync(entry, script);
  service = await startService({
    name: 'worker',
    entry,
    env: { ...process.env, ALIVE: alive },
    logFile: path.join(folder, 'worker.log'),
    graceMs: 5_000,
    report: (line) => reports.push(line),
    answers: async () => {
      const pid = Number(readFileSync(alive, 'utf8'));
      if (!pid) throw new Error('not yet');
      rmSync(alive);
      return Promise.resolve();
    },
  });
  return service;
}

const steady =
  "require('fs').writeFileSync(process.env.ALIVE, String(process.pid)); setInterval(() => {}, 1000);";

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await delay(20);
}

describe('a service', () => {
  it('is started again when it ends by itself, and this is said', async () => {
    const running = await start(steady);
    const firstPid = running.pid;

    process.kill(firstPid ?? 0, 'SIGKILL');

    await until(() => reports.includes('worker runs again'));
    expect(running.pid).not.toBe(firstPid);
    expect(reports[0]).toMatch(/^worker ended by itself \(signal SIGKILL\); starting it again in 0.5 s/);
  });

  it('stays down after kill9 until it is restarted', async () => {
    const running = await start(steady);

    await running.kill9();
    // longer than the pause before a restart
    await delay(700);
    expect(running.pid).toBeUndefined();
    expect(reports).toEqual([]);

    await running.restart();
    expect(running.pid).toBeDefined();
  });

  it('that cannot start says so with the end of its log', async () => {
    const starting = start("console.error('MILEPOST_SMTP_URL is not set'); process.exit(1)");

    await expect(starting).rejects.toThrow(
      /worker ended while starting \(code 1\).*\n {2}MILEPOST_SMTP_URL is not set/,
    );
  });

  it('writes its log to a file and shows only errors in short', async () => {
    const line = (level: number, msg: string) =>
      `console.log(${JSON.stringify(JSON.stringify({ level, msg, err: { message: 'refused' } }))});`;
    await start(`${line(30, 'started')} ${line(50, 'mail failed')} ${steady}`);

    await until(() => reports.length > 0);
    await service?.stop();
    expect(reports).toEqual(['worker: mail failed: refused']);
    await until(() => readFileSync(path.join(folder, 'worker.log'), 'utf8').includes('started'));
  });
});
