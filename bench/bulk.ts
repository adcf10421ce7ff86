import { startPlatform } from '../embedded/platform/platform';
import { prepareInstallation } from '../embedded/platform/seed';
import { reportedMilestones } from '../test/support/standard-playbook';

/** How long 500 milestones take, in milliseconds, on the same running platform. */
export interface Bulk {
  readonly callsMs: number;
  readonly bulkMs: number;
}

const items = 500;
/** Each gets ten milestones. */
const projects = 50;
/** Clients that send single calls at the same time; each project is one client's, so that its order is kept. */
const clients = 16;

/** Reports the same milestones to two sets of projects: to one in single calls, to the other in one call. */
export async function measureBulk(): Promise<Bulk> {
  const platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 86_400_000 });
  try {
    const { apiKey } = await prepareInstallation(platform);
    const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const response = await fetch(`${platform.apiUrl}/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` },
        body: JSON.stringify(body),
      });
      if (response.status > 207) throw new Error(`${path} answered ${response.status}`);
      return (await response.json()) as Record<string, unknown>;
    };
    const open = async (): Promise<string[]> => {
      const opened: string[] = [];
      for (let number = 0; number < projects; number += 1) {
        const project = { title: `bulk ${number}`, customerId: 'sample-customer', ownerId: 'sample-rep-lin' };
        opened.push(String((await post('/projects', project))['projectId']));
      }
      return opened;
    };
    const reports = reportedMilestones.slice(0, items / projects);
    const [ofCalls, ofBulk] = [await open(), await open()];

    const callsStart = performance.now();
    const queue = [...ofCalls];
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let own = queue.shift(); own !== undefined; own = queue.shift()) {
          for (const milestone of reports) {
            await post(`/projects/${own}/milestones`, { milestone, evidence: `crm:${milestone}` });
          }
        }
      }),
    );
    const callsMs = performance.now() - callsStart;
    const bulkStart = performance.now();
    const report = await post('/milestones', {
      items: reports.flatMap((milestone) =>
        ofBulk.map((project) => ({ project, milestone, evidence: `crm:${milestone}` })),
      ),
    });
    const bulkMs = performance.now() - bulkStart;
    const done = (report['counts'] as { done?: number }).done;
    if (done !== items) throw new Error(`${done} of ${items} were carried out`);
    return { callsMs, bulkMs };
  } finally {
    await platform.stop();
  }
}
