import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { ComposedMail } from './compose';
import { HeldBackMessage } from './held-back';
import type { SendResult } from './send-result';
import { codesOf, readFailure } from './send-result';

export { UnansweredError } from './send-result';
export type { SendResult } from './send-result';

export interface MailSenderSettings {
  /** `smtp://` or `smtps://` with host, port and, if needed, user and password; its parameters set nodemailer's options. */
  readonly smtpUrl: string;
}

export interface SendHooks {
  /**
   * Called once the server has agreed to take the message, before it gets the end of it. When this fails, nothing is
   * delivered and `send` fails with the same error.
   */
  handingOver(): Promise<void>;
  /** Ends the attempt wherever it is: it leaves the queue, or its connection is closed. */
  readonly signal?: AbortSignal;
}

export interface MailSender {
  /** How many messages can be sent at once; further ones wait. */
  readonly connections: number;
  /**
   * Hands a message to the server. A repeat after `temporary`, or after any error but `UnansweredError`, delivers
   * nothing twice.
   *
   * @throws UnansweredError when the connection broke after the message was handed over and before an answer
   * @throws whatever `handingOver` failed with
   */
  send(message: ComposedMail, hooks: SendHooks): Promise<SendResult>;
  /** Checks that the server can be reached and accepts the login; fails with the reason. */
  verify(): Promise<void>;
  /** Lets running sends finish, then closes the connections. */
  close(): Promise<void>;
}

/**
 * Five connections are plenty for a company's email and below what servers allow one client; a worker sends as many
 * emails at once. The socket may be silent for a minute, since servers that check content answer late. How long an
 * attempt takes in total is up to its signal: a server can keep within each of these limits and still take forever.
 */
const poolOptions = {
  pool: true,
  maxConnections: 5,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
  // whether a message is sent again is decided by whoever records its outcome, never in here
  maxRequeues: 0,
} as const;

/**
 * How long (ms) an aborted attempt waits for a hand-over that is being recorded: then its outcome is known. A slower
 * recording no longer matters, since the connection is closed.
 */
const recordGraceMs = 5_000;

/** The options made from the URL; nodemailer's types do not show them. */
interface Pool {
  readonly options: { readonly maxConnections: number };
}

/** A sender over a pool of SMTP connections. */
export function createMailSender({ smtpUrl }: MailSenderSettings): MailSender {
  const transport = createTransport({ ...poolOptions, url: smtpUrl });
  const underWay = new Set<Promise<unknown>>();

  // nodemailer starts to read a stream before it has asked the server anything; handed to the connection like this,
  // it is read only once the server has agreed to take the content
  transport.use('stream', (mail, done) => {
    const { raw } = mail.data;
    if (raw instanceof HeldBackMessage) mail.message.createReadStream = () => raw;
    done();
  });

  const offer = async (message: ComposedMail, { handingOver, signal }: SendHooks): Promise<SendResult> => {
    const { from, to } = message.envelope;
    const raw = new HeldBackMessage(message.raw, handingOver);
    try {
      const envelope = { from, to: [...to] };
      const { response } = await transport.sendMail({ raw, envelope, ...(signal && { signal }) });
      return { status: 'accepted', reply: codesOf(response) ?? '250' };
    } catch (error) {
      const isEnded = signal?.aborted === true;
      const refusal = await (isEnded
        ? Promise.race([raw.refusal(), pause(recordGraceMs, null, { ref: false })])
        : raw.refusal());
      if (refusal) throw refusal.error;
      return readFailure(error, raw.handedOver);
    }
  };

  return {
    connections: (transport.transporter as unknown as Pool).options.maxConnections,
    async send(message, hooks) {
      const sending = offer(message, hooks);
      underWay.add(sending);
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },
    async verify() {
      await transport.verify();
    },
    async close() {
      transport.close();
      await Promise.allSettled(underWay);
    },
  };
}
