import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** What a short program printed, or why it could not be run. */
export type RunResult = { ok: true; output: string } | { ok: false; missing: boolean; output: string };

/** Runs a program to its end and collects what it prints; never throws for the program's own failure. */
export async function runProgram(
  command: string,
  args: readonly string[],
  timeoutMs = 10_000,
): Promise<RunResult> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: timeoutMs, windowsHide: true }, (error, stdout, stderr) => {
      if (!error) resolve({ ok: true, output: stdout.trim() });
      else resolve({ ok: false, missing: error.code === 'ENOENT', output: `${stdout}${stderr}`.trim() });
    });
  });
}

/** The full path of a program on PATH, or undefined. */
export async function findOnPath(
  program: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  const endings = platform === 'win32' ? ['.exe', ''] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
  for (const folder of folders) {
    for (const ending of endings) {
      const file = path.join(folder, program + ending);
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** Whether this user may run the file. */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
