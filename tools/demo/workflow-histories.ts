import { Client, Connection } from '@temporalio/client';

import { projectWorkflowId } from '../../contracts/sandbox/names';

/** How long the history of a project is, over all its runs. */
export interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

/** What Temporal knows of the workflows of projects. */
export interface WorkflowHistories {
  /** Whether the workflow has done all it had to do. False when it was ended in any other way. */
  isCompleted(projectId: string): Promise<boolean>;
  sizeOf(projectId: string): Promise<HistorySize>;
  close(): Promise<void>;
}

export async function openHistories(address: string, namespace: string): Promise<WorkflowHistories> {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, namespace });
  const describe = (projectId: string, runId?: string) =>
    workflow.getHandle(projectWorkflowId(projectId), runId).describe();
  /** Earlier runs have ended long ago, so the list has them all; the last one is described by itself. */
  const earlierRuns = async (projectId: string, lastRunId: string): Promise<string[]> => {
    const runIds: string[] = [];
    for await (const { runId } of workflow.list({
      query: `WorkflowId = '${projectWorkflowId(projectId)}'`,
    })) {
      if (runId !== lastRunId) runIds.push(runId);
    }
    return runIds;
  };
  return {
    isCompleted: async (projectId) => (await describe(projectId)).status.name === 'COMPLETED',
    sizeOf: async (projectId) => {
      const last = await describe(projectId);
      const isFirst = last.raw.workflowExecutionInfo?.firstRunId === last.runId;
      const earlier = isFirst ? [] : await earlierRuns(projectId, last.runId);
      const all = [last, ...(await Promise.all(earlier.map((runId) => describe(projectId, runId))))];
      return {
        events: sum(all.map((run) => run.historyLength)),
        bytes: sum(all.map((run) => run.historySize ?? 0)),
      };
    },
    close: () => connection.close(),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
