import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';

const root = path.join(__dirname, '..', '..');
const database = `process-${randomUUID()}`;
const running: ChildProcess[] = [];

afterAll(() => running.forEach((child) => child.kill('SIGKILL')));

function run(program: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'api', program), ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      MILEPOST_MONGODB_URI: engines().mongoUri(database),
      TEMPORAL_ADDRESS: engines().temporalAddress,
      MILEPOST_API_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const output = text(child.stdout);
  const errors = text(child.stderr);
  const code = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  return { child, output, errors, code };
}

/** Lines of a process's log, as they come. */
function follow(child: ChildProcess): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as Record<string, unknown>));
  });
  return lines;
}

describe('the API process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, drains, and ends with 0', async (signal) => {
    const store = await connectStore(engines().mongoUri(database));
    const key = await store.apiKeys.create({ name: 'crm', scopes: ['admin'], expiresAt: null });
    await store.close();
    const headers = { Authorization: `Bearer ${key}` };
    const api = run('main.ts');
    const lines = follow(api.child);
    const url = await eventually(
      () => lines.find(({ msg }) => msg === 'API listens')?.['url'] as string | undefined,
      30_000,
    );

    const playbooks = await fetch(`${url}/v1/playbooks`, { headers });
    expect(await playbooks.json()).toMatchObject({ items: [{ key: 'standard' }] });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // waits for a revision that does not come, and is answered while the process drains
    const waiting = fetch(`${url}/v1/projects/none?revision=5`, { headers });
    await eventually(async () => (await (await fetch(`${url}/metrics`)).text()).includes('process_cpu'));
    api.child.kill(signal);

    expect((await waiting).status).toBe(404);
    expect(await api.code).toBe(0);
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['API drains', 'API has stopped']));
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });

  it('ends with 1 and says why when its settings cannot be used', async () => {
    const { output, code } = run('main.ts', [], { MILEPOST_API_PORT: 'web' });

    expect(await output).toContain('MILEPOST_API_PORT');
    expect(await code).toBe(1);
  });
});
