import type { MailReport, SendMailRequest } from './activities';
import type { NotificationRequest } from './notifications';
import type { WeeklyMailRequest } from './weekly-mails';

/**
 * How mails are tried, as workflows ask for it and activities keep to it. No zod here: the workflows need this at run
 * time.
 */

/** How long one attempt at a mail may take, milliseconds: a slow server answers within it, a hung one does not. */
export const mailSlotMs = 120_000;

/** The same for a weekly mail: a team of a thousand projects takes longer to look up. */
export const weeklyMailSlotMs = 300_000;

/** How long a mail is tried, milliseconds: four days, as mail servers themselves do it (RFC 5321, 4.5.4.1). */
export const mailPatienceMs = 4 * 86_400_000;

/** The pauses between attempts, milliseconds: each is twice as long as the one before, up to a quarter of an hour. */
export const mailPauses = { firstMs: 2_000, factor: 2, longestMs: 900_000 } as const;

/** What an activity was asked to send: kept with the mail, so that it can be sent by its key alone. */
export type MailRequest =
  | { readonly activity: 'sendMail'; readonly request: SendMailRequest }
  | { readonly activity: 'sendLetter'; readonly request: NotificationRequest }
  | { readonly activity: 'sendWeeklyMail'; readonly request: WeeklyMailRequest };

/** What the workflow `retryMail` is started with. */
export interface RetryMailInput {
  readonly key: string;
}

export interface RetryMailRequest extends RetryMailInput {
  /** Names the wish: however often it is attempted, a mail that has ended is opened again once for it. */
  readonly retryId: string;
}

/** The activity that sends a mail again by its key. */
export interface RetryMailActivities {
  /** Opens a mail that has ended without arriving and sends it. Idempotent by the wish. */
  retryMail(request: RetryMailRequest): Promise<MailReport>;
}
