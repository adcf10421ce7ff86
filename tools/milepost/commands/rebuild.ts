import type { CommandContext, DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import type { Progress } from '../kit/progress';
import { progressOf } from '../kit/progress';
import type { RebuildReport } from '../kit/rebuild-all';
import { rebuildAll, rebuildOne } from '../kit/rebuild-all';

interface Options {
  readonly project?: string;
  readonly fromStart?: true;
  readonly json?: true;
}

/** `milepost rebuild`: the read side anew from the ledger. */
export const defineRebuild: DefineCommand = (program, run) => {
  program
    .command('rebuild')
    .summary('projects and tasks anew from the ledger')
    .description(
      'fold projects and tasks anew from the ledger, while projects go on; creates indexes that are missing.\n' +
        'A run that was stopped is taken up by the next one.',
    )
    .option('--project <id>', 'this project alone')
    .option('--from-start', 'begin with the first project, whatever an earlier run has done')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost rebuild --project project-0f8fad5b')
    .action(
      run((context, options: Options) =>
        options.project === undefined ? all(context, options) : one(context, options.project, options),
      ),
    );
};

async function one(
  { installation, output, signal }: CommandContext,
  projectId: string,
  { json }: Options,
): Promise<ExitCode> {
  const store = await installation.store();
  await store.ensureIndexes();
  const [first] = await store.ledger.read(projectId, { limit: 1 });
  if (!first) {
    throw new CommandError(
      `The ledger has no project ${projectId}.`,
      'Check the id: it is the one that the API shows.',
    );
  }
  const rebuilt = await rebuildOne(store, projectId, signal);
  if (json) output.out(jsonText(rebuilt));
  else if (rebuilt.outcome === 'faulty') output.out(`${projectId} is left as it is: ${rebuilt.fault}.`);
  else output.out(`${projectId} at revision ${rebuilt.revision}: ${words[rebuilt.outcome]}.`);
  return rebuilt.outcome === 'faulty' ? exitCodes.failed : exitCodes.ok;
}

const words = { same: 'it was as the ledger says', written: 'written anew' } as const;

async function all({ installation, output, signal }: CommandContext, options: Options): Promise<ExitCode> {
  const store = await installation.store();
  await store.ensureIndexes();
  let progress: Progress | undefined;
  const report = await rebuildAll(store, {
    fromStart: options.fromStart === true,
    signal,
    onStart: (total, resumedAfter, done) => {
      if (resumedAfter !== null) {
        output.err(
          `A run that was stopped had done ${done} of ${total} projects: this one goes on there. To begin anew: --from-start.`,
        );
      }
      progress = progressOf('projects', total, output, done);
    },
    onProgress: (done) => progress?.at(done),
  }).finally(() => progress?.end());
  output.out(options.json ? jsonText(report) : reportText(report, output.columns));
  return report.faulty.length > 0 ? exitCodes.failed : exitCodes.ok;
}

function reportText(
  { projects, written, customers, faulty, withoutLedger }: RebuildReport,
  columns: number,
): string {
  const lines = [
    `${projects} projects looked at, ${written} written anew, the others were as the ledger says.`,
  ];
  if (customers > 0) lines.push(`${customers} customers are found by their names and references again.`);
  if (faulty.length > 0) {
    const rows = faulty.map(({ projectId, fault }) => [projectId, fault]);
    lines.push('', 'Left as they are:', tableText(['project', 'why'], rows, columns));
  }
  if (withoutLedger.length > 0) {
    lines.push('', `Without any event in the ledger, and left as they are: ${withoutLedger.join(', ')}`);
  }
  return lines.join('\n');
}
