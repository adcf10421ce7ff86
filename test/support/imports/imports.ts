import { randomUUID } from 'node:crypto';
import type { ImportPhase } from '../../../contracts/sandbox/imports';
import { importWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import type { Fault } from '../../../imports/faults/fault-codes';
import type { Import } from '../../../store/imports';
import { partBytes } from '../../../store/imports';
import type { Store } from '../../../store/store';
import type { DevWorker } from '../dev-worker';

/** What a test says of a mapping: by default of a CRM, with columns of the same names as the fields. */
export function mappingOf(
  kind: ImportMapping['kind'],
  fields: readonly string[],
  more: Partial<ImportMapping> = {},
): ImportMapping {
  return importMappingSchema.parse({
    name: 'test',
    kind,
    system: 'crm',
    timeZone: 'Asia/Taipei',
    ...more,
    fields: { ...Object.fromEntries(fields.map((field) => [field, { column: field }])), ...more.fields },
  });
}

/** Puts a file into the database, as the route does. @returns the id of its import */
export async function storeFile(
  { imports }: Pick<Store, 'imports'>,
  mapping: ImportMapping,
  file: string | Buffer,
  createdBy = 'key:crm',
): Promise<string> {
  const importId = `import-${randomUUID().slice(0, 20)}`;
  const bytes = Buffer.from(file);
  await imports.create({ importId, createdBy, createdAtMs: Date.now(), mapping, said: {} });
  const parts = Math.ceil(bytes.length / partBytes);
  for (let part = 0; part < parts; part += 1) {
    await imports.addPart(importId, part, bytes.subarray(part * partBytes, (part + 1) * partBytes));
  }
  await imports.received(importId, { size: bytes.length, parts });
  return importId;
}

/** Runs one phase of an import to its end. */
export async function runPhase(
  { client, taskQueue }: Pick<DevWorker, 'client' | 'taskQueue'>,
  importId: string,
  phase: ImportPhase,
): Promise<void> {
  await client.workflow.execute(workflowTypes.importFile, {
    workflowId: importWorkflowId(importId, phase),
    taskQueue,
    args: [{ importId, phase }],
  });
}

/** Imports a file: dry run and all. */
export async function importFile(
  store: Pick<Store, 'imports'>,
  worker: Pick<DevWorker, 'client' | 'taskQueue'>,
  mapping: ImportMapping,
  file: string | Buffer,
): Promise<{ readonly done: Import; readonly problems: readonly Fault[] }> {
  const importId = await storeFile(store, mapping, file);
  await runPhase(worker, importId, 'check');
  if (await store.imports.beginCommit(importId)) await runPhase(worker, importId, 'commit');
  const done = await store.imports.read(importId);
  if (!done) throw new Error('The import is gone.');
  const phase = done.commit.endedAtMs === null ? 'check' : 'commit';
  const found = await store.imports.problems(importId, phase, { after: 0, limit: 1_000 });
  return { done, problems: found.map(({ fault }) => fault) };
}
