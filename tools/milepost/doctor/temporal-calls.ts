import type { Connection } from '@temporalio/client';

/** How long the server may take for one call, milliseconds. */
const patienceMs = 5_000;

/** One call, which fails when the server takes too long for it. */
export function within<T>(connection: Connection, call: () => Promise<T>, limitMs = patienceMs): Promise<T> {
  return connection.withDeadline(Date.now() + limitMs, call);
}

type DescribeTaskQueue = Parameters<Connection['workflowService']['describeTaskQueue']>[0];
type TaskQueueType = NonNullable<DescribeTaskQueue['taskQueueType']>;

/** The server's numbers for the kinds of a task queue. */
const taskKinds: unknown = { workflow: 1, activity: 2 };
export type TaskKind = 'workflow' | 'activity';
const numberOf = (kind: TaskKind): TaskQueueType => (taskKinds as Record<TaskKind, TaskQueueType>)[kind];

export interface Poller {
  /** `<process id>@<host>`, as the SDK names workers. */
  readonly identity: string;
  /** When it last asked for a task, by the server's clock, epoch milliseconds. */
  readonly lastAccessMs: number;
}

/** Who has asked for a queue's tasks within the last minutes. */
export async function pollersOf(
  connection: Connection,
  namespace: string,
  taskQueue: string,
  kind: TaskKind,
): Promise<Poller[]> {
  const queue = { namespace, taskQueue: { name: taskQueue }, taskQueueType: numberOf(kind) };
  const { pollers } = await within(connection, () => connection.workflowService.describeTaskQueue(queue));
  return pollers.map(({ identity, lastAccessTime }) => ({
    identity: identity ?? '',
    lastAccessMs: Number(lastAccessTime?.seconds ?? 0) * 1_000 + (lastAccessTime?.nanos ?? 0) / 1_000_000,
  }));
}
