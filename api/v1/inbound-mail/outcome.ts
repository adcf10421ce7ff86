import type { Logger } from 'pino';
import type { Disposition, InboundMailOnWire } from '../../../contracts/wire/inbound-mail';

/** What became of a message, for the gateway and for the log. */
export interface Outcome {
  readonly disposition: Disposition;
  /** For people. It goes to the gateway: no token, no address, no text of the message. */
  readonly detail: string;
  readonly projectId?: string;
  readonly attachmentsNotKept?: number;
  /** Why, as a code, for whoever runs the platform. */
  readonly reason?: string;
  /** What whoever runs the platform should see to. As `detail` it holds nothing of the message. */
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

/** One line for each message. What somebody wrote, from where and to which address is not in it. */
export function logOutcome(log: Logger, { disposition, projectId, reason, warning }: Outcome): void {
  if (warning !== undefined) log.warn({ disposition, reason }, warning);
  log.info({ disposition, projectId, reason }, `inbound mail: ${disposition}`);
}
