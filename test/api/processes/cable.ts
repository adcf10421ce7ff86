import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { eventually } from '../../support/eventually';

/** A connection to a server that can be cut and mended. */
export interface Cable {
  readonly uri: string;
  cut(): void;
  mend(): void;
  close(): void;
}

/** Puts a cable between the tests and a server. */
export async function startCable(mongoUri: string): Promise<Cable> {
  const target = new URL(mongoUri);
  const sockets = new Set<Socket>();
  let isCut = false;
  const proxy: Server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await eventually(() => proxy.listening);
  const uri = new URL(mongoUri);
  uri.port = String((proxy.address() as AddressInfo).port);
  const destroyAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    uri: uri.toString(),
    cut() {
      isCut = true;
      destroyAll();
    },
    mend: () => (isCut = false),
    close() {
      proxy.close();
      destroyAll();
    },
  };
}
