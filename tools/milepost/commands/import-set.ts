import { Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import type { ImportCounts } from '../../../contracts/sandbox/imports';
import type { Language } from '../../../domain/playbook/playbook';
import { wordFault } from '../../../imports/faults/wording';
import type { StoredFault } from '../../../store/imports';
import { readSet } from '../import-set/manifest';
import type { SetFile } from '../import-set/manifest';
import type { CommandContext, DefineCommand } from '../kit/command';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import { operator, problemsOfFiles, runFile } from './import-run';
import type { FileRun } from './import-run';

interface Options {
  readonly problems?: string;
  readonly language: Language;
  readonly json?: true;
}

/** `milepost import-set`: several files that belong together, one after the other. */
export const defineImportSet: DefineCommand = (program, run) => {
  program
    .command('import-set <folder>')
    .summary('several files that belong together, with their mappings')
    .description(
      'import the files that import-set.json in the folder names, in its order: of each the dry run, then it is carried\n' +
        'out. Rows that are refused cost no others; a file that cannot be read ends it. The same set again changes nothing.',
    )
    .option('--problems <file>', 'write what is wrong with rows to a CSV file')
    .addOption(new Option('--language <language>', 'of problems').choices(['en', 'zh-TW']).default('en'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost import-set data/crm-opportunities --problems wrong.csv')
    .action(run((context, folder: string, options: Options) => importSet(context, folder, options)));
};

/** A file of the set that has been through. */
interface Through extends FileRun {
  readonly file: SetFile;
}

async function importSet(context: CommandContext, folder: string, options: Options): Promise<ExitCode> {
  const { installation, output } = context;
  const set = await readSet(folder);
  const store = await installation.store();
  const through: Through[] = [];
  for (const file of set) {
    const { mapping } = await store.imports.saveMapping(file.mapping, operator);
    output.err(`${file.name} (${mapping.kind})`);
    const { encoding, delimiter, sheet } = file;
    const said = { encoding, delimiter, sheet };
    const run = await runFile(context, { file: file.path, mapping, said, commits: true });
    through.push({ ...run, file });
    // what follows names records of this one
    if (run.ended.status !== 'done') break;
  }
  const left = set.slice(through.length);
  if (options.problems !== undefined) {
    const files = through.map(({ file, faults }) => ({ name: file.name, faults }));
    await writeFile(options.problems, problemsOfFiles(files, options.language));
  }
  if (options.json) output.out(jsonText(shown(through, left, options.language)));
  else output.out(summary(through, left, options.language, output.columns));
  const isWhole = left.length === 0 && through.every(({ faults }) => faults.length === 0);
  return isWhole ? exitCodes.ok : exitCodes.failed;
}

const columns = [
  'rows',
  'created',
  'changed',
  'same',
  'refused',
] as const satisfies readonly (keyof ImportCounts)[];

function sumOf(through: readonly Through[]): ImportCounts {
  const sum = (column: keyof ImportCounts): number =>
    through.reduce((all, { ended, phase }) => all + ended[phase].counts[column], 0);
  return {
    rows: sum('rows'),
    created: sum('created'),
    changed: sum('changed'),
    same: sum('same'),
    refused: sum('refused'),
  };
}

function shown(through: readonly Through[], left: readonly SetFile[], language: Language) {
  return {
    files: through.map(({ file, ended, phase, faults }) => ({
      file: file.name,
      importId: ended.importId,
      mapping: file.mapping.name,
      status: ended.status,
      phase,
      counts: ended[phase].counts,
      problems: faults.map((fault) => ({ ...fault, ...wordFault(fault, language) })),
    })),
    left: left.map(({ name }) => name),
    counts: sumOf(through),
  };
}

/** Each file with its counts, which add up, and what was refused by its reason. */
function summary(
  through: readonly Through[],
  left: readonly SetFile[],
  language: Language,
  width: number,
): string {
  const line = (name: string, counts: ImportCounts): string[] => [
    name,
    ...columns.map((column) => String(counts[column])),
  ];
  const rows = through.map(({ file, ended, phase }) => line(file.name, ended[phase].counts));
  const reasons = through.flatMap(({ file, faults }) => reasonsOf(file.name, faults, language));
  const head = ['file', 'rows', 'new', 'changed', 'as they are', 'refused'];
  return [
    tableText(head, [...rows, line('all', sumOf(through))], width),
    ...(reasons.length > 0
      ? [tableText(['file', 'times', 'first', 'what is wrong there'], reasons, width)]
      : []),
    ...(left.length > 0
      ? [
          `Not begun, since the file before them could not be read: ${left.map(({ name }) => name).join(', ')}`,
        ]
      : []),
  ].join('\n');
}

function reasonsOf(file: string, faults: readonly StoredFault[], language: Language): string[][] {
  const byReason = new Map<string, { readonly first: StoredFault; count: number }>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.column ?? ''}`;
    const known = byReason.get(key);
    if (known) known.count += 1;
    else byReason.set(key, { first: fault, count: 1 });
  }
  return [...byReason.values()].map(({ first, count }) => {
    const place = [first.row === undefined ? '-' : `row ${first.row}`, first.column ?? ''].join(' ').trim();
    return [file, String(count), place, wordFault(first, language).message];
  });
}
