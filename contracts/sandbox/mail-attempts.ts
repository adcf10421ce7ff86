import { realDayMs } from '../../domain/project/evolve/clocks';
import type { MailReport, SendMailRequest } from './activities';
import type { NotificationRequest } from './notifications';
import type { WeeklyMailRequest } from './weekly-mails';

/**
 * How often and how long mails are tried; workflows ask for it, activities keep to it. No zod here: the workflows need
 * this at run time.
 */

/** The longest that one attempt at a mail may take, milliseconds: enough for a slow server, not for a hung one. */
export const mailSlotMs = 120_000;

/** The same for a weekly mail: looking up a team of a thousand projects takes longer. */
export const weeklyMailSlotMs = 300_000;

/** How long a mail is tried, milliseconds: four days, as mail servers do (RFC 5321, 4.5.4.1). */
export const mailPatienceMs = 4 * realDayMs;

/** The pauses between attempts, milliseconds: each twice as long as the last, up to a quarter of an hour. */
export const mailPauses = { firstMs: 2_000, factor: 2, longestMs: 900_000 } as const;

/** One day's digest to one person. No activity of its own: the first email that waits for it sends it. */
export interface DigestRequest {
  readonly personId: string;
  /** Which, as `DigestTime.day`. */
  readonly day: string;
}

/** What an activity was asked to send; kept with the mail, so that its key is enough to send it. */
export type MailRequest =
  | { readonly activity: 'sendMail'; readonly request: SendMailRequest }
  | { readonly activity: 'sendNotification'; readonly request: NotificationRequest }
  | { readonly activity: 'sendWeeklyMail'; readonly request: WeeklyMailRequest }
  | { readonly activity: 'sendDigest'; readonly request: DigestRequest };

/** What the workflow `retryMail` is started with. */
export interface RetryMailInput {
  readonly key: string;
}

export interface RetryMailRequest extends RetryMailInput {
  /** Names the request: a mail that has ended is reopened only once for it, however often it is attempted. */
  readonly retryId: string;
}

/** The activity that sends a mail again by its key. */
export interface RetryMailActivities {
  /** Reopens a mail that ended without arriving, and sends it. Idempotent by the request. */
  retryMail(request: RetryMailRequest): Promise<MailReport>;
}
