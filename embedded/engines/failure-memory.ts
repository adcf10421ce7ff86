import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { diskFault } from '../processes/disk-fault';
import type { Report } from '../processes/report';

export interface RememberedFailure {
  reason: string;
  atMs: number;
}

/** Failed attempts, kept on disk so that later starts do not wait for them again. */
export interface FailureMemory {
  recall(attempt: string): RememberedFailure | undefined;
  /** When the disk refuses the write, the report says so and a later start makes the attempt again. */
  remember(attempt: string, reason: string): void;
}

/** After a week the network may be another one. */
export const forgottenAfterMs = 7 * 86_400_000;

/** The memory in `<folder>/failures.json`; deleting the folder forgets everything. */
export function failureMemory(folder: string, report: Report, now: () => number = Date.now): FailureMemory {
  const file = path.join(folder, 'failures.json');
  return {
    recall: (attempt) => {
      const failure = readFailures(file)[attempt];
      return failure && now() - failure.atMs < forgottenAfterMs ? failure : undefined;
    },
    remember: (attempt, reason) => {
      const failures = { ...readFailures(file), [attempt]: { reason, atMs: now() } };
      const written = `${file}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(written, `${JSON.stringify(failures, null, 2)}\n`);
        renameSync(written, file);
      } catch (error) {
        const why = diskFault(error);
        if (why === undefined) throw error;
        rmSync(written, { force: true });
        report(`${file} cannot be written: ${why}. The next start tries "${attempt}" again.`);
      }
    },
  };
}

function readFailures(file: string): Record<string, RememberedFailure> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, RememberedFailure>;
  } catch (error) {
    // no file yet, or a truncated one: then there is nothing to remember
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}
