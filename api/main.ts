import { Client, Connection } from '@temporalio/client';
import { loadConfig, loadTemporalConnection } from '../config/config';
import { loadTracing } from '../config/tracing';
import { SettingsError } from '../config/read-settings';
import { loadPlaybookFile, standardPlaybookFile } from '../playbooks/playbook-files';
import { connectStore } from '../store/store';
import { calendarYearsOf, createApp } from './app';
import { createCalendarChanges } from '../worker/housekeeping/calendar-changes';
import { seedCalendars } from '../worker/housekeeping/calendar-seed';
import { watchCalendars } from '../worker/housekeeping/calendar-watch';
import { keepTellingProjects } from '../worker/housekeeping/archive-changes';
import { keepRequestingNotifications } from '../worker/housekeeping/due-notifications';
import { keepErasures } from '../worker/housekeeping/erasures';
import { keepRetention } from '../worker/housekeeping/retention';
import { keepParkedReports } from '../worker/housekeeping/parked-reports';
import type { Reference } from '../domain/project/model/references';
import { deliverParked } from './commands/parked-reports';
import { createProjectCommands } from './commands/project-commands';
import { createNotifications } from '../temporal/notifications';
import { startServer } from './kit/server';
import { createMetrics } from './operations/metrics';
import { causeInterceptor } from '../telemetry/cause';
import { createLogger } from '../telemetry/logger';
import { startTraces } from '../telemetry/traces';
import { createWeeklySchedules, keepWeeklySchedules } from '../worker/housekeeping/weekly-schedules';

/** Builds the API from its settings and serves it until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger({ name: 'api', level: config.logLevel });
  const traces = startTraces(loadTracing('milepost-api'));
  const { connectionOptions, namespace } = loadTemporalConnection();
  const store = await connectStore(config.mongodbUri, config.retention);
  // lazy: the API starts without Temporal, answers what it can, and reports in /readyz what is down
  const connection = Connection.lazy(connectionOptions);
  try {
    await store.ensureIndexes();
    await store.playbooks.keep(await loadPlaybookFile(standardPlaybookFile()));
    await seedCalendars(store, Date.now());
    const metrics = createMetrics();
    const traced = traces ? [traces.clientInterceptor] : [];
    const interceptors = { workflow: [...traced, causeInterceptor, metrics.interceptor] };
    const client = new Client({ connection, namespace, interceptors });
    let isDraining = false;
    const app = createApp({
      store,
      client,
      settings: config,
      logger,
      metrics,
      traces,
      isDraining: () => isDraining,
    });
    const server = await startServer(app, config.apiHost, config.apiPort);
    const notifications = createNotifications({ client, taskQueue: config.taskQueue });
    const stopAsking = keepRequestingNotifications({ store, client, notifications }, logger);
    const stopTelling = keepTellingProjects({ store, client }, logger);
    const changes = createCalendarChanges({ client, taskQueue: config.taskQueue, store });
    const years = calendarYearsOf({ store, client, settings: config, logger });
    const stopWatching = watchCalendars({ changes, years }, logger);
    const schedules = createWeeklySchedules({ ...config, store, client });
    const stopSchedules = keepWeeklySchedules(schedules, logger);
    const commands = createProjectCommands({ ...config, waitMs: config.commandWaitMs, store, client });
    const deliver = (reference: Reference) => deliverParked({ store, commands }, reference);
    const stopParked = keepParkedReports({ store, notifications, deliver }, logger);
    const stopErasures = keepErasures(store, logger);
    const { forgetAfterYears, companyTimeZone: zone } = config;
    const stopRetention =
      forgetAfterYears === undefined ? null : keepRetention(store, { years: forgetAfterYears, zone }, logger);
    logger.info({ url: server.url }, 'API listens');

    const signal = await endSignal();
    logger.info({ signal }, 'API drains');
    isDraining = true;
    await server.stop({ noticeMs: config.drainNoticeMs });
    await stopRetention?.();
    await stopErasures();
    await stopParked();
    await stopAsking();
    await stopTelling();
    await stopSchedules();
    await stopWatching();
  } finally {
    await connection.close();
    await store.close();
    await traces?.stop();
  }
  logger.info('API has stopped');
}

/** The first signal that asks the process to end. */
function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}

main().catch((error: unknown) => {
  createLogger({ name: 'api', level: 'info' }).fatal(
    { err: error },
    error instanceof SettingsError ? error.message : 'the API failed',
  );
  process.exitCode = 1;
});
