import { Schema } from 'mongoose';
import type { FeedRow } from './feed-models';
import { count, mixed, optionalCount, optionalMixed, options, text, quickly } from './fields';

/** Which events a webhook gets; null does not filter. */
export interface WebhookFilter {
  readonly types: FeedRow['type'][] | null;
  readonly projectIds: string[] | null;
  readonly ownerIds: string[] | null;
}

/** Why a webhook gets nothing any more, and since when. */
export interface WebhookDisabled {
  readonly atMs: number;
  /**
   * `down`: nothing could be delivered. `not-taken`: one project's events were not taken. `gone`: the receiver wants no
   * more. `by-hand`: somebody has disabled it. `restored`: the feed is not the one that it was read from.
   */
  readonly cause: 'down' | 'not-taken' | 'gone' | 'by-hand' | 'restored';
  /** What the receiver answered last. */
  readonly status?: number;
  /** What was wrong, in the words of the log. */
  readonly detail?: string;
  /** Of `not-taken`. */
  readonly projectId?: string;
  /** Of `by-hand`: who. */
  readonly actor?: string;
}

/** A program elsewhere that is told what happens. */
export interface WebhookRow extends WebhookFilter {
  _id: string;
  /** Raised by every change of its settings. */
  revision: number;
  name: string;
  url: string;
  /** Who looks after it. */
  personId: string;
  /** The newest first. The other one, while it is being replaced, is good until an instant, epoch milliseconds. */
  secrets: { secret: string; untilMs: number | null }[];
  createdAtMs: number;
  createdBy: string;
  status: 'active' | 'disabled';
  /** Why and when it was disabled; absent while it is active. */
  disabled?: WebhookDisabled;
  /**
   * Raised when deliveries begin from another place: what a round that is under way has delivered then says nothing
   * about where to go on.
   */
  run: number;
  /** Up to where everything is delivered or stands in a backlog; null: nothing yet. */
  after: { position: number; eventId: string } | null;
  /** How often in a row nothing at all could be delivered; 0 when the last round went well. */
  attempts: number;
  /** Since when, epoch milliseconds; null when `attempts` is 0. */
  failingSinceMs: number | null;
  /** Not before this instant is it tried again, epoch milliseconds; 0: at any time. */
  nextAtMs: number;
  lastDeliveredAtMs: number | null;
}

/**
 * A project of which a receiver does not take an event, while it takes those of others. Its later events wait, so that
 * they come in order. `_id` is `<webhookId>:<projectId>`.
 */
export interface WebhookBacklogRow {
  _id: string;
  webhookId: string;
  projectId: string;
  /** The last revision that was delivered. */
  afterRevision: number;
  attempts: number;
  failingSinceMs: number;
  nextAtMs: number;
}

/** One attempt, for whoever looks for a fault. Rows expire. */
export interface WebhookDeliveryRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  id: string;
  webhookId: string;
  eventId: string;
  type: string;
  atMs: number;
  /** For the index by which rows expire. */
  at: Date;
  isDelivered: boolean;
  status?: number;
  error?: string;
  answer?: string;
  durationMs: number;
}

export const webhookSchema: Schema<WebhookRow> = new Schema<WebhookRow>(
  {
    _id: text,
    revision: count,
    name: text,
    url: text,
    types: optionalMixed,
    projectIds: optionalMixed,
    ownerIds: optionalMixed,
    personId: text,
    secrets: mixed,
    createdAtMs: count,
    createdBy: text,
    status: text,
    disabled: { type: Schema.Types.Mixed, default: undefined },
    run: count,
    after: optionalMixed,
    attempts: count,
    failingSinceMs: optionalCount,
    nextAtMs: count,
    lastDeliveredAtMs: optionalCount,
  },
  options,
);

export const webhookBacklogSchema: Schema<WebhookBacklogRow> = new Schema<WebhookBacklogRow>(
  {
    _id: text,
    webhookId: text,
    projectId: text,
    afterRevision: count,
    attempts: count,
    failingSinceMs: count,
    nextAtMs: count,
  },
  options,
).index({ webhookId: 1 });

export const webhookDeliverySchema: Schema<WebhookDeliveryRow> = new Schema<WebhookDeliveryRow>(
  {
    _id: text,
    id: text,
    webhookId: text,
    eventId: text,
    type: text,
    atMs: count,
    at: { type: Date, required: true },
    isDelivered: { type: Boolean, required: true },
    status: { type: Number },
    error: { type: String },
    answer: { type: String },
    durationMs: count,
  },
  { ...quickly, id: false },
).index({ webhookId: 1, atMs: -1, id: -1 });
