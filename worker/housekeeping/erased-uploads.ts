import type { Customer } from '../../contracts/wire/customers';
import type { Reference } from '../../domain/project/model/references';
import { referenceText } from '../../domain/project/model/references';
import { FileFault } from '../../imports/faults/fault-codes';
import { rowMapper } from '../../imports/mapping/map-rows';
import type { MappedValue } from '../../imports/mapping/mapped-row';
import { cellText } from '../../imports/reading/cells';
import { openKeptFile } from '../../imports/reading/kept-file';
import type { Import } from '../../store/imports';
import type { Erased } from '../../store/models/archive-models';
import type { Store } from '../../store/store';

/**
 * Files that wait to be imported, and name somebody who is erased. Bytes cannot be taken out of a file: a workbook is
 * packed, and its rows are counted. So the import is given up, says why, and the file is deleted; every other file
 * stays, and so does what was imported already. Whoever sent the file has it still.
 */

/** Who is erased, and what in a row says that it is about their customer. */
export interface ErasedInFiles {
  readonly erased: Erased;
  /** Ids, names and references of the customer and its projects, to the letter. */
  readonly about: ReadonlySet<string>;
}

/** After this time without another part nobody sends a file any more, milliseconds: requests are cut off sooner. */
const leftAfterMs = 15 * 60_000;

/** How many imports are read at once. */
const pageSize = 100;

/** How the customer of somebody who is erased, and its projects, are named in files. */
export function namesInFiles(
  customers: readonly Pick<Customer, 'id' | 'name' | 'otherNames' | 'references'>[],
  projects: readonly { readonly projectId: string; readonly references: readonly Reference[] }[],
): ReadonlySet<string> {
  const called = [...customers, ...projects].flatMap(({ references }) => references);
  return new Set([
    ...customers.flatMap(({ id, name, otherNames }) => [id, name, ...otherNames.map((other) => other.name)]),
    ...projects.map(({ projectId }) => projectId),
    ...called.flatMap((reference) => [reference.id, referenceText(reference)]),
  ]);
}

/**
 * Gives up the imports whose files name some people.
 *
 * @returns how many were given up, or could not be looked through yet: there has to be another look
 */
export async function withdrawUploads(
  { imports }: Pick<Store, 'imports'>,
  people: readonly ErasedInFiles[],
  nowMs: number,
): Promise<number> {
  let left = 0;
  let after: { readonly atMs: number; readonly id: string } | undefined;
  for (;;) {
    const page = await imports.list({ after, limit: pageSize });
    for (const each of page) {
      const { importId, status } = each;
      if (status === 'receiving') {
        if (await imports.forgetLeftParts(importId, new Date(nowMs - leftAfterMs))) left += 1;
      } else if (status !== 'done' && (status !== 'failed' || (await imports.hasFile(importId)))) {
        const found = await namesAny(imports, each, people);
        if (found === true) await imports.withdraw(importId, { code: 'names-erased-person', values: {} });
        // nobody checks a file whose columns are to be mapped, and what nobody can read may name anybody
        if (found === null && (status === 'mapping' || status === 'failed'))
          await imports.forgetParts(importId);
        if (found !== false) left += 1;
      }
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return left;
    after = { atMs: last.createdAtMs, id: last.importId };
  }
}

/** @returns null: the file cannot be read, and whoever checks it says so and removes it */
async function namesAny(
  imports: Store['imports'],
  found: Import,
  people: readonly ErasedInFiles[],
): Promise<boolean | null> {
  try {
    const table = await openKeptFile(found, imports);
    const mapped = rowMapper(found.mapping, table.columns, table.headRow);
    const constants = Object.values(found.mapping.fields).flatMap(({ value }) => value ?? []);
    for await (const row of table.rows()) {
      const texts = [
        ...row.cells.map(cellText),
        ...constants,
        ...Object.values(mapped(row).values).flatMap(textsOf),
      ];
      if (people.some((each) => isNamed(texts, found.mapping.system, each))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof FileFault) return null;
    const { status } = (await imports.read(found.importId)) ?? {};
    // it has ended meanwhile, and its file is gone
    if (status === undefined || status === 'done' || status === 'failed') return false;
    throw error;
  }
}

function isNamed(
  texts: readonly string[],
  system: string | undefined,
  { erased: { personId, ways, names, references }, about }: ErasedInFiles,
): boolean {
  const exact = texts.map((text) => text.normalize('NFC').trim());
  const isThem = (text: string): boolean =>
    text === personId ||
    references.includes(text) ||
    (system !== undefined && references.includes(`${system}:${text}`));
  if (exact.some(isThem)) return true;
  if (ways.some((way) => texts.some((text) => text.includes(way)))) return true;
  return (
    exact.some((text) => about.has(text)) && names.some((name) => texts.some((text) => text.includes(name)))
  );
}

function textsOf(value: MappedValue): string[] {
  if (Array.isArray(value)) return [...(value as readonly string[])];
  if (typeof value !== 'object') return [String(value)];
  return 'system' in value ? [referenceText(value)] : [(value as { id: string }).id];
}
