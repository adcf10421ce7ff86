import type { RequestListener } from 'node:http';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startServer } from '../../../api/kit/server';
import { eventually } from '../../support/eventually';

describe('a server that is told to stop', () => {
  it('finishes what it has begun, takes nothing new, and does not wait for idle connections', async () => {
    let isBusy = false;
    const listener: RequestListener = (request, response) => {
      isBusy = request.url === '/slow';
      setTimeout(() => response.end('done'), isBusy ? 600 : 0);
    };
    const server = await startServer(listener, '127.0.0.1', 0);
    expect(await (await fetch(`${server.url}/fast`)).text()).toBe('done');
    const slow = fetch(`${server.url}/slow`).then((response) => response.text());
    await eventually(() => isBusy);

    const startedMs = Date.now();
    const stopped = server.stop();
    await expect(fetch(`${server.url}/fast`)).rejects.toThrow();
    expect(await slow).toBe('done');
    await stopped;

    expect(Date.now() - startedMs).toBeLessThan(2_000);
  });

  it('gives notice first: it serves on, and lets go of each connection with an answer', async () => {
    const server = await startServer((_request, response) => response.end('done'), '127.0.0.1', 0);
    const before = await fetch(server.url);
    expect(await before.text()).toBe('done');

    const stopped = server.stop({ noticeMs: 600 });
    const during = await fetch(server.url);
    await during.text();
    const again = await fetch(server.url);
    await again.text();
    await stopped;

    const connections = [before, during, again].map(({ headers }) => headers.get('connection'));
    expect(connections).toEqual(['keep-alive', 'close', 'close']);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('cuts no answer off that is on its way to a slow reader, or whose head was sent before', async () => {
    const length = 20_000_000;
    const server = await startServer(
      (request, response) => {
        if (request.url === '/large') return void response.end(Buffer.alloc(length));
        response.write('begun ');
        setTimeout(() => response.end('and done'), 400);
      },
      '127.0.0.1',
      0,
    );
    const slow = connect(server.port, '127.0.0.1');
    slow.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(slow, 'readable');
    const begun = await fetch(`${server.url}/begun`);

    const startedMs = Date.now();
    const stopped = server.stop({ graceMs: 10_000 });
    expect(await begun.text()).toBe('begun and done');
    let received = 0;
    for await (const chunk of slow) received += (chunk as Buffer).length;
    await stopped;

    expect(received).toBeGreaterThan(length);
    expect(Date.now() - startedMs).toBeLessThan(5_000);
  });

  it('does not wait for ever', async () => {
    let isBusy = false;
    const server = await startServer(() => void (isBusy = true), '127.0.0.1', 0);
    const never = fetch(server.url).catch(() => 'cut');
    await eventually(() => isBusy);

    await server.stop({ graceMs: 200 });

    expect(await never).toBe('cut');
  });

  it('says whether a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await eventually(() => other.listening);
    const { port } = other.address() as AddressInfo;

    await expect(startServer(() => undefined, '127.0.0.1', port)).rejects.toThrow('EADDRINUSE');
    other.close();
  });
});
