import type { DefineCommand } from '../kit/command';
import { exitCodes } from '../kit/exit-codes';
import type { Restored } from '../kit/operations';
import { positiveNumber } from '../kit/options';
import { jsonText, tableText } from '../kit/output';
import { counterOf } from '../kit/progress';

interface Options {
  readonly project?: string;
  readonly rate: number;
  readonly after?: string;
  readonly json?: true;
}

const usualPerSecond = 50;

/** `milepost restore`: what should run in Temporal and does not, from the ledger. */
export const defineRestore: DefineCommand = (program, run, { restore }) => {
  if (!restore) return;
  program
    .command('restore')
    .summary('start from the ledger what should run in Temporal and does not')
    .description(
      'start every project from its ledger that should run in Temporal and does not, with hand-overs, calendar changes\n' +
        'and schedules: for a Temporal that has lost its database. What runs is left alone; asking again is harmless.',
    )
    .option('--project <id>', 'this project alone')
    .option(
      '--rate <number>',
      'workflows that are started in a second, at most',
      positiveNumber,
      usualPerSecond,
    )
    .option('--after <id>', 'go on after this project, as a run that was stopped has said')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost restore --rate 20')
    .action(
      run(async ({ installation, output, signal }, { project, rate, after, json }: Options) => {
        const progress = counterOf('looked at', output);
        const restored = await restore(installation, {
          projectId: project ?? null,
          perSecond: rate,
          after: after ?? null,
          signal,
          onProgress: (looked) => progress.at(looked),
        }).finally(() => progress.end());
        output.out(json ? jsonText(restored) : reportText(restored, output.columns));
        if (signal.aborted) {
          if (restored.after !== null)
            output.err(`Stopped. To go on: milepost restore --after ${restored.after}`);
          return exitCodes.interrupted;
        }
        return restored.left.length === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
};

function reportText({ looked, started, idle, left, rest }: Restored, columns: number): string {
  const lines = [`${looked} projects looked at: ${started} started, ${idle} run or have ended.`];
  if (rest) {
    const { handOvers, calendarChanges, schedules } = rest;
    lines.push(
      `Beside them: ${handOvers} hand-overs, ${calendarChanges} calendar changes, ${schedules} schedules.`,
    );
  }
  if (left.length > 0) {
    const rows = left.map(({ projectId, detail }) => [projectId, detail]);
    lines.push('', 'Not started:', tableText(['project', 'why'], rows, columns));
  }
  return lines.join('\n');
}
