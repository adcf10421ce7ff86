#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createRunner } from './kit/command';
import { exitCodes } from './kit/exit-codes';
import type { Operations } from './kit/operations';
import { terminal } from './kit/output';
import { createProgram } from './program';
import { retryMail } from './kit/retries';
import { reconcile, restore } from './kit/standstills';
import { upgrade } from './kit/upgrades';

/** What the long commands do; see `Operations`. */
const operations: Operations = { reconcile, restore, upgrade, retryMail };

/** npm hands a Ctrl-C on that the terminal has already sent, so one press arrives more than once. */
const samePressMs = 1_000;

/** Composes the command line for operators, runs what it is asked for, and ends with an exit code that tells how. */
async function main(): Promise<void> {
  const output = terminal();
  const stop = new AbortController();
  let firstAtMs: number | undefined;
  const onSignal = (): void => {
    firstAtMs ??= Date.now();
    stop.abort(new Error('Interrupted.'));
    // somebody who presses it again does not want to wait for what is under way
    if (Date.now() - firstAtMs > samePressMs) process.exit(exitCodes.interrupted);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);

  const run = createRunner({
    output,
    signal: stop.signal,
    isVerbose: () => program.opts<{ verbose?: true }>().verbose === true,
    exit: (code) => (process.exitCode = code),
  });
  const program = createProgram(run, output, operations);
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
}

void main();
