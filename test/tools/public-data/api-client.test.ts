import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ApiClientOptions } from '../../../tools/public-data/api-client';
import { apiClient, postTo } from '../../../tools/public-data/api-client';

let server: Server | undefined;

/** A client of a server that gives these answers in turn, the last one again and again; `null` hangs up. */
async function clientOf(
  answers: readonly ([number, unknown, Record<string, string>?] | null)[],
  options: Partial<ApiClientOptions> = {},
) {
  const requests: IncomingMessage[] = [];
  const underWay = { now: 0, most: 0 };
  const reply = (request: IncomingMessage, response: ServerResponse): void => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    response.once('close', () => (underWay.now -= 1));
    if (!answer) return void request.socket.destroy();
    const [status, body, headers = {}] = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  server = createServer(reply);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = apiClient({ apiUrl: `http://127.0.0.1:${port}`, atOnce: 4, ...options });
  return { client, requests, underWay };
}

const request = {
  send: postTo('/v1/projects', { title: 'GTX Basic' }),
  idempotencyKey: 'k1',
  apiKey: 'mp_1',
};
const problem = (code: string, detail = '') => ({ code, title: 'No', detail });
const receipt = { projectId: 'p1' };

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

describe('the client of the API', () => {
  it('sends key, actor and Idempotency-Key', async () => {
    const { client, requests } = await clientOf([[201, receipt]]);
    const answer = await client.post({ ...request, actor: 'moses-frase' });
    expect(answer).toEqual({ kind: 'accepted', status: 201, body: receipt, repeats: 0 });
    expect(requests[0]?.headers).toMatchObject({
      authorization: 'Bearer mp_1',
      'idempotency-key': 'k1',
      'x-milepost-actor': 'moses-frase',
    });
  });

  it('repeats with the same Idempotency-Key what was hung up, failed, out of turn or still running', async () => {
    const { client, requests } = await clientOf([
      null,
      [503, { code: 'temporal-unavailable' }, { 'Retry-After': '0' }],
      [500, 'not even a problem'],
      [429, { code: 'too-many-requests' }, { 'Retry-After': '0' }],
      [409, { code: 'request-running' }],
      [202, receipt],
    ]);
    expect(await client.post(request)).toMatchObject({ kind: 'accepted', status: 202, repeats: 5 });
    expect(new Set(requests.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['k1']));
  });

  it('takes a refusal for what it is', async () => {
    const { client, requests } = await clientOf([[409, problem('project-ended', 'It is won.')]]);
    expect(await client.post(request)).toEqual({
      kind: 'refused',
      status: 409,
      code: 'project-ended',
      reason: '409 project-ended: It is won.',
      repeats: 0,
    });
    expect(requests).toHaveLength(1);
  });

  it('gives up in the end, and says why', async () => {
    const { client } = await clientOf([[500, problem('internal')]], { giveUpAfterMs: 250 });
    expect(await client.post(request)).toMatchObject({ kind: 'unanswered', reason: '500 internal: ' });
  });

  it('has no more requests under way than it may', async () => {
    const { client, requests, underWay } = await clientOf([[200, receipt]], { atOnce: 2 });
    const answers = await Promise.all(Array.from({ length: 7 }, () => client.post(request)));
    expect(answers).toHaveLength(7);
    expect(requests).toHaveLength(7);
    expect(underWay.most).toBeLessThanOrEqual(2);
  });

  it('ends with the run', async () => {
    const stopping = new AbortController();
    const { client } = await clientOf([[500, {}]], { signal: stopping.signal });
    const answer = client.post(request);
    setTimeout(() => stopping.abort(), 20);
    await expect(answer).rejects.toThrow(/abort/i);
  });
});
