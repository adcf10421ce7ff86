import path from 'node:path';

import { Connection } from '@temporalio/client';

import { loadTemporalConnection, type TemporalConnection } from '../config/config';
import type { ConfiguredEngines, EmbeddedPorts } from '../config/embedded';
import { announceInstallation, withdrawInstallation } from '../config/local-installation';
import { defaultTaskQueue } from '../contracts/names';
import { searchAttributeTypes } from '../contracts/search-attributes';
import { openDataDir, temporary, type DataDir } from './data-dir';
import type { RunningEngine } from './engine';
import { startEngines, stopEngines, type Engines } from './engines';
import { checkoutDir } from './folders';
import type { MailCatcherClient } from './mail-catcher';
import { platformEnvironment } from './platform-environment';
import { claimPort } from './ports';
import type { Report } from './report';
import { startService, type Service } from './service';
import type { Supervised } from './supervised';

export interface PlatformOptions {
  /** a folder that is kept, or `'temporary'` */
  dataDir: string;
  ports: 'free' | EmbeddedPorts;
  /** length of a day in milliseconds */
  dayMs: number;
  taskQueue?: string;
  configured?: ConfiguredEngines;
  /** more settings for worker and API */
  env?: Readonly<Record<string, string>>;
  report?: Report;
}

/** Everything that runs: the engines, one worker, one API. */
export interface Platform {
  apiUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  temporalUiUrl: string | undefined;
  mongoUri: string;
  smtpUrl: string;
  inboxUrl: string | undefined;
  dataDir: string;
  /** Temporal, MongoDB, mail */
  engines: readonly [RunningEngine, RunningEngine, RunningEngine];
  worker: Service;
  api: Service;
  /** All that was started here and is started again when it ends: engines that are not configured, worker, API. */
  processes: readonly Supervised[];
  /** undefined when mails go to a server of somebody else */
  mail: MailCatcherClient | undefined;
  /** API first, then the worker, then the engines: nothing is taken on that cannot be finished. */
  stop(): Promise<void>;
}

const freePorts: EmbeddedPorts = { api: 0, temporal: 0, temporalUi: 0, mongodb: 0, smtp: 0, mailUi: 0 };
const apiPortUse = { what: 'API', usualHolder: 'another web server', variable: 'MILEPOST_API_PORT' };

/** How long each may take to finish what it has in hand, in milliseconds. */
const graceMs = { worker: 30_000, api: 15_000 } as const;

/** What has started so far. */
interface Running {
  dataDir: DataDir;
  engines?: Engines;
  worker?: Service;
  api?: Service;
}

/**
 * Starts the engines that are not configured, then the worker and the API, and resolves when the API says that
 * it is ready and the worker polls.
 *
 * @throws ClearError; what had started by then is stopped again
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const ports = options.ports === 'free' ? freePorts : options.ports;
  const running: Running = { dataDir: openDataDir(options.dataDir, options.report ?? ignore) };
  try {
    const apiPort = await claimPort(ports.api, apiPortUse);
    const engines = await startEngines({
      dataDir: running.dataDir.path,
      ports,
      searchAttributes: searchAttributeTypes,
      configured: options.configured ?? {},
      temporary: options.dataDir === temporary,
      report: options.report ?? ignore,
    });
    running.engines = engines;
    return await startServices(options, apiPort, engines, running);
  } catch (error) {
    await stopRunning(running);
    throw error;
  }
}

async function startServices(
  options: PlatformOptions,
  apiPort: number,
  engines: Engines,
  running: Running,
): Promise<Platform> {
  const { temporal, mongodb, mail } = engines;
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const taskQueue = options.taskQueue ?? defaultTaskQueue;
  const mongoUri = options.configured?.mongodbUri ?? mongodb.uri('milepost');
  const ownTemporalAddress = temporal.process === undefined ? undefined : temporal.address;
  const env = platformEnvironment(
    {
      apiUrl,
      apiPort,
      mongoUri,
      smtpUrl: mail.smtpUrl,
      ownTemporalAddress,
      dayMs: options.dayMs,
      dataDir: running.dataDir.path,
    },
    { MILEPOST_TASK_QUEUE: taskQueue, ...options.env },
  );
  const start = (name: 'worker' | 'api', answers: (startedAtMs: number) => Promise<void>): Promise<Service> =>
    startService({
      name,
      entry: path.join(checkoutDir, name, 'main.ts'),
      env,
      logFile: path.join(running.dataDir.path, 'logs', `${name}.log`),
      graceMs: graceMs[name],
      report: options.report ?? ignore,
      answers,
    });
  const connection = loadTemporalConnection(env);
  const both = [
    start('worker', (startedAtMs) => workerPolls(connection, taskQueue, startedAtMs)),
    start('api', () => apiIsReady(apiUrl)),
  ] as const;
  // both are waited for, so that the failure of one leaves none behind that is still starting
  const [worker, api] = await Promise.allSettled(both);
  if (worker.status === 'fulfilled') running.worker = worker.value;
  if (api.status === 'fulfilled') running.api = api.value;
  const services = [await both[0], await both[1]] as const;
  announceInstallation(running.dataDir.path, env);
  return {
    apiUrl,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    temporalUiUrl: temporal.uiUrl,
    mongoUri,
    smtpUrl: mail.smtpUrl,
    inboxUrl: 'inboxUrl' in mail ? mail.inboxUrl : undefined,
    dataDir: running.dataDir.path,
    engines: [temporal, mongodb, mail],
    worker: services[0],
    api: services[1],
    processes: [
      ...[temporal, mongodb, mail].flatMap((engine) => (engine.process ? [engine.process] : [])),
      ...services,
    ],
    mail: 'client' in mail ? mail.client : undefined,
    stop: () => stopRunning(running),
  };
}

async function stopRunning(running: Running): Promise<void> {
  withdrawInstallation(running.dataDir.path);
  await running.api?.stop();
  await running.worker?.stop();
  if (running.engines) await stopEngines(running.engines);
  running.dataDir.release();
}

async function apiIsReady(apiUrl: string): Promise<void> {
  const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`the API answers ${response.status}`);
}

/** A worker that is gone stays listed for minutes, so only a poll since the start counts. */
async function workerPolls(to: TemporalConnection, taskQueue: string, sinceMs: number): Promise<void> {
  const connection = await Connection.connect({ ...to.connectionOptions, connectTimeout: '2 seconds' });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace: to.namespace,
      taskQueue: { name: taskQueue },
    });
    const polled = pollers.some((poller) => accessMs(poller.lastAccessTime) >= sinceMs);
    if (!polled) throw new Error('the worker does not poll yet');
  } finally {
    await connection.close();
  }
}

function accessMs(time: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1_000_000;
}

function ignore(): void {
  // nobody wants to read the progress
}
