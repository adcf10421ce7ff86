import type { MailReport } from './activities';

/**
 * What the workflows of weekly mails are started with, and what their activity does. No zod here: the workflows need
 * these at run time.
 */

/** Mails that come every week. */
export const weeklyMails = ['review', 'mirror'] as const;
export type WeeklyMail = (typeof weeklyMails)[number];

/** What a schedule starts its workflow with. */
export interface WeeklyMailInput {
  readonly personId: string;
  /** The zone that the schedule was made with: it says which week an instant is in, also when the person moves. */
  readonly timeZone: string;
}

export interface WeeklyMailRequest extends WeeklyMailInput {
  readonly mail: WeeklyMail;
  /** When the mail was due, epoch milliseconds: one that is sent late is still the mail of that week. */
  readonly scheduledAtMs: number;
}

/** The activity of weekly mails. */
export interface WeeklyMailActivities {
  /** Sends the mail of one week to one person. Idempotent by person and week. */
  sendWeeklyMail(request: WeeklyMailRequest): Promise<MailReport>;
}
