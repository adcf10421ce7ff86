import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inheritedEnvironment } from '../../config/embedded';
import { checkoutDir } from '../../embedded/processes/folders';

/** Programs of `docs/examples`, each run as its reader runs it: by its language, with an environment. */

export const examplesDir = path.join(checkoutDir, 'docs', 'examples');

type Environment = Readonly<Record<string, string>>;

/** What runs a program, by the ending of its name. */
function commandOf(file: string): [string, ...string[]] {
  const program = path.join(examplesDir, file);
  if (file.endsWith('.ts')) return [process.execPath, '--import', 'tsx', program];
  if (file.endsWith('.py')) return ['python3', program];
  return ['bash', program];
}

function start(file: string, env: Environment): ChildProcess {
  const [command, ...args] = commandOf(file);
  return spawn(command, args, {
    cwd: checkoutDir,
    env: { ...inheritedEnvironment(), PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** @throws that a program of the machine is missing: an example that is not run is not tested */
function failed(child: ChildProcess): Promise<never> {
  return new Promise((_, reject) =>
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      reject(
        isMissing ? new Error(`${child.spawnfile} is not on PATH: the examples cannot be tested.`) : error,
      );
    }),
  );
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end. */
export function runExample(file: string, env: Environment, input = ''): Promise<Ended> {
  return ended(start(file, env), input);
}

/** What a child has said by its end. */
export function ended(child: ChildProcess, input = ''): Promise<Ended> {
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin?.end(input);
  const closed = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, output, errors })),
  );
  return Promise.race([closed, failed(child)]);
}

/** A program that goes on until it is stopped. */
export interface Running {
  /** What it has printed so far, line by line. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** Starts a program and waits for its first line. */
export async function startExample(file: string, env: Environment): Promise<Running> {
  const child = start(file, env);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const listening = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => {
      lines.push(line);
      resolve();
    });
    void closed.then(() => reject(new Error(`${file} has ended: ${errors}`)));
  });
  await Promise.race([listening, failed(child)]);
  return {
    lines,
    async stop() {
      child.kill();
      await closed;
    },
  };
}
