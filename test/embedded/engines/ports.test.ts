import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { anyFreePort, claimPort, PortInUseError } from '../../../embedded/engines/ports';

const use = { what: 'Temporal', usualHolder: 'another Temporal server', variable: 'MILEPOST_TEMPORAL_PORT' };

let holder: Server;
let port: number;

beforeEach(async () => {
  holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  port = (holder.address() as AddressInfo).port;
});

afterEach(() => {
  holder.close();
});

describe('a port', () => {
  it('that is in use is named with its likely holder and the variable that moves it', async () => {
    const claim = claimPort(port, use, 0);

    await expect(claim).rejects.toThrow(PortInUseError);
    await expect(claim).rejects.toThrow(
      `Port ${port} (Temporal) is in use, probably by another Temporal server or by a Milepost that already runs: ` +
        'end that program, or set MILEPOST_TEMPORAL_PORT to another port.',
    );
  });

  it('that another start is just giving back is waited for', async () => {
    const claim = claimPort(port, use, 5_000);
    setTimeout(() => holder.close(), 200);

    await expect(claim).resolves.toBe(port);
  });

  it('can be any free one', async () => {
    const free = await claimPort('free', use);

    expect(free).toBeGreaterThan(0);
    expect(free).not.toBe(port);
    await expect(claimPort(0, use)).resolves.toBeGreaterThan(0);
  });

  it('that is free is given once, however many ask before they listen', async () => {
    const claimed = await Promise.all(Array.from({ length: 40 }, () => anyFreePort()));

    expect(new Set(claimed).size).toBe(claimed.length);
  });

  it('that is free is none that the system gives to connections, nor one that browsers refuse', async () => {
    const claimed = await Promise.all(Array.from({ length: 200 }, () => anyFreePort()));

    expect(Math.min(...claimed)).toBeGreaterThan(10_080);
    expect(Math.max(...claimed)).toBeLessThan(32_768);
  });

  it('that is free is searched beyond one that somebody took', async () => {
    const first = await anyFreePort();
    const taken = createServer().listen(first + 1, '127.0.0.1');
    await once(taken, 'listening');

    const second = await anyFreePort();
    taken.close();

    expect(second).not.toBe(first + 1);
  });
});
