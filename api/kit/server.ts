import { once } from 'node:events';
import { Server } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A server that is listening. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Stops it without cutting a request off; see `Ending`. */
  stop(ending?: Ending): Promise<void>;
}

/**
 * How a server ends. At first it goes on as before, but with `Connection: close` in every answer: balancers that ask
 * `/readyz` have time to turn to others, and clients let go of their connections. Then it accepts no new connections,
 * and running requests may finish. What is left in the end is cut off.
 */
export interface Ending {
  /** How long it goes on as before, in milliseconds; 0 by default. */
  readonly noticeMs?: number;
  /** How long requests may take after that, in milliseconds. */
  readonly graceMs?: number;
}

/** A request may wait some seconds for a worker, but never longer than this. */
const usualGraceMs = 15_000;

/**
 * How long an idle connection is kept, in milliseconds: longer than proxies and clients keep theirs (a minute is
 * usual), because the sender must be the one to let go first. A request sent on a connection that is being closed is
 * reset.
 */
const keepAliveMs = 75_000;

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
  const server = new EndingServer();
  server.on('request', listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    async stop({ noticeMs = 0, graceMs = usualGraceMs } = {}) {
      server.announceEnd();
      if (noticeMs > 0) await delay(noticeMs);
      const closed = once(server, 'close');
      server.close();
      const grace = setTimeout(() => server.closeAllConnections(), graceMs);
      try {
        await closed;
      } finally {
        clearTimeout(grace);
      }
    },
  };
}

/** Tracks what each connection is doing, and so which ones can be closed without harm. */
class EndingServer extends Server {
  /** Answers not yet handed to the operating system, by connection. */
  private readonly open = new Map<Socket, Set<ServerResponse>>();
  private isEnding = false;

  constructor() {
    super({ keepAliveTimeout: keepAliveMs });
    this.on('connection', (socket: Socket) => {
      this.open.set(socket, new Set());
      socket.once('close', () => this.open.delete(socket));
    });
    // ahead of the application's listener, which may answer at once
    this.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const answers = this.open.get(socket);
      answers?.add(response);
      response.once('close', () => {
        answers?.delete(response);
        // its head may have been sent before anybody knew that it is the last one
        if (!this.listening && answers?.size === 0) socket.destroySoon();
      });
      if (this.isEnding) closeAfter(response);
    });
  }

  /** From now on each answer is the last one on its connection. */
  announceEnd(): void {
    this.isEnding = true;
    for (const answers of this.open.values()) for (const response of answers) closeAfter(response);
  }

  /**
   * Called by `close`. Node's own version also cuts off finished answers that are still on their way to a slow reader.
   */
  override closeIdleConnections(): void {
    for (const [socket, answers] of this.open) {
      // connections with open answers close after the last one, see `announceEnd`
      if (answers.size === 0) socket.destroySoon();
    }
  }
}

/** Says that the connection ends with this answer, if its head has not been sent yet. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
