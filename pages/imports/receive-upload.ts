import { newImportSchema, largestImport } from '../../contracts/wire/imports';
import { importKindSchema, isForPeople } from '../../contracts/wire/import-fields';
import type { ImportMapping } from '../../contracts/wire/import-mappings';
import type { Person } from '../../contracts/wire/directory';
import { isFromOwnPage } from '../../api/kit/browser';
import { generatedId } from '../../api/kit/generated-id';
import { toProblem } from '../../api/kit/responses';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import { keepFile } from '../../store/import-files';
import type { Import } from '../../store/imports';
import type { Session } from '../kit/session';
import { idOfFormKey } from '../kit/session';
import { importTexts } from './import-texts-by-language';
import type { Faults, Typed } from './mapping-of-form';
import { saidIn } from './mapping-of-form';

/** What became of a file that was sent. `elsewhere`: not from a page of ours. `known`: the same form was sent twice. */
export type Upload =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'faults'; readonly typed: Typed; readonly faults: Faults }
  | { readonly kind: 'known'; readonly importId: string }
  | { readonly kind: 'kept'; readonly importId: string; readonly mapping: ImportMapping | null };

const megabyte = 1024 * 1024;

/** Keeps a file while it comes, once for each form, unless something is wrong with what goes with it. */
export async function receiveUpload(
  { store, publicUrl }: Pick<RouteDeps, 'store' | 'publicUrl'>,
  { browser, session }: { readonly browser: Browser; readonly session: Session },
  typed: Typed,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  const key = idOfFormKey(session, typed['requestId'] ?? '');
  if (key === null || !isFromOwnPage(browser, publicUrl)) return { kind: 'elsewhere' };
  const { imports } = store;
  const { person } = session;
  const texts = importTexts(person.language);
  const refused = (faults: Faults): Upload => ({ kind: 'faults', typed, faults });

  const kind = importKindSchema.safeParse(typed['kind']);
  if (!kind.success || !isForPeople(kind.data)) return refused({ kind: texts.faults.other });
  const named = typed['mapping'] ?? '';
  const isNamed = newImportSchema.shape.mapping.safeParse(named).success;
  const saved = isNamed ? await imports.mapping(named) : null;
  if (named !== '' && !saved) return refused({ mapping: texts.mappingGone(named) });
  if (saved && saved.mapping.kind !== kind.data) {
    return refused({ mapping: texts.otherKind(texts.kinds[saved.mapping.kind]) });
  }
  const importId = generatedId('import', key);
  const created = await imports.create({
    ...{ importId, createdBy: person.id, createdAtMs: Date.now(), said: saidIn(typed) },
    mapping: saved?.mapping ?? { name: 'to-be-mapped', kind: kind.data, fields: {} },
  });
  if (!created) return { kind: 'known', importId };
  let file: Awaited<ReturnType<typeof keepFile>>;
  try {
    file = await keepFile(imports, importId, bytes, largestImport);
  } catch (error) {
    await imports.discard(importId);
    throw error;
  }
  if (!file || file.size === 0) {
    await imports.discard(importId);
    return refused({ file: file ? texts.chooseFile : texts.tooLarge(largestImport / megabyte) });
  }
  await imports.keptForMapping(importId, file);
  return { kind: 'kept', importId, mapping: saved?.mapping ?? null };
}

/** Begins a dry run. @returns false: Temporal cannot be reached, and all is as it was */
export async function beginCheck(
  { store: { imports }, importRuns }: Pick<RouteDeps, 'store' | 'importRuns'>,
  importId: string,
  how: Pick<Import, 'mapping' | 'said'>,
): Promise<boolean> {
  const before = await imports.beginCheck(importId, how);
  // the same form was sent twice, or it is being written by now: its page says so
  if (before === null) return true;
  try {
    await importRuns.restart({ importId, phase: 'check' });
    return true;
  } catch (error) {
    await imports.notBegun(importId, before);
    if (isUnreachable(error)) return false;
    throw error;
  }
}

/** Whether Temporal was not there: then somebody tries again in a minute, and nothing is wrong with the request. */
export function isUnreachable(error: unknown): boolean {
  return toProblem(error).code === 'temporal-unavailable';
}

/** Whether the reader goes on with an import: what it does is measured by the rights of whoever has sent it. */
export function isTheirs({ createdBy }: Pick<Import, 'createdBy'>, { id }: Pick<Person, 'id'>): boolean {
  return createdBy === id;
}
