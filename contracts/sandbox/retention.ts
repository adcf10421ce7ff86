/** How long rows are kept that nobody needs for ever, in days. Events, projects, tasks and notes stay. */
export interface Retention {
  /** Of mails in the outbox that were sent or given up, since then. Those that still wait stay. */
  readonly mailDays: number;
  /** Of links, after they have expired: a link that is too old says so, and not that it never was. */
  readonly linkDays: number;
  /** Of answers to requests with an Idempotency-Key. */
  readonly answerDays: number;
}

/** A row of a mail keeps it from being sent twice, and bounces and repeats of old workflows still ask for it. */
export const usualRetention: Retention = { mailDays: 400, linkDays: 90, answerDays: 1 };

/** The days that a retention may have. Mails are tried for four days, and bounces are compared with those of a month. */
export const retentionDays = {
  mailDays: { least: 35, most: 3_660 },
  linkDays: { least: 1, most: 3_660 },
  answerDays: { least: 1, most: 366 },
} as const satisfies Record<keyof Retention, { least: number; most: number }>;
