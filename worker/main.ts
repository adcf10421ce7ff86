import { Client } from '@temporalio/client';
import type { RuntimeOptions } from '@temporalio/worker';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { loadTemporalConnection, loadWorkerConfig } from '../config/config';
import { SettingsError } from '../config/read-settings';
import { loadTracing } from '../config/tracing';
import { realDayMs } from '../domain/project/evolve/clocks';
import { createMailSender } from '../mail/send/send';
import { connectStore } from '../store/store';
import { bringHealthScheduleUp } from '../temporal/health-schedule';
import { createWebhookDeliveries } from '../temporal/webhook-deliveries';
import { causeInterceptor } from '../telemetry/cause';
import { createLogger } from '../telemetry/logger';
import { startTraces } from '../telemetry/traces';
import { workflowBuild } from './bundle';
import { keepFindingDuplicates } from './housekeeping/customer-duplicates';
import { keepPublishing } from './housekeeping/publish-events';
import { keepWebhooksDelivering } from './housekeeping/webhook-deliveries';
import { watchCurrentBuild } from './current-build';
import { createWorkerMetrics } from './metrics';
import { freeAddress, serveMetrics } from './metrics-server';
import { planByTheseSettings } from './work-time-settings';
import { createWorkers } from './worker';

/** What the SDK passes to the log: no more than the log writes, but always warnings. */
const sdkLevels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'WARN',
  fatal: 'WARN',
  silent: 'WARN',
} as const;

/** The SDK's figures, named and measured as Prometheus wants it, where nobody but this host can ask for them. */
function sdkTelemetry(bindAddress: string | null): NonNullable<RuntimeOptions['telemetryOptions']> {
  const named = { countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true };
  return {
    // by itself it writes lines of its own to standard output, between those of the log
    logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    ...(bindAddress !== null && { metrics: { prometheus: { bindAddress, ...named } } }),
  };
}

/** Milliseconds; a company has thousands of projects, and all their clocks ring at nine. */
const mailSpreadMs = 5 * 60_000;

/** Builds the worker from its settings and runs it until SIGTERM or SIGINT, when the SDK drains it. */
async function main(): Promise<void> {
  const config = loadWorkerConfig();
  const logger = createLogger({ name: 'worker', level: config.logLevel });
  const sdkAddress = config.metricsPort === undefined ? null : await freeAddress();
  Runtime.install({
    telemetryOptions: sdkTelemetry(sdkAddress),
    logger: new DefaultLogger(sdkLevels[config.logLevel], ({ level, message, meta }) => {
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
  const traces = startTraces(loadTracing('milepost-worker'));
  const metrics = createWorkerMetrics();
  const { metricsHost: host, metricsPort: port } = config;
  const shown = port === undefined ? null : await serveMetrics(metrics.registry, sdkAddress, { host, port });
  const { connectionOptions, namespace } = loadTemporalConnection();
  const building = workflowBuild(config.workflowBundlePath);
  const store = await connectStore(config.mongodbUri, config.retention);
  await store.ensureIndexes();
  const sender = createMailSender({ smtpUrl: config.smtpUrl });
  const connection = await NativeConnection.connect(connectionOptions);
  try {
    const { mailFrom, publicUrl, dayMs, taskQueue, deploymentName } = config;
    const { companyTimeZone, companyCalendar, workdayStart, reviewTime, mailHabit } = config;
    const { buildId, workflowBundle } = await building;
    const build = { deploymentName, buildId };
    const publishing = keepPublishing(store, logger);
    const ending = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort());
    const workers = await createWorkers({
      connection,
      namespace,
      taskQueue,
      workflowBundle,
      build,
      store,
      sender,
      settings: {
        mailFrom,
        publicUrl,
        dayMs,
        companyTimeZone,
        companyCalendar,
        workdayStart,
        reviewTime,
        mailHabit,
        mailSpreadMs,
        namesInHistories: config.namesInHistories,
      },
      recorded: publishing.recorded,
      watched: metrics.watched,
      traces,
      webhookNetworks: config.webhookNetworks,
      ending: ending.signal,
      logger,
    });
    const client = new Client({ connection, namespace, interceptors: { workflow: [causeInterceptor] } });
    await bringHealthScheduleUp(client, taskQueue, (err) =>
      logger.warn({ err }, 'the schedule of the health check could not be brought up: it is tried again'),
    );
    // a day of another length has no hours
    if (dayMs === realDayMs) {
      await planByTheseSettings(
        { client, taskQueue, store },
        { workdayStart, companyTimeZone, companyCalendar },
        logger,
      );
    }
    const polls = { taskQueue, mailsAtOnce: sender.connections, namespace, dayMs, ...build };
    logger.info({ ...polls, ...(shown && { metrics: shown.url }) }, 'worker polls');
    const stopWebhooks = keepWebhooksDelivering(
      store,
      createWebhookDeliveries({ client, taskQueue }),
      logger,
    );
    const stopDuplicates = keepFindingDuplicates(store, logger);
    const ended = new AbortController();
    void watchCurrentBuild(client, build, logger, ended.signal);
    await workers.run().finally(() => ended.abort());
    await stopWebhooks();
    await stopDuplicates();
    await publishing.stop();
  } finally {
    // the connection cannot be closed while a worker that never ran holds it: that must not hide why it never ran
    await connection.close().catch((err: unknown) => logger.warn({ err }, 'the connection stays open'));
    await sender.close();
    await store.close();
    await shown?.stop();
    await traces?.stop();
  }
  logger.info('worker has stopped');
}

main().catch((error: unknown) => {
  createLogger({ name: 'worker', level: 'info' }).fatal(
    { err: error },
    error instanceof SettingsError ? error.message : 'the worker failed',
  );
  // a worker that was created but never ran holds its connection, and so keeps the process alive
  process.exit(1);
});
