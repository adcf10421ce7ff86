import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { checkUrl, ForbiddenDestination } from '../../webhooks/destination';
import { webhookMessage } from '../../webhooks/message';
import { postMessage } from '../../webhooks/post';

/** One attempt to deliver a message: to whom it may go, what it carries, how long it may take. */
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const networks = ['127.0.0.0/8', '::1/128'];
const message = webhookMessage('project-1:3', 'projectWon', '2026-03-02T02:00:00.000Z', {
  projectId: 'project-1',
});

let server: http.Server;
let url: string;
let answer: http.RequestListener;
let received: { headers: http.IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  received = [];
  answer = (_, response) => response.writeHead(204).end();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (
  more: Partial<Parameters<typeof postMessage>[2]> & { to?: string; secrets?: string[] } = {},
) => {
  const { to = url, secrets = [secret], ...options } = more;
  return postMessage({ url: to, secrets }, message, { networks, ...options });
};

describe('an attempt', () => {
  it('is verified by the library of the specification, with either of two secrets', async () => {
    const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    expect(await post({ secrets: [other, secret] })).toMatchObject({ isDelivered: true, status: 204 });
    const [{ headers, body }] = received as [(typeof received)[number]];
    for (const each of [secret, other]) {
      expect(new Webhook(each).verify(body, headers as Record<string, string>)).toEqual({
        type: 'projectWon',
        timestamp: '2026-03-02T02:00:00.000Z',
        data: { projectId: 'project-1' },
      });
    }
    const wrong = new Webhook(`whsec_${Buffer.alloc(24, 1).toString('base64')}`);
    expect(() => wrong.verify(body, headers as Record<string, string>)).toThrow();
  });

  it.each([[301], [302], [307], [308]])('follows no redirect (%i)', async (status) => {
    answer = (_, response) => response.writeHead(status, { Location: 'http://127.0.0.1:1/' }).end();
    expect(await post()).toMatchObject({
      isDelivered: false,
      status,
      error: expect.stringContaining('redirects'),
    });
    expect(received).toHaveLength(1);
  });

  it('tells what a receiver says that does not take it, and when it wants the next attempt', async () => {
    answer = (_, response) => response.writeHead(503, { 'Retry-After': '120' }).end('down for maintenance');
    expect(await post()).toMatchObject({
      ...{ isDelivered: false, status: 503, answer: 'down for maintenance', retryAfterSeconds: 120 },
    });
  });

  it('reads no more of an answer than it shows', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      const more = (): boolean =>
        response.destroyed || (response.write('x'.repeat(65_536)), setImmediate(more), true);
      more();
    };
    const outcome = await post();
    expect(outcome.isDelivered).toBe(true);
    expect(outcome.answer).toHaveLength(1_024);
  });

  it.each([
    ['never answers', () => undefined],
    [
      'never ends its answer',
      (_: unknown, response: http.ServerResponse) => response.writeHead(200).write('{'),
    ],
  ])('gives a receiver up that %s', async (_, silent) => {
    answer = silent;
    expect(await post({ timeoutMs: 200 })).toMatchObject({
      ...{ isDelivered: false, error: 'The receiver did not answer within 0.2 seconds.' },
    });
  });

  it('says what was wrong when nobody listens or a connection breaks', async () => {
    answer = (request) => request.socket.destroy();
    expect((await post()).error).toMatch(/ECONNRESET/);
    expect((await post({ to: 'http://127.0.0.1:1/' })).error).toMatch(/ECONNREFUSED/);
  });
});

describe('a destination', () => {
  it.each([
    ['http://example.com/', 'https://'],
    ['ftp://example.com/', 'https://'],
    ['hook', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['https://user:secret@example.com/', 'user or a password'],
    ['https://127.0.0.1/', 'loopback'],
    ['https://127.1/', 'loopback'],
    ['https://0x7f000001/', 'loopback'],
    ['https://2130706433/', 'loopback'],
    ['https://0177.0.0.1/', 'loopback'],
    ['https://0.0.0.0/', 'unspecified'],
    ['https://10.1.2.3/', 'private'],
    ['https://172.16.0.1/', 'private'],
    ['https://192.168.1.1/', 'private'],
    ['https://169.254.169.254/latest/meta-data/', 'linkLocal'],
    ['https://100.64.0.1/', 'carrierGradeNat'],
    ['https://224.0.0.1/', 'multicast'],
    ['https://255.255.255.255/', 'broadcast'],
    ['https://240.0.0.1/', 'reserved'],
    ['https://[::1]/', 'no public address'],
    ['https://[::]/', 'no public address'],
    ['https://[::ffff:127.0.0.1]/', 'loopback'],
    ['https://[::ffff:a9fe:a9fe]/', 'linkLocal'],
    ['https://[fe80::1]/', 'no public address'],
    ['https://[fc00::1]/', 'no public address'],
    ['https://[64:ff9b::7f00:1]/', 'no public address'],
    ['https://[2002:7f00:1::]/', '6to4'],
    ['https://[2001::1]/', 'teredo'],
    ['https://[ff02::1]/', 'no public address'],
    ['https://[2001:db8::1]/', 'reserved'],
    ['https://[::127.0.0.1]/', 'no public address'],
  ])('may not be %s', async (forbidden, why) => {
    expect(() => checkUrl(forbidden, {})).toThrow(ForbiddenDestination);
    const outcome = await post({ to: forbidden, networks: [] });
    expect(outcome).toMatchObject({ isDelivered: false, error: expect.stringContaining(why) });
    expect(received).toEqual([]);
  });

  const names = (...addresses: string[]) => {
    const asked: string[] = [];
    return {
      asked,
      resolve: (hostname: string): Promise<LookupAddress[]> => {
        asked.push(hostname);
        return Promise.resolve(
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    };
  };

  it.each([
    ['127.0.0.1'],
    ['10.0.0.7'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:192.168.0.1'],
    ['fe80::1%eth0'],
  ])('may be no name for %s, also beside a public address', async (address) => {
    for (const addresses of [[address], ['93.184.216.34', address]]) {
      const outcome = await post({ to: 'https://harmless.example/', networks: [], ...names(...addresses) });
      expect(outcome).toMatchObject({
        isDelivered: false,
        error: expect.stringContaining('no public address'),
      });
    }
  });

  it('is connected to at the address that was checked: a name that changes between two questions gains nothing', async () => {
    const { resolve, asked } = names('127.0.0.1');
    const to = url.replace('127.0.0.1', 'harmless.example');
    expect(await post({ to, resolve })).toMatchObject({ isDelivered: true });
    expect(asked).toEqual(['harmless.example']);
    expect(received[0]!.headers.host).toMatch(/^harmless\.example:/);
  });

  it('may be in a network of one’s own, also without TLS', async () => {
    expect((await post({ networks: ['10.0.0.0/8'] })).error).toMatch(/loopback/);
    expect((await post({ networks: ['127.0.0.1/32'] })).isDelivered).toBe(true);
    const outside = { to: 'http://harmless.example/', ...names('93.184.216.34') };
    expect((await post({ ...outside, networks: ['127.0.0.1/32'] })).error).toMatch(/https/);
    expect((await post({ ...outside, networks: [] })).error).toMatch(/https/);
  });
});
