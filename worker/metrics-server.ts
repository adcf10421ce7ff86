import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { createServer as createSocket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Where a worker shows its figures. */
export interface MetricsServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** How long (ms) the SDK's own figures are waited for. */
const patienceMs = 2_000;

/**
 * Serves a worker's figures at `/metrics`, the SDK's among them, and `/livez`. Nothing else: it knows no secrets and
 * takes no orders.
 *
 * @param sdkAddress where the SDK serves its own, on this host alone
 * @throws when the address cannot be had
 */
export async function serveMetrics(
  registry: Registry,
  sdkAddress: string | null,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '/livez') {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"status":"alive"}');
    } else if (path === '/metrics') {
      const [own, ofSdk] = await Promise.all([registry.metrics(), sdkMetrics(sdkAddress)]);
      response.setHeader('Content-Type', registry.contentType);
      response.end(own + ofSdk);
    } else {
      response.statusCode = 404;
      response.end();
    }
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    answer(request.method === 'GET' ? path : '', response).catch(() => {
      response.statusCode = 500;
      response.end();
    });
  });
  await listening(server, port, host);
  const { address, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The SDK's figures; none while it does not give them: the others are worth having without. */
async function sdkMetrics(address: string | null): Promise<string> {
  if (address === null) return '';
  try {
    const response = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(patienceMs) });
    return response.ok ? `\n${await response.text()}` : '';
  } catch {
    return '';
  }
}

/** An address of this host alone that nothing listens at: the SDK does not say which one it has taken. */
export function freeAddress(): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createSocket();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(`127.0.0.1:${port}`));
    });
  });
}
