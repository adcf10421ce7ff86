import type { MailReport } from './activities';

/**
 * The input of the workflows of weekly mails, and their activity. No zod here: the workflows need these at run time.
 */

export const weeklyMails = ['review', 'mirror'] as const;
export type WeeklyMail = (typeof weeklyMails)[number];

/** What each is called in the list of workflows. */
export const weeklyTitles: Readonly<Record<WeeklyMail, string>> = {
  review: 'Weekly review',
  mirror: 'Preview of the weekly review',
};

/** What a schedule passes to its workflow. */
export interface WeeklyMailInput {
  readonly personId: string;
  /**
   * The zone in which the schedule was created: it decides which week an instant is in, even after the person moves.
   */
  readonly timeZone: string;
}

export interface WeeklyMailRequest extends WeeklyMailInput {
  readonly mail: WeeklyMail;
  /** When the mail was due, epoch milliseconds: a late one still belongs to its week. */
  readonly scheduledAtMs: number;
}

/** The activity of weekly mails. */
export interface WeeklyMailActivities {
  /** Sends one week's mail to one person. Idempotent by person and week. */
  sendWeeklyMail(request: WeeklyMailRequest): Promise<MailReport>;
}
