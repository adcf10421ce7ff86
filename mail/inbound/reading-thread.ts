import { parentPort } from 'node:worker_threads';
import type { InboundMail, ReadOptions, UnreadableMail } from './inbound';
import { readInboundHead, readInboundMail } from './inbound';
import type { MailHead } from './head';

/**
 * The thread in which messages are read; see `createMailReader`. It reports that it is ready, then answers each request
 * with one message, in order.
 */

/** A request to the thread. */
export type ReadingRequest =
  | { readonly kind: 'head'; readonly bytes: Uint8Array }
  | { readonly kind: 'whole'; readonly bytes: Uint8Array; readonly options: ReadOptions };

export type Reading = MailHead | InboundMail | UnreadableMail;

const port = parentPort;
port?.on('message', (request: ReadingRequest) => {
  // neither fails: what cannot be read is an answer
  void answerTo(request).then((reading) => port.postMessage(reading));
});

// everything that reading needs is loaded
port?.postMessage('ready');

function answerTo(request: ReadingRequest): Promise<Reading> {
  return request.kind === 'head'
    ? readInboundHead(request.bytes)
    : readInboundMail(request.bytes, request.options);
}
