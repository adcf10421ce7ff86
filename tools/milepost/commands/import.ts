import { Option } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DelimiterName, Encoding, ImportPhase, SaidOfFile } from '../../../contracts/sandbox/imports';
import { delimiters, encodings } from '../../../contracts/sandbox/imports';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import type { Language } from '../../../domain/playbook/playbook';
import { wordFault } from '../../../imports/faults/wording';
import type { Import, StoredFault } from '../../../store/imports';
import type { Store } from '../../../store/store';
import type { CommandContext, DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import { operator, problemsText, runFile } from './import-run';

interface Options extends SaidOfFile {
  readonly mapping: string;
  readonly encoding?: Encoding;
  readonly delimiter?: DelimiterName;
  readonly problems?: string;
  readonly language: Language;
  readonly commit?: true;
  readonly json?: true;
}

/** `milepost import`: customers, their people, projects and contacts from a file. */
export const defineImport: DefineCommand = (program, run) => {
  program
    .command('import <file>')
    .summary('customers, people, projects and contacts from a CSV or .xlsx file')
    .description(
      'read a CSV or .xlsx file and say what would become of each row; with --commit carry it out. Rows that are\n' +
        'refused cost no others, and the same file again changes nothing.',
    )
    .requiredOption('--mapping <name>', 'a saved mapping, or a .json file with one, which is then saved')
    .addOption(new Option('--encoding <encoding>', 'of a CSV; by default it is detected').choices(encodings))
    .addOption(
      new Option('--delimiter <name>', 'of a CSV; by default that of its head').choices(
        Object.keys(delimiters),
      ),
    )
    .option('--sheet <name>', 'of a workbook; by default the first that is not hidden')
    .option('--problems <file>', 'write what is wrong with rows to a CSV file')
    .addOption(new Option('--language <language>', 'of problems').choices(['en', 'zh-TW']).default('en'))
    .option('--commit', 'carry it out after the dry run')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  milepost import accounts.csv --mapping crm-accounts --problems wrong.csv',
    )
    .action(run((context, file: string, options: Options) => importFile(context, file, options)));
};

async function importFile(context: CommandContext, file: string, options: Options): Promise<ExitCode> {
  const { installation, output } = context;
  const mapping = await mappingOf(await installation.store(), options.mapping);
  const { encoding, delimiter, sheet } = options;
  const said = {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet !== undefined && { sheet }),
  };
  const { ended, phase, faults } = await runFile(context, {
    ...{ file, mapping, said },
    commits: options.commit ?? false,
  });
  if (options.problems !== undefined)
    await writeFile(options.problems, problemsText(faults, options.language));
  const { importId, status } = ended;
  const { counts } = ended[phase];
  if (options.json) {
    const problems = faults.map((fault) => ({ ...fault, ...wordFault(fault, options.language) }));
    output.out(jsonText({ importId, status, phase, counts, problems }));
  } else output.out(summary(ended, phase, faults, options.language, output.columns));
  return faults.length > 0 ? exitCodes.failed : exitCodes.ok;
}

async function mappingOf(store: Store, named: string): Promise<ImportMapping> {
  if (!named.endsWith('.json')) {
    const found = await store.imports.mapping(named);
    if (found) return found.mapping;
    throw new CommandError(`There is no mapping "${named}".`, 'Save it first, or name a .json file with it.');
  }
  const read = importMappingSchema.safeParse(JSON.parse(await readFile(named, 'utf8')));
  if (!read.success) throw new CommandError(`${named} is no mapping.`, z.prettifyError(read.error));
  return (await store.imports.saveMapping(read.data, operator)).mapping;
}

const mostShown = 20;

function summary(
  found: Import,
  phase: ImportPhase,
  faults: readonly StoredFault[],
  language: Language,
  columns: number,
): string {
  const shown = faults.slice(0, mostShown).map((fault) => {
    const { message, cure } = wordFault(fault, language);
    return [String(fault.row ?? '-'), fault.column ?? '-', `${message} ${cure}`];
  });
  const more = faults.length - shown.length;
  const { importId, status } = found;
  const { rows, created, changed, same, refused } = found[phase].counts;
  return [
    `${importId}: ${status}`,
    `${rows} rows: ${created} new, ${changed} changed, ${same} as they are, ${refused} refused`,
    phase === 'check' ? 'Nothing was written: that was the dry run.' : 'It was carried out.',
    ...(shown.length > 0
      ? [tableText(['row', 'column', 'what is wrong, and what to do'], shown, columns)]
      : []),
    ...(more > 0 ? [`and ${more} more: write all of them to a file with --problems`] : []),
  ].join('\n');
}
