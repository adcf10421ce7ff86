import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { connectStore } from '../../../store/store';
import { programOfRun } from '../../support/build-of-run';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';

const root = path.join(__dirname, '..', '..', '..');

/** A program of `api/` in a process of its own. */
export interface ApiProcess {
  readonly child: ChildProcess;
  readonly output: Promise<string>;
  readonly errors: Promise<string>;
  /** Its exit code, once it has ended. */
  readonly code: Promise<number | null>;
}

/** An API that listens. */
export interface ServingProcess extends ApiProcess {
  readonly url: string;
}

/** Programs of `api/` over one database. */
export interface ApiProcesses {
  run(program: string, args?: readonly string[], env?: Record<string, string>): ApiProcess;
  /** Starts an API, and waits until it listens. */
  serve(env?: Record<string, string>): Promise<ServingProcess>;
  /** Makes a key that may do everything. */
  createKey(): Promise<string>;
  killAll(): void;
}

export function apiProcesses(database: string, common: Record<string, string> = {}): ApiProcesses {
  const running: ChildProcess[] = [];
  const run: ApiProcesses['run'] = (program, args = [], env = {}) => {
    const child = spawn(process.execPath, [...programOfRun(`api/${program}`), ...args], {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        MILEPOST_MONGODB_URI: engines().mongoUri(database),
        TEMPORAL_ADDRESS: engines().temporalAddress,
        MILEPOST_API_PORT: '0',
        ...common,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    const output = text(child.stdout);
    const errors = text(child.stderr);
    const code = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
    return { child, output, errors, code };
  };
  return {
    run,
    async serve(env) {
      const api = run('main', [], env);
      const lines = follow(api.child);
      const url = await eventually(
        () => lines.find(({ msg }) => msg === 'API listens')?.['url'] as string | undefined,
        60_000,
      );
      return { ...api, url };
    },
    async createKey() {
      const store = await connectStore(engines().mongoUri(database));
      try {
        return await store.apiKeys.createAnew({ name: 'crm', scopes: ['admin'], expiresAt: null });
      } finally {
        await store.close();
      }
    },
    killAll: () => running.forEach((child) => child.kill('SIGKILL')),
  };
}

/** Lines of a process's log, as they come. */
export function follow(child: ChildProcess): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as Record<string, unknown>));
  });
  return lines;
}
