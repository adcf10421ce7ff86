import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import type { RepairNote } from '../../contracts/sandbox/health';
import type { Run } from '../../temporal/runs';
import { newestRun } from '../../temporal/runs';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { recordAgain } from './record-again';
import { noteOfStart, startFromLedger } from './start-from-ledger';

/** How long a run gets to prove itself after a reset, and how often it is looked at, in milliseconds. */
const patienceMs = 10_000;
const lookMs = 250;

/** `ResetReapplyType`: signals and updates that came after the point are applied again. */
const everything = 3;

/** The reason for the stop, as the Temporal UI shows it. */
const because = 'Milepost starts it again from its ledger';

/**
 * Restarts a project whose workflow task fails: first from its last good task, which keeps its history in one piece; if
 * it fails again, from its ledger.
 */
export async function restartFailing(deps: HealthDeps, projectId: string, run: Run): Promise<RepairNote> {
  const resetTo = await resetPoint(deps, projectId, run);
  if (resetTo !== null && (await goesOnAfterReset(deps, projectId, run, resetTo))) {
    return {
      atMs: timeOf(deps),
      outcome: 'repaired',
      detail: `Reset to its last good task (${resetTo.toString()}).`,
    };
  }
  return startAnew(deps, projectId);
}

/** Stops a project's workflow and starts it from the ledger, unless the ledger would then lack events. */
export async function startAnew(deps: HealthDeps, projectId: string): Promise<RepairNote> {
  const { client } = deps;
  const workflowId = projectWorkflowId(projectId);
  const run = await newestRun(client, workflowId);
  if (run?.isRunning) {
    const { problem } = await recordAgain(deps, projectId, run);
    if (problem !== null) return { atMs: timeOf(deps), outcome: 'left', detail: problem };
    await client.workflow.getHandle(workflowId, run.runId).terminate(because);
  }
  return noteOfStart(await startFromLedger(deps, projectId), timeOf(deps));
}

/**
 * The end of the last workflow task that went well. None if anything was passed to the ledger after it: that would be
 * decided again, at another time, and differ from the ledger.
 */
async function resetPoint({ client }: HealthDeps, projectId: string, run: Run): Promise<EventId | null> {
  const handle = client.workflow.getHandle(projectWorkflowId(projectId), run.runId);
  const { events } = await handle.fetchHistory();
  const rows = events ?? [];
  const last = rows.findLastIndex((row) => row.workflowTaskCompletedEventAttributes);
  const isDecidedAgain = rows
    .slice(last)
    .some((row) => row.activityTaskScheduledEventAttributes?.activityType?.name === 'record');
  return last < 0 || isDecidedAgain ? null : (rows[last]?.eventId ?? null);
}

type Reset = Parameters<HealthDeps['client']['workflowService']['resetWorkflowExecution']>[0];
type EventId = NonNullable<Reset['workflowTaskFinishEventId']>;

async function goesOnAfterReset(
  { client }: HealthDeps,
  projectId: string,
  run: Run,
  finishEventId: EventId,
): Promise<boolean> {
  const workflowId = projectWorkflowId(projectId);
  const { runId } = await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId, runId: run.runId },
    reason: 'Its workflow task fails: Milepost tries it again from its last good task',
    workflowTaskFinishEventId: finishEventId,
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum itself is in no package of ours
    resetReapplyType: everything,
    requestId: randomUUID(),
  });
  const untilMs = Date.now() + patienceMs;
  while (Date.now() < untilMs) {
    await delay(lookMs);
    const now = await newestRun(client, workflowId);
    if (now?.runId !== runId) continue;
    if (now.task === null || !now.isRunning) return true;
    if (now.task.attempt > 1) return false;
  }
  return false;
}
