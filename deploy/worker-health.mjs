/**
 * The health check of a worker's container: exits with 0 when Temporal has been polled from here lately for
 * workflow and for activity tasks, and for mails on their own task queue, else with 1 and the reason.
 */
import os from 'node:os';

import { Connection } from '@temporalio/client';

import config from '../dist/config/config.js';
import names from '../dist/contracts/sandbox/names.js';

/** A poll waits up to a minute for a task, and only its start is noted. */
const latestPollMs = 150_000;
const answerWithinMs = 10_000;
/** The server's numbers for the kinds of a task queue. */
const kinds = { workflow: 1, activity: 2 };

async function main() {
  const { connectionOptions, namespace } = config.loadTemporalConnection();
  const { taskQueue } = config.loadWorkerConfig();
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: answerWithinMs });
  try {
    const polled = [
      [taskQueue, 'workflow'],
      [taskQueue, 'activity'],
      [names.mailTaskQueue(taskQueue), 'activity'],
    ];
    for (const [name, kind] of polled) {
      const queue = { namespace, taskQueue: { name }, taskQueueType: kinds[kind] };
      const { pollers } = await connection.withDeadline(Date.now() + answerWithinMs, () =>
        connection.workflowService.describeTaskQueue(queue),
      );
      if (!pollers.some(isOurs)) throw new Error(`nobody here polls ${name} for ${kind} tasks`);
    }
  } finally {
    await connection.close();
  }
}

/** The SDK's identity of a worker is `<process id>@<host name>`, and a container has a host name of its own. */
function isOurs({ identity, lastAccessTime }) {
  const polledAtMs = Number(lastAccessTime?.seconds ?? 0) * 1_000;
  return identity?.endsWith(`@${os.hostname()}`) && Date.now() - polledAtMs < latestPollMs;
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
