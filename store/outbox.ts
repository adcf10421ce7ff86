import type { Model } from 'mongoose';
import type { OutboxRow, OutboxStatus } from './models';

/** What a mail is about, before it is known whether it can be sent. */
export interface OutboxMail {
  readonly key: string;
  /** Null for a letter, which belongs to no project. */
  readonly projectId: string | null;
  readonly mail: string;
  readonly taskId: string | null;
}

/** How a mail, or one attempt at it, ended. */
export interface MailEnd {
  readonly status: Exclude<OutboxStatus, 'pending' | 'sending' | 'handing-over'>;
  readonly personId: string | null;
  readonly reason: string | null;
}

/** A place in a list of mails, the newest change first. */
export type OutboxPosition = Pick<OutboxRow, '_id' | 'updatedAt'>;

/**
 * One row for each mail. Attempts are numbered, and only the newest one may hand a mail over: an attempt that was
 * given up by its workflow but still runs finds out before the mail server has the whole message.
 */
export interface Outbox {
  /** The mail's row, made if it was not there. */
  claim(mail: OutboxMail, now: Date): Promise<OutboxRow>;
  /**
   * Starts an attempt.
   *
   * @returns its number
   */
  begin(key: string, facts: { personId: string; messageId: string }, now: Date): Promise<number>;
  /** Notes that the server is about to have the whole message. False: a newer attempt has taken over. */
  handOver(key: string, attempt: number, now: Date): Promise<boolean>;
  end(key: string, end: MailEnd, now: Date): Promise<void>;
  read(key: string): Promise<OutboxRow | null>;
  ofProject(projectId: string): Promise<OutboxRow[]>;
  /** Mails in some statuses, what changed last at the front. */
  list(
    statuses: readonly OutboxStatus[],
    page: { after?: OutboxPosition; limit: number },
  ): Promise<OutboxRow[]>;
  /** The mail that was sent, or nearly, under a `Message-ID`; null when none of ours was. */
  byMessageId(messageId: string): Promise<OutboxRow | null>;
  /** How many mails stand in each status. */
  counts(): Promise<Partial<Record<OutboxStatus, number>>>;
}

export function outbox(model: Model<OutboxRow>): Outbox {
  return {
    async claim({ key, projectId, mail, taskId }, now) {
      const row = { projectId, mail, taskId, status: 'pending' as const, attempts: 0, updatedAt: now };
      const blank = { personId: null, messageId: null, begunAtMs: null, reason: null };
      await model.updateOne({ _id: key }, { $setOnInsert: { ...row, ...blank } }, { upsert: true });
      return existing(await model.findById(key).lean(), key);
    },
    async begin(key, facts, now) {
      const change = {
        $set: { ...facts, status: 'sending' as const, begunAtMs: now.getTime(), updatedAt: now },
        $inc: { attempts: 1 },
      };
      const row = await model.findOneAndUpdate({ _id: key }, change, { returnDocument: 'after' }).lean();
      return existing(row, key).attempts;
    },
    async handOver(key, attempt, now) {
      const change = { $set: { status: 'handing-over' as const, updatedAt: now } };
      const moved = await model.updateOne({ _id: key, status: 'sending', attempts: attempt }, change);
      return moved.modifiedCount === 1;
    },
    async end(key, end, now) {
      await model.updateOne({ _id: key }, { $set: { ...end, updatedAt: now } });
    },
    read: (key) => model.findById(key).lean(),
    list(statuses, { after, limit }) {
      const among = { status: { $in: [...statuses] } };
      const older = after && {
        $or: [
          { updatedAt: { $lt: after.updatedAt } },
          { updatedAt: after.updatedAt, _id: { $gt: after._id } },
        ],
      };
      return model
        .find(older ? { $and: [among, older] } : among)
        .sort({ updatedAt: -1, _id: 1 })
        .limit(limit)
        .lean();
    },
    ofProject: (projectId) => model.find({ projectId }).sort({ updatedAt: 1 }).lean(),
    byMessageId: (messageId) => model.findOne({ messageId }).lean(),
    async counts() {
      const rows = await model.aggregate<{ _id: OutboxStatus; mails: number }>([
        { $group: { _id: '$status', mails: { $sum: 1 } } },
      ]);
      return Object.fromEntries(rows.map(({ _id, mails }) => [_id, mails]));
    },
  };
}

function existing(row: OutboxRow | null, key: string): OutboxRow {
  if (!row) throw new Error(`The outbox has lost the mail ${key}.`);
  return row;
}
