import type { DefineCommand } from '../kit/command';
import { exitCodes } from '../kit/exit-codes';
import type { CountByType, Upgraded } from '../kit/operations';
import { positiveNumber } from '../kit/options';
import { jsonText } from '../kit/output';

interface Options {
  readonly undo?: true;
  readonly force?: true;
  readonly rate: number;
  readonly json?: true;
}

const usualPerSecond = 50;

/** `milepost upgrade`: running workflows to newer code. */
export const defineUpgrade: DefineCommand = (program, run, { upgrade }) => {
  if (!upgrade) return;
  program
    .command('upgrade [build]')
    .summary('move running workflows to another build of the workflows')
    .description(
      'make a build of the workflows current and move what runs to it; without a build, the one of the newest workers.\n' +
        'Ends when nothing long-lived is left on older ones; asking again is harmless.',
    )
    .option('--undo', 'back to the build that was current before')
    .option('--force', 'even if no worker of the build polls')
    .option('--rate <number>', 'workflows that are told in a second, at most', positiveNumber, usualPerSecond)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost upgrade --rate 20')
    .action(
      run(async ({ installation, output, signal }, build: string | undefined, options: Options) => {
        const { undo, force, rate, json } = options;
        if (undo && build !== undefined) {
          output.err('Say a build or --undo: the build before is known.');
          return exitCodes.usage;
        }
        let shown = '';
        const upgraded = await upgrade(installation, {
          buildId: build ?? null,
          undo: undo === true,
          force: force === true,
          ratePerSecond: rate,
          signal,
          onProgress: (moved, left) => {
            const line = `${moved} moved, to move: ${countsText(left)}`;
            if (line !== shown) output.err(line);
            shown = line;
          },
        });
        output.out(json ? jsonText(upgraded) : reportText(upgraded));
        return total(upgraded.left) === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
};

function reportText({ buildId, previousBuildId, moved, left, finishing }: Upgraded): string {
  const before = previousBuildId === null ? '' : ` (before: ${previousBuildId})`;
  const lines = [`Build ${buildId} is current${before}; ${moved} workflows have moved to it.`];
  if (total(left) > 0) lines.push(`Still on another build: ${countsText(left)}. Ask again.`);
  if (total(finishing) > 0) {
    lines.push(`These end on an older build, whose worker has to stay until then: ${countsText(finishing)}.`);
  }
  return lines.join('\n');
}

function total(counts: CountByType): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

function countsText(counts: CountByType): string {
  const each = Object.entries(counts).filter(([, count]) => count > 0);
  return each.length === 0 ? 'none' : each.map(([type, count]) => `${count} ${type}`).join(', ');
}
