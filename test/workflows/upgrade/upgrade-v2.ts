import { proxyActivities, sleep } from '@temporalio/workflow';
import type { JobActivities, JobInput } from './upgrade-job';
import { rollOver, workThrough } from './upgrade-job';

const { prepare, carryOut } = proxyActivities<JobActivities>({ startToCloseTimeout: '1m' });

/** The second build: other commands for the same order, so that neither can replay the other's runs. */
export function job(input: JobInput = {}): Promise<readonly string[]> {
  return workThrough(
    input,
    async (order) => {
      await prepare(order);
      await sleep(1);
      await carryOut(order);
    },
    (next) => rollOver<typeof job>(next),
  );
}

export { errand, rounds } from './upgrade-job';
