import { Schema } from 'mongoose';
import type { MailRequest } from '../../contracts/sandbox/mail-attempts';
import { count, optionalCount, optionalText, text, options } from './fields';

/**
 * `pending → sending → handing-over → accepted`, or `deferred` (to be tried again), `failed`, `unconfirmed`, `skipped`.
 * `handing-over` is written just before the server can have the whole message; `unconfirmed` means that it was handed
 * over twice and no answer ever came. `joined`: its reader was told in the email about another project of the customer,
 * and it is looked at again while that one's task stands. `for-digest`: its reader is told in their next digest.
 */
export const outboxStatuses = [
  'pending',
  'sending',
  'handing-over',
  'accepted',
  'deferred',
  'failed',
  'unconfirmed',
  'skipped',
  'joined',
  'for-digest',
] as const;
export type OutboxStatus = (typeof outboxStatuses)[number];

/**
 * One email; `_id` is the key of its effect, or of the notification. No address and no text: an erased person leaves
 * only an id.
 */
export interface OutboxRow {
  _id: string;
  /** Null for a notification. */
  projectId: string | null;
  mail: string;
  taskId: string | null;
  personId: string | null;
  status: OutboxStatus;
  attempts: number;
  messageId: string | null;
  /** When the newest attempt began, epoch milliseconds; null before the first. */
  begunAtMs: number | null;
  /** When that attempt is certainly over, epoch milliseconds; null before the first. */
  slotEndsAtMs: number | null;
  /** How often the mail server may have had the whole message. */
  handOvers: number;
  /** One of our own codes. */
  reason: string | null;
  /** What the mail server last said, as codes such as `452 4.2.2`: its words may contain addresses. */
  reply: string | null;
  /**
   * What else the newest attempt tells: other projects that are due in the same week, by their ids, or emails that need
   * not be sent on their own, by their keys.
   */
  names: string[];
  /** When it named them, by the time that counts for tasks, epoch milliseconds; null when it has named none. */
  namedAtMs: number | null;
  /** The revision of its project from which the newest attempt was written; null for what is about no single project. */
  writtenFrom: number | null;
  /** The email that told its reader instead, by its key; null when none did. */
  joinedTo: string | null;
  /** Since when its reader's digest is to tell of it, by the time that counts for tasks; null when it is not. */
  digestSinceMs: number | null;
  /** The request, so that the email can be sent by its key alone: ids only. */
  request: MailRequest;
  /**
   * The retry request for which it was last reopened; empty when it never was. (The embedded server finds no null by
   * `$ne`.)
   */
  retryId: string;
  /** When it was first requested, epoch milliseconds. */
  askedAtMs: number;
  /** Epoch milliseconds. */
  updatedAtMs: number;
  /** When it was sent or given up, after which its row is kept for a while; null while it waits. */
  settledAt: Date | null;
}

export const outboxSchema: Schema<OutboxRow> = new Schema<OutboxRow>(
  {
    _id: text,
    projectId: optionalText,
    mail: text,
    taskId: optionalText,
    personId: optionalText,
    status: { type: String, required: true, enum: outboxStatuses },
    attempts: count,
    messageId: optionalText,
    begunAtMs: optionalCount,
    slotEndsAtMs: optionalCount,
    handOvers: count,
    reason: optionalText,
    reply: optionalText,
    names: { type: [String], default: [] },
    namedAtMs: optionalCount,
    writtenFrom: optionalCount,
    joinedTo: optionalText,
    digestSinceMs: optionalCount,
    request: { type: Schema.Types.Mixed, required: true },
    retryId: { type: String, default: '' },
    askedAtMs: count,
    updatedAtMs: count,
    settledAt: { type: Date, default: null },
  },
  options,
)
  .index({ projectId: 1, status: 1, updatedAtMs: -1 })
  // `find` of the embedded server uses indexes of one field alone
  .index({ projectId: 1 })
  // lists by status, newest first, in pages
  .index({ status: 1, updatedAtMs: -1 })
  // what has waited longest
  .index({ status: 1, askedAtMs: 1 })
  // what somebody's digest tells, and their digests
  .index({ personId: 1, status: 1 })
  .index({ personId: 1, mail: 1, askedAtMs: -1 })
  // bounces name the email by this id
  .index({ messageId: 1 });
