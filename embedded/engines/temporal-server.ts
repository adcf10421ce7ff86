import { Connection } from '@temporalio/client';

import { loadTemporalConnection } from '../../config/config';
import { inheritedEnvironment } from '../../config/embedded';
import { ClearError } from '../processes/clear-error';
import { configuredEngine, engineLimits, ownProcess, type RunningEngine } from './engine';
import { checkoutDir } from '../processes/folders';
import { claimPort, type PortChoice } from './ports';
import { findTemporal } from './programs';
import type { Report } from '../processes/report';
import { registerSearchAttributes, type SearchAttributeTypes } from './search-attributes';
import { supervise } from '../processes/supervised';

export interface TemporalOptions {
  port: PortChoice;
  /** `'none'` starts no web interface */
  uiPort: PortChoice | 'none';
  logFile: string;
  /** where everything is stored; without it in memory, so that a restarted server is empty */
  dbFile?: string;
  /** what a file's last acknowledged writes survive; `'power-cut'` by default */
  survives?: 'power-cut' | 'process';
  searchAttributes: SearchAttributeTypes;
  /** settings of the server itself, such as `limit.historyCount.suggestContinueAsNew` */
  dynamicConfig?: Readonly<Record<string, string | number | boolean>>;
}

export interface TemporalEngine extends RunningEngine {
  namespace: string;
  uiUrl?: string;
}

/**
 * A project may get hundreds of reports in one moment. The server's own limit is 10 updates at a time: measured with
 * 500 updates sent at once to one workflow, that took 43 s and 392 of them failed; with this limit it took 0.7 s and
 * none failed.
 */
const defaultDynamicConfig = { 'history.maxInFlightUpdates': 1_000 };

/**
 * `'power-cut'`: on the disk before it is acknowledged, as by default, but with SQLite's write-ahead log: 200 updates
 * in turn took 3.5 s instead of 8.8 s. `'process'`: handed to the operating system by then.
 */
const pragmas = {
  'power-cut': ['journal_mode=wal', 'synchronous=2'],
  process: ['journal_mode=wal', 'synchronous=0'],
} as const;

const uses = {
  server: { what: 'Temporal', usualHolder: 'another Temporal server', variable: 'MILEPOST_TEMPORAL_PORT' },
  ui: { what: 'Temporal UI', usualHolder: 'another Temporal server', variable: 'MILEPOST_TEMPORAL_UI_PORT' },
} as const;

/** The server that `TEMPORAL_ADDRESS` names, once it has answered and knows our search attributes. */
export async function connectTemporal(searchAttributes: SearchAttributeTypes): Promise<TemporalEngine> {
  const { connectionOptions, namespace } = loadTemporalConnection();
  const engine = configuredEngine('Temporal', connectionOptions.address, 'TEMPORAL_ADDRESS');
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: '10 seconds' }).catch(
    (error: unknown) => {
      const message = `No Temporal server answers at ${engine.address}: start it, or unset TEMPORAL_ADDRESS to use a local one.`;
      throw new ClearError(message, { cause: error });
    },
  );
  try {
    await registerSearchAttributes(connection, namespace, searchAttributes);
  } finally {
    await connection.close();
  }
  return { ...engine, namespace };
}

/**
 * Starts Temporal's development server on 127.0.0.1 and resolves when its namespace answers with every search
 * attribute registered.
 *
 * @throws PortInUseError, NoEngineError, NotReadyError
 */
export async function startTemporal(options: TemporalOptions, report: Report): Promise<TemporalEngine> {
  const program = await findTemporal(report);
  const port = await claimPort(options.port, uses.server);
  const uiPort = options.uiPort === 'none' ? undefined : await claimPort(options.uiPort, uses.ui);
  const address = `127.0.0.1:${port}`;
  const own = ownProcess(
    await supervise({
      ...engineLimits,
      name: 'Temporal',
      command: program.path,
      args: serverArguments(options, port, uiPort),
      cwd: checkoutDir,
      env: inheritedEnvironment(),
      logFile: options.logFile,
      report,
      answers: () => withConnection(address, describeDefaultNamespace),
    }),
  );
  try {
    // the server registers attributes only in a new database, so those of a later version are registered here
    await withConnection(address, (connection) =>
      registerSearchAttributes(connection, 'default', options.searchAttributes),
    );
  } catch (error) {
    await own.stop();
    throw error;
  }
  return {
    name: 'Temporal',
    address,
    namespace: 'default',
    engine: program.engine,
    reason: program.reason,
    ...(uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${uiPort}` }),
    ...own,
  };
}

function serverArguments(options: TemporalOptions, port: number, uiPort: number | undefined): string[] {
  const attributes = Object.entries(options.searchAttributes).map(([name, type]) => `${name}=${type}`);
  const settings = Object.entries({ ...defaultDynamicConfig, ...options.dynamicConfig }).map(
    ([key, value]) => `${key}=${JSON.stringify(value)}`,
  );
  const ofFile = pragmas[options.survives ?? 'power-cut'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  return [
    'server',
    'start-dev',
    ...['--ip', '127.0.0.1', '--port', String(port), '--namespace', 'default', '--log-level', 'warn'],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']),
    ...(options.dbFile === undefined ? [] : ['--db-filename', options.dbFile, ...ofFile]),
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
    ...settings.flatMap((setting) => ['--dynamic-config-value', setting]),
  ];
}

async function describeDefaultNamespace(connection: Connection): Promise<void> {
  await connection.workflowService.describeNamespace({ namespace: 'default' });
}

async function withConnection(
  address: string,
  use: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '2 seconds' });
  try {
    await use(connection);
  } finally {
    await connection.close();
  }
}
