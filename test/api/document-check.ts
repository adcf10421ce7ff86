import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface MediaType {
  readonly schema: object;
}
interface ResponseObject {
  readonly content?: Readonly<Record<string, MediaType>>;
}
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { in: string; name: string; example?: unknown }[];
  readonly requestBody?: { content: Readonly<Record<string, MediaType & { example: unknown }>> };
  readonly responses: Readonly<
    Record<string, ResponseObject & { content?: Record<string, { example?: unknown }> }>
  >;
}
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Fails a test when an answer is not as the document says. */
export type DocumentCheck = (
  method: string,
  path: string,
  answer: { status: number; headers: Headers; body: unknown },
) => void;

/** Most suites ask an API that serves the same document, and compiling its schemas takes longer than many of them. */
let last: { readonly text: string; readonly check: DocumentCheck } | undefined;

/** Checks answers against the document that the API itself serves. */
export async function documentCheck(url: string): Promise<DocumentCheck> {
  const text = await (await fetch(`${url}/openapi.json`)).text();
  if (last?.text !== text) last = { text, check: checkAgainst(JSON.parse(text) as ApiDocument) };
  return last.check;
}

function checkAgainst(document: ApiDocument): DocumentCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.entries(document.paths).map(([template, operations]) => ({
    template,
    operations,
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const validator = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  return (method, path, { status, headers, body }) => {
    const found = operationAt(templates, method, path);
    // what is not an operation is answered by no operation, and a HEAD has no body
    if (!found || method === 'HEAD') return;
    const mediaType = (headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const response = found.operation.responses[String(status)];
    const where = `${method} ${found.template} ${status}`;
    if (!response) throw new Error(`${where} is not in the document: ${JSON.stringify(body)}`);
    if (!response.content && body === '' && mediaType === '') return;
    if (!response.content?.[mediaType]) {
      if (response.content?.['*/*']) return;
      throw new Error(`${where} is ${mediaType}, which is not in the document`);
    }
    const pointer = [
      'paths',
      found.template,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      mediaType,
      'schema',
    ]
      .map((step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = validator(`/${pointer}`);
    if (!validate(body)) {
      throw new Error(
        `${where} is not as in the document: ${ajv.errorsText(validate.errors)} ${JSON.stringify(body)}`,
      );
    }
  };
}

interface Template {
  readonly template: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly pattern: RegExp;
}

function operationAt(templates: readonly Template[], method: string, path: string) {
  const plain = path.split('?', 1)[0] ?? '';
  for (const { template, operations, pattern } of templates) {
    const operation = operations[method.toLowerCase()];
    if (operation && pattern.test(plain)) return { template, operation };
  }
  return undefined;
}
