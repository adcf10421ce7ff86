import { z } from 'zod';
import { encodings } from '../../contracts/sandbox/imports';
import { importIdSchema, largestImport } from '../../contracts/wire/imports';
import { defineRoute } from '../../api/context/context';
import { exampleImportId } from '../../api/v1/imports/import-examples';
import { commitImport } from '../../api/v1/imports/commit-import';
import { unknownLink } from '../act/answers';
import { pageHeaders } from '../kit/document';
import { readMultipart } from '../kit/multipart';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import { redirect } from '../sign-in/routes';
import { elsewherePage } from '../sign-in/sign-in-page';
import { importAddress } from './import-address';
import { importTexts } from './import-texts-by-language';
import { mappingIn, saidIn, typedOfMapping } from './mapping-of-form';
import { beginCheck, isTheirs, isUnreachable, receiveUpload } from './receive-upload';
import {
  canMap,
  forImporters,
  isOurs,
  list,
  listPage,
  mapPage,
  onePage,
  openImport,
  problemFile,
} from './shown-imports';

const responses = {
  200: page('The page, in the language of the person'),
  303: page('It is done, or nobody is signed in: on to another page', 'Location', 'Set-Cookie'),
  403: page('The person may not do this, or the form is not from a page of this browser'),
  404: page('There is no such import, or none that the person may open'),
  422: page('The form once more, with what is wrong in it'),
  503: page('Nothing has begun: Temporal cannot be reached now'),
} as const;

const params = z.strictObject({ importId: importIdSchema });
const exampleParams = { importId: exampleImportId };

/** A form with a file, or one with more fields than other forms may have. */
const multipart = {
  bytes: { mediaType: 'multipart/form-data', longest: largestImport, isStreamed: true },
  body: z
    .custom<AsyncIterable<Uint8Array>>(
      (body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
      'must be a form',
    )
    .meta({
      override: { type: 'string' },
      description: 'The fields of the form, by their names on the page',
    }),
} as const;
const exampleForm = Buffer.from('--form--\r\n') as unknown as AsyncIterable<Uint8Array>;
const formHeaders = { 'Content-Type': 'multipart/form-data; boundary=form' };

/** The pages to bring files in. */
export const importPageRoutes = [
  defineRoute({
    operationId: 'getMyImports',
    method: 'get',
    path: list,
    ...onPages,
    summary: 'The form to import a file, and what was imported in the last 30 days by whom',
    description: 'For whoever others report to.',
    query: z.strictObject({
      cursor: z.string().max(1000).optional().meta({ description: 'Where the page begins' }),
    }),
    responses: { 200: responses[200], 303: signInFirst, 403: responses[403] },
    example: { status: 303, answer: '' },
    handler: ({ query: { cursor }, browser }, deps) =>
      forImporters(deps, browser, async (session) =>
        pageAnswer(200, await listPage(deps, session, { cursor, typed: {}, faults: {} })),
      ),
  }),
  defineRoute({
    operationId: 'sendMyImport',
    method: 'post',
    path: list,
    ...onPages,
    summary: 'Send a file to be imported',
    description:
      'With a saved mapping its dry run begins at once; otherwise its columns are mapped on the next page. A form is ' +
      'taken once, however often it is sent.',
    ...multipart,
    responses,
    problems: ['body-too-large', 'invalid-body'],
    example: { headers: formHeaders, body: exampleForm, status: 303, answer: '' },
    handler: ({ body, headers, browser }, deps) =>
      forImporters(deps, browser, async (session) => {
        const type = String(headers['content-type']);
        const { fields, taken } = await readMultipart(body, type, (typed, bytes) =>
          receiveUpload(deps, { browser, session }, typed, bytes),
        );
        const { language } = session.person;
        const upload = taken ?? {
          kind: 'faults' as const,
          typed: fields,
          faults: { file: importTexts(language).chooseFile },
        };
        switch (upload.kind) {
          case 'elsewhere':
            return pageAnswer(403, elsewherePage(language));
          case 'faults':
            return pageAnswer(422, await listPage(deps, session, { ...upload, cursor: undefined }));
          case 'known':
            return redirect(importAddress(upload.importId));
          case 'kept': {
            const { importId, mapping } = upload;
            if (!mapping || (await beginCheck(deps, importId, { mapping, said: saidIn(fields) }))) {
              return redirect(importAddress(importId));
            }
            const found = await deps.store.imports.read(importId);
            if (!found) return pageAnswer(404, unknownLink(language));
            const asked = { typed: typedOfMapping(mapping), faults: {}, alert: importTexts(language).notNow };
            return pageAnswer(503, await mapPage(deps, session, found, asked));
          }
        }
      }),
  }),
  defineRoute({
    operationId: 'getMyImportPage',
    method: 'get',
    path: `${list}/{importId}`,
    ...onPages,
    summary: 'An import: how far it is, what its dry run has found, or the form to map its columns',
    description: 'For whoever has sent the file, and the managers above them. It changes nothing.',
    params,
    query: z.strictObject({
      map: z.string().max(5).optional().meta({ description: 'That the columns are to be mapped once more' }),
      encoding: z
        .enum(['', ...encodings])
        .optional()
        .catch(undefined)
        .meta({ description: 'How to read it' }),
      delimiter: z.string().max(20).optional().catch(undefined).meta({ description: 'How to read it' }),
      sheet: z.string().max(200).optional().catch(undefined).meta({ description: 'Which sheet to read' }),
    }),
    responses: { 200: responses[200], 303: signInFirst, 403: responses[403], 404: responses[404] },
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { importId }, query, browser }, deps) =>
      forImporters(deps, browser, async (session) => {
        const found = await openImport(deps, importId, session.person);
        if (!found) return pageAnswer(404, unknownLink(session.person.language));
        const isMapped = found.status !== 'mapping' && query.map === undefined;
        if (isMapped || !(await canMap(deps, found, session.person))) {
          return pageAnswer(200, await onePage(deps, session, found));
        }
        const { map, ...reading } = query;
        const said = map === undefined ? {} : saidIn(reading);
        return pageAnswer(200, await mapPage(deps, session, found, { said, faults: {} }));
      }),
  }),
  defineRoute({
    operationId: 'checkMyImport',
    method: 'post',
    path: `${list}/{importId}/check`,
    ...onPages,
    summary: 'Say what the columns of a file are, and begin its dry run',
    description: 'For whoever has sent the file. The mapping is saved where it was given a name.',
    params,
    ...multipart,
    responses,
    problems: ['body-too-large', 'invalid-body'],
    example: { params: exampleParams, headers: formHeaders, body: exampleForm, status: 303, answer: '' },
    handler: ({ params: { importId }, body, headers, browser }, deps) =>
      forImporters(deps, browser, async (session) => {
        const { person } = session;
        const { fields } = await readMultipart(body, String(headers['content-type']), () =>
          Promise.resolve(null),
        );
        if (!isOurs(deps, browser, session, fields['requestId'])) {
          return pageAnswer(403, elsewherePage(person.language));
        }
        const found = await openImport(deps, importId, person);
        if (!found || !isTheirs(found, person)) return pageAnswer(404, unknownLink(person.language));
        if (!(await canMap(deps, found, person))) return redirect(importAddress(importId));
        const texts = importTexts(person.language);
        const read = mappingIn(found.mapping.kind, fields, texts);
        if ('faults' in read) {
          const asked = { typed: fields, said: saidIn(fields), faults: read.faults };
          return pageAnswer(422, await mapPage(deps, session, found, asked));
        }
        if (read.isSaved) await deps.store.imports.saveMapping(read.mapping, person.id);
        const how = { mapping: read.mapping, said: saidIn(fields) };
        if (await beginCheck(deps, importId, how)) return redirect(importAddress(importId));
        const asked = { typed: fields, said: how.said, faults: {}, alert: texts.notNow };
        return pageAnswer(503, await mapPage(deps, session, found, asked));
      }),
  }),
  defineRoute({
    operationId: 'commitMyImport',
    method: 'post',
    path: `${list}/{importId}/commit`,
    ...onPages,
    summary: 'Carry out what the dry run of an import has found, or go on with what has stopped',
    description: 'For whoever has sent the file. Once more it changes nothing.',
    params,
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
    }),
    responses,
    example: { params: exampleParams, body: {}, status: 303, answer: '' },
    handler: ({ params: { importId }, body: { requestId }, browser }, deps) =>
      forImporters(deps, browser, async (session) => {
        const { person } = session;
        if (!isOurs(deps, browser, session, requestId)) {
          return pageAnswer(403, elsewherePage(person.language));
        }
        const found = await openImport(deps, importId, person);
        if (!found || !isTheirs(found, person)) return pageAnswer(404, unknownLink(person.language));
        try {
          if (found.status === 'checking') await deps.importRuns.start({ importId, phase: 'check' });
          else if (found.status !== 'mapping' && found.status !== 'failed') await commitImport(deps, found);
          return redirect(importAddress(importId));
        } catch (error) {
          if (!isUnreachable(error)) throw error;
          const alert = importTexts(person.language).notNow;
          const now = (await deps.store.imports.read(importId)) ?? found;
          return pageAnswer(503, await onePage(deps, session, now, alert));
        }
      }),
  }),
  defineRoute({
    operationId: 'getMyImportProblems',
    method: 'get',
    path: `${list}/{importId}/problems`,
    ...onPages,
    summary: 'All problems of an import as a file, in the language of the person',
    params,
    query: z.strictObject({
      phase: z
        .enum(['check', 'commit'])
        .default('check')
        .meta({ description: 'Of the dry run or of the rest' }),
    }),
    responses: {
      200: { description: 'A CSV', schema: z.string(), mediaType: 'text/csv' },
      303: signInFirst,
      403: responses[403],
      404: responses[404],
    },
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { importId }, query: { phase }, browser }, deps) =>
      forImporters(deps, browser, async ({ person }) => {
        const found = await openImport(deps, importId, person);
        if (!found) return pageAnswer(404, unknownLink(person.language));
        const headers = {
          ...pageHeaders,
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${importId}-problems.csv"`,
        };
        return { status: 200 as const, body: await problemFile(deps, importId, phase, person), headers };
      }),
  }),
];
