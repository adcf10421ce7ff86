import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { joinedReports } from '../../what-if/model/report';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import type { Outcome } from './outcome';
import type { PartTask } from './part-process';
import type { Part, PublicRun } from './public-run';
import { stagesOf } from './public-run';

/**
 * Runs all of the public data, a part in each of some processes.
 *
 * @throws when one of them fails; it has said why on standard error
 */
export async function runInProcesses(run: PublicRun, processes: number): Promise<Outcome[]> {
  const { rules } = await loadPlaybookFile(standardPlaybookFile());
  const parts = Array.from({ length: processes }, (_, index): Part => ({ index, of: processes }));
  const [first = [], ...others] = await Promise.all(parts.map((part) => runInProcess({ run, part })));
  return first.map((outcome, index) => {
    const same = [outcome, ...others.map((outcomes) => outcomes[index])].filter((each) => each !== undefined);
    return {
      ...outcome,
      report: joinedReports(
        same.map(({ report }) => report),
        stagesOf(rules),
      ),
    };
  });
}

async function runInProcess(task: PartTask): Promise<Outcome[]> {
  // the loader of TypeScript that this process was started with is that of the child too
  const child = fork(path.join(__dirname, 'part-process.ts'));
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
    throw new Error(`Part ${task.part.index + 1} of ${task.part.of} has ended with code ${code}.`);
  });
  const answered = once(child, 'message').then(([outcomes]) => outcomes as Outcome[]);
  child.send(task);
  return Promise.race([answered, ended]);
}
