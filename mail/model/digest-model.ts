import type { MailModel, TaskMail } from './model';
import type { NotificationCommon } from './notification-model';

/** The parts of a digest, in the order in which they matter. */
export const digestParts = [
  /** Decisions that wait for the reader. */
  'decide',
  'overdue',
  'today',
  /** Due on one of the next days, with a reminder. */
  'soon',
  /** New tasks, of projects that came in together with many others. */
  'opened',
  /** What others leave undone. */
  'undone',
  'news',
] as const;
export type DigestPart = (typeof digestParts)[number];

/** One thing that a digest tells, as its own email would. */
export interface DigestItem {
  readonly part: DigestPart;
  readonly mail: MailModel;
  /** What is done together with it: follow-ups of the same customer, decisions about the same person. */
  readonly others?: readonly TaskMail[];
}

/** How many things there are in each part of a digest. */
export type DigestCounts = Readonly<Record<DigestPart, number>>;

/** What one person is told on one working morning. */
export interface DigestNotification extends NotificationCommon {
  readonly nowMs: number;
  readonly items: readonly DigestItem[];
  /** All there are, with those that it does not list. */
  readonly counts: DigestCounts;
  /** The page with all tasks of the reader. */
  readonly tasksUrl: string;
  /** Where the reader can have each of these at once instead. */
  readonly unsubscribeUrl: string;
}
