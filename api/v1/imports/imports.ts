import { z } from 'zod';
import {
  importIdSchema,
  importLanguageSchema,
  importPageSchema,
  importProblemPageSchema,
  importProblemQuerySchema,
  importSchema,
  largestImport,
  newImportSchema,
} from '../../../contracts/wire/imports';
import type { ImportKind } from '../../../contracts/wire/import-fields';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import { isApplication } from '../../../domain/project/model/actors';
import type { Scope } from '../../../store/models/api-key-models';
import type { Import } from '../../../store/imports';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import type { Caller } from '../../kit/authentication';
import { requireScope } from '../../kit/authentication';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { generatedId } from '../../kit/generated-id';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import {
  exampleFile,
  exampleImport,
  exampleImportId,
  exampleMapping,
  exampleProblem,
  exampleReceiving,
} from './import-examples';
import { mappingCalled } from './import-mappings';
import { faultView, importView } from './import-view';
import { commitImport, notReady } from './commit-import';
import { receiveFile } from './receive-file';

const path = '/v1/imports';
const params = z.strictObject({ importId: importIdSchema });
const exampleParams = { importId: exampleImportId };
const cursors = cursorsOf(z.strictObject({ atMs: z.int(), id: z.string() }));
const problemCursors = cursorsOf(z.int());
const lastPage = { nextCursor: null, next: null };
const tag = 'Imports';

/** What a key must be allowed beside imports: an import does nothing that it could not do one by one. */
const scopesOf: Readonly<Record<ImportKind, Scope>> = {
  people: 'people:write',
  customers: 'customers:write',
  'customer-people': 'customers:write',
  projects: 'projects:write',
  contacts: 'reports:write',
};

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileSchema = z
  .custom<AsyncIterable<Uint8Array>>(
    (body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
    'must be a file',
  )
  .meta({ override: { type: 'string' }, description: `The file, at most ${largestImport} bytes` });

/** Customers, people, projects and contacts from files. */
export const importRoutes = [
  defineRoute({
    operationId: 'createImport',
    method: 'post',
    path,
    tag,
    scope: 'imports:write',
    summary: 'Create an import',
    description:
      'Names the mapping, and what is known of the file. The file follows; then a dry run says what would become of ' +
      'each row, and nothing is written before it is committed. The key needs the scope for what is imported too: ' +
      '`people:write`, `customers:write`, `projects:write` or `reports:write`.',
    body: newImportSchema,
    responses: { 201: { description: 'Created', schema: importSchema, headers: ['Location'] } },
    problems: ['unknown-reference', 'not-for-actor'],
    example: { body: { mapping: exampleMapping.name }, status: 201, answer: exampleReceiving },
    handler: async ({ body, caller, actor, requestKey }, { store }) => {
      requireApplication(actor);
      const mapping = await mappingCalled(store, body.mapping);
      requireScope(caller, scopesOf[mapping.kind]);
      const { mapping: _name, ...said } = body;
      const importId = generatedId('import', requestKey);
      const known = await store.imports.read(importId);
      if (!known) {
        await store.imports.create({ importId, createdBy: actor, createdAtMs: Date.now(), mapping, said });
      }
      const made = known ?? (await importOf(store, importId));
      return { status: 201, body: importView(made, 'en'), headers: { Location: `${path}/${importId}` } };
    },
  }),
  defineRoute({
    operationId: 'sendImportFile',
    method: 'put',
    path: `${path}/{importId}/file`,
    tag,
    scope: 'imports:write',
    summary: 'Send the file of an import',
    description:
      'The bytes of a CSV or a workbook (.xlsx), as they are: which of them it is, is seen from the bytes. They are ' +
      'kept as they come. Then the dry run begins; it does not write anything. Formulas are not computed: a cell that ' +
      'has one is a problem of its row.',
    params,
    bytes: {
      mediaType: 'text/csv',
      longest: largestImport,
      others: {
        [xlsx]: {
          schema: z.string().meta({ description: 'A workbook', format: 'binary' }),
          example: 'PK…',
        },
        'application/octet-stream': {
          schema: z.string().meta({ description: 'Either of them', format: 'binary' }),
          example: exampleFile,
        },
      },
      isStreamed: true,
    },
    body: fileSchema,
    responses: { 200: { description: 'Kept; the dry run is under way', schema: importSchema } },
    problems: ['unknown-import', 'import-not-ready', 'body-too-large', 'temporal-unavailable'],
    example: {
      params: exampleParams,
      headers: { 'Content-Type': 'text/csv' },
      body: Buffer.from(exampleFile) as unknown as AsyncIterable<Uint8Array>,
      status: 200,
      answer: { ...exampleReceiving, status: 'checking', bytes: exampleImport.bytes },
    },
    handler: async ({ params: { importId }, body, caller }, { store, importRuns }) => {
      const found = await allowed(store, importId, caller);
      if (found.status !== 'receiving') throw notReady(found, 'its file has come');
      const file = await receiveFile(store.imports, importId, body);
      await store.imports.received(importId, file);
      try {
        await importRuns.start({ importId, phase: 'check' });
      } catch (error) {
        await store.imports.notReceived(importId);
        throw error;
      }
      return ok(importView(await importOf(store, importId), 'en'));
    },
  }),
  defineRoute({
    operationId: 'listImports',
    method: 'get',
    path,
    tag,
    scope: 'imports:read',
    summary: 'List imports',
    description: 'The newest first. An import is kept for 30 days.',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: importPageSchema, headers: ['Link'] } },
    example: { query: { limit: 20 }, status: 200, answer: { items: [exampleImport], ...lastPage } },
    handler: async ({ query: { cursor, limit } }, { store }) => {
      const after = cursors.read(cursor, path);
      const found = await store.imports.list({ after, limit: limit + 1 });
      return pageOf(
        { path, query: {}, limit, cursors, list: path },
        found,
        ({ createdAtMs: atMs, importId: id }) => ({ atMs, id }),
        (each) => importView(each, 'en'),
      );
    },
  }),
  defineRoute({
    operationId: 'getImport',
    method: 'get',
    path: `${path}/{importId}`,
    tag,
    scope: 'imports:read',
    summary: 'Get an import',
    description: 'How far it is, with counts of rows that add up.',
    params,
    query: importLanguageSchema,
    responses: { 200: { description: 'Found', schema: importSchema } },
    problems: ['unknown-import'],
    example: { params: exampleParams, status: 200, answer: exampleImport },
    handler: async ({ params: { importId }, query: { language } }, { store }) =>
      ok(importView(await importOf(store, importId), language)),
  }),
  defineRoute({
    operationId: 'listImportProblems',
    method: 'get',
    path: `${path}/{importId}/problems`,
    tag,
    scope: 'imports:read',
    summary: 'List the problems of an import',
    description:
      'In the order of the file: which row, which column, what is wrong, what to do. With `format=csv` it is a file ' +
      'to be worked through. It quotes cells of the file.',
    params,
    query: importProblemQuerySchema,
    responses: { 200: { description: 'A page', schema: importProblemPageSchema, headers: ['Link'] } },
    problems: ['unknown-import'],
    example: {
      params: exampleParams,
      query: { phase: 'check', language: 'en', limit: 20 },
      status: 200,
      answer: { items: [exampleProblem], ...lastPage },
    },
    handler: async ({ params: { importId }, query }, { store }) => {
      await importOf(store, importId);
      const { phase, language, cursor, limit } = query;
      const list = `${path}/${importId}/problems/${phase}`;
      const after = problemCursors.read(cursor, list) ?? 0;
      const found = await store.imports.problems(importId, phase, { after, limit: limit + 1 });
      return pageOf(
        {
          ...{ path: `${path}/${importId}/problems`, query: { phase, language }, limit },
          ...{ cursors: problemCursors, list },
        },
        found,
        ({ place }) => place,
        ({ fault }) => faultView(fault, language),
      );
    },
  }),
  defineRoute({
    operationId: 'commitImport',
    method: 'post',
    path: `${path}/{importId}/commit`,
    tag,
    scope: 'imports:write',
    summary: 'Commit an import',
    description:
      'Carries out what the dry run has found, row by row: one that is refused costs no other. It goes on after ' +
      'crashes, and sent again it changes nothing. The same file imported once more finds everything as it is.',
    params,
    responses: { 200: { description: 'It is under way', schema: importSchema } },
    problems: ['unknown-import', 'import-not-ready', 'not-for-actor', 'temporal-unavailable'],
    example: {
      params: exampleParams,
      status: 200,
      answer: { ...exampleImport, status: 'committing' },
    },
    handler: async ({ params: { importId }, caller, actor }, { store, importRuns }) => {
      requireApplication(actor);
      await commitImport({ store, importRuns }, await allowed(store, importId, caller));
      return ok(importView(await importOf(store, importId), 'en'));
    },
  }),
];

/** What a person may see and change of a customer, an import does not ask. */
function requireApplication(actor: string): void {
  if (isApplication(actor)) return;
  throw new Problem('not-for-actor', 'An import is made by a program: leave X-Milepost-Actor out.');
}

async function importOf({ imports }: Pick<Store, 'imports'>, importId: string): Promise<Import> {
  const found = await imports.read(importId);
  if (!found) throw new Problem('unknown-import', `There is no import "${importId}".`);
  return found;
}

/** @throws Problem when the key may not do what the import would */
async function allowed(store: Pick<Store, 'imports'>, importId: string, caller: Caller): Promise<Import> {
  const found = await importOf(store, importId);
  requireScope(caller, scopesOf[found.mapping.kind]);
  return found;
}
