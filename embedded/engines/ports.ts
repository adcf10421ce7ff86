import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { ClearError } from '../processes/clear-error';

/** A port number, or any free port. */
export type PortChoice = number | 'free';

/** What a port is for, so that a conflict can be explained. */
export interface PortUse {
  /** "Temporal" */
  what: string;
  /** who usually has it: "another Temporal server" */
  usualHolder: string;
  /** the variable that changes it */
  variable: string;
}

const host = '127.0.0.1';

/** A requested port that cannot be had. The message is one sentence that says what to do. */
export class PortInUseError extends ClearError {
  override readonly name = 'PortInUseError';

  constructor(
    readonly port: number,
    use: PortUse,
    why: 'taken' | 'forbidden',
  ) {
    super(
      why === 'taken'
        ? `Port ${port} (${use.what}) is in use, probably by ${use.usualHolder} or by a Milepost that already ` +
            `runs: end that program, or set ${use.variable} to another port.`
        : `Port ${port} (${use.what}) is not open to this user: set ${use.variable} to a port above 1023.`,
    );
  }
}

/**
 * Where free ports are taken from. Not where the system takes its own: what was free there a second ago may by now be
 * one end of a connection to somewhere else (Linux gives out 32768 to 60999, others 49152 and up). Above the low ones,
 * where known programs listen and which browsers refuse (up to 10080). Each process searches in steps of its own
 * share, since a port is claimed a second or two before an engine listens on it.
 */
const freePorts = { first: 10_240, shares: 350, perShare: 64 } as const;

/** How many ports this process has looked at; none is looked at again before all others were. */
let looked = 0;

/** The next port to look at: all of the share of this process, then those of the others. */
function nextPort(): number {
  const { first, shares, perShare } = freePorts;
  const offset = (process.pid % shares) * perShare + looked;
  looked += 1;
  return first + (offset % (shares * perShare));
}

/**
 * The port to use: the requested one when it is free, or any free one for `'free'` and 0.
 *
 * A port in use is checked again for `patienceMs` milliseconds, as engines of a killed start need a moment to end.
 *
 * @throws PortInUseError
 */
export async function claimPort(choice: PortChoice, use: PortUse, patienceMs = 3_000): Promise<number> {
  if (choice === 'free' || choice === 0) return anyFreePort();
  const giveUpAtMs = Date.now() + patienceMs;
  for (;;) {
    try {
      if (!(await isAnswered(choice))) return await listenOnce(choice);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES') throw new PortInUseError(choice, use, 'forbidden');
      if (code !== 'EADDRINUSE') throw error;
    }
    if (Date.now() >= giveUpAtMs) throw new PortInUseError(choice, use, 'taken');
    await delay(100);
  }
}

/**
 * A port of this machine that nothing listens on, and that neither another call nor the system gives away before it is
 * used.
 *
 * @throws when none can be had, as where a user may not listen at all
 */
export async function anyFreePort(): Promise<number> {
  for (let tries = freePorts.shares * freePorts.perShare; ; tries -= 1) {
    try {
      return await listenOnce(nextPort());
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 0) throw error;
    }
  }
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
  return port;
}

/** Some systems let two programs listen on one port when one of them listens on every address. */
async function isAnswered(port: number): Promise<boolean> {
  return answersOnPort(port).then(
    () => true,
    () => false,
  );
}

/** Resolves when something accepts a connection on the port of this machine. */
export async function answersOnPort(port: number): Promise<void> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
