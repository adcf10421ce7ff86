import { stringify } from 'csv-stringify/sync';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportPhase, SaidOfFile } from '../../../contracts/sandbox/imports';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { largestImport } from '../../../contracts/wire/imports';
import type { Language } from '../../../domain/playbook/playbook';
import { keyActor } from '../../../domain/project/model/actors';
import { wordFault } from '../../../imports/faults/wording';
import { keepFile } from '../../../store/import-files';
import type { Import, StoredFault } from '../../../store/imports';
import type { Store } from '../../../store/store';
import { createImportRuns } from '../../../temporal/imports';
import type { CommandContext } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { counterOf } from '../kit/progress';

/** One file on its way through an import, from the command line. */

/** Whoever runs the command line. */
export const operator = keyActor('operator');

/** How an import went, as far as it was to go. */
export interface FileRun {
  readonly ended: Import;
  readonly phase: ImportPhase;
  /** What is wrong with the file, or with rows. */
  readonly faults: readonly StoredFault[];
}

/** Sends a file, and waits for its dry run and, if it is to be, for its being carried out. */
export async function runFile(
  context: CommandContext,
  {
    file,
    mapping,
    said,
    commits,
  }: { file: string; mapping: ImportMapping; said: SaidOfFile; commits: boolean },
): Promise<FileRun> {
  const { installation } = context;
  const store = await installation.store();
  const runs = createImportRuns({
    client: await installation.client(),
    taskQueue: installation.config().taskQueue,
  });
  const importId = `import-${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await store.imports.create({ importId, createdBy: operator, createdAtMs: Date.now(), mapping, said });
  const kept = await keepFile(store.imports, importId, createReadStream(file), largestImport);
  if (!kept)
    throw new CommandError(`The file has more than ${largestImport} bytes.`, 'Split it into several.');
  await store.imports.received(importId, kept);
  await runs.start({ importId, phase: 'check' });
  let phase: ImportPhase = 'check';
  let ended = await phaseEnded(context, store, importId, phase);
  if (commits && (await store.imports.beginCommit(importId))) {
    phase = 'commit';
    await runs.start({ importId, phase });
    ended = await phaseEnded(context, store, importId, phase);
  }
  const faults = ended.fault ? [ended.fault] : await allProblems(store, importId, phase);
  return { ended, phase, faults };
}

/** How often it is looked how far an import is, in milliseconds. */
const lookMs = 300;

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

/** The problems of a file as a CSV. */
export function problemsText(faults: readonly StoredFault[], language: Language): string {
  return csvText(['row', 'column', 'code', 'message', 'cure'], faults.map(problemRow(language)));
}

/** The same of several files. */
export function problemsOfFiles(
  files: readonly { readonly name: string; readonly faults: readonly StoredFault[] }[],
  language: Language,
): string {
  const rows = files.flatMap(({ name, faults }) =>
    faults.map(problemRow(language)).map((row) => [name, ...row]),
  );
  return csvText(['file', 'row', 'column', 'code', 'message', 'cure'], rows);
}

function problemRow(language: Language) {
  return (fault: StoredFault): (string | number)[] => {
    const { message, cure } = wordFault(fault, language);
    return [fault.row ?? '', fault.column ?? '', fault.code, message, cure];
  };
}

/** Spreadsheets take a text for a formula that begins like one. */
function csvText(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([head, ...rows], { bom: true, escape_formulas: true });
}
