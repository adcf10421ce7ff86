import type { Logger } from 'pino';
import type { Disposition, InboundMailOnWire } from '../../../contracts/wire/inbound-mail';

/** What became of a message, for the gateway and for the log. */
export interface Outcome {
  readonly disposition: Disposition;
  /** For people. It goes to the gateway: no token, no address, no text of the message. */
  readonly detail: string;
  readonly projectId?: string;
  readonly attachmentsNotKept?: number;
  /** The reason as a code, for operators. */
  readonly reason?: string;
  /** What operators should see to. Like `detail`, it holds nothing of the message. */
  readonly warning?: string;
}

/** The answer to the gateway. */
export function outcomeOnWire({
  disposition,
  detail,
  projectId = null,
  attachmentsNotKept = 0,
}: Omit<Outcome, 'projectId'> & { readonly projectId?: string | null }): InboundMailOnWire {
  return { disposition, detail, projectId, attachmentsNotKept };
}

/** Logs one line for each message, without its text, its sender or the address it was sent to. */
export function logOutcome(log: Logger, { disposition, projectId, reason, warning }: Outcome): void {
  if (warning !== undefined) log.warn({ disposition, reason }, warning);
  log.info({ disposition, projectId, reason }, `inbound mail: ${disposition}`);
}
