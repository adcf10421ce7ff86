import { mkdirSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';

import { mongo } from 'mongoose';

import { inheritedEnvironment } from '../../config/embedded';
import { ClearError } from '../processes/clear-error';
import { writing } from '../processes/disk-fault';
import { configuredEngine, engineLimits, ownProcess, type RunningEngine } from './engine';
import { claimPort, type PortChoice } from './ports';
import { findMongodb, type MongodbProgram } from './programs';
import type { Report } from '../processes/report';
import { supervise, type SupervisedSpec } from '../processes/supervised';

export interface MongodbOptions {
  port: PortChoice;
  /** folder of the database files; created when missing */
  dataDir: string;
  logFile: string;
  /**
   * `'power-cut'`: a write is on the disk before it is acknowledged. `'process'`: an acknowledged write survives a
   * killed server, but a power cut may take the last ones; twice as fast for one writer.
   */
  survives: 'power-cut' | 'process';
}

export interface MongodbEngine extends RunningEngine {
  /** The connection string for one database of this server. */
  uri(database: string): string;
}

const use = { what: 'MongoDB', usualHolder: 'another MongoDB server', variable: 'MILEPOST_MONGODB_PORT' };

/** The server that `MILEPOST_MONGODB_URI` names, once it has answered. */
export async function connectMongodb(uri: string): Promise<MongodbEngine> {
  const engine = configuredEngine('MongoDB', withoutSecret(uri), 'MILEPOST_MONGODB_URI');
  await ping(uri, 10_000).catch((error: unknown) => {
    throw new ClearError(
      `No MongoDB server answers at ${engine.address}: start it, or unset MILEPOST_MONGODB_URI to use a local one.`,
      { cause: error },
    );
  });
  return { ...engine, uri: (database) => withDatabase(uri, database) };
}

/**
 * Starts a server that speaks MongoDB's protocol on 127.0.0.1 and resolves when it answers a ping.
 *
 * @throws PortInUseError, NoEngineError, NotReadyError
 */
export async function startMongodb(options: MongodbOptions, report: Report): Promise<MongodbEngine> {
  const program = await findMongodb(report);
  const port = await claimPort(options.port, use);
  const base = `mongodb://127.0.0.1:${port}`;
  const own = ownProcess(
    await supervise({
      ...engineLimits,
      ...(program.kind === 'mongod' ? mongodSpec(program, options, port) : nxSpec(program, options, port)),
      name: 'MongoDB',
      cwd: options.dataDir,
      logFile: options.logFile,
      report,
      answers: () => ping(`${base}/?directConnection=true`, 1_000),
    }),
  );
  // mongod keeps the last tenth of a second in memory unless it is asked to journal
  const isSynced = options.survives === 'power-cut' || program.kind === 'mongod';
  const journal = isSynced ? '&w=majority&journal=true' : '';
  return {
    name: 'MongoDB',
    address: base,
    engine: program.engine,
    reason: program.reason,
    uri: (database) => `${base}/${database}?directConnection=true${journal}`,
    ...own,
  };
}

type Launch = Pick<SupervisedSpec, 'command' | 'args' | 'env' | 'beforeStart'>;

function mongodSpec(program: MongodbProgram, options: MongodbOptions, port: number): Launch {
  return {
    command: program.path,
    args: ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folderFor(program, options)],
    env: inheritedEnvironment(),
  };
}

function nxSpec(program: MongodbProgram, options: MongodbOptions, port: number): Launch {
  const folder = folderFor(program, options);
  const pidFile = path.join(folder, 'nx-27017.pid');
  // its own default for these two is one path for the whole machine; it also prints what it logs
  const ownFiles = ['--log-file', devNull, '--pid-file', pidFile];
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  return {
    command: program.python?.command ?? 'python3',
    args: [program.path, ...address, '--data-dir', folder, '--journal-mode', 'WAL', ...ownFiles],
    env: { ...inheritedEnvironment(), ...program.python?.env, PYTHONUNBUFFERED: '1' },
    // a killed server leaves it behind, and it will not start while any process has that number
    beforeStart: () => rmSync(pidFile, { force: true }),
  };
}

/** The two keep different files: when a machine later gets a real server, it starts beside the old files. */
function folderFor(program: MongodbProgram, options: MongodbOptions): string {
  const folder = path.join(options.dataDir, program.kind);
  writing(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  return folder;
}

async function ping(uri: string, timeoutMs: number): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}

const uriParts = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/[^?]*)?(\?.*)?$/;

function withDatabase(uri: string, database: string): string {
  const [, scheme = '', hosts = '', query = ''] = uriParts.exec(uri) ?? [];
  return `${scheme}${hosts}/${database}${query}`;
}

/** The address without user and password, for people to read. */
function withoutSecret(uri: string): string {
  const [, scheme = '', hosts = ''] = uriParts.exec(uri) ?? [];
  return `${scheme}${hosts.replace(/^.*@/, '')}`;
}
