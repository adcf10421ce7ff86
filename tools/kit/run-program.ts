import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { SettingsError } from '../../config/config';
import { ClearError } from '../../embedded/processes/clear-error';
import { killEverything } from '../../embedded/processes/guarded-process';
import { exitCodes } from '../milepost/kit/exit-codes';

/** The command line of `npm run <name>`. A mistake is answered with an explanation and the usage. */
export function commandLine(name: string): Command {
  return new Command(`npm run ${name} --`).showHelpAfterError().exitOverride();
}

/**
 * Runs this process's command line. A fault that a user can do something about is printed as its sentence, any other
 * with everything known about it; whatever was started is then ended. The exit codes are those of `milepost`.
 */
export function runProgram(program: Command): void {
  program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
      return;
    }
    const isClear = error instanceof ClearError || error instanceof SettingsError;
    process.stderr.write(`\n${isClear ? error.message : inspect(error)}\n`);
    killEverything();
    process.exit(exitCodes.failed);
  });
}
