import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  killEverything,
  startGuarded,
  waitUntilReady,
  type GuardedProcess,
} from '../../../embedded/processes/guarded-process';
import { isAlive } from '../../../embedded/processes/process-alive';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guarded-'));
});

afterEach(() => {
  killEverything();
  rmSync(folder, { recursive: true, force: true });
});

async function startNode(script: string, lines: string[] = []): Promise<GuardedProcess> {
  return startGuarded({
    name: 'program',
    command: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: { ...process.env },
    onLine: (line) => lines.push(line),
  });
}

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await delay(20);
}

const deaf =
  "process.on('SIGTERM', () => console.log('deaf')); console.log('up'); setInterval(() => {}, 1000)";

describe('a guarded process', () => {
  it('ends when its parent is killed outright', async () => {
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(__dirname, 'parent-of-sleeper.ts')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const sleeper = Number(said.toString());
    expect(isAlive(sleeper)).toBe(true);

    parent.kill('SIGKILL');

    await until(() => !isAlive(sleeper));
  });

  it('is in a group of its own, which Ctrl-C of the terminal does not reach', async () => {
    const started = await startNode('setInterval(() => {}, 1000)');

    expect(() => process.kill(-started.pid, 0)).not.toThrow();
    await started.kill();
  });

  it('leaves no watcher behind', async () => {
    const started = await startNode('setInterval(() => {}, 1000)');

    await started.stop(5_000);

    await until(() => !isAlive(-started.pid));
  });

  it('is killed when it does not end within its grace', async () => {
    const lines: string[] = [];
    const started = await startNode(deaf, lines);
    await until(() => lines.includes('up'));

    const exit = await started.stop(300);

    expect(exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(lines).toContain('deaf');
  });

  it('keeps its own exit code', async () => {
    const started = await startNode('process.exit(7)');

    await expect(started.exited).resolves.toEqual({ code: 7, signal: null });
  });

  it('that ends before it answers is reported at once', async () => {
    const started = await startNode('process.exit(3)');

    const ready = waitUntilReady(
      started,
      { name: 'Temporal', timeoutMs: 30_000 },
      // an attempt that hangs, as to a port that nobody answers
      () => new Promise(() => undefined),
    );

    await expect(ready).rejects.toThrow('Temporal ended while starting (code 3)');
  });

  it('has handed over its last line when it has ended', async () => {
    const lines: string[] = [];
    const started = await startNode("console.error('database is locked'); process.exit(3)", lines);

    await started.exited;

    expect(lines).toEqual(['database is locked']);
  });

  it('makes files that its user alone can read', async () => {
    const started = await startGuarded({
      name: 'program',
      command: process.execPath,
      args: ['-e', "fs.mkdirSync('folder'); fs.writeFileSync('folder/file', '')"],
      cwd: folder,
      env: { ...process.env },
      ownerOnly: true,
      onLine: () => undefined,
    });

    await started.exited;

    const modes = ['folder', 'folder/file'].map((made) => statSync(path.join(folder, made)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });
});
