import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

import { ClearError } from './clear-error';

export interface ProcessSpec {
  /** the name shown to the reader: "Temporal", "worker" */
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** the files that it makes can be read by its user alone; not on Windows */
  ownerOnly?: boolean;
  /** receives each line that it prints */
  onLine(line: string): void;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  readonly pid: number;
  /** when it has ended and its last line was passed on */
  readonly exited: Promise<Exit>;
  /** undefined while it runs */
  exit(): Exit | undefined;
  /** SIGTERM, then SIGKILL when it is still running after `graceMs` milliseconds. */
  stop(graceMs: number): Promise<Exit>;
  /** SIGKILL at once. */
  kill(): Promise<Exit>;
}

const guard = path.join(__dirname, 'guarded.sh');

/** Milliseconds; a program that it started and left behind may keep its output open. */
const lastLinesMs = 1_000;

const running = new Set<ChildProcess>();

/** Ends everything that was started here, at once and without a chance to clean up. */
export function killEverything(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Starts a process that ends with this one, whatever ends this one, `kill -9` included. It has a session of its own, so
 * that Ctrl-C reaches only the parent, which then stops things in order.
 *
 * On Windows there is no guard: a killed parent leaves the process running.
 *
 * @throws when the command cannot be started at all
 */
export async function startGuarded(spec: ProcessSpec): Promise<GuardedProcess> {
  const child = spawnBehindGuard(spec);
  forwardLines(child, (line) => spec.onLine(line));

  running.add(child);
  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      exit = { code, signal };
      if (child.pid !== undefined) endWatcher(child.pid);
      const ended = exit;
      child.once('close', () => resolve(ended));
      // a process that was busy for longer reads what has arrived first: the last lines say why the program ended
      setTimeout(() => setImmediate(resolve, ended), lastLinesMs).unref();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${spec.name} has no process id`);

  const kill = (): Promise<Exit> => {
    child.kill('SIGKILL');
    return exited;
  };
  return {
    pid,
    exited,
    exit: () => exit,
    kill,
    stop: async (graceMs) => {
      child.kill('SIGTERM');
      const late = new AbortController();
      const ended = await Promise.race([
        exited,
        delay(graceMs, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      return ended ?? kill();
    },
  };
}

function spawnBehindGuard(spec: ProcessSpec): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  const options = { cwd: spec.cwd, env: spec.env, stdio, windowsHide: true };
  if (process.platform === 'win32') return spawn(spec.command, spec.args, options);
  const flags = spec.ownerOnly ? ['--owner-only'] : [];
  const args = [guard, ...flags, String(process.pid), spec.command, ...spec.args];
  return spawn('/bin/sh', args, { ...options, detached: true });
}

function forwardLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine);
  }
}

/** The watcher of a program that has ended would leave within a second; this ends it now. */
function endWatcher(leader: number): void {
  if (process.platform === 'win32') return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Thrown when a process ends, or stays silent, before it answers. */
export class NotReadyError extends ClearError {
  override readonly name = 'NotReadyError';
}

/**
 * Waits until `answers` resolves, which means that the process really answered. Failed attempts are repeated.
 *
 * @throws NotReadyError when the process ends first or `timeoutMs` milliseconds pass
 */
export async function waitUntilReady(
  started: GuardedProcess,
  about: { name: string; timeoutMs: number },
  answers: () => Promise<unknown>,
): Promise<void> {
  const giveUpAtMs = Date.now() + about.timeoutMs;
  const ended = started.exited.then((exit) => {
    throw new NotReadyError(`${about.name} ended while starting (${describeExit(exit)})`);
  });
  // observed in the races below; a process that ends later is of no concern here
  ended.catch(() => undefined);
  for (;;) {
    const attempt = answers().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const failure = await Promise.race([attempt, ended]);
    if (failure === undefined) return;
    if (Date.now() > giveUpAtMs) {
      throw new NotReadyError(`${about.name} did not answer within ${about.timeoutMs / 1000} s`, {
        cause: failure.error,
      });
    }
    await Promise.race([delay(25), ended]);
  }
}

/** `code 1` or `signal SIGKILL`. */
export function describeExit(exit: Exit): string {
  return exit.signal ? `signal ${exit.signal}` : `code ${exit.code}`;
}
