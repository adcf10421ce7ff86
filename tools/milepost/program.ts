import { Command } from 'commander';
import type { Runner } from './kit/command';
import { defineAdministrators } from './commands/administrators';
import { defineArchive } from './commands/archive';
import { defineDoctor } from './commands/doctor';
import { defineDuplicates } from './commands/duplicates';
import { defineExplain } from './commands/explain';
import { defineImport } from './commands/import';
import { defineImportSet } from './commands/import-set';
import { defineKeys } from './commands/keys';
import { defineMail } from './commands/mail';
import { defineRebuild } from './commands/rebuild';
import { defineReconcile } from './commands/reconcile';
import { defineRestore } from './commands/restore';
import { defineRetention } from './commands/retention';
import { defineUpgrade } from './commands/upgrade';
import type { Operations } from './kit/operations';
import type { Output } from './kit/output';

const commands = [
  defineDoctor,
  defineExplain,
  defineReconcile,
  defineRebuild,
  defineRestore,
  defineDuplicates,
  defineRetention,
  defineMail,
  defineUpgrade,
  defineKeys,
  defineAdministrators,
  defineImport,
  defineImportSet,
  defineArchive,
];

/** The whole command line. */
export function createProgram(run: Runner, output: Output, operations: Operations): Command {
  const program = new Command('milepost')
    .description('Milepost for operators: looks after an installation while it runs.')
    .option('--verbose', 'print all that is known of an error')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.err(text.trimEnd()),
    })
    .addHelpText(
      'after',
      '\nIn a checkout it finds the installation that npm start runs; elsewhere it reads the settings of API and worker' +
        '\nfrom the environment. Exit code: 0 done, 1 failed, 2 the command line cannot be understood.',
    );
  for (const define of commands) define(program, run, operations);
  return program;
}
