import { z } from 'zod';
import { defineRoute } from '../../api/context/context';
import { exampleProblem } from '../../api/kit/problems/example-problem';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { isProblemCode, problemKind } from '../../api/kit/problems/problem-codes';
import { Problem, problemSchema } from '../../api/kit/problems/problems';
import { takesGzip, wantsJson } from './accepted';
import { docsHeaders } from './docs-frame';
import { guidePage, guidesPage } from './guide-pages';
import { guides } from './guides';
import { problemGroups } from './problem-groups';
import { problemPage, problemsPage } from './problem-pages';
import { referenceFile } from './reference-files';
import { referenceHeaders, referencePage } from './reference-page';

const page = (description: string) => ({ description, schema: z.string(), mediaType: 'text/html' });
const examplePage = { status: 200, answer: '<!doctype html>…' };
/** Pages for engineers in a browser; the reference is about what programs send. */
const shared = { method: 'get', tag: 'Operations', scope: null, inReference: false } as const;

const problemKindSchema = z
  .strictObject({
    code: z.string(),
    status: z.int(),
    title: z.string(),
    cause: z.string().meta({ description: 'How it comes about' }),
    remedy: z.string().meta({ description: 'What to do about it' }),
    example: problemSchema,
  })
  .meta({ id: 'ProblemKind', description: 'What a problem code means' });

const problemKindsSchema = z.strictObject({ items: z.array(problemKindSchema) }).meta({ id: 'ProblemKinds' });

function problemOnWire(code: ProblemCode): z.input<typeof problemKindSchema> {
  const { status, title, cause, remedy } = problemKind(code);
  return { code, status, title, cause, remedy, example: exampleProblem(code) };
}

const asJson = { ...docsHeaders, 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept' };
const asPage = { ...docsHeaders, 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept' };
const pageOrJson = z.custom<string | object>().meta({ override: { type: 'string' } });

/** The documents: the reference, the guides before it, and what problem codes mean. */
export const docsRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getDocs',
    path: '/docs',
    summary: 'The API document, as a page',
    responses: { 200: page('The page') },
    example: examplePage,
    handler: (_request, { document }) => ({
      status: 200,
      body: referencePage(document()),
      headers: referenceHeaders,
    }),
  }),
  defineRoute({
    ...shared,
    operationId: 'getDocsFile',
    path: '/docs/files/{file}',
    summary: 'A file of that page',
    params: z.strictObject({ file: z.string().max(100).meta({ description: 'Name of the file' }) }),
    responses: {
      200: {
        description: 'The file',
        schema: z.custom<string | Buffer>().meta({ override: { type: 'string' } }),
        mediaType: 'text/javascript',
      },
    },
    problems: ['unknown-route'],
    example: { params: { file: 'start.js' }, status: 200, answer: 'Scalar.createApiReference(…)' },
    handler: async ({ params: { file }, headers }) => {
      const found = await referenceFile(file);
      if (!found) throw new Problem('unknown-route', `The page has no file "${file}".`);
      const isZipped = takesGzip(headers);
      return {
        status: 200,
        body: isZipped ? found.zipped : found.content,
        headers: {
          'Content-Type': found.mediaType,
          'Cache-Control': docsHeaders['Cache-Control'],
          Vary: 'Accept-Encoding',
          ...(isZipped && { 'Content-Encoding': 'gzip' }),
        },
      };
    },
  }),
  defineRoute({
    ...shared,
    operationId: 'listGuides',
    path: '/docs/guides',
    summary: 'The guides',
    responses: { 200: page('The page') },
    example: examplePage,
    handler: () => ({ status: 200, body: guidesPage(), headers: docsHeaders }),
  }),
  defineRoute({
    ...shared,
    operationId: 'getGuide',
    path: '/docs/guides/{guide}',
    summary: 'A guide',
    params: z.strictObject({ guide: z.string().max(100).meta({ description: 'Its name' }) }),
    responses: { 200: page('The page') },
    problems: ['unknown-route'],
    example: { params: { guide: 'first-call' }, ...examplePage },
    handler: ({ params: { guide } }) => {
      const found = guides.find(({ name }) => name === guide);
      if (!found) throw new Problem('unknown-route', `There is no guide "${guide}": see /docs/guides.`);
      return { status: 200, body: guidePage(found), headers: docsHeaders };
    },
  }),
  defineRoute({
    ...shared,
    operationId: 'listProblems',
    path: '/problems',
    inReference: true,
    summary: 'List what problem codes mean',
    description: 'With `Accept: application/json` as JSON, otherwise as a page.',
    responses: {
      200: {
        ...page('Every code'),
        schema: pageOrJson,
        others: {
          'application/json': {
            schema: problemKindsSchema,
            example: { items: [problemOnWire('project-ended')] },
          },
        },
      },
    },
    example: examplePage,
    handler: ({ headers }) =>
      wantsJson(headers)
        ? {
            status: 200,
            body: { items: problemGroups.flatMap(({ codes }) => codes.map(problemOnWire)) },
            headers: asJson,
          }
        : { status: 200, body: problemsPage(), headers: asPage },
  }),
  defineRoute({
    ...shared,
    operationId: 'getProblem',
    path: '/problems/{code}',
    inReference: true,
    summary: 'Get what a problem code means, and what to do about it',
    description:
      '`type` of a problem document leads here. With `Accept: application/json` as JSON, otherwise as a page.',
    params: z.strictObject({ code: z.string().max(100).meta({ description: '`code` of a problem' }) }),
    responses: {
      200: {
        ...page('What it means'),
        schema: pageOrJson,
        others: {
          'application/json': { schema: problemKindSchema, example: problemOnWire('project-ended') },
        },
      },
    },
    problems: ['unknown-route'],
    example: { params: { code: 'project-ended' }, ...examplePage },
    handler: ({ params: { code }, headers }) => {
      if (!isProblemCode(code))
        throw new Problem('unknown-route', `There is no problem code "${code}": see /problems.`);
      return wantsJson(headers)
        ? { status: 200, body: problemOnWire(code), headers: asJson }
        : { status: 200, body: problemPage(code), headers: asPage };
    },
  }),
];
