import { NativeConnection, Worker } from '@temporalio/worker';
import { payloadConverterPath } from '../worker/bundle';
import { quietRuntime } from '../test/support/quiet-runtime';

/** A worker of bare workflows in a process of its own. Arguments: address, path of the bundle, task queue. */
async function main(): Promise<void> {
  const [address = '', codePath = '', taskQueue = ''] = process.argv.slice(2);
  quietRuntime();
  const nothing = (): Promise<void> => Promise.resolve();
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowBundle: { codePath },
    dataConverter: { payloadConverterPath },
    activities: { bareRecord: nothing, bareMail: nothing },
  });
  process.on('SIGTERM', () => worker.shutdown());
  await worker.run();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
