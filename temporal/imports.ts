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
}

export function createImportRuns({
  client,
  taskQueue,
}: {
  readonly client: Client;
  readonly taskQueue: string;
}): ImportRuns {
  return {
    async start(input) {
      const { importId, phase } = input;
      const start = () =>
        client.workflow.start(workflowTypes.importFile, {
          workflowId: importWorkflowId(importId, phase),
          taskQueue,
          args: [input],
          ...titled(`${phase === 'check' ? 'Dry run' : 'Import'} ${importId}`),
          workflowIdConflictPolicy: 'USE_EXISTING',
          // a phase that has ended before, as after a restored database, is looked at again
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
      await callBy(client, Date.now() + patienceMs, start);
    },
  };
}
