import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { msOf } from './proto-numbers';
import { valuesOf } from './payloads';

/** An activity that a workflow waits for. */
export interface PendingActivity {
  readonly type: string;
  readonly attempt: number;
  /** Why its last attempt failed; null when none has. */
  readonly failure: string | null;
}

/** A workflow's newest run, as the server describes it: no worker is asked. */
export interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly isRunning: boolean;
  /** How it ended, such as `TERMINATED`; `RUNNING` while it has not. */
  readonly status: string;
  readonly startedAtMs: number;
  /** The workflow task that waits for a worker or is in progress; null when there is none. */
  readonly task: {
    readonly attempt: number;
    readonly scheduledAtMs: number;
    readonly isTaken: boolean;
  } | null;
  readonly activities: readonly PendingActivity[];
  /** What the server itself reports as wrong with its tasks (`TemporalReportedProblems`); older servers never do. */
  readonly problems: readonly string[];
  readonly memo: Readonly<Record<string, unknown>>;
}

/** The server's numbers for the status of a run (`WorkflowExecutionStatus`). */
const statuses = [
  'UNSPECIFIED',
  'RUNNING',
  'COMPLETED',
  'FAILED',
  'CANCELED',
  'TERMINATED',
  'CONTINUED_AS_NEW',
  'TIMED_OUT',
];
/** `PendingWorkflowTaskState`: a worker has it. */
const taskIsTaken = 2;
const notFound = 5;

/** The search attribute that recent servers set on a run whose workflow task fails several times in a row. */
export const reportedProblems = 'TemporalReportedProblems';

/** A workflow's newest run; null when the server knows none. */
export async function newestRun(client: Client, workflowId: string): Promise<Run | null> {
  const { namespace } = client.options;
  try {
    const described = await client.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    const { workflowExecutionInfo: info, pendingWorkflowTask: task, pendingActivities } = described;
    const status = statuses[info?.status ?? 0] ?? 'UNSPECIFIED';
    const problems = info?.searchAttributes?.indexedFields?.[reportedProblems];
    const [reported] = problems ? await valuesOf(client, { payloads: [problems] }) : [];
    const memo = Object.entries(info?.memo?.fields ?? {});
    const remembered = await valuesOf(client, { payloads: memo.map(([, value]) => value) });
    return {
      workflowId,
      runId: info?.execution?.runId ?? '',
      isRunning: status === 'RUNNING',
      status,
      startedAtMs: msOf(info?.startTime),
      task: task
        ? {
            attempt: task.attempt ?? 1,
            scheduledAtMs: msOf(task.originalScheduledTime ?? task.scheduledTime),
            isTaken: Number(task.state) === taskIsTaken,
          }
        : null,
      activities: pendingActivities.map(({ activityType, attempt, lastFailure }) => ({
        type: activityType?.name ?? '',
        attempt: attempt ?? 1,
        failure: lastFailure?.message ?? null,
      })),
      problems: Array.isArray(reported) ? reported.map(String) : [],
      memo: Object.fromEntries(memo.map(([key], index) => [key, remembered[index]])),
    };
  } catch (error) {
    const code: number | null = isGrpcServiceError(error) ? error.code : null;
    if (code === notFound) return null;
    throw error;
  }
}

/** A page of running workflows of some types, from the visibility store: it lags, so it is a hint and never proof. */
export async function runningPage(
  client: Client,
  query: string,
  pageToken: string | null,
  pageSize: number,
): Promise<{ readonly workflowIds: readonly string[]; readonly next: string | null }> {
  const { executions, nextPageToken } = await client.workflowService.listWorkflowExecutions({
    namespace: client.options.namespace,
    query,
    pageSize,
    ...(pageToken !== null && { nextPageToken: Buffer.from(pageToken, 'base64') }),
  });
  const workflowIds = executions.flatMap(({ execution }) => execution?.workflowId ?? []);
  const next = nextPageToken.length > 0 ? Buffer.from(nextPageToken).toString('base64') : null;
  return { workflowIds, next };
}

/** The ids of all runs of a workflow that the visibility store knows, newest first. */
export async function listedRuns(client: Client, workflowId: string): Promise<string[]> {
  const query = `WorkflowId = "${workflowId.replace(/["\\]/g, '\\$&')}"`;
  const found: { runId: string; startedAtMs: number }[] = [];
  for await (const { runId, startTime } of client.workflow.list({ query })) {
    found.push({ runId, startedAtMs: startTime.getTime() });
  }
  return found.sort((a, b) => b.startedAtMs - a.startedAtMs).map(({ runId }) => runId);
}
