import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import type { Attempt, Milepost, MilepostOptions } from '../../client/src';
import { createMilepost, MilepostProblem, MilepostUnreachable } from '../../client/src';

/** What a server answers; `null` hangs up, before the answer or in the middle of it. */
type Scripted = [number, unknown, Record<string, string>?] | null | 'half';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const servers: Server[] = [];
const apiKey = 'mp_4711_very-secret';

/** A client of a server that gives these answers in turn, the last one again and again. */
async function clientOf(answers: readonly Scripted[], options: Partial<MilepostOptions> = {}) {
  const asked: Asked[] = [];
  const attempts: Attempt[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    if (!answer) return void request.socket.destroy();
    if (answer === 'half') {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' }).write('{"a":');
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    const [status, body, more = {}] = answer;
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/json', ...more }).end(sent);
  };
  const server = createServer((request, response) => void reply(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const milepost = createMilepost({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey,
    retry: { firstPauseMs: 10 },
    onAttempt: (attempt) => void attempts.push(attempt),
    ...options,
  });
  return { milepost, asked, attempts };
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const problem = (code: string, more: object = {}) => ({
  type: `/problems/${code}`,
  title: 'It did not work',
  status: 0,
  detail: 'Do it otherwise.',
  code,
  instance: 'req-1',
  ...more,
});
const soon = { 'Retry-After': '0' };
const receipt = { projectId: 'p1', revision: 1 };
const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
const open = (milepost: Milepost) => milepost.POST('/v1/projects', { body: opening });
const failureOf = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => Promise.reject(new Error('it was answered')),
    (error: unknown) => error as Error,
  );

describe('a call', () => {
  it('sends key, path, query, headers and body, and gives what was answered', async () => {
    const { milepost, asked } = await clientOf([[200, receipt]], { actor: 'moses-frase' });
    const { data, attempts } = await milepost.POST('/v1/projects/{projectId}/milestones', {
      params: { path: { projectId: 'ref:crm:opp/4 7' }, header: { Prefer: 'wait=5' } },
      body: { milestone: 'meeting-agreed', evidence: 'crm:4711' },
    });
    expect({ data, attempts }).toEqual({ data: receipt, attempts: 1 });
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: '/v1/projects/ref%3Acrm%3Aopp%2F4%207/milestones',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'x-milepost-actor': 'moses-frase',
          prefer: 'wait=5',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ milestone: 'meeting-agreed', evidence: 'crm:4711' }),
      },
    ]);
  });

  it('sends a change as a merge patch', async () => {
    const { milepost, asked } = await clientOf([[200, receipt]]);
    await milepost.PATCH('/v1/projects/{projectId}', {
      params: { path: { projectId: 'p1' }, header: { 'If-Match': '"4"' } },
      body: { amount: null },
    });
    expect(asked[0]?.headers).toMatchObject({
      'content-type': 'application/merge-patch+json',
      'if-match': '"4"',
    });
    expect(asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('a repeat', () => {
  it('comes after no answer, half an answer, 429, 5xx and a request that still runs, with one key', async () => {
    const { milepost, asked, attempts } = await clientOf(
      [
        null,
        'half',
        [503, problem('temporal-unavailable'), soon],
        [502, '<html>', { 'Content-Type': 'text/html' }],
        [429, problem('too-many-requests'), soon],
        [409, problem('request-running'), soon],
        [201, receipt],
      ],
      { retry: { firstPauseMs: 10, attempts: 7 } },
    );
    const answer = await open(milepost);
    expect(answer).toMatchObject({ data: receipt, attempts: 7 });
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(asked[0]?.headers['idempotency-key']).toMatch(/^[\da-f-]{36}$/);
    expect(new Set(asked.map(({ body }) => body))).toEqual(new Set([JSON.stringify(opening)]));
    expect(attempts.map(({ status }) => status)).toEqual([null, null, 503, 502, 429, 409, 201]);
  });

  it('has the key that the caller has chosen, and another call has another', async () => {
    const { milepost, asked } = await clientOf([[200, receipt]]);
    await milepost.POST('/v1/projects', {
      params: { header: { 'Idempotency-Key': 'crm-4711' } },
      body: opening,
    });
    await open(milepost);
    await open(milepost);
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe('crm-4711');
    expect(new Set(keys).size).toBe(3);
  });

  it('is not made of what must not come twice: a key is shown once', async () => {
    const { milepost, asked } = await clientOf([[503, problem('store-unavailable'), soon]]);
    const body = { name: 'CRM', scopes: ['projects:read' as const] };
    expect(await failureOf(milepost.POST('/v1/keys', { body }))).toMatchObject({
      retryable: true,
      attempts: 1,
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).not.toHaveProperty('idempotency-key');
    await failureOf(
      milepost.PATCH('/v1/projects/{projectId}', {
        params: { path: { projectId: 'p1' }, header: { 'If-Match': '*' } },
        body: { amount: 1 },
      }),
    );
    expect(asked).toHaveLength(2);
  });

  it.each(['GET', 'PUT', 'DELETE'])('of %s is safe without a key', async (method) => {
    const { milepost, asked } = await clientOf([null, [200, {}]]);
    expect(await milepost.request(method, '/v1/anything')).toMatchObject({ data: {}, attempts: 2 });
    expect(asked).toHaveLength(2);
  });

  it('waits as long as the answer asks, and not longer than the client may', async () => {
    const { milepost, asked } = await clientOf([
      [429, problem('too-many-requests'), { 'Retry-After': '1' }],
      [200, {}],
    ]);
    const startedMs = Date.now();
    await milepost.GET('/v1/projects');
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(990);
    expect(asked).toHaveLength(2);
  });

  it('is given up when the API asks for more time than there is', async () => {
    const { milepost, asked } = await clientOf([
      [503, problem('store-unavailable'), { 'Retry-After': '600' }],
    ]);
    expect(await failureOf(milepost.GET('/v1/projects'))).toMatchObject({ status: 503, retryable: true });
    expect(asked).toHaveLength(1);
  });

  it('counts an attempt that takes too long as no answer', async () => {
    const never: Scripted[] = [[200, {}]];
    const { milepost } = await clientOf(never, {
      fetch: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
        ),
      retry: { attempts: 2, attemptTimeoutMs: 30, firstPauseMs: 1 },
    });
    const failure = await failureOf(milepost.GET('/v1/projects'));
    expect(failure).toBeInstanceOf(MilepostUnreachable);
    expect(failure.message).toBe('GET /v1/projects got no answer in 2 attempts: no answer within 30 ms');
  });

  it('ends with the signal', async () => {
    const stopping = new AbortController();
    const { milepost } = await clientOf([[500, problem('internal')]], {
      signal: stopping.signal,
      retry: { attempts: Infinity },
    });
    const call = open(milepost);
    setTimeout(() => stopping.abort(), 50);
    await expect(call).rejects.toThrow(/abort/i);
  });
});

describe('a problem', () => {
  it('says what the API has said', async () => {
    const errors = [{ pointer: '#/customerId', detail: 'unknown' }];
    const answer = problem('unknown-customer', { errors, missing: ['acme'] });
    const { milepost, asked } = await clientOf([[422, answer, { 'X-Request-Id': 'req-4711' }]]);
    const failure = await failureOf(open(milepost));
    expect(failure).toBeInstanceOf(MilepostProblem);
    expect(failure).toMatchObject({
      message: 'POST /v1/projects was answered 422 unknown-customer: Do it otherwise.',
      status: 422,
      code: 'unknown-customer',
      detail: 'Do it otherwise.',
      requestId: 'req-4711',
      errors,
      missing: ['acme'],
      retryable: false,
      attempts: 1,
    });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Scripted]>([
    ['a page of a proxy', [404, '<html>', { 'Content-Type': 'text/html' }]],
    ['a redirect', [302, '', { Location: 'http://127.0.0.1:1/' }]],
    ['what says it is JSON and is not', [200, 'oops']],
  ])('is %s too', async (_what, answer) => {
    const { milepost } = await clientOf([answer]);
    expect(await failureOf(milepost.GET('/v1/projects'))).toMatchObject({
      name: 'MilepostProblem',
      code: 'unexpected-answer',
    });
  });

  it('and no other failure shows the key, the body or what was asked for', async () => {
    const secrets = /very-secret|Cooling line|private-customer/;
    const failures: unknown[] = [];
    for (const answers of [[[422, problem('x')]], [null], [[200, 'oops']]] as Scripted[][]) {
      const { milepost } = await clientOf(answers, { retry: { attempts: 1 } });
      failures.push(await failureOf(open(milepost)));
      failures.push(
        await failureOf(
          milepost.GET('/v1/projects', { params: { query: { customer: 'private-customer' } } }),
        ),
      );
      expect(inspect(milepost, { depth: 9, showHidden: true })).not.toMatch(secrets);
    }
    for (const failure of failures)
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(secrets);
    const wrong: [string, string][] = [
      ['http://127.0.0.1', 'very-secret\n'],
      ['http://me:very-secret@127.0.0.1', 'mp_1'],
      ['very-secret', 'mp_1'],
    ];
    for (const [baseUrl, key] of wrong) {
      const make = (): unknown => createMilepost({ baseUrl, apiKey: key });
      expect(make).toThrow(TypeError);
      expect(make).not.toThrow(secrets);
    }
  });
});

describe('a list', () => {
  it('is read entry by entry, a page only when it is needed', async () => {
    const page = (ids: string[], nextCursor: string | null): Scripted => [
      200,
      { items: ids.map((id) => ({ id })), nextCursor, next: null },
    ];
    const { milepost, asked } = await clientOf([page(['a', 'b'], 'c1'), null, page(['c'], null)]);
    const query = { status: 'open' as const, limit: 2 };
    const found: string[] = [];
    const counts: number[] = [];
    for await (const { id } of milepost.items('/v1/projects', { params: { query } })) {
      found.push(id);
      counts.push(asked.length);
    }
    expect(found).toEqual(['a', 'b', 'c']);
    expect(counts).toEqual([1, 1, 3]);
    expect(asked.map(({ url }) => url)).toEqual([
      '/v1/projects?status=open&limit=2',
      '/v1/projects?status=open&limit=2&cursor=c1',
      '/v1/projects?status=open&limit=2&cursor=c1',
    ]);
  });
});

describe('the feed', () => {
  const page = (cursors: string[], cursor: string | null, isMore = false): Scripted => [
    200,
    { items: cursors.map((each) => ({ id: each, cursor: each })), cursor, isMore },
  ];

  it('goes on from where each answer has ended, over failures and empty answers', async () => {
    const { milepost, asked } = await clientOf([
      page(['1', '2'], '2'),
      null,
      page([], '3'),
      page(['4'], '4'),
    ]);
    const found: string[] = [];
    for await (const { cursor } of milepost.follow({ after: '0', types: ['projectWon', 'projectLost'] })) {
      found.push(cursor);
      if (cursor === '4') break;
    }
    expect(found).toEqual(['1', '2', '4']);
    const asking = (after: string): string =>
      `/v1/events?types=projectWon%2CprojectLost&after=${after}&wait=30`;
    expect(asked.map(({ url }) => url)).toEqual(['0', '2', '2', '3'].map(asking));
  });

  it('finds a place for `latest` before it waits, since a repeat would begin later', async () => {
    const { milepost, asked } = await clientOf([page([], '7'), page(['8'], '8')]);
    const { value } = await milepost.follow({ after: 'latest' }).next();
    expect(value).toMatchObject({ cursor: '8' });
    expect(asked.map(({ url }) => url)).toEqual([
      '/v1/events?after=latest&wait=0',
      '/v1/events?after=7&wait=30',
    ]);
  });

  it('ends where it ends when it may not wait', async () => {
    const { milepost } = await clientOf([page(['1'], '1', true), page(['2'], '2')]);
    const found: string[] = [];
    for await (const { cursor } of milepost.follow({ wait: 0 })) found.push(cursor);
    expect(found).toEqual(['1', '2']);
  });

  it('ends with its signal while it waits', async () => {
    const stopping = new AbortController();
    const { milepost } = await clientOf([page(['1'], '1')], {
      fetch: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
        ),
    });
    const next = milepost.follow({ signal: stopping.signal }).next();
    setTimeout(() => stopping.abort(), 20);
    await expect(next).rejects.toThrow(/abort/i);
  });
});
