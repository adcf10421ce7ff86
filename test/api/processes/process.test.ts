import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually';
import { apiProcesses, follow } from './api-processes';

const processes = apiProcesses(`process-${randomUUID()}`, { MILEPOST_DRAIN_NOTICE_MS: '300' });
const { run } = processes;

afterAll(() => processes.killAll());

describe('the API process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, drains, and ends with 0', async (signal) => {
    const headers = { Authorization: `Bearer ${await processes.createKey()}` };
    const api = run('main');
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
    const { output, code } = run('main', [], { MILEPOST_API_PORT: 'web' });

    expect(await output).toContain('MILEPOST_API_PORT');
    expect(await code).toBe(1);
  });
});
