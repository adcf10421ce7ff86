import { z } from 'zod';
import type {
  CreateDocumentOptions,
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { createDocument } from 'zod-openapi';
import { halfCharacters } from '../../contracts/sandbox/given-text';
import { scopeMeanings, scopes } from '../../store/models/api-key-models';
import { exportColumns, exportText, formats, itemOf, queryOf } from './exports';
import { csvHead } from './csv';
import { staysWithKey } from './idempotency';
import type { HeaderName } from './openapi-headers';
import { answerHeaders, pageTag, requestHeaders } from './openapi-headers';
import { exampleProblem } from './problems/example-problem';
import type { ProblemCode } from './problems/problem-codes';
import { problemKind } from './problems/problem-codes';
import { problemMediaType, problemSchema } from './problems/problems';
import { mergePatch } from './request-body';
import type { Route } from './route';
import { isConditional, scopesOf, takesIdempotencyKey } from './route';

type Document = ReturnType<typeof createDocument>;

/** A message that is sent to programs elsewhere. */
export interface SentMessage {
  readonly summary: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
}

/**
 * The OpenAPI document of these routes.
 *
 * @param messages what is sent to others, by name
 */
export function apiDocument(
  routes: readonly Route[],
  tags: Readonly<Record<string, string>>,
  messages: Readonly<Record<string, SentMessage>> = {},
): Record<string, unknown> {
  const paths: Record<string, Partial<Record<Route['method'], ZodOpenApiOperationObject>>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Milepost',
        version: '1.0.0',
        description: introduction(),
        license: { name: 'Unlicensed', identifier: 'LicenseRef-unlicensed' },
      },
      servers: [{ url: '/', description: 'Where this document was loaded from' }],
      tags: Object.entries(tags).map(([name, description]) => ({
        ...{ name, description },
        ...(routes.every((route) => route.tag !== name || isInternal(route)) && { 'x-internal': true }),
      })),
      paths,
      webhooks: Object.fromEntries(
        Object.entries(messages).map(([name, message]) => [name, webhookOf(name, message)]),
      ),
      components: {
        examples: problemExamples(routes),
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: securityText(),
          },
        },
      },
    },
    {
      override: (context) => {
        takenAnyhow(context);
        portablePatterns(context);
      },
    },
  );
  for (const route of routes) addParameterExamples(document, route);
  return { ...document };
}

/** Standard Webhooks: headers by which a receiver knows the sender, and that nobody repeats an old message. */
const messageHeaders = z.object({
  'webhook-id': z.string().meta({ description: 'Names the message: the same at every attempt' }),
  'webhook-timestamp': z.string().meta({ description: 'When this attempt was made, in seconds since 1970' }),
  'webhook-signature': z
    .string()
    .meta({ description: 'One signature for each secret, with spaces between them' }),
});

function webhookOf(
  name: string,
  { summary, schema, example }: SentMessage,
): { post: ZodOpenApiOperationObject } {
  return {
    post: {
      operationId: `webhook.${name}`,
      summary,
      tags: ['Webhooks'],
      security: [],
      requestParams: { header: messageHeaders },
      requestBody: { required: true, content: { 'application/json': { schema, example } } },
      responses: { '2XX': { description: 'Taken. Everything else counts as not delivered' } },
    },
  };
}

type Override = Extract<CreateDocumentOptions['override'], (context: never) => void>;
type JsonSchema = Parameters<Override>[0]['jsonSchema'];

/** Fields of pages that take whatever comes, and go on without what cannot be: to a program they are texts. */
function takenAnyhow({ zodSchema, jsonSchema }: Parameters<Override>[0]): void {
  if (!hasCatch(zodSchema)) return;
  const { description, default: byDefault } = jsonSchema;
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, {
    type: 'string',
    ...(description !== undefined && { description }),
    ...(byDefault !== undefined && {
      default: typeof byDefault === 'string' ? byDefault : JSON.stringify(byDefault),
    }),
  });
}

function hasCatch(schema: z.core.$ZodTypes): boolean {
  const { def } = schema._zod;
  if (def.type === 'catch') return true;
  return (def.type === 'default' || def.type === 'optional') && hasCatch(def.innerType as z.core.$ZodTypes);
}

/**
 * Makes patterns portable to regular expressions of any language. Many reject patterns that name surrogates, which is
 * unnecessary anyway: JSON that contains a lone one is refused before its fields are checked.
 */
function portablePatterns({ jsonSchema }: { readonly jsonSchema: JsonSchema }): void {
  for (const each of [jsonSchema, ...(jsonSchema.allOf ?? [])]) {
    if ('pattern' in each && each.pattern) each.pattern = each.pattern.replaceAll(halfCharacters, '');
  }
}

function introduction(): string {
  return [
    'Reports what happens in sales projects, says where each of them stands and why, and tells other programs. ' +
      'New here? The [guides](/docs/guides) take an hour, with nothing but a shell and curl.',
    'Every sales project is one long-lived workflow, and the requests under "Reports" are commands to it. It answers ' +
      'each with its new revision (200), or refuses it with a code. When no worker answers in time, the command is kept ' +
      'durably and answered with 202: `Location` says where to ask what became of it.',
    'Bodies are strict: a field that is not known is refused. Times are ISO 8601 in UTC. Send an `Idempotency-Key` ' +
      'with every POST, and repeat the request with the same key after a timeout, a 429 or a 5xx: nothing is done ' +
      'twice. A repeat of what was carried out or kept (200, 201, 202) gets the first answer, for a day or longer; ' +
      'after every other answer the key is free ([Retries](/docs/guides/retries)).',
    'Failures are problem documents (RFC 9457). Decide by `code`, which stays the same for ever; ' +
      '[every code has a page](/problems) with its cause and its cure.',
  ].join('\n\n');
}

function securityText(): string {
  const meanings = scopes.map((scope) => `- \`${scope}\`: ${scopeMeanings[scope]}`);
  return [
    'An API key, `mp_…`. The name beside an operation is the scope that the key needs; whoever has `admin` needs no other:',
    meanings.join('\n'),
  ].join('\n\n');
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, tag, scope, params, body, page, bytes } = route;
  const query = queryOf(route);
  return {
    operationId,
    summary,
    ...descriptionOf(route),
    tags: [tag],
    ...(isInternal(route) && { 'x-internal': true }),
    security: scope === null ? [] : [{ apiKey: [...scopesOf(route)] }],
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      header: z.object({
        'X-Request-Id': requestHeaders['X-Request-Id'],
        ...(takesIdempotencyKey(route) && { 'Idempotency-Key': requestHeaders['Idempotency-Key'] }),
        ...(body && !page && !bytes && { 'X-Milepost-Actor': requestHeaders['X-Milepost-Actor'] }),
        ...(route.ifMatch && { 'If-Match': requestHeaders['If-Match'] }),
        ...(isConditional(route) && { 'If-None-Match': requestHeaders['If-None-Match'] }),
        ...(route.waits && { Prefer: requestHeaders.Prefer }),
        ...bytes?.headers?.shape,
      }),
    },
    ...(body && { requestBody: { required: true, content: bodyOf(route, body) } }),
    responses: { ...successesOf(route), ...unchangedOf(route), ...problemsOf(route) },
  };
}

/** Whether it is not for those who build on the API; readers of documents leave such an operation out. */
function isInternal({ page, inReference }: Route): boolean {
  return page === true || inReference === false;
}

/** The scope stands in the text too: readers of documents show scopes of OAuth alone. */
function descriptionOf(route: Route): { description?: string } {
  const { description, exported } = route;
  const scopes = scopesOf(route).map((each) => `\`${each}\``);
  const needed =
    scopes.length === 0
      ? []
      : [`The key needs the scope${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}.`];
  if (exported && !exported.always) {
    needed.push(`As CSV or NDJSON it also needs \`${exported.scope}\`, and is put down in the audit log.`);
  }
  const paragraphs = [
    ...(description === undefined ? [] : [description]),
    ...(needed.length > 0 ? [needed.join(' ')] : []),
  ];
  return paragraphs.length === 0 ? {} : { description: paragraphs.join('\n\n') };
}

function bodyOf({ method, page, bytes, example }: Route, schema: z.ZodType): ZodOpenApiContentObject {
  if (bytes) {
    const text = Buffer.from(example.body as Uint8Array).toString();
    const shown: unknown = /[/+]json$/.test(bytes.mediaType) ? JSON.parse(text) : text;
    return { [bytes.mediaType]: { schema, example: shown }, ...bytes.others };
  }
  const mediaType = page
    ? 'application/x-www-form-urlencoded'
    : method === 'patch'
      ? mergePatch
      : 'application/json';
  // form fields are always texts, including fields that the page ignores
  const form = page && schema instanceof z.ZodObject ? schema.catchall(z.string()) : schema;
  return { [mediaType]: { schema: form, example: example.body } };
}

function headersOf(route: Route, status: number, more: readonly HeaderName[]) {
  const names: HeaderName[] = [
    'X-Request-Id',
    ...(isLimited(route) ? (['RateLimit', 'RateLimit-Policy'] as const) : []),
    ...(takesIdempotencyKey(route) && staysWithKey(status) ? (['Idempotent-Replayed'] as const) : []),
    ...(route.waits ? (['Preference-Applied'] as const) : []),
    ...more,
  ];
  const isList = status === 200 && itemOf(route) !== null;
  return z.object(
    Object.fromEntries(
      names.map((name) => [name, isList && name === 'ETag' ? pageTag : answerHeaders[name]]),
    ),
  );
}

/**
 * Whether requests are limited: routes that look something up before they know the caller, and routes that need a key.
 */
function isLimited({ scope, page }: Route): boolean {
  return scope !== null || page === true;
}

function successesOf(route: Route): ZodOpenApiResponsesObject {
  const { example, responses } = route;
  return Object.fromEntries(
    Object.entries(responses).map(
      ([status, { description, schema, mediaType = 'application/json', headers = [], others = {} }]) => [
        status,
        {
          description,
          headers: headersOf(route, Number(status), [
            ...headers,
            ...(isConditional(route) ? (['ETag'] as const) : []),
          ]),
          content: {
            [mediaType]: { schema, ...(Number(status) === example.status && { example: example.answer }) },
            ...(Number(status) === 200 && exportsOf(route)),
            ...others,
          },
        },
      ],
    ),
  );
}

/** A whole list, in the other forms that it may be asked for. */
function exportsOf(route: Route): ZodOpenApiContentObject {
  if (!itemOf(route)) return {};
  const { items = [] } = route.example.answer as { items?: readonly unknown[] };
  const columns = exportColumns(route, {});
  return {
    [formats.csv]: {
      schema: z
        .string()
        .meta({ description: 'RFC 4180: a line with the paths of the fields, and one for each entry' }),
      example: csvHead(columns) + exportText('csv', items, columns),
    },
    [formats.ndjson]: {
      schema: z.string().meta({ description: 'An entry a line, each as in a page' }),
      example: exportText('ndjson', items, columns),
    },
  };
}

/** The answer to whoever knows the answer. */
function unchangedOf(route: Route): ZodOpenApiResponsesObject {
  if (!isConditional(route)) return {};
  const description = 'Not changed: `If-None-Match` has the ETag of the answer that there would be';
  return { 304: { description, headers: headersOf(route, 304, ['ETag']) } };
}

function problemsOf(route: Route): ZodOpenApiResponsesObject {
  const codes = codesOf(route);
  const statuses = new Set(
    codes.map((code) => problemKind(code).status).filter((status) => !route.responses[status]),
  );
  const answers: ZodOpenApiResponsesObject = {};
  for (const status of statuses) {
    answers[`${status}` as '400'] = problemResponse(
      route,
      status,
      codes.filter((code) => problemKind(code).status === status),
    );
  }
  return answers;
}

function problemResponse(route: Route, status: number, codes: readonly ProblemCode[]) {
  const named = codes.map((code) => `\`${code}\`: ${problemKind(code).title}`).join('. ');
  const waits = status === 429 || status === 503 ? (['Retry-After'] as const) : [];
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const);
  return {
    description: `${named}.`,
    headers: headersOf(route, status, waits),
    content: route.page
      ? { 'text/html': { schema: z.string() } }
      : { [problemMediaType]: { schema: problemSchema, examples: Object.fromEntries(examples) } },
  };
}

/** An example of each problem that a route may answer. */
function problemExamples(routes: readonly Route[]) {
  // problems of pages are themselves pages
  const codes = [...new Set(routes.filter(({ page }) => !page).flatMap(codesOf))];
  return Object.fromEntries(
    codes.map((code) => [code, { summary: problemKind(code).title, value: exampleProblem(code) }]),
  );
}

/** Every problem code that a route may answer: its own, and those of its kind. */
function codesOf(route: Route): ProblemCode[] {
  const { scope, body, page, bytes, ifMatch: needsMatch, problems = [] } = route;
  return [
    ...new Set<ProblemCode>([
      'invalid-parameters',
      ...(scope === null ? [] : (['unauthenticated', 'scope-missing'] as const)),
      ...(isLimited(route) ? (['too-many-requests'] as const) : []),
      ...(scope === null || bytes ? [] : (['unknown-actor', 'actor-inactive'] as const)),
      ...(body && !bytes ? ([page ? 'malformed-form' : 'malformed-json'] as const) : []),
      ...(body ? (['body-too-large', 'unsupported-media-type', 'invalid-body'] as const) : []),
      ...(takesIdempotencyKey(route) ? (['request-running', 'key-reused'] as const) : []),
      ...(needsMatch ? (['if-match-missing', 'revision-mismatch'] as const) : []),
      ...problems,
      ...(scope === null && !page ? [] : (['store-unavailable'] as const)),
      'internal',
    ]),
  ];
}

/** Shows each parameter with its value from the route's example. */
function addParameterExamples(document: Document, route: Route): void {
  const operation = document.paths?.[route.path]?.[route.method];
  const values: Record<string, unknown> = {
    ...route.example.params,
    ...route.example.query,
    ...route.example.headers,
  };
  for (const parameter of operation?.parameters ?? []) {
    if (!('name' in parameter) || values[parameter.name] === undefined) continue;
    parameter.example = values[parameter.name];
  }
}
