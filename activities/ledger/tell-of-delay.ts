import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { upgradeSignalName } from '../../contracts/sandbox/names';

/** By then, recording has failed for a quarter of a minute. */
const tellingAttempt = 6;

/**
 * Wakes a project whose ledger is behind: it waits for nothing but the activity that records, and shall say so in its
 * attributes. Once for each record, since a signal is a billed action; when it fails, the hourly check still sees the
 * project.
 */
export async function tellOfDelay(client: Client | undefined): Promise<void> {
  const { attempt, workflowExecution } = Context.current().info;
  if (attempt !== tellingAttempt || !client || !workflowExecution) return;
  const { workflowId, runId } = workflowExecution;
  await client.workflow
    .getHandle(workflowId, runId)
    .signal(upgradeSignalName)
    .catch(() => undefined);
}
