import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { projectWorkflowId } from '../contracts/sandbox/names';
import type { CommandOf } from '../domain/project/model/commands';

/** The channel of this command, and who gives it. */
const channel = { source: 'archive', actor: 'key:archive' };

/**
 * Asks a project to look at the archive of its customer. By a signal, which is durable while no worker runs; asked twice,
 * a project finds the same.
 */
export async function askToLook(client: Client, projectId: string, at: number = Date.now()): Promise<void> {
  const command: CommandOf<'lookAtArchive'> = {
    name: 'lookAtArchive',
    commandId: `archive-${randomUUID()}`,
    at,
    ...channel,
  };
  await client.workflow.getHandle(projectWorkflowId(projectId)).signal(command.name, command);
}
