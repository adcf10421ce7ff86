import type { Client } from '@temporalio/client';
import type { ImportInput } from '../contracts/sandbox/imports';
import { titled } from '../contracts/sandbox/search-attributes';
import { importWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import { callBy } from './command-delivery';

/** How long to wait for Temporal: somebody is waiting for the answer. */
const patienceMs = 3_000;

/** The workflows of imports, one for each phase. */
export interface ImportRuns {
  /** Starts a phase unless it has been started: repeating it is harmless. */
  start(input: ImportInput): Promise<void>;
  /** Starts a phase once more: a run that has ended its work, and not itself yet, must not stand for the new one. */
  restart(input: ImportInput): Promise<void>;
}

export function createImportRuns({
  client,
  taskQueue,
}: {
  readonly client: Client;
  readonly taskQueue: string;
}): ImportRuns {
  const run = async (
    { importId, phase }: ImportInput,
    workflowIdConflictPolicy: 'USE_EXISTING' | 'TERMINATE_EXISTING',
  ): Promise<void> => {
    const start = () =>
      client.workflow.start(workflowTypes.importFile, {
        workflowId: importWorkflowId(importId, phase),
        taskQueue,
        args: [{ importId, phase }],
        ...titled(`${phase === 'check' ? 'Dry run' : 'Import'} ${importId}`),
        workflowIdConflictPolicy,
        // a phase that has ended before, as after a restored database, is looked at again
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    await callBy(client, Date.now() + patienceMs, start);
  };
  return {
    start: (input) => run(input, 'USE_EXISTING'),
    restart: (input) => run(input, 'TERMINATE_EXISTING'),
  };
}
