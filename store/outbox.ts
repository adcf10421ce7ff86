import type { Model } from 'mongoose';
import type { OutboxRow, OutboxStatus } from './models';

/** What a mail is about, before it is known whether it can be sent. */
export interface OutboxMail {
  readonly key: string;
  readonly projectId: string;
  readonly mail: string;
  readonly taskId: string | null;
}

export interface Outbox {
  /** The mail's row, made if it was not there. */
  claim(mail: OutboxMail, now: Date): Promise<OutboxRow>;
  /** Moves a mail on. Absent fields stay as they are. */
  move(
    key: string,
    status: OutboxStatus,
    now: Date,
    facts?: Partial<Pick<OutboxRow, 'personId' | 'messageId' | 'reason'>> & { attempt?: true },
  ): Promise<void>;
  ofProject(projectId: string): Promise<OutboxRow[]>;
  /** How many mails stand in each status. */
  counts(): Promise<Partial<Record<OutboxStatus, number>>>;
}

export function outbox(model: Model<OutboxRow>): Outbox {
  return {
    async claim({ key, projectId, mail, taskId }, now) {
      const row = { projectId, mail, taskId, status: 'pending' as const, attempts: 0, updatedAt: now };
      const blank = { personId: null, messageId: null, reason: null };
      await model.updateOne({ _id: key }, { $setOnInsert: { ...row, ...blank } }, { upsert: true });
      const claimed = await model.findById(key).lean();
      if (!claimed) throw new Error(`The outbox has lost the mail ${key}.`);
      return claimed;
    },
    async move(key, status, now, { attempt, ...facts } = {}) {
      const change = {
        $set: { status, updatedAt: now, ...facts },
        ...(attempt && { $inc: { attempts: 1 } }),
      };
      await model.updateOne({ _id: key }, change);
    },
    ofProject: (projectId) => model.find({ projectId }).sort({ updatedAt: 1 }).lean(),
    async counts() {
      const rows = await model.aggregate<{ _id: OutboxStatus; mails: number }>([
        { $group: { _id: '$status', mails: { $sum: 1 } } },
      ]);
      return Object.fromEntries(rows.map(({ _id, mails }) => [_id, mails]));
    },
  };
}
