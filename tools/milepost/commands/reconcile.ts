import type { DefineCommand } from '../kit/command';
import { exitCodes } from '../kit/exit-codes';
import type { Reconciled, StandsStill } from '../kit/operations';
import { jsonText, tableText } from '../kit/output';
import { counterOf } from '../kit/progress';

interface Options {
  readonly fix?: true;
  readonly project?: string;
  readonly json?: true;
}

/** `milepost reconcile`: what stands still. */
export const defineReconcile: DefineCommand = (program, run, { reconcile }) => {
  if (!reconcile) return;
  program
    .command('reconcile')
    .summary('find what stands still, and repair it with --fix')
    .description(
      'look at every project, hand-over, calendar change, notification and schedule for what stands still.\n' +
        'Without --fix nothing is changed. Fails when something still stands still.',
    )
    .option('--fix', 'repair what can be repaired, also what the hourly check leaves to people')
    .option('--project <id>', 'this project alone')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost reconcile --fix --project project-0f8fad5b')
    .action(
      run(async ({ installation, output, signal }, { fix, project, json }: Options) => {
        const progress = counterOf('looked at', output);
        const reconciled = await reconcile(installation, {
          fix: fix === true,
          projectId: project ?? null,
          signal,
          onProgress: (looked) => progress.at(looked),
        }).finally(() => progress.end());
        output.out(json ? jsonText(reconciled) : reportText(reconciled, fix === true, output.columns));
        return reconciled.findings.length === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
};

function reportText({ counts, findings }: Reconciled, isFixed: boolean, columns: number): string {
  const { looked, repaired } = counts;
  const seen = `${looked} looked at${repaired > 0 ? `, ${repaired} repaired` : ''}.`;
  if (findings.length === 0) return `${seen} Nothing stands still.`;
  const rows = findings.map((each) => [each.kind, each.subject, whatText(each)]);
  const next = isFixed ? '' : '\n\nmilepost reconcile --fix repairs what can be repaired.';
  return `${seen} These stand still:\n${tableText(['what', 'which', 'why'], rows, columns)}${next}`;
}

function whatText({ detail, repair }: StandsStill): string {
  return repair ? `${detail} (${repair.outcome}: ${repair.detail})` : detail;
}
