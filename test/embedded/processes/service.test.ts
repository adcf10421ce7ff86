import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { killEverything } from '../../../embedded/processes/guarded-process';
import { startService, type Service } from '../../../embedded/processes/service';
import { eventually } from '../../support/eventually';

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

describe('a service', () => {
  it('is started again when it ends by itself, and this is said', async () => {
    const running = await start(steady);
    const firstPid = running.pid;

    process.kill(firstPid ?? 0, 'SIGKILL');

    await eventually(() => reports.some((line) => line.startsWith('worker runs again')));
    expect(running.pid).not.toBe(firstPid);
    expect(running.isUp).toBe(true);
    expect(reports).toEqual([
      expect.stringMatching(/^worker ended \(signal SIGKILL\); starting it again in 0.5 s \(log: /),
      `worker runs again (process ${running.pid})`,
    ]);
  });

  it('comes back on its own after kill9, each time that it ends', async () => {
    const running = await start(steady);

    for (const end of [1, 2]) {
      await running.kill9();
      expect(running.isUp).toBe(false);
      await eventually(() => running.isUp);
      expect(reports.filter((line) => line.startsWith('worker runs again'))).toHaveLength(end);
    }
    expect(reports[2]).toContain('starting it again in 1 s');
  });

  it('is tried again with growing pauses until it starts', async () => {
    const running = await start(
      `if (require('fs').existsSync('${folder}/broken')) process.exit(9); ${steady}`,
    );
    writeFileSync(path.join(folder, 'broken'), '');

    await running.kill9();
    await eventually(() => reports.length >= 3);
    rmSync(path.join(folder, 'broken'));
    await eventually(() => running.isUp);

    const pauses = reports.flatMap((line) => /again in (.*) s/.exec(line)?.[1] ?? []);
    expect(pauses.slice(0, 3)).toEqual(['0.5', '1', '2']);
    expect(reports[1]).toContain('worker did not start (worker ended while starting (code 9)');
  });

  it('stays down after takeDown until it is brought up', async () => {
    const running = await start(steady);

    await running.takeDown();
    // longer than the pause before a restart
    await delay(700);
    expect(running.pid).toBeUndefined();
    expect(reports).toEqual([]);

    await running.bringUp();
    expect(running.isUp).toBe(true);
    await running.kill9();
    await eventually(() => running.isUp);
  });

  it('can be taken down and stopped while it waits for its next start', async () => {
    const running = await start(steady);

    await running.kill9();
    await eventually(() => reports.length > 0);
    await running.takeDown();
    await running.stop();
    await delay(700);

    expect(running.pid).toBeUndefined();
    expect(reports).toHaveLength(1);
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

    await eventually(() => reports.length > 0);
    await service?.stop();
    expect(reports).toEqual(['worker: mail failed: refused']);
    await eventually(() => readFileSync(path.join(folder, 'worker.log'), 'utf8').includes('started'));
  });
});
