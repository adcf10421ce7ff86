import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import express from 'express';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { routes } from '../../api';
import { toExpressPath } from '../../api/kit/serve-route';
import type { RecordRequest } from '../../contracts/sandbox/activities';
import type { ApiDocument, Operation } from './document-check';
import { documentCheck } from './document-check';
import { exampleValuesFor } from '../pages/example-values';
import type { RunningApi } from './running-api';
import { activitiesWithoutMail, shortDaysUntilJudgement, startApi } from './running-api';

let hurries = false;
let api: RunningApi;
let document: ApiDocument;

beforeAll(async () => {
  const dayMs = (request: RecordRequest) => (hurries ? shortDaysUntilJudgement(request) : realDayMs);
  api = await startApi({ activities: (store, client) => activitiesWithoutMail(store, client, dayMs) });
  document = JSON.parse((await api.get('/openapi.json')).text) as ApiDocument;
});
afterAll(() => api.stop());

type Stack = RunningApi['app']['router']['stack'];

/** What Express has, as `get /v1/projects`, in routers within routers too; the 405 of a path is no route. */
function served(stack: Stack = api.app.router.stack): string[] {
  return stack.flatMap((layer) => {
    const inner = (layer.handle as { stack?: Stack }).stack;
    if (!layer.route) return inner ? served(inner) : [];
    const methods = layer.route.stack.map(({ method }) => method).filter((method) => method !== undefined);
    return [...new Set(methods)].map((method) => `${method} ${layer.route?.path}`);
  });
}

/** What the linter finds. */
function lint(given: ApiDocument): Promise<unknown> {
  const linter = spawn(process.execPath, [path.join(__dirname, 'lint-document.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  linter.stdin.end(JSON.stringify(given));
  return json(linter.stdout);
}

describe('the document', () => {
  const declared = routes.map(({ method, path }) => `${method} ${path}`);

  it('has every route that Express serves, and Express serves every one that it has', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );

    expect(documented.sort()).toEqual([...declared].sort());
    expect(served().sort()).toEqual(declared.map(toExpressPath).sort());
  });

  it('lacks a route that is registered past the declarations', () => {
    const hidden = express.Router();
    hidden.get('/hidden', (_request, response) => void response.end());
    const app = express().use('/v1', hidden);

    expect(served(app.router.stack)).toEqual(['get /hidden']);
  });

  it('is the same whenever it is made: the project in it is as old as on a certain day', () => {
    const { content } = document.paths['/v1/projects/{projectId}']?.['get']?.responses['200'] ?? {};

    expect(content?.['application/json']?.example).toMatchObject({ ageDays: 3, ageInStageDays: 3 });
  });

  it('is committed as it is served: `npm run openapi` writes it', () => {
    const committed = readFileSync(path.join(__dirname, '..', '..', 'docs', 'openapi.json'), 'utf8');

    expect(JSON.parse(committed)).toEqual(document);
  });

  it('names each operation once', () => {
    const ids = routes.map(({ operationId }) => operationId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every operation what its success looks like', () => {
    const without = routes.filter(
      ({ responses }) => !Object.keys(responses).some((status) => /^2|^303$/.test(status)),
    );

    expect(without.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('has patterns that programs in any language read: none names half a character', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, pattern]) => JSON.parse(pattern!) as string,
    );

    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => /\\ud[89a-f]/i.test(pattern))).toEqual([]);
    expect(patterns.some((pattern) => pattern.includes('\\u202a-\\u202e'))).toBe(true);
  });

  it('asks of headers and pages what the API asks, and no more', async () => {
    const schemaOf = (operation: Operation | undefined, name: string) =>
      (operation?.parameters ?? []).find((parameter) => parameter.name === name) as unknown as {
        schema: { type: string; pattern?: string; format?: string };
      };
    const ifMatch = new RegExp(
      schemaOf(document.paths['/v1/people/{id}']?.['put'], 'If-Match').schema.pattern!,
    );
    const tags = ['*', '"4"', 'W/"4"', '"4-gzip"', '"3", W/"4"', '4', '"4', ''];
    expect(tags.map((tag) => ifMatch.test(tag))).toEqual([true, true, true, true, true, false, false, false]);
    const names = { 'X-Request-Id': 'not a name that is taken over' };
    expect(await api.get('/livez', { key: null, headers: names })).toMatchObject({ status: 200 });
    const { RequestId } = (document.components as unknown as { parameters: Record<string, object> })
      .parameters;
    expect(RequestId).toMatchObject({ schema: { type: 'string' } });
    expect(JSON.stringify(RequestId)).not.toContain('pattern');
    expect(schemaOf(document.paths['/my/review']?.['get'], 'page').schema).toMatchObject({ type: 'string' });
    const review = document.paths['/v1/reviews/{managerId}/{week}']?.['get'];
    expect(schemaOf(review, 'week').schema).toMatchObject({ format: 'date' });
  });

  it('breaks no rule of a good OpenAPI document', async () => {
    expect(await lint(document)).toEqual([]);
  });
});

describe('the examples of the document', () => {
  async function run(path: string, method: string, operation: Operation): Promise<number> {
    const parameters = operation.parameters ?? [];
    const { operationId } = operation;
    hurries = operationId === 'judgeIntent';
    const values = await exampleValuesFor(api, operationId, path);
    hurries = false;
    const given = (name: string): string => {
      const example = String(parameters.find((parameter) => parameter.name === name)?.example);
      return values[example] ?? example;
    };
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given(name)));
    const query = parameters.filter(
      (parameter) => parameter.in === 'query' && parameter.example !== undefined,
    );
    const search = query.map(({ name }) => `${name}=${encodeURIComponent(given(name))}`).join('&');
    const headers = Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'header' && parameter.example !== undefined)
        .map(({ name }) => [name, given(name)]),
    );
    const content = operation.requestBody?.content ?? {};
    const patch = content['application/merge-patch+json']?.example;
    const body = withValues(stillAhead(patch ?? content['application/json']?.example), values);
    const form = content['application/x-www-form-urlencoded']?.example as Record<string, string> | undefined;
    const type = ['message/rfc822', 'text/csv', 'multipart/form-data', 'application/x-ndjson'].find(
      (each) => content[each]?.example !== undefined,
    );
    const message = type === undefined ? undefined : (content[type]?.example as string);
    const { status } = await api.ask(method.toUpperCase(), search ? `${address}?${search}` : address, {
      headers: { ...asBrowser(operation), ...headers, ...(type !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body }),
      ...(form && { form }),
      ...(message !== undefined && { raw: message }),
    });
    return status;
  }

  /** What is a page is asked for as a browser does. */
  function asBrowser({ responses }: Operation): Record<string, string> {
    const isPage = Object.values(responses).some(({ content }) => content?.['text/html']);
    return isPage ? { Accept: 'text/html' } : {};
  }

  /** A body that names what stands for a value of the examples. */
  function withValues(body: unknown, values: Readonly<Record<string, string>>): unknown {
    if (body === undefined) return body;
    const text = Object.entries(values).reduce(
      (given, [example, value]) => given.replaceAll(JSON.stringify(example), JSON.stringify(value)),
      JSON.stringify(body),
    );
    return JSON.parse(text);
  }

  /** Examples have the dates of their story; a date that is to come has to lie ahead of the test too. */
  function stillAhead(body: unknown): unknown {
    if (typeof body !== 'object' || body === null) return body;
    const ahead = new Date(Date.now() + 30 * realDayMs).toISOString();
    const names = ['dueAt', 'wakeAt', 'meetingAt', 'expiresAt'].filter((name) => name in body);
    return { ...body, ...Object.fromEntries(names.map((name) => [name, ahead])) };
  }

  /** The one answer that has an example, as it is by default: other forms of it have their own. */
  function expected({ responses }: Operation): number {
    const shown = Object.entries(responses).filter(
      ([, { content }]) => Object.values(content ?? {})[0]?.example !== undefined,
    );
    expect(shown).toHaveLength(1);
    return Number(shown[0]?.[0]);
  }

  const first = ['createCustomerPerson', 'createCustomer', 'createPerson'];
  const inOrder = [...routes].sort((a, b) => first.indexOf(b.operationId) - first.indexOf(a.operationId));

  it.each(inOrder.map(({ operationId, method, path }) => ({ operationId, method, path })))(
    '$operationId is answered as it says',
    async ({ method, path }) => {
      const operation = document.paths[path]?.[method];
      if (!operation) throw new Error(`${method} ${path} is not in the document`);

      expect(await run(path, method, operation)).toBe(expected(operation));
    },
  );

  it('of answers are as their schemas say', async () => {
    const check = await documentCheck(api.url);

    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        for (const [status, { content }] of Object.entries(responses)) {
          for (const [mediaType, { example }] of Object.entries(content ?? {})) {
            if (example === undefined) continue;
            const headers = new Headers({ 'content-type': mediaType });
            check(method.toUpperCase(), path.replaceAll(/[{}]/g, ''), {
              status: Number(status),
              headers,
              body: example,
            });
          }
        }
      }
    }
  });
});
