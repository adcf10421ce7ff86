import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { loadTemporalConnection, loadWorkerConfig } from '../config/config';
import { createMailSender } from '../mail/send';
import { connectStore } from '../store/store';
import { ensureHealthSchedule } from '../temporal/health-schedule';
import { workflowBundle } from './bundle';
import { createWorker } from './worker';

/** Composes the worker from its settings and runs it until SIGTERM or SIGINT; the SDK drains it then. */
async function main(): Promise<void> {
  const config = loadWorkerConfig();
  const logger = pino({ name: 'worker', level: config.logLevel });
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const log = {
        TRACE: logger.trace,
        DEBUG: logger.debug,
        INFO: logger.info,
        WARN: logger.warn,
        ERROR: logger.error,
      };
      log[level].call(logger, meta ?? {}, message);
    }),
  });
  const { connectionOptions, namespace } = loadTemporalConnection();
  const bundle = workflowBundle(config.workflowBundlePath);
  const store = await connectStore(config.mongodbUri);
  await store.ensureIndexes();
  const sender = createMailSender({ smtpUrl: config.smtpUrl });
  const connection = await NativeConnection.connect(connectionOptions);
  try {
    const { mailFrom, publicUrl, dayMs, taskQueue } = config;
    const { companyTimeZone, companyCalendar, workdayStart, reviewTime } = config;
    const worker = await createWorker({
      connection,
      namespace,
      taskQueue,
      workflowBundle: await bundle,
      store,
      sender,
      settings: { mailFrom, publicUrl, dayMs, companyTimeZone, companyCalendar, workdayStart, reviewTime },
    });
    await ensureHealthSchedule(new Client({ connection, namespace }), taskQueue);
    logger.info({ taskQueue, namespace, dayMs }, 'worker polls');
    await worker.run();
  } finally {
    await connection.close();
    await sender.close();
    await store.close();
  }
  logger.info('worker has stopped');
}

main().catch((error: unknown) => {
  pino({ name: 'worker' }).fatal(
    { err: error },
    error instanceof Error ? error.message : 'the worker failed',
  );
  process.exitCode = 1;
});
