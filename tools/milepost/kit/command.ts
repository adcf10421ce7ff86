import { inspect } from 'node:util';
import type { Command } from 'commander';
import { SettingsError } from '../../../config/config';
import type { ExitCode } from './exit-codes';
import { exitCodes } from './exit-codes';
import type { Installation } from './installation';
import { knownFault, openInstallation } from './installation';
import type { Operations } from './operations';
import type { Output } from './output';
import { withoutSecrets } from './secrets';

/** What a command can use. */
export interface CommandContext {
  readonly output: Output;
  readonly installation: Installation;
  /** Aborts at Ctrl-C: a command stops where it can resume later. */
  readonly signal: AbortSignal;
}

/** Adds a command to the program; one whose operation is not there adds none. */
export type DefineCommand = (program: Command, run: Runner, operations: Operations) => void;

/** Makes a command's action: opens what it needs, runs it, reports failures, and closes everything. */
export type Runner = <Args extends unknown[]>(
  action: (context: CommandContext, ...args: Args) => Promise<ExitCode>,
) => (...args: Args) => Promise<void>;

export interface RunnerDeps {
  readonly output: Output;
  readonly signal: AbortSignal;
  /** Whether errors are printed with everything known about them. */
  readonly isVerbose: () => boolean;
  readonly exit: (code: ExitCode) => void;
  /** By default the one that settings and checkout lead to. */
  readonly open?: () => Installation;
}

export function createRunner({
  output,
  signal,
  isVerbose,
  exit,
  open = openInstallation,
}: RunnerDeps): Runner {
  return (action) =>
    async (...args) => {
      let installation: Installation | undefined;
      try {
        installation = open();
        exit(await action({ output, installation, signal }, ...args));
      } catch (error) {
        const isInterrupted = signal.aborted && error === signal.reason;
        if (isInterrupted) output.err('Stopped.');
        else {
          const text = isVerbose() ? inspect(error, { depth: 4 }) : faultText(error);
          output.err(withoutSecrets(text, installation?.settings.env ?? {}));
        }
        exit(isInterrupted ? exitCodes.interrupted : exitCodes.failed);
      } finally {
        await installation?.close();
      }
    };
}

function faultText(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const known = knownFault(error);
  if (known) return `${known.message}\n${known.remedy}`;
  const message = error instanceof Error ? error.message : String(error);
  return `${message}\nNobody has foreseen this. Run it again with --verbose to see where it comes from.`;
}
