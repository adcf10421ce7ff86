/** How a mail server took a message. */
export type SendResult =
  /** The server has it and answers for it. */
  | { readonly status: 'accepted'; readonly response: string }
  /** Refused for good: the same message will be refused again. `code` is null when it could not be offered at all. */
  | { readonly status: 'rejected'; readonly code: number | null; readonly response: string }
  /** Not taken now, and certainly not delivered: it is safe to send it again. */
  | { readonly status: 'temporary'; readonly reason: string };

/**
 * The connection broke between the last byte of a message and the server's answer: the server almost certainly has
 * it, and sending it again would deliver it twice.
 */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
}

/** What nodemailer says of a failure; see `ERROR_CODES` there. */
interface Failure {
  readonly code: string | null;
  readonly responseCode: number | null;
  readonly text: string;
}

/**
 * Replies of 5xx that speak of the session and not of the message: commands out of order (503), and those that want
 * or refuse a login (530, 534, 535, 538; RFC 4954). The operator mends the settings, and the mail goes out then.
 */
const sessionReplies: readonly number[] = [503, 530, 534, 535, 538];

/** Failures of nodemailer's that speak of the message: its envelope (`MAIL FROM`, `RCPT TO`, `DATA`) or its content. */
const messageFailures: readonly (string | null)[] = ['EENVELOPE', 'EMESSAGE'];

/**
 * What a failure of nodemailer means for the message. Refused logins, TLS, DNS, timeouts and lost connections are
 * temporary, whatever their reply code: they say nothing of the message.
 *
 * @param handedOver whether the server may have had the whole message by then
 * @throws UnansweredError when it may have it and no reply says otherwise
 */
export function readFailure(
  error: unknown,
  handedOver: boolean,
): Exclude<SendResult, { status: 'accepted' }> {
  const { code, responseCode, text } = failureOf(error);
  const ofMessage = messageFailures.includes(code);
  if (responseCode !== null && responseCode >= 400 && responseCode <= 599) {
    const final = ofMessage && responseCode >= 500 && !sessionReplies.includes(responseCode);
    return final
      ? { status: 'rejected', code: responseCode, response: text }
      : { status: 'temporary', reason: text };
  }
  if (handedOver) throw new UnansweredError(`The mail server did not answer: ${text}`, { cause: error });
  if (ofMessage && responseCode === null) return { status: 'rejected', code: null, response: text };
  return { status: 'temporary', reason: text };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: null, responseCode: null, text: String(error) };
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const name = typeof code === 'string' ? code : null;
  const message = error.message.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return {
    code: name,
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    text: name === null ? message : `${name}: ${message}`,
  };
}
