import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { DelimiterName, Encoding, ImportPhase, SaidOfFile } from '../../../contracts/sandbox/imports';
import { delimiters, encodings } from '../../../contracts/sandbox/imports';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import { largestImport } from '../../../contracts/wire/imports';
import type { Language } from '../../../domain/playbook/playbook';
import { keyActor } from '../../../domain/project/model/actors';
import { wordFault } from '../../../imports/faults/wording';
import { keepFile } from '../../../store/import-files';
import type { Import, StoredFault } from '../../../store/imports';
import type { Store } from '../../../store/store';
import { createImportRuns } from '../../../temporal/imports';
import type { CommandContext, DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import { counterOf } from '../kit/progress';

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

/** How often it is looked how far an import is, in milliseconds. */
const lookMs = 300;

async function importFile(context: CommandContext, file: string, options: Options): Promise<ExitCode> {
  const { installation, output } = context;
  const store = await installation.store();
  const runs = createImportRuns({
    client: await installation.client(),
    taskQueue: installation.config().taskQueue,
  });
  const mapping = await mappingOf(store, options.mapping);
  const importId = `import-${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const { encoding, delimiter, sheet } = options;
  const said = {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet !== undefined && { sheet }),
  };
  await store.imports.create({ importId, createdBy: operator, createdAtMs: Date.now(), mapping, said });
  const kept = await keepFile(store.imports, importId, createReadStream(file), largestImport);
  if (!kept)
    throw new CommandError(`The file has more than ${largestImport} bytes.`, 'Split it into several.');
  await store.imports.received(importId, kept);
  await runs.start({ importId, phase: 'check' });
  let phase: ImportPhase = 'check';
  let ended = await phaseEnded(context, store, importId, phase);
  if (options.commit && (await store.imports.beginCommit(importId))) {
    phase = 'commit';
    await runs.start({ importId, phase });
    ended = await phaseEnded(context, store, importId, phase);
  }
  const faults = ended.fault ? [ended.fault] : await allProblems(store, importId, phase);
  if (options.problems !== undefined)
    await writeFile(options.problems, problemsText(faults, options.language));
  const { counts } = ended[phase];
  if (options.json) {
    const problems = faults.map((fault) => ({ ...fault, ...wordFault(fault, options.language) }));
    output.out(jsonText({ importId, status: ended.status, phase, counts, problems }));
  } else output.out(summary(ended, phase, faults, options.language, output.columns));
  return faults.length > 0 ? exitCodes.failed : exitCodes.ok;
}

/** Whoever runs the command line. */
const operator = keyActor('operator');

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

/** Waits for a phase to end, and tells how far it is. Interrupted it leaves the import to the workers. */
async function phaseEnded(
  { output, signal }: CommandContext,
  store: Store,
  importId: string,
  phase: ImportPhase,
): Promise<Import> {
  const progress = counterOf(phase === 'check' ? 'rows checked' : 'rows imported', output);
  try {
    for (;;) {
      signal.throwIfAborted();
      const found = await store.imports.read(importId);
      if (!found) throw new Error(`The import "${importId}" is gone.`);
      if (found[phase].endedAtMs !== null) return found;
      progress.at(found[phase].counts.rows);
      await pause(lookMs);
    }
  } finally {
    progress.end();
  }
}

const pageSize = 1_000;

async function allProblems({ imports }: Store, importId: string, phase: ImportPhase): Promise<StoredFault[]> {
  const all: StoredFault[] = [];
  for (let after = 0; ;) {
    const page = await imports.problems(importId, phase, { after, limit: pageSize });
    all.push(...page.map(({ fault }) => fault));
    const last = page.at(-1);
    if (!last || page.length < pageSize) return all;
    after = last.place;
  }
}

function problemsText(faults: readonly StoredFault[], language: Language): string {
  const rows = faults.map((fault) => {
    const { message, cure } = wordFault(fault, language);
    return [fault.row ?? '', fault.column ?? '', fault.code, message, cure];
  });
  // spreadsheets take a text for a formula that begins like one
  return stringify([['row', 'column', 'code', 'message', 'cure'], ...rows], {
    bom: true,
    escape_formulas: true,
  });
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
