import { ClearError } from './clear-error';

const explanations: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, or use another folder',
  EDQUOT: 'your disk quota is used up: free some space, or use another folder',
  EROFS: 'its file system is read-only: use another folder',
  EACCES: 'this user may not write there: change its owner, or use another folder',
  EPERM: 'this user may not do that: change its owner, or use another folder',
  EIO: 'the disk reports a fault',
  ENOTDIR: 'a part of its path is no folder: use another folder',
};

/** Why the system refused to write, in words; undefined for an error that has nothing to do with disks. */
export function diskFault(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === undefined ? undefined : explanations[code];
}

/** A file or folder that cannot be written, with the reason. */
export class DiskError extends ClearError {
  override readonly name = 'DiskError';
}

/**
 * Runs something that writes a file, and says which file and why when the disk refuses.
 *
 * @param file what is written, for the reader
 * @throws DiskError; any other error as it is
 */
export function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const why = diskFault(error);
    if (why === undefined) throw error;
    throw new DiskError(`${file} cannot be written: ${why}.`, { cause: error });
  }
}
