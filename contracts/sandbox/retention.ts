/** How long rows are kept that are not needed for ever, in days. Events, projects, tasks and notes stay. */
export interface Retention {
  /** For mails in the outbox, from when they were sent or given up. Waiting ones stay. */
  readonly mailDays: number;
  /** For links, from when they expired: until then an old link says that it is too old, not that it never existed. */
  readonly linkDays: number;
  /** For answers to requests with an Idempotency-Key. */
  readonly answerDays: number;
}

/** A row of a mail keeps it from being sent twice, and bounces and repeats of old workflows still ask for it. */
export const usualRetention: Retention = { mailDays: 400, linkDays: 90, answerDays: 1 };

/**
 * The days that a retention may be set to. Mails are tried for four days, and bounces are matched with those of a
 * month.
 */
export const retentionDays = {
  mailDays: { least: 35, most: 3_660 },
  linkDays: { least: 1, most: 3_660 },
  answerDays: { least: 1, most: 366 },
} as const satisfies Record<keyof Retention, { least: number; most: number }>;
