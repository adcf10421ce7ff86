import { z } from 'zod';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import { givenMappingSchema, mappingPageSchema, savedMappingSchema } from '../../../contracts/wire/imports';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { plainly } from '../../kit/problems/plain-words';
import { bodyErrors, bodyProblem, Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { exampleMapping } from './import-examples';
import { mappingView } from './import-view';

const path = '/v1/import-mappings';
const params = z.strictObject({ name: importMappingSchema.shape.name });
const cursors = cursorsOf(z.string());
const { name, ...exampleBody } = exampleMapping;
const exampleAnswer = {
  ...exampleMapping,
  revision: 1,
  savedAt: '2026-03-02T09:30:00.000Z',
  savedBy: 'key:crm',
};

/** How columns of files become fields, saved by name. */
export const importMappingRoutes = [
  defineRoute({
    operationId: 'saveImportMapping',
    method: 'put',
    path: `${path}/{name}`,
    tag: 'Imports',
    scope: 'imports:write',
    summary: 'Save a mapping',
    description:
      'Says of each field from which column it comes and how it is written there: the form of dates, the separators ' +
      'of numbers, what words mean. Nothing is guessed. An import keeps the mapping as it was when it was created.',
    params,
    body: givenMappingSchema,
    responses: { 200: { description: 'Saved', schema: savedMappingSchema } },
    example: { params: { name }, body: exampleBody, status: 200, answer: exampleAnswer },
    handler: async ({ params: { name: called }, body, actor }, { store }) => {
      const read = importMappingSchema.safeParse({ ...body, name: called }, { error: plainly });
      if (!read.success) throw bodyProblem(bodyErrors(read.error), []);
      return ok(mappingView(await store.imports.saveMapping(read.data, actor)));
    },
  }),
  defineRoute({
    operationId: 'listImportMappings',
    method: 'get',
    path,
    tag: 'Imports',
    scope: 'imports:read',
    summary: 'List mappings',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: mappingPageSchema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleAnswer], nextCursor: null, next: null },
    },
    handler: async ({ query: { cursor, limit } }, { store }) => {
      const after = cursors.read(cursor, path) ?? '';
      const found = await store.imports.mappings({ after, limit: limit + 1 });
      return pageOf({ path, query: {}, limit, cursors, list: path }, found, (each) => each.name, mappingView);
    },
  }),
  defineRoute({
    operationId: 'getImportMapping',
    method: 'get',
    path: `${path}/{name}`,
    tag: 'Imports',
    scope: 'imports:read',
    summary: 'Get a mapping',
    params,
    responses: { 200: { description: 'Found', schema: savedMappingSchema } },
    problems: ['unknown-import-mapping'],
    example: { params: { name }, status: 200, answer: exampleAnswer },
    handler: async ({ params: { name: called } }, { store }) => {
      const found = await store.imports.mapping(called);
      if (!found) throw unknownMapping(called);
      return ok(mappingView(found));
    },
  }),
  defineRoute({
    operationId: 'removeImportMapping',
    method: 'delete',
    path: `${path}/{name}`,
    tag: 'Imports',
    scope: 'imports:write',
    summary: 'Remove a mapping',
    params,
    responses: { 200: { description: 'Removed, as it was', schema: savedMappingSchema } },
    problems: ['unknown-import-mapping'],
    example: { params: { name }, status: 200, answer: exampleAnswer },
    handler: async ({ params: { name: called } }, { store }) => {
      const found = await store.imports.mapping(called);
      if (!found) throw unknownMapping(called);
      await store.imports.removeMapping(called);
      return ok(mappingView(found));
    },
  }),
];

function unknownMapping(called: string): Problem {
  return new Problem('unknown-import-mapping', `There is no mapping "${called}".`);
}

/** @throws Problem when nobody has saved it, as a fault of the body that names it */
export async function mappingCalled(
  { imports }: Pick<Store, 'imports'>,
  called: string,
): Promise<ImportMapping> {
  const found = await imports.mapping(called);
  if (found) return found.mapping;
  const detail = `There is no mapping "${called}".`;
  throw new Problem('unknown-reference', detail, { errors: [{ pointer: '#/mapping', detail }] });
}
