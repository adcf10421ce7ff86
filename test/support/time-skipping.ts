import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { temporal } from '@temporalio/proto';
import type { Activities } from '../../contracts/sandbox/activities';
import { mailTaskQueue } from '../../contracts/sandbox/names';
import { searchAttributeTypes } from '../../contracts/sandbox/search-attributes';
import { payloadConverterPath } from '../../worker/bundle';
import { together } from '../../worker/together';
import { bundlePathOfRun } from './build-of-run';
import { engines } from './engines';
import { quietRuntime } from './quiet-runtime';

/** A server where days pass in a moment, with a worker of its own; one per test file. */
export interface TimeSkipping {
  readonly env: TestWorkflowEnvironment;
  readonly taskQueue: string;
  stop(): Promise<void>;
}

/** @param activities or what makes them with the environment, whose clock they may read */
export async function startTimeSkipping(
  activities: Activities | ((env: TestWorkflowEnvironment) => Activities),
): Promise<TimeSkipping> {
  quietRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: engines().timeSkippingServerPath } },
  });
  await registerSearchAttributes(env);
  const taskQueue = 'time-skipping';
  const shared = {
    connection: env.nativeConnection,
    dataConverter: { payloadConverterPath },
    activities: typeof activities === 'function' ? activities(env) : activities,
  };
  const workflowBundle = { codePath: bundlePathOfRun() };
  const own = await Worker.create({ ...shared, taskQueue, workflowBundle });
  const mail = await Worker.create({ ...shared, taskQueue: mailTaskQueue(taskQueue) });
  const workers = together([own, mail]);
  const running = workers.run();
  return {
    env,
    taskQueue,
    async stop() {
      workers.shutdown();
      await running;
      await env.teardown();
    },
  };
}

/** Without this every workflow task that upserts one fails, and nothing says so. */
async function registerSearchAttributes(env: TestWorkflowEnvironment): Promise<void> {
  const { INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_DATETIME } = temporal.api.enums.v1.IndexedValueType;
  const searchAttributes = Object.fromEntries(
    Object.entries(searchAttributeTypes).map(([name, type]) => [
      name,
      type === 'Datetime' ? INDEXED_VALUE_TYPE_DATETIME : INDEXED_VALUE_TYPE_KEYWORD,
    ]),
  );
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.namespace ?? 'default',
    searchAttributes,
  });
}
