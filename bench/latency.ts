import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId } from '../contracts/sandbox/names';
import { startPlatform } from '../embedded/platform/platform';
import { prepareInstallation } from '../embedded/platform/seed';
import { base } from '../test/support/project-client';
import { reportedMilestones } from '../test/support/standard-playbook';
import { median } from './memory';

/** Medians in milliseconds, on the same running platform. */
export interface Latency {
  readonly milestones: number;
  readonly apiMs: number;
  /** Through the API with an Idempotency-Key each. */
  readonly keyedMs: number;
  readonly directMs: number;
}

const pairs = 12;

/**
 * Reports the milestones of sets of projects one after the other: of one through the API, of another through the API with
 * an Idempotency-Key, of the third by an update straight to Temporal, in turn. All meet the same machine in the same
 * second.
 */
export async function measureLatency(): Promise<Latency> {
  const platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 86_400_000 });
  const connection = await Connection.connect({ address: platform.temporalAddress });
  try {
    const client = new Client({ connection });
    const { apiKey } = await prepareInstallation(platform);
    const post = async (path: string, body: object, own = {}): Promise<Record<string, unknown>> => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}`, ...own };
      const response = await fetch(`${platform.apiUrl}/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.status !== 200 && response.status !== 201)
        throw new Error(`${path} answered ${response.status}`);
      return answer;
    };
    const open = async (title: string): Promise<string> => {
      const project = { title, customerId: 'sample-customer', ownerId: 'sample-rep-lin' };
      return String((await post('/projects', project))['projectId']);
    };
    const timed = async (times: number[], call: () => Promise<unknown>): Promise<void> => {
      const startedAt = performance.now();
      await call();
      times.push(performance.now() - startedAt);
    };

    const [apiTimes, keyedTimes, directTimes]: [number[], number[], number[]] = [[], [], []];
    for (let pair = 0; pair < pairs; pair += 1) {
      const viaApi = await open(`api ${pair}`);
      const keyed = await open(`keyed ${pair}`);
      const direct = client.workflow.getHandle(projectWorkflowId(await open(`direct ${pair}`)));
      for (const milestone of reportedMilestones.slice(0, -1)) {
        const fields = { milestone, evidence: `crm:${milestone}` };
        await timed(apiTimes, () => post(`/projects/${viaApi}/milestones`, fields));
        const key = { 'Idempotency-Key': randomUUID() };
        await timed(keyedTimes, () => post(`/projects/${keyed}/milestones`, fields, key));
        await timed(directTimes, () =>
          direct.executeUpdate('reachMilestone', { args: [{ ...base(), ...fields }] }),
        );
      }
    }
    return {
      milestones: apiTimes.length,
      apiMs: median(apiTimes),
      keyedMs: median(keyedTimes),
      directMs: median(directTimes),
    };
  } finally {
    await connection.close();
    await platform.stop();
  }
}
