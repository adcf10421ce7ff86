import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { JobActivities, JobInput } from './upgrade-job';
import { rollOver, workThrough } from './upgrade-job';

const { carryOut } = proxyActivities<JobActivities>({ startToCloseTimeout: '1m' });

/** The first build: one activity for an order. */
export function job(input: JobInput = {}): Promise<readonly string[]> {
  return workThrough(input, carryOut, (next) => rollOver<typeof job>(next));
}

/** Has an activity done in another queue. */
export async function sender(taskQueue: string): Promise<string> {
  await proxyActivities<JobActivities>({ startToCloseTimeout: '1m', taskQueue }).carryOut('mail');
  return workflowInfo().currentDeploymentVersion?.buildId ?? 'none';
}

export { errand, rounds } from './upgrade-job';
