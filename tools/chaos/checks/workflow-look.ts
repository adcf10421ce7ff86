import type { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import type { WorkflowSeen } from './seen';

const callLimitMs = 30_000;

/** @throws when Temporal does not know the workflow */
export async function lookAtWorkflow(client: Client, projectId: string): Promise<WorkflowSeen> {
  const workflowId = projectWorkflowId(projectId);
  const within = <T>(call: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + callLimitMs, call);
  const { status, raw } = await within(() => client.workflow.getHandle(workflowId).describe());
  const runs: History[] = [];
  for (let runId: string | undefined; ;) {
    const history = await within(() => client.workflow.getHandle(workflowId, runId).fetchHistory());
    runs.push(history);
    const { continuedExecutionRunId } = history.events?.[0]?.workflowExecutionStartedEventAttributes ?? {};
    if (!continuedExecutionRunId) break;
    runId = continuedExecutionRunId;
  }
  return {
    status: status.name,
    taskAttempt: raw.pendingWorkflowTask?.attempt ?? 0,
    failedTasks: runs.flatMap(failedTasksOf),
    timersMs: armedTimersMs(runs[0]),
    pending: (raw.pendingActivities ?? []).map(({ activityType, attempt }) => ({
      type: activityType?.name ?? '',
      attempt: attempt ?? 0,
    })),
    runs: runs.length,
    historyEvents: runs.reduce((sum, { events }) => sum + (events?.length ?? 0), 0),
  };
}

const { WorkflowTaskFailedCause } = temporal.api.enums.v1;

function failedTasksOf({ events }: History): string[] {
  return (events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) => {
    if (!failed) return [];
    const cause = WorkflowTaskFailedCause[failed.cause ?? 0] ?? 'unknown';
    return [failed.failure?.message ? `${cause}: ${failed.failure.message}` : cause];
  });
}

/** When the timers fire that were started and neither fired nor cancelled. */
function armedTimersMs(history: History | undefined): number[] {
  const armed = new Map<string, number>();
  for (const event of history?.events ?? []) {
    const { timerStartedEventAttributes: started } = event;
    if (started) {
      armed.set(started.timerId ?? '', msOf(event.eventTime) + msOf(started.startToFireTimeout));
    }
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over) armed.delete(over.timerId ?? '');
  }
  return [...armed.values()];
}

interface Time {
  readonly seconds?: unknown;
  readonly nanos?: number | null;
}

function msOf(time: Time | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1_000_000;
}

export function asFault(error: unknown): { readonly fault: string } {
  return { fault: error instanceof Error ? error.message : String(error) };
}
