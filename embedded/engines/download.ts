import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { inheritedEnvironment } from '../../config/embedded';
import { checkoutDir } from '../processes/folders';
import { describeExit, startGuarded, type GuardedProcess } from '../processes/guarded-process';
import type { Report } from '../processes/report';
import { isExecutable } from './run-program';

export type DownloadKind = 'temporal' | 'time-skipping' | 'mongod';

/** How long a download may make no progress, in milliseconds. */
export interface Patience {
  firstByteMs: number;
  stallMs: number;
}

const patience: Patience = { firstByteMs: 4_000, stallMs: 10_000 };

/**
 * The program that the library of this kind downloads for itself: from an earlier download, or a new one. It is given
 * up when the first byte takes longer than four seconds, or when nothing arrives for ten.
 *
 * @throws when it cannot be had; the message is short
 */
export async function downloadedProgram(
  kind: DownloadKind,
  folder: string,
  report: Report,
  limits: Patience = patience,
): Promise<string> {
  const known = path.join(folder, 'program-path');
  const kept = await readFile(known, 'utf8').catch(() => undefined);
  if (kept !== undefined && (await isExecutable(kept))) return kept;

  await mkdir(folder, { recursive: true });
  const file = await runDownload(kind, folder, report, limits);
  await writeFile(known, file);
  return file;
}

interface Said {
  trying?: true;
  file?: string;
  reason?: string;
}

async function runDownload(
  kind: DownloadKind,
  folder: string,
  report: Report,
  limits: Patience,
): Promise<string> {
  const said: Said = {};
  const child = await startGuarded({
    name: `download of ${kind}`,
    command: process.execPath,
    args: ['--import', 'tsx', path.join(__dirname, 'download-program.ts'), kind, folder],
    cwd: checkoutDir,
    env: downloadEnvironment(),
    onLine: (line) => {
      if (line.startsWith('{')) Object.assign(said, JSON.parse(line) as Said);
    },
  });
  const stalled = await watchProgress(child, kind, folder, said, report, limits);
  const exit = await child.exited;
  if (said.file !== undefined) return said.file;
  throw new Error(stalled ?? shortReason(said.reason) ?? `ended with ${describeExit(exit)}`);
}

function downloadEnvironment(): NodeJS.ProcessEnv {
  return {
    ...inheritedEnvironment(),
    // the number of attempts: three by default, with growing pauses
    MONGOMS_MAX_RETRIES: '1',
    // and checks certificates only when npm's setting says so
    npm_config_strict_ssl: 'true',
  };
}

/**
 * Ends the download when it makes no progress for too long.
 *
 * @returns why it was ended, if it was
 */
async function watchProgress(
  child: GuardedProcess,
  kind: DownloadKind,
  folder: string,
  said: Said,
  report: Report,
  limits: Patience,
): Promise<string | undefined> {
  const atStart = await sizeOf(folder);
  let size = atStart;
  let movedAtMs = Date.now();
  let reportedMb = 0;
  while (!(await endedWithin(child, 250))) {
    const now = await sizeOf(folder);
    if (now !== size || !said.trying) movedAtMs = Date.now();
    size = now;
    const limitMs = size === atStart ? limits.firstByteMs : limits.stallMs;
    if (Date.now() - movedAtMs > limitMs) {
      await child.kill();
      return `nothing came for ${limitMs / 1000} s`;
    }
    const mb = Math.floor((size - atStart) / 1_000_000);
    if (mb >= reportedMb + 20) {
      reportedMb = mb;
      report(`  downloading ${kind}: ${mb} MB`);
    }
  }
  return undefined;
}

async function endedWithin(child: GuardedProcess, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const ended = await Promise.race([child.exited.then(() => true), timeUp]);
  clearTimeout(timer);
  return ended;
}

async function sizeOf(folder: string): Promise<number> {
  let total = 0;
  for (const entry of await readdir(folder)) {
    // a file may be renamed between the listing and this look at it
    const found = await stat(path.join(folder, entry)).catch(() => undefined);
    if (found?.isFile()) total += found.size;
  }
  return total;
}

/** The libraries nest the same text several times; its end says what happened. */
function shortReason(reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  if (/dns error|ENOTFOUND|EAI_AGAIN/.test(reason)) return 'its host cannot be found from here';
  if (/ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ECONNRESET|timed? ?out|max retries/i.test(reason)) {
    return 'its host cannot be reached from here';
  }
  const status = /status[^\d]{0,40}([45]\d\d)/i.exec(reason)?.[1];
  return status === undefined ? reason.replaceAll(/\s+/g, ' ').slice(-160) : `its host answered ${status}`;
}
