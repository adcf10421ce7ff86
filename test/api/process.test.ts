import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually';
import { apiProcesses, follow } from './api-processes';

const processes = apiProcesses(`process-${randomUUID()}`, { MILEPOST_DRAIN_NOTICE_MS: '300' });
const { run } = processes;

afterAll(() => processes.killAll());

describe('create-key', () => {
  it('prints a key once, which then opens the API', async () => {
    const { output, code } = run('create-key.ts', [
      '--name',
      'crm',
      '--scopes',
      'projects:read',
      '--expires-in-days',
      '365',
    ]);

    expect(await output).toMatch(/^mp_[A-Za-z0-9_-]{43}\n$/);
    expect(await code).toBe(0);
  });

  it('says everything that is wrong, and how to use it', async () => {
    const { errors, output, code } = run('create-key.ts', [
      '--scopes',
      'everything',
      '--expires-in-days',
      'soon',
    ]);

    expect(await errors).toMatch(
      /--name is missing[\s\S]*--scopes[\s\S]*--expires-in-days[\s\S]*Makes an API key/,
    );
    expect(await output).toBe('');
    expect(await code).toBe(2);
  });
});

describe('the API process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, drains, and ends with 0', async (signal) => {
    const { output } = run('create-key.ts', ['--name', 'crm', '--scopes', 'admin']);
    const headers = { Authorization: `Bearer ${(await output).trim()}` };
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
