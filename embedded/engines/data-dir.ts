import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ClearError } from '../processes/clear-error';
import { writing } from '../processes/disk-fault';
import { closeToOthers } from '../processes/owner-only';
import { isAlive } from '../processes/process-alive';
import type { Report } from '../processes/report';

/** A folder that only this process uses. */
export interface DataDir {
  path: string;
  /** Releases it; a temporary one is deleted, unless it is kept. */
  release(): void;
  /**
   * Makes `release` move a temporary folder instead of deleting it.
   *
   * @returns where it will be found then
   */
  keep(): string;
}

/** Two starts on one folder would write the same database files. */
export class DataDirInUseError extends ClearError {
  override readonly name = 'DataDirInUseError';
}

/** Requests a folder that is created now and deleted in the end. */
export const temporary = 'temporary';

/**
 * Takes a folder for the engines' data. Only its user can read it, whatever its permissions were before.
 *
 * @param wanted its path, or `'temporary'`
 * @throws DataDirInUseError when another running process has it; DiskError
 */
export function openDataDir(wanted: string, report: Report): DataDir {
  return wanted === temporary ? temporaryDir() : lockedDir(wanted, report);
}

function lockedDir(folder: string, report: Report): DataDir {
  writing(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const lock = path.join(folder, 'in-use-by');
  const holder = readHolder(lock);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new DataDirInUseError(
      `${folder} is in use by process ${holder}, probably a Milepost that already runs: end it, or set ` +
        `MILEPOST_DATA_DIR to another folder (if it is no Milepost, delete ${lock}).`,
    );
  }
  writing(lock, () => writeFileSync(lock, String(process.pid), { mode: 0o600 }));
  closeToOthers(folder, report);
  return { path: folder, release: () => rmSync(lock, { force: true }), keep: () => folder };
}

function readHolder(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const prefix = 'milepost-';

function temporaryDir(): DataDir {
  removeAbandoned();
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  // a name that the next start does not mistake for an abandoned one
  const keptAs = path.join(tmpdir(), `kept-${path.basename(folder)}`);
  let isKept = false;
  return {
    path: folder,
    release: () => {
      if (isKept) renameSync(folder, keptAs);
      else rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    keep: () => {
      isKept = true;
      return keptAs;
    },
  };
}

/** Removes what killed runs left behind; the name contains the process that made it. */
function removeAbandoned(): void {
  for (const entry of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(path.join(tmpdir(), entry), { recursive: true, force: true });
    }
  }
}
