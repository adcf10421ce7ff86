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
  /** Ends the attempt, wherever it is: it leaves the queue, or its connection is closed. */
  readonly signal?: AbortSignal;
}

export interface MailSender {
  /** How many messages can be sent at once; more of them wait for each other. */
  readonly connections: number;
  /**
   * Hands a message to the server. A repeat after `temporary`, or after any error but `UnansweredError`, delivers
   * nothing twice.
   *
   * @throws UnansweredError when the connection broke after the message was handed over and before an answer
   * @throws whatever `handingOver` failed with
   */
  send(message: ComposedMail, hooks: SendHooks): Promise<SendResult>;
  /** Whether the server can be reached and takes the login; fails with the reason. */
  verify(): Promise<void>;
  /** Lets what is being sent end, then closes the connections. */
  close(): Promise<void>;
}

/**
 * Five connections are plenty for the mails of a company and below what servers allow one client; a worker does as many
 * mails at once. The socket may be silent for a minute, since servers that check content answer late. How long an
 * attempt takes in all is up to its signal: a server can keep each of these times and still take forever.
 */
const poolOptions = {
  pool: true,
  maxConnections: 5,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
  // whether a message is sent again is decided by who keeps the record of it, never in here
  maxRequeues: 0,
} as const;

/**
 * How long an attempt that was ended waits for a hand-over that is being recorded: its outcome is then known. A
 * recording that takes longer changes nothing any more, since the connection is closed.
 */
const recordGraceMs = 5_000;

/** What the URL has made of the options; nodemailer's types do not show it. */
interface Pool {
  readonly options: { readonly maxConnections: number };
}

/** A sender over a pool of SMTP connections. */
export function createMailSender({ smtpUrl }: MailSenderSettings): MailSender {
  const transport = createTransport({ ...poolOptions, url: smtpUrl });
  const underWay = new Set<Promise<unknown>>();

  // nodemailer starts to read a stream before it has asked the server anything; handed to the connection like this,
  // it is read only after the server's go-ahead for the content
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
