import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mailTaskQueue } from '../contracts/sandbox/names';
import { payloadConverterPath } from '../worker/bundle';
import { together } from '../worker/together';
import { base } from '../test/support/project-client';
import { memoryWorld } from '../test/support/memory-world';
import { quietRuntime } from '../test/support/quiet-runtime';
import { rules } from '../test/support/standard-playbook';

/**
 * A process of its own that opens many workflows of one type in one worker, keeps them all in its cache, and prints
 * how much its memory has grown, in bytes. Arguments: address, path of the bundle, workflow type, how many.
 */
async function main(): Promise<void> {
  const [address = '', codePath = '', type = '', count = ''] = process.argv.slice(2);
  quietRuntime();
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const taskQueue = `memory-${randomUUID()}`;
  const nothing = (): Promise<void> => Promise.resolve();
  const shared = {
    connection: native,
    dataConverter: { payloadConverterPath },
    activities: { ...memoryWorld({ dayMs: 86_400_000 }).activities, bareRecord: nothing, bareMail: nothing },
  };
  const worker = await Worker.create({
    ...shared,
    taskQueue,
    workflowBundle: { codePath },
    maxCachedWorkflows: 5_000,
    // one thread holds all of them, so that threads make no difference
    workflowThreadPoolSize: 1,
  });
  const mail = await Worker.create({ ...shared, taskQueue: mailTaskQueue(taskQueue) });
  const workers = together([worker, mail]);
  const running = workers.run();
  const client = new Client({ connection });
  const open = async (): Promise<void> => {
    const projectId = randomUUID();
    const start = new WithStartWorkflowOperation(type, {
      workflowId: `${type}-${projectId}`,
      taskQueue,
      args: [{ projectId, messages: 40, mailsAfter: [2] }],
      workflowIdConflictPolicy: 'FAIL',
    });
    const fields = {
      title: 'Cooling line, hall 3',
      customerId: randomUUID(),
      customerClass: 'B',
      ownerId: randomUUID(),
    };
    const command = { ...base(), ...fields, playbook: rules };
    await client.workflow.executeUpdateWithStart('open', { startWorkflowOperation: start, args: [command] });
  };
  const openMany = async (many: number): Promise<void> => {
    for (let opened = 0; opened < many; opened += 20) await Promise.all(Array.from({ length: 20 }, open));
    // activities and mails of the last ones are done when nothing has been in flight for a moment
    for (let idle = 0; idle < 20;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const inFlight = worker.getStatus().numInFlightActivities + mail.getStatus().numInFlightActivities;
      idle = inFlight === 0 ? idle + 1 : 0;
    }
  };

  // the first ones load code and fill pools: they are no part of what a further project costs
  await openMany(60);
  const before = process.memoryUsage().rss;
  await openMany(Number(count));
  const grown = process.memoryUsage().rss - before;
  process.stdout.write(`${JSON.stringify({ grown, cached: worker.getStatus().numCachedWorkflows })}\n`);
  workers.shutdown();
  await running;
  await native.close();
  await connection.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
