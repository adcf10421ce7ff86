import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { InboundMail, MailHead, ReadOptions, UnreadableMail } from './inbound';
import { headOf, largestInboundBytes } from './inbound';
import type { Reading, ReadingRequest } from './reading-thread';

/** Reads messages in a separate thread, so that none of them keeps the process from its other work. */
export interface MailReader {
  /** What a message's headers reveal, whatever its body is: at little cost. */
  head(raw: Uint8Array): Promise<MailHead | UnreadableMail>;
  /** What a message is; see `readInboundMail`. One that takes too long is read again in the simplest way. */
  read(raw: Uint8Array, options?: ReadOptions): Promise<InboundMail>;
  /** Ends the thread. */
  stop(): Promise<void>;
}

/** So many messages are queued for reading that another one should come later. */
export class MailReaderBusyError extends Error {
  override readonly name = 'MailReaderBusyError';
}

/** One message took more time or memory than it may. */
class ReadingError extends Error {
  override readonly name = 'ReadingError';
}

export interface ReaderLimits {
  /** How long one message may take, in milliseconds. */
  readonly longestMs?: number;
  /** How many bytes may be queued. */
  readonly mostWaitingBytes?: number;
  /** After how long without a message the thread is ended, in milliseconds. */
  readonly idleMs?: number;
}

/**
 * The slowest of honest messages, one of 10 MB in short lines, takes two seconds of CPU. A gateway that waits a minute
 * gets its answer even when a message is read twice.
 */
const usualLongestMs = 15_000;
const usualMostWaitingBytes = 6 * largestInboundBytes;
const usualIdleMs = 60_000;

/** The memory that reading one message may take: more than any honest one of the largest size needs. */
const mostHeapMb = 512;

/** @returns a reader; its thread starts with the first message and does not keep the process alive */
export function createMailReader({
  longestMs = usualLongestMs,
  mostWaitingBytes = usualMostWaitingBytes,
  idleMs = usualIdleMs,
}: ReaderLimits = {}): MailReader {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let waitingBytes = 0;

  const letGo = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };

  const ask = async (request: ReadingRequest): Promise<Reading> => {
    clearTimeout(idle);
    thread ??= await startThread();
    try {
      return await answerOf(thread, request, longestMs);
    } catch (error) {
      await letGo();
      throw new ReadingError('The message was not read.', { cause: error });
    } finally {
      idle = setTimeout(() => void letGo(), idleMs).unref();
    }
  };

  // the thread has one processor
  const oneAfterAnother = pLimit(1);

  /** One after the other, and what waits is bounded. */
  const queued = async (request: ReadingRequest): Promise<Reading> => {
    const { byteLength } = request.bytes;
    if (waitingBytes > 0 && waitingBytes + byteLength > mostWaitingBytes) {
      throw new MailReaderBusyError('Too many messages wait to be read.');
    }
    waitingBytes += byteLength;
    try {
      return await oneAfterAnother(() => ask(request));
    } finally {
      waitingBytes -= byteLength;
    }
  };

  return {
    async head(raw) {
      try {
        return (await queued({ kind: 'head', bytes: headOf(raw) })) as MailHead | UnreadableMail;
      } catch (error) {
        return unreadableFor(error, longestMs);
      }
    },
    async read(raw, options = {}) {
      for (const isSimple of [false, true]) {
        try {
          const request = { kind: 'whole', bytes: raw, options: { ...options, isSimple } } as const;
          return (await queued(request)) as InboundMail;
        } catch (error) {
          if (isSimple || !(error instanceof ReadingError)) return unreadableFor(error, longestMs);
        }
      }
      throw new Error('unreachable');
    },
    async stop() {
      await oneAfterAnother(letGo);
      clearTimeout(idle);
    },
  };
}

function unreadableFor(error: unknown, longestMs: number): UnreadableMail {
  if (!(error instanceof ReadingError)) throw error;
  return { kind: 'unreadable', problem: `It cannot be read within ${longestMs} ms and ${mostHeapMb} MB.` };
}

/** How long a thread may take to load what it needs, in milliseconds. */
const longestStartMs = 60_000;

/** The thread runs the compiled file or, when sources run directly, the source itself. */
async function startThread(): Promise<Worker> {
  const extension = extname(__filename);
  const file = join(__dirname, `reading-thread${extension}`);
  // a thread of Node 20 does not inherit a TypeScript loader, but one for `require` can be installed in it
  const loads = [...(extension === '.ts' ? ['tsx/cjs'] : []), file];
  const program = loads.map((name) => `require(${JSON.stringify(require.resolve(name))});`).join('');
  const limits = { maxOldGenerationSizeMb: mostHeapMb };
  const thread = new Worker(program, { eval: true, execArgv: [], resourceLimits: limits });
  // it must not keep an otherwise idle process alive
  thread.unref();
  try {
    await nextMessage(thread, longestStartMs);
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return thread;
}

async function answerOf(thread: Worker, request: ReadingRequest, longestMs: number): Promise<Reading> {
  // a copy is transferred: the caller still needs its bytes
  const bytes = new Uint8Array(request.bytes);
  const answer = nextMessage(thread, longestMs);
  thread.postMessage({ ...request, bytes }, [bytes.buffer]);
  return (await answer) as Reading;
}

/** @throws when the thread ends, or does not answer in time */
async function nextMessage(thread: Worker, withinMs: number): Promise<unknown> {
  const { promise, resolve, reject } = withResolvers();
  const ended = (): void => reject(new Error('The reading thread has ended.'));
  const timer = setTimeout(() => reject(new Error('The reading thread takes too long.')), withinMs);
  thread.once('message', resolve).once('error', reject).once('exit', ended);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.off('message', resolve).off('error', reject).off('exit', ended);
  }
}

/** Like `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers() {
  let resolve!: (value: unknown) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<unknown>((resolved, rejected) => ([resolve, reject] = [resolved, rejected]));
  return { promise, resolve, reject };
}
