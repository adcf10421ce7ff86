import type { Command } from 'commander';
import { commandLine } from '../kit/run-program';
import { wholeNumber } from '../milepost/kit/options';

/** What a run is asked for. */
export interface ChaosOptions {
  readonly commands: number;
  readonly kills: number;
  readonly projects: number;
  readonly clients: number;
  /** The same seed gives the same commands and the same kills in the same order. */
  readonly seed: number;
  /** No command and no kill begins later than this after the first one; null: all of them begin. */
  readonly seconds: number | null;
  /** How long to wait at the end for emails that are to be handed over a second time. */
  readonly mailPatienceSeconds: number;
  /** The folder of a build whose processes run; null: those of the sources. */
  readonly build: string | null;
  readonly json: boolean;
  /** Also shows what the platform says of its processes. */
  readonly verbose: boolean;
}

/** A slot of an attempt at a mail is two minutes long; see `mailSlotMs`. */
const defaults = { commands: 5_000, kills: 60, clients: 8, seed: 1, mailPatienceSeconds: 150 } as const;
const commandsOfProject = 50;

interface Given extends Omit<
  ChaosOptions,
  'projects' | 'seconds' | 'build' | 'json' | 'verbose' | 'mailPatienceSeconds'
> {
  readonly projects?: number;
  readonly seconds?: number;
  readonly mailPatience: number;
  readonly build?: string;
  readonly json?: true;
  readonly verbose?: true;
}

/** The command line; `run` gets what it asks for. */
export function createProgram(run: (options: ChaosOptions) => Promise<void>): Command {
  return commandLine('chaos')
    .description(
      'Starts a whole Milepost on free ports in a temporary folder, sends commands while its processes are killed,\n' +
        'and then counts whether every acknowledged command stands in the ledger exactly once.',
    )
    .option('--commands <n>', 'commands that are sent', atLeast(1), defaults.commands)
    .option('--kills <n>', 'processes that are killed meanwhile', atLeast(0), defaults.kills)
    .option('--projects <n>', `projects (default: one for ${commandsOfProject} commands)`, atLeast(1))
    .option('--clients <n>', 'commands at the same time', atLeast(1), defaults.clients)
    .option('--seed <n>', 'repeats the commands and kills of an earlier run', atLeast(0), defaults.seed)
    .option('--seconds <n>', 'begin no command and no kill after this long', atLeast(1))
    .option(
      '--mail-patience <seconds>',
      'wait this long for mails that are to be handed over a second time',
      atLeast(0),
      defaults.mailPatienceSeconds,
    )
    .option('--build <folder>', 'run what npm run build made there (dist) instead of the sources')
    .option('--json', 'print one JSON document')
    .option('--verbose', 'also show what the platform says of its processes')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s chaos -- --commands 200 --kills 6 --seed 7' +
        '\n\nExit code: 0 everything holds, 1 something does not, 2 the command line cannot be understood, 130 Ctrl-C.',
    )
    .action(({ projects, seconds, mailPatience, build, json, verbose, ...given }: Given) =>
      run({
        ...given,
        projects: projects ?? Math.ceil(given.commands / commandsOfProject),
        seconds: seconds ?? null,
        mailPatienceSeconds: mailPatience,
        build: build ?? null,
        json: json === true,
        verbose: verbose === true,
      }),
    );
}

const atLeast = (least: number): ((text: string) => number) => wholeNumber(least, 1_000_000);
