import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { Report } from './report';

/** What Milepost itself creates in its data folder. */
const ours = /^(?:api-key|in-use-by|logs|mails|mongodb|temporal\.db(?:-wal|-shm|-journal)?)$/;
const rightsOfOthers = 0o077;

/**
 * Removes everybody else's permissions from what an earlier start left in the data folder, and from the folder itself
 * unless it contains something else too: `/tmp` must not be closed to others because somebody keeps data in it.
 *
 * A file system without permissions, or somebody else's folder, is left as it is; the report says so.
 */
export function closeToOthers(dataDir: string, report: Report): void {
  if (process.platform === 'win32') return;
  const entries = readdirSync(dataDir);
  const isOursAlone = entries.every((entry) => ours.test(entry));
  const roots = entries.filter((entry) => ours.test(entry)).map((entry) => path.join(dataDir, entry));
  const open = [
    ...(isOursAlone ? [dataDir].filter(isOpen) : []),
    ...roots.flatMap((root) => [...withContents(root)]).filter(isOpen),
  ];
  const refused = open.filter((file) => !close(file));
  if (refused.length > 0) report(`Others can read ${refused[0]}: its rights cannot be changed.`);
}

/** A file or folder with all its contents; links are skipped, as they may lead to anybody's files. */
function* withContents(file: string): Generator<string> {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink()) return;
  yield file;
  if (!found.isDirectory()) return;
  for (const entry of readdirSync(file)) yield* withContents(path.join(file, entry));
}

function isOpen(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & rightsOfOthers) !== 0;
}

function close(file: string): boolean {
  try {
    chmodSync(file, lstatSync(file).mode & ~rightsOfOthers & 0o777);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // gone in the meantime: nobody reads it
    if (code === 'ENOENT') return true;
    if (code === 'EPERM' || code === 'EROFS' || code === 'ENOTSUP') return false;
    throw error;
  }
  return true;
}
