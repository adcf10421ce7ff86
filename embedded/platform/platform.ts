import path from 'node:path';

import { Connection } from '@temporalio/client';

import { loadTemporalConnection, loadWorkerConfig, type TemporalConnection } from '../../config/config';
import type { ConfiguredEngines, EmbeddedPorts } from '../../config/embedded';
import { announceInstallation, withdrawInstallation } from '../../config/local-installation';
import { defaultTaskQueue } from '../../contracts/sandbox/names';
import { searchAttributeTypes } from '../../contracts/sandbox/search-attributes';
import { openDataDir, temporary, type DataDir } from '../engines/data-dir';
import type { RunningEngine } from '../engines/engine';
import { startEngines, stopEngines, type Engines } from '../engines/engines';
import { checkoutDir } from '../processes/folders';
import type { MailCatcherClient } from '../engines/mail-catcher';
import { openLocalUpgrade, type LocalUpgrade } from './old-bundles';
import { platformEnvironment } from './platform-environment';
import { claimPort } from '../engines/ports';
import type { Report } from '../processes/report';
import { startService, type Service, type ServiceSpec } from '../processes/service';
import type { Supervised } from '../processes/supervised';
import { keepBundle, type KeptBundle } from './workflow-bundles';

export interface PlatformOptions {
  /** a folder that is kept, or `'temporary'` */
  dataDir: string;
  ports: 'free' | EmbeddedPorts;
  /** length of a day in milliseconds */
  dayMs: number;
  taskQueue?: string;
  configured?: ConfiguredEngines;
  /** the folder of a build (`npm run build`), whose worker, API and workflows run instead of the sources */
  build?: string;
  /**
   * a workflow bundle to run instead of one made from the sources, what of it moves when it has changed, and how often
   * (in milliseconds) to look for what is left
   */
  workflows?: { bundlePath: string; movingTypes?: readonly string[]; lookEveryMs?: number };
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
  readonly worker: Service;
  readonly api: Service;
  /** All that was started here and is restarted when it ends: engines that are not configured, worker, API. */
  readonly processes: readonly Supervised[];
  /** what becomes of workflows that run on earlier code */
  upgrade: Pick<LocalUpgrade, 'serving' | 'finished'>;
  /** undefined when emails go to somebody else's server */
  mail: MailCatcherClient | undefined;
  /**
   * Leaves a temporary folder on the disk when the platform stops, for inspection.
   *
   * @returns where it will be found then
   */
  keepData(): string;
  /** Ends worker and API and starts them with days of another length, in milliseconds. What has fired by then stays. */
  withDaysOf(dayMs: number): Promise<void>;
  /** API first, then the worker, then the engines: nothing is accepted that cannot be finished. */
  stop(): Promise<void>;
}

const freePorts: EmbeddedPorts = { api: 0, temporal: 0, temporalUi: 0, mongodb: 0, smtp: 0, mailUi: 0 };
const apiPortUse = { what: 'API', usualHolder: 'another web server', variable: 'MILEPOST_API_PORT' };

/** How long each may take to finish its running work, in milliseconds. */
const graceMs = { worker: 30_000, api: 15_000 } as const;

/** What has started so far. */
interface Running {
  dataDir: DataDir;
  engines?: Engines;
  upgrade?: LocalUpgrade;
  worker?: Service;
  api?: Service;
}

/**
 * Starts the engines that are not configured, then the worker and the API, and resolves when the API reports that it is
 * ready and the worker polls.
 *
 * @throws ClearError; what had started by then is stopped again
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const ports = options.ports === 'free' ? freePorts : options.ports;
  const running: Running = { dataDir: openDataDir(options.dataDir, options.report ?? ignore) };
  let bundling: Promise<KeptBundle> | undefined;
  try {
    const apiPort = await claimPort(ports.api, apiPortUse);
    bundling = keepBundle(running.dataDir.path, bundleOf(options));
    // awaited after the engines, whose failure comes first
    bundling.catch(() => undefined);
    const engines = await startEngines({
      dataDir: running.dataDir.path,
      ports,
      searchAttributes: searchAttributeTypes,
      configured: options.configured ?? {},
      temporary: options.dataDir === temporary,
      report: options.report ?? ignore,
    });
    running.engines = engines;
    return await startServices(options, apiPort, { engines, bundle: await bundling }, running);
  } catch (error) {
    // it writes into the folder that is released now
    await bundling?.catch(() => undefined);
    await stopRunning(running);
    throw error;
  }
}

async function startServices(
  options: PlatformOptions,
  apiPort: number,
  { engines, bundle }: { engines: Engines; bundle: KeptBundle },
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
      temporalUiUrl: temporal.uiUrl,
      dayMs: options.dayMs,
      dataDir: running.dataDir.path,
    },
    { MILEPOST_TASK_QUEUE: taskQueue, ...options.env },
  );
  const temporalConnection = loadTemporalConnection(env);
  const { deploymentName } = loadWorkerConfig(env);
  const report = options.report ?? ignore;
  const start = (name: string, spec: Pick<ServiceSpec, 'entry' | 'env' | 'graceMs' | 'answers'>) =>
    startService({ name, logFile: path.join(running.dataDir.path, 'logs', `${name}.log`), report, ...spec });
  const startWorker = (
    name: string,
    { buildId, path: bundlePath }: KeptBundle,
    more: NodeJS.ProcessEnv = {},
  ): Promise<Service> =>
    start(name, {
      entry: entryOf(options, 'worker'),
      env: { ...env, MILEPOST_WORKFLOW_BUNDLE: bundlePath, ...more },
      graceMs: graceMs.worker,
      answers: (startedAtMs) => workerPolls(temporalConnection, taskQueue, buildId, startedAtMs),
    });
  const startApi = (more: NodeJS.ProcessEnv = {}): Promise<Service> =>
    start('api', {
      entry: entryOf(options, 'api'),
      env: { ...env, ...more },
      graceMs: graceMs.api,
      answers: () => apiIsReady(apiUrl),
    });
  const upgrading = openLocalUpgrade({
    temporal: temporalConnection,
    build: { deploymentName, buildId: bundle.buildId },
    dataDir: running.dataDir.path,
    ...(options.workflows?.movingTypes && { types: options.workflows.movingTypes }),
    ...(options.workflows?.lookEveryMs && { lookEveryMs: options.workflows.lookEveryMs }),
    startWorker: (earlier) => startWorker(`worker-${earlier.buildId}`, earlier),
    report,
  });
  const both = [startWorker('worker', bundle), startApi()] as const;
  // all are awaited, so that one failure leaves none behind that is still starting
  const [upgrade, worker, api] = await Promise.allSettled([upgrading, ...both]);
  if (upgrade.status === 'fulfilled') running.upgrade = upgrade.value;
  if (worker.status === 'fulfilled') running.worker = worker.value;
  if (api.status === 'fulfilled') running.api = api.value;
  const services = { worker: await both[0], api: await both[1], upgrade: await upgrading };
  announceInstallation(running.dataDir.path, env);
  await services.upgrade.begin();
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
    upgrade: services.upgrade,
    get worker() {
      return services.worker;
    },
    get api() {
      return services.api;
    },
    get processes() {
      const started = [temporal, mongodb, mail].flatMap((engine) => engine.process ?? []);
      return [...started, services.worker, services.api];
    },
    mail: 'client' in mail ? mail.client : undefined,
    keepData: () => running.dataDir.keep(),
    async withDaysOf(dayMs) {
      const more = { MILEPOST_DAY_MS: String(dayMs) };
      await services.api.stop();
      await services.worker.stop();
      running.worker = services.worker = await startWorker('worker', bundle, more);
      running.api = services.api = await startApi(more);
    },
    stop: () => stopRunning(running),
  };
}

function bundleOf({ build, workflows }: PlatformOptions): string | undefined {
  return workflows?.bundlePath ?? (build === undefined ? undefined : path.join(build, 'workflow-bundle.js'));
}

function entryOf({ build }: PlatformOptions, room: 'worker' | 'api'): string {
  return build === undefined ? path.join(checkoutDir, room, 'main.ts') : path.resolve(build, room, 'main.js');
}

async function stopRunning(running: Running): Promise<void> {
  withdrawInstallation(running.dataDir.path);
  await running.api?.stop();
  await running.upgrade?.stop();
  await running.worker?.stop();
  if (running.engines) await stopEngines(running.engines);
  running.dataDir.release();
}

async function apiIsReady(apiUrl: string): Promise<void> {
  const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`the API answers ${response.status}`);
}

/** A worker that is gone stays listed for minutes, so only a poll since the start counts. */
async function workerPolls(
  to: TemporalConnection,
  taskQueue: string,
  buildId: string,
  sinceMs: number,
): Promise<void> {
  const connection = await Connection.connect({ ...to.connectionOptions, connectTimeout: '2 seconds' });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace: to.namespace,
      taskQueue: { name: taskQueue },
    });
    const polled = pollers.some(
      ({ deploymentOptions, lastAccessTime }) =>
        deploymentOptions?.buildId === buildId && accessMs(lastAccessTime) >= sinceMs,
    );
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
