/**
 * How a mail server took a message. `reply` is what it said, as codes alone: `452 4.2.2`, or the kind of failure that
 * kept it from answering, such as `ETIMEDOUT`. `text` is its answer in words, without addresses: for a log at most.
 */
export type SendResult =
  /** The server has it and is responsible for it. */
  | { readonly status: 'accepted'; readonly reply: string }
  /** Refused for good: the same message would be refused again. */
  | { readonly status: 'rejected'; readonly reply: string; readonly text: string }
  /** Not taken now, and certainly not delivered: it is safe to send it again. */
  | { readonly status: 'temporary'; readonly reply: string; readonly text: string };

/**
 * The connection broke between a message's last byte and the server's answer: the server almost certainly has it, and
 * sending it again would deliver it twice.
 */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  constructor(
    /** The kind of failure, as a code. */
    readonly reply: string,
    /** The same in words, without addresses. */
    readonly text: string,
  ) {
    super(`The mail server did not answer: ${reply}`);
  }
}

/** What nodemailer says about a failure; see `ERROR_CODES` there. */
interface Failure {
  readonly code: string | null;
  readonly responseCode: number | null;
  readonly reply: string;
  readonly text: string;
}

/**
 * Replies of 5xx about the session and not the message: commands out of order (503), and those that require or refuse a
 * login (530, 534, 535, 538; RFC 4954). The operator corrects the settings, and the email goes out then.
 */
const sessionReplies: readonly number[] = [503, 530, 534, 535, 538];

/** nodemailer's failures about the message: its envelope (`MAIL FROM`, `RCPT TO`, `DATA`) or its content. */
const messageFailures: readonly (string | null)[] = ['EENVELOPE', 'EMESSAGE'];

/**
 * What a failure of nodemailer means for the message. Refused logins, TLS, DNS, timeouts and lost connections are
 * temporary, whatever their reply code: they say nothing about the message.
 *
 * @param handedOver whether the server may have had the whole message by then
 * @throws UnansweredError when it may have it and no reply says otherwise
 */
export function readFailure(
  error: unknown,
  handedOver: boolean,
): Exclude<SendResult, { status: 'accepted' }> {
  const { code, responseCode, reply, text } = failureOf(error);
  const ofMessage = messageFailures.includes(code);
  if (responseCode !== null && responseCode >= 400 && responseCode <= 599) {
    const final = ofMessage && responseCode >= 500 && !sessionReplies.includes(responseCode);
    return { status: final ? 'rejected' : 'temporary', reply, text };
  }
  if (handedOver) throw new UnansweredError(reply, text);
  const isUnfit = ofMessage && responseCode === null;
  return { status: isUnfit ? 'rejected' : 'temporary', reply, text };
}

/** A mail server's reply as codes: `550 5.1.1` from `550 5.1.1 <ana@example.com> is unknown` (RFC 3463). */
export function codesOf(response: string): string | null {
  const [, code, enhanced] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})(?![\d.]))?/.exec(response.trim()) ?? [];
  if (code === undefined) return null;
  return enhanced === undefined ? code : `${code} ${enhanced}`;
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { code: null, responseCode: null, reply: 'unnamed', text: withoutAddresses(String(error)) };
  }
  const { code, responseCode, response } = error as {
    code?: unknown;
    responseCode?: unknown;
    response?: unknown;
  };
  const name = typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : null;
  const number = typeof responseCode === 'number' ? responseCode : null;
  const said = typeof response === 'string' ? codesOf(response) : null;
  const message = withoutAddresses(error.message);
  return {
    code: name,
    responseCode: number,
    reply: said ?? (number === null ? (name ?? 'unnamed') : String(number)),
    text: name === null ? message : `${name}: ${message}`,
  };
}

/** Foreign words on one line, with each email address replaced by a mark. */
export function withoutAddresses(text: string): string {
  const oneLine = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return oneLine.replace(/[^\s<>()[\]{}"',;:]+@[^\s<>()[\]{}"',;:]+/g, '…@…');
}
