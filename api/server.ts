import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, lets running requests finish, and closes what is left after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** A request may wait some seconds for a worker; none takes longer than this. */
const usualGraceMs = 15_000;

/** How often connections that have become idle are closed while the server drains, in milliseconds. */
const idleCheckMs = 50;

/**
 * Listens for HTTP.
 *
 * @param port 0 takes any free one
 */
export async function startServer(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<RunningServer> {
  const server = createServer(listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    async stop(graceMs = usualGraceMs) {
      const closed = once(server, 'close');
      server.close();
      // a connection that is kept alive is idle again once its request is answered, and would hold the server open
      const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
      const grace = setTimeout(() => server.closeAllConnections(), graceMs);
      try {
        await closed;
      } finally {
        clearInterval(idle);
        clearTimeout(grace);
      }
    },
  };
}
