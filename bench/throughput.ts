import { Client, Connection } from '@temporalio/client';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { projectWorkflowId } from '../contracts/sandbox/names';
import { realDayMs } from '../domain/project/evolve/clocks';
import { startPlatform } from '../embedded/platform/platform';
import { prepareInstallation } from '../embedded/platform/seed';
import { base } from '../test/support/project-client';

/** Commands a second, each way on the same machine in the same minutes. */
export interface Throughput {
  readonly clients: number;
  /** To bare workflows, by updates. */
  readonly bare: number;
  /** To projects, by updates. */
  readonly direct: number;
  readonly viaApi: number;
  /** Through the API with an Idempotency-Key each. */
  readonly keyed: number;
}

const ways = ['bare', 'direct', 'viaApi', 'keyed'] as const;
type Way = (typeof ways)[number];

const clients = 16;
const rounds = 5;

/** Of each way in each round: half a minute in all, in slices, so that all ways meet the machine at its best and worst. */
const sliceMs = 6_000;

/**
 * Contacts that 16 clients report to 16 projects, each one after the other, with one worker: as many as are answered. The
 * baseline are workflows that take the same message, tell an activity that does nothing, and decide nothing.
 */
export async function measureThroughput(bundlePath: string): Promise<Throughput> {
  const platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: realDayMs });
  const connection = await Connection.connect({ address: platform.temporalAddress });
  const taskQueue = `bare-${randomUUID()}`;
  const script = path.join(__dirname, 'throughput-worker.ts');
  const args = ['--import', 'tsx', script, platform.temporalAddress, bundlePath, taskQueue];
  const bareWorker = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const client = new Client({ connection });
    const { apiKey } = await prepareInstallation(platform);
    const post = async (path: string, body: object, own = {}): Promise<Record<string, unknown>> => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}`, ...own };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await fetch(`${platform.apiUrl}/v1${path}`, init);
      if (response.status > 202) throw new Error(`${path} answered ${response.status}`);
      return (await response.json()) as Record<string, unknown>;
    };
    const each = Array.from({ length: clients }, (_, client) => client);
    const openAll = (way: Way): Promise<string[]> =>
      Promise.all(
        each.map(async (number) => {
          if (way === 'bare') {
            const workflowId = `bare-${randomUUID()}`;
            const input = { messages: 100_000, mailsAfter: [] };
            await client.workflow.start('bareProject', { workflowId, taskQueue, args: [input] });
            return workflowId;
          }
          const project = {
            title: `${way} ${number}`,
            customerId: 'sample-customer',
            ownerId: 'sample-rep-lin',
          };
          return String((await post('/projects', project))['projectId']);
        }),
      );
    const contact = { kind: 'call' };
    const update = (workflowId: string): Promise<unknown> =>
      client.workflow
        .getHandle(workflowId)
        .executeUpdate('recordContact', { args: [{ ...base(), ...contact }] });
    const send: Readonly<Record<Way, (id: string) => Promise<unknown>>> = {
      bare: update,
      direct: (projectId) => update(projectWorkflowId(projectId)),
      viaApi: (projectId) => post(`/projects/${projectId}/contacts`, contact),
      keyed: (projectId) =>
        post(`/projects/${projectId}/contacts`, contact, { 'Idempotency-Key': randomUUID() }),
    };
    const ids = {} as Record<Way, string[]>;
    for (const way of ways) ids[way] = await openAll(way);
    const answered: Record<Way, number> = { bare: 0, direct: 0, viaApi: 0, keyed: 0 };
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of ways) {
        const count = await sendFor(sliceMs, ids[way], send[way]);
        // the first round loads code and fills caches
        if (round > 0) answered[way] += count;
      }
    }
    const perSecond = (way: Way): number => answered[way] / ((rounds * sliceMs) / 1_000);
    const [bare, direct, viaApi, keyed] = ways.map(perSecond) as [number, number, number, number];
    return { clients, bare, direct, viaApi, keyed };
  } finally {
    await connection.close();
    bareWorker.kill('SIGTERM');
    if (bareWorker.exitCode === null) await once(bareWorker, 'exit');
    await platform.stop();
  }
}

async function sendFor(
  forMs: number,
  ids: readonly string[],
  send: (id: string) => Promise<unknown>,
): Promise<number> {
  const end = Date.now() + forMs;
  let count = 0;
  await Promise.all(
    ids.map(async (id) => {
      while (Date.now() < end) {
        await send(id);
        count += 1;
      }
    }),
  );
  return count;
}
