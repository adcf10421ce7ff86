/**
 * Writes the parts of the client that are made from `docs/openapi.json`: `npm run client`. With `--check` it writes
 * nothing and fails when a part is not as it would be written.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

interface Content {
  readonly schema: unknown;
}
interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}
interface Operation {
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[] | undefined;
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer>>;
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const folder = path.join(__dirname, 'src');
const heading = '// Made from docs/openapi.json by `npm run client`; not edited by hand.\n\n';

/** What programs call: pages are for people. */
const forPrograms = /^\/(v1\/|livez$|readyz$)/;

function withoutPages(document: ApiDocument): ApiDocument {
  const paths = Object.entries(document.paths).filter(([template]) => forPrograms.test(template));
  return { ...document, paths: Object.fromEntries(paths) };
}

/**
 * The document as types are made from it: without examples and headers, and with one answer for all problems, which have
 * one schema. Four fifths of the types would say these again for each operation.
 */
function terse(document: ApiDocument): ApiDocument {
  const bare = (content: Answer['content']) =>
    content &&
    Object.fromEntries(Object.entries(content).map(([mediaType, { schema }]) => [mediaType, { schema }]));
  const asPages = (content: NonNullable<Answer['content']>) => {
    const whole = content[json];
    return bare(whole ? { [json]: { schema: wholeEntries(whole.schema) } } : content);
  };
  const terseOperation = (operation: Operation): Operation => {
    const { requestBody } = operation;
    const answers = Object.entries(operation.responses).map(([status, { description, content }]) =>
      content && problem in content
        ? (['default', { description: 'A problem', content: bare(content) }] as const)
        : ([status, { description, ...(content && { content: asPages(content) }) }] as const),
    );
    return {
      ...operation,
      parameters: operation.parameters?.filter(({ name = '' }) => !inParts.includes(name)),
      ...(requestBody && { requestBody: { ...requestBody, content: bare(requestBody.content) ?? {} } }),
      responses: Object.fromEntries(answers) as Operation['responses'],
    };
  };
  const paths = Object.entries(document.paths).map(([template, methods]) => [
    template,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method, terseOperation(operation)]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as ApiDocument['paths'] };
}

/**
 * What asks for a list in another form: some fields of its entries, or all of it as a stream of CSV or lines of JSON.
 * Types that allow for these would leave every field of every entry in doubt; whoever wants them calls `fetch`.
 */
const inParts: readonly string[] = ['fields', 'format', 'bom'];

/** The schema of a page, of the two that a page may have. */
function wholeEntries(schema: unknown): unknown {
  const { anyOf } = schema as { readonly anyOf?: readonly { readonly $ref?: string }[] };
  if (anyOf?.[1]?.$ref?.endsWith('PartPage') !== true) return schema;
  return anyOf[0];
}

const problem = 'application/problem+json';
const json = 'application/json';

/** What the client has to know of operations while it runs. */
function operationsOf({ paths }: ApiDocument): string {
  const rows = Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const [mediaType = json] = Object.keys(requestBody?.content ?? {});
      const facts = [
        ...(parameters.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey')) ? ['takesKey: true'] : []),
        ...(mediaType === json ? [] : [`mediaType: '${mediaType}'`]),
      ];
      return facts.length === 0
        ? []
        : [`  '${method.toUpperCase()} ${template}': { ${facts.join(', ')} },\n`];
    }),
  );
  return `${heading}/** Operations that take an Idempotency-Key, or a body that is not plain JSON. */
export const operations: Readonly<Partial<Record<string, { takesKey?: true; mediaType?: string }>>> = {
${rows.join('')}};
`;
}

async function generate(check: boolean): Promise<void> {
  const file = path.join(__dirname, '..', 'docs', 'openapi.json');
  const document = withoutPages(JSON.parse(await readFile(file, 'utf8')) as ApiDocument);
  const types = await openapiTS(terse(document) as never);
  const parts = { 'schema.ts': heading + astToString(types), 'operations.ts': operationsOf(document) };
  for (const [name, text] of Object.entries(parts)) {
    const target = path.join(folder, name);
    if (!check) await writeFile(target, text);
    else if ((await readFile(target, 'utf8')) !== text) {
      process.stderr.write(`client/src/${name} is not made from docs/openapi.json: npm run client\n`);
      process.exitCode = 1;
    }
  }
}

void generate(process.argv.includes('--check'));
