import { z } from 'zod';
import type { BundleLine } from '../../../contracts/wire/archive-bundle';
import { bundleReportSchema, largestBundlePart } from '../../../contracts/wire/archive-bundle';
import { flagSchema } from '../../../contracts/wire/lists';
import { linesOf, readBundle } from '../../../bundle/read-bundle';
import { bundlePage, bundleStart, lineText } from '../../../bundle/write-bundle';
import type { BundlePlace } from '../../../bundle/write-bundle';
import { defineRoute } from '../../context/context';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { exportedList } from './archive-exports';

const path = '/v1/archive/bundle';
const mediaType = 'application/x-ndjson';

const streamSchema = z
  .custom<AsyncIterable<Uint8Array>>(
    (body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
    'must be lines of JSON',
  )
  .meta({ override: { type: 'string' }, description: `Lines of JSON, at most ${largestBundlePart} bytes` });

/** What a page of the bundle is to the kit, which streams the lines of one page after the other. */
const linesSchema = z
  .custom<{ readonly items: readonly unknown[]; readonly nextCursor: string | null }>()
  .meta({ override: { type: 'string' }, description: 'One JSON object a line, the last of the kind `end`' });

const head: BundleLine = { kind: 'archive', version: 1 };
const example = `${lineText(head)}\n`;

/** The whole archive, taken out and put back. */
export const archiveBundleRoutes = [
  defineRoute({
    operationId: 'exportArchive',
    method: 'get',
    path,
    tag: 'Customers',
    scope: 'personal-facts:read',
    summary: 'Export the whole archive',
    description:
      'Customers, their people, personal facts, contacts, decisions on duplicates and erasures that are over, with who ' +
      'wrote what when and all earlier changes: one JSON object a line (NDJSON). `importArchive` puts it back: what is ' +
      'exported after that is the same, byte for byte. Not in it are projects (they are in the ledger), drafts, the audit ' +
      'log, and what is found anew: the search, and pairs that nobody has decided. The last line, `end`, says how many ' +
      'lines there are; a file without it was broken off. For programs alone, and put down in the audit log.',
    exported: { ...exportedList(path), always: true },
    streams: true,
    responses: { 200: { description: 'The archive', schema: linesSchema, mediaType } },
    problems: ['not-your-customer'],
    example: { status: 200, answer: example },
    handler: async ({ query }, { store }) => {
      const { cursor } = query as { readonly cursor?: string };
      const place = cursor === undefined ? bundleStart : (JSON.parse(cursor) as BundlePlace);
      const { lines, next } = await bundlePage(store, place);
      return ok({ items: lines, nextCursor: next && JSON.stringify(next) });
    },
  }),
  defineRoute({
    operationId: 'importArchive',
    method: 'put',
    path,
    tag: 'Customers',
    scope: 'archive:import',
    summary: 'Put an exported archive back',
    description:
      'Lines as `exportArchive` gives them; a larger file comes in parts, in its order. Lines stand alone: ' +
      'what is there with the same content is `same`, what is there with other content is refused and stays, and a line ' +
      'that is refused costs no other. So the same request can be repeated. Revisions, authors and instants are kept. ' +
      'Nobody is mailed; running projects with the customers look at the archive. Whoever was erased stays erased. ' +
      'Without `commit=true` it is a dry run.',
    query: z.strictObject({
      commit: flagSchema
        .optional()
        .meta({ description: 'Whether to write; by default it is said what would become of each line' }),
    }),
    bytes: { mediaType, longest: largestBundlePart, isStreamed: true },
    body: streamSchema,
    responses: { 200: { description: 'What became of each line', schema: bundleReportSchema } },
    problems: ['body-too-large', 'invalid-body'],
    example: {
      query: { commit: 'true' },
      headers: { 'Content-Type': mediaType },
      body: Buffer.from(example) as unknown as AsyncIterable<Uint8Array>,
      status: 200,
      answer: {
        ...{ committed: true, lines: 1, counts: { created: 0, same: 1, refused: 0 }, isWhole: false },
        ...{ kinds: { archive: { created: 0, same: 1, refused: 0 } }, problems: [] },
      },
    },
    handler: async ({ query: { commit = false }, body, signal }, { store }) =>
      ok(await readBundle(store, linesOf(received(body)), { isCommitted: commit, signal })),
  }),
];

/** @throws Problem when it is too large or ends early; lines before that may have been put back, and are the same then */
async function* received(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  for (let size = 0; ;) {
    const next = await chunks.next().catch((cause: unknown) => {
      throw new Problem('invalid-body', 'The body ended early: send it again.', { cause });
    });
    if (next.done === true) return;
    size += next.value.length;
    if (size > largestBundlePart) {
      const detail = `A body may have at most ${largestBundlePart} bytes here: send the file in parts, in its order.`;
      throw new Problem('body-too-large', detail);
    }
    yield next.value;
  }
}
