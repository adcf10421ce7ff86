import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { linesOf, readBundle } from '../../../bundle/read-bundle';
import { bundleLines } from '../../../bundle/write-bundle';
import type { BundleReport } from '../../../contracts/wire/archive-bundle';
import { keyActor } from '../../../domain/project/model/actors';
import type { CommandContext, DefineCommand } from '../kit/command';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import { counterOf } from '../kit/progress';

interface Options {
  readonly commit?: true;
  readonly json?: true;
}

/** `milepost archive`: all of it as one file, and put back. */
export const defineArchive: DefineCommand = (program, run) => {
  const archive = program
    .command('archive')
    .summary('export the whole customer archive, and put it back')
    .description(
      'all customers, their people, personal facts, contacts and decisions, with their history, as one file. Imported\n' +
        'into an empty archive and exported again, the file is the same.',
    );
  archive
    .command('export <file>')
    .summary('write the archive to a file, one JSON object a line')
    .action(run(exportArchive));
  archive
    .command('import <file>')
    .summary('put an exported archive back')
    .description(
      'say what would become of each line; with --commit put it back. What is there already is never overwritten, and\n' +
        'the same file again changes nothing: an import that was broken off is simply repeated.',
    )
    .option('--commit', 'write it')
    .option('--json', 'print one JSON document')
    .action(run(importArchive));
};

async function exportArchive(
  { installation, output, signal }: CommandContext,
  file: string,
): Promise<ExitCode> {
  const store = await installation.store();
  await store.archiveViews.note([
    {
      ...{ atMs: Date.now(), viewerId: keyActor('operator'), through: 'export', list: '/v1/archive/bundle' },
      ...{ customerId: null, personId: null },
    },
  ]);
  const progress = counterOf('lines written', output);
  let count = 0;
  const text = async function* (): AsyncGenerator<string> {
    for await (const line of bundleLines(store)) {
      yield `${line}\n`;
      progress.at((count += 1));
    }
  };
  // whoever finds the file has all of it
  const part = `${file}.part`;
  try {
    await pipeline(text, createWriteStream(part, { mode: 0o600 }), { signal });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  output.out(`${count} lines: ${file}. It has personal data; whoever has the file has all of it.`);
  return exitCodes.ok;
}

async function importArchive(
  { installation, output, signal }: CommandContext,
  file: string,
  { commit, json }: Options,
): Promise<ExitCode> {
  const store = await installation.store();
  const isCommitted = commit === true;
  const progress = counterOf(isCommitted ? 'lines put back' : 'lines checked', output);
  let report: BundleReport;
  try {
    report = await readBundle(store, linesOf(createReadStream(file)), {
      ...{ isCommitted, signal },
      onLine: (count) => progress.at(count),
    });
  } finally {
    progress.end();
  }
  output.out(json ? jsonText(report) : summary(report, output.columns));
  return report.counts.refused > 0 || !report.isWhole ? exitCodes.failed : exitCodes.ok;
}

const mostShown = 20;

function summary({ committed, lines, counts, isWhole, problems }: BundleReport, columns: number): string {
  const { created, same, refused } = counts;
  const shown = problems
    .slice(0, mostShown)
    .map(({ line, what, detail, cure }) => [String(line), what, `${detail} ${cure}`]);
  return [
    `${lines} lines: ${created} new, ${same} as they are, ${refused} refused`,
    committed ? 'It was carried out.' : 'Nothing was written: that was the dry run. --commit puts it back.',
    ...(isWhole ? [] : ['The file is not whole: its last line does not count what stands before it.']),
    ...(shown.length > 0
      ? [tableText(['line', 'what', 'what is wrong, and what to do'], shown, columns)]
      : []),
    ...(refused > shown.length ? [`and ${refused - shown.length} more: --json has the first 1,000`] : []),
  ].join('\n');
}
