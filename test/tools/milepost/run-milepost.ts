import { CommanderError } from 'commander';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createRunner } from '../../../tools/milepost/kit/command';
import { exitCodes } from '../../../tools/milepost/kit/exit-codes';
import { openInstallation } from '../../../tools/milepost/kit/installation';
import { programOfRun } from '../../support/build-of-run';
import type { Operations } from '../../../tools/milepost/kit/operations';
import { createProgram } from '../../../tools/milepost/program';

/** What a command has written, and how it ended. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
  /** Of `--json`. */
  readonly json: <T>() => T;
}

export interface RunOptions {
  readonly operations?: Operations;
  readonly signal?: AbortSignal;
}

/** Runs the command line within this process, on an installation that `env` describes. */
export async function milepost(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  { operations = {}, signal = new AbortController().signal }: RunOptions = {},
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const output = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    columns: 120,
    isWatched: false,
  };
  let code: number = exitCodes.ok;
  const run = createRunner({
    output,
    signal,
    isVerbose: () => program.opts<{ verbose?: true }>().verbose === true,
    exit: (given) => (code = given),
    open: () => openInstallation({ env: { ...env }, origin: 'of the test' }),
  });
  const program = createProgram(run, output, operations);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return ranOf(out.join('\n'), err.join('\n'), code);
}

export interface Spawned {
  readonly child: ChildProcess;
  readonly ran: Promise<Ran>;
}

const root = path.join(__dirname, '..', '..', '..');

/** Runs it as operators do, in a process of its own that has no other environment. */
export function spawnMilepost(env: Readonly<Record<string, string>>, args: readonly string[]): Spawned {
  const child = spawn(process.execPath, [...programOfRun('tools/milepost/main'), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { child, ran: written.then(([out, err, [code]]) => ranOf(out, err, (code as number | null) ?? -1)) };
}

function ranOf(out: string, err: string, code: number): Ran {
  return { out, err, code, json: <T>() => JSON.parse(out) as T };
}
