import type { Client, WorkflowHandle } from '@temporalio/client';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import type { Receipt } from '../../contracts/sandbox/receipt';
import type { CommandName } from '../../domain/project/model/commands';
import { commandFailure } from '../../temporal/command-failures';
import { rules } from './standard-playbook';

/** A project told directly through Temporal, as another program would, without the API in between. */
export interface ProjectClient {
  readonly projectId: string;
  readonly handle: WorkflowHandle;
  update(name: CommandName, fields: object): Promise<Receipt>;
  signal(name: string, fields: object): Promise<void>;
  /** The code of the refusal that an update gets. */
  refusal(name: CommandName, fields: object): Promise<string>;
}

export function base(): { commandId: string; actor: string; source: string; at: number } {
  return { commandId: randomUUID(), actor: 'sales-1', source: 'test', at: Date.now() };
}

export async function openProject(
  client: Client,
  taskQueue: string,
  open: object = {},
  input: object = {},
): Promise<ProjectClient> {
  const projectId = randomUUID();
  const workflowId = projectWorkflowId(projectId);
  const command = {
    ...base(),
    title: 'Cooling line, hall 3',
    customerId: 'acme',
    customerClass: 'B',
    ownerId: 'sales-1',
    playbook: rules,
    ...open,
  };
  const start = new WithStartWorkflowOperation(workflowTypes.salesProject, {
    workflowId,
    taskQueue,
    args: [{ projectId, ...input }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart('open', { startWorkflowOperation: start, args: [command] });
  return projectClient(client, projectId);
}

const mostAttempts = 5;

export function projectClient(client: Client, projectId: string): ProjectClient {
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  const update: ProjectClient['update'] = async (name, fields) => {
    const command = { ...base(), ...fields };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handle.executeUpdate<Receipt, [object]>(name, { args: [command] });
      } catch (error) {
        // a run that rolls over under an update drops it, and whoever sends updates says it again, as the API does
        if (attempt === mostAttempts || commandFailure(error).kind !== 'interrupted') throw error;
      }
    }
  };
  return {
    projectId,
    handle,
    update,
    signal: (name, fields) => handle.signal(name, { ...base(), ...fields }),
    async refusal(name, fields) {
      try {
        await update(name, fields);
      } catch (error) {
        const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
        if (cause instanceof ApplicationFailure) return cause.type ?? 'untyped';
        throw error;
      }
      return 'accepted';
    },
  };
}

/** How many runs a project's workflow has had. */
export async function runsOf({ workflow }: Client, projectId: string): Promise<number> {
  const workflowId = projectWorkflowId(projectId);
  let { runId } = await workflow.getHandle(workflowId).describe();
  for (let runs = 1; ; runs += 1) {
    const { events } = await workflow.getHandle(workflowId, runId).fetchHistory();
    const previous = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!previous) return runs;
    runId = previous;
  }
}
