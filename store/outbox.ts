import type { Model } from 'mongoose';
import type { MailRequest } from '../contracts/sandbox/mail-attempts';
import type { OutboxRow, OutboxStatus } from './models/outbox-models';
import { outboxStatuses } from './models/outbox-models';

export type { OutboxRow, OutboxStatus } from './models/outbox-models';

/** What an email is about, before it is known whether it can be sent. */
export interface OutboxMail {
  readonly key: string;
  /** Null for a notification, which belongs to no project. */
  readonly projectId: string | null;
  readonly mail: string;
  readonly taskId: string | null;
  readonly request: MailRequest;
}

/** How an email, or one attempt at it, ended. */
export interface MailEnd {
  readonly status: Exclude<OutboxStatus, 'pending' | 'sending' | 'handing-over' | 'joined' | 'for-digest'>;
  readonly personId: string | null;
  readonly reason: string | null;
  /** What the mail server said, as codes; by default the known reply stays. */
  readonly reply?: string;
}

/** An attempt that begins. */
export interface Beginning {
  /** The email's state when the decision to begin was made: if it differs by now, somebody else has begun. */
  readonly after: Pick<OutboxRow, 'status' | 'attempts'>;
  readonly personId: string;
  readonly messageId: string;
  /** When the attempt is certainly over, epoch milliseconds. */
  readonly slotEndsAtMs: number;
  /** What else it tells, see `OutboxRow.names`, and when it does; by default nothing. */
  readonly named?: Named;
  /** See `OutboxRow.writtenFrom`; by default null. */
  readonly writtenFrom?: number;
}

/** What else an email tells, see `OutboxRow.names`, and when by the time that counts for tasks. */
export interface Named {
  readonly names: readonly string[];
  readonly atMs: number;
}

/** An email that told the reader of another one. */
export interface JoinedTo {
  /** Its key. */
  readonly key: string;
  /** Whom it told. */
  readonly personId: string;
}

/** A position in a list of emails, most recently changed first. */
export type OutboxPosition = Pick<OutboxRow, '_id' | 'updatedAtMs'>;

/**
 * One row for each email. Attempts are numbered, and only the newest one may hand an email over or say how it ended: an
 * attempt that its workflow gave up but that still runs finds out before the mail server has the whole message.
 */
export interface Outbox {
  /** The email's row, created if missing. */
  claim(mail: OutboxMail, now: Date): Promise<OutboxRow>;
  /** Starts an attempt. Null when another one has begun, or the email has ended. */
  begin(key: string, beginning: Beginning, now: Date): Promise<OutboxRow | null>;
  /**
   * Records that the server is about to have the whole message.
   *
   * @returns how often it may have had it by then; null: a newer attempt has taken over
   */
  handOver(key: string, attempt: number, now: Date): Promise<number | null>;
  /**
   * Records that an email stays back, since its reader was told in another one.
   *
   * @returns false: an attempt has begun meanwhile, or it has ended
   */
  join(row: Pick<OutboxRow, '_id' | 'status' | 'attempts'>, to: JoinedTo, now: Date): Promise<boolean>;
  /**
   * Records that the next digest of somebody tells of an email, since the first instant that was said.
   *
   * @returns its row; null: an attempt has begun meanwhile, or it has ended
   */
  gather(
    row: Pick<OutboxRow, '_id' | 'status' | 'attempts'>,
    by: { readonly personId: string; readonly sinceMs: number; readonly isSent: boolean },
    now: Date,
  ): Promise<OutboxRow | null>;
  /** The emails that the next digest of somebody tells of, sent on their own or not, since an instant. */
  gathered(personId: string, sinceMs: number): Promise<OutboxRow[]>;
  /** The last emails of a kind to somebody, the newest first. */
  lastTo(personId: string, mail: string, limit: number): Promise<OutboxRow[]>;
  /** The emails about tasks of some projects that a server has accepted and that named a project. */
  naming(projectId: string, ofProjectIds: readonly string[]): Promise<OutboxRow[]>;
  /**
   * Records how an attempt ended. What the server has accepted is accepted, whichever attempt it was.
   *
   * @returns false: a newer attempt has taken over, and its outcome counts
   */
  end(key: string, attempt: number, end: MailEnd, now: Date): Promise<boolean>;
  /**
   * Reopens an email that has ended without arriving for another try, once per request. One that was handed over may be
   * handed over once more.
   *
   * @returns the email as it stands; null when there is none
   */
  reopen(key: string, retryId: string, now: Date): Promise<OutboxRow | null>;
  /**
   * Records that an email bounced for good although a server had accepted it: it has failed, and can be sent again.
   *
   * @param reply why, as the code of the refusing server
   */
  comeBack(key: string, reply: string, now: Date): Promise<void>;
  /** Whether another email to somebody bounced with this code since an instant. */
  cameBackBefore(mail: Pick<OutboxRow, '_id' | 'personId'>, reply: string, sinceMs: number): Promise<boolean>;
  read(key: string): Promise<OutboxRow | null>;
  ofProject(projectId: string): Promise<OutboxRow[]>;
  /** A project's emails that have ended without arriving, most recently changed first. */
  lostOf(projectId: string, limit: number): Promise<OutboxRow[]>;
  /** Emails in some statuses, most recently changed first. */
  list(
    statuses: readonly OutboxStatus[],
    page: { after?: OutboxPosition; limit: number },
  ): Promise<OutboxRow[]>;
  /** The email that was sent, or almost sent, under a `Message-ID`; null when none of ours was. */
  byMessageId(messageId: string): Promise<OutboxRow | null>;
  /** How many emails are in some statuses, by default in each; counted by index, as sent ones may be many. */
  counts(statuses?: readonly OutboxStatus[]): Promise<Partial<Record<OutboxStatus, number>>>;
  /** When the longest-waiting email was requested, epoch milliseconds; null when none waits. */
  oldestWaitingMs(): Promise<number | null>;
}

/** Statuses of emails that are still to be sent. */
export const waitingStatuses: readonly OutboxStatus[] = ['pending', 'sending', 'handing-over', 'deferred'];

/** How an email ends that did not arrive, as far as is known. */
const withoutArriving: readonly OutboxStatus[] = ['failed', 'unconfirmed'];

/** Reason of an email that one server accepted and another bounced. */
const returned = 'returned';

export function outbox(model: Model<OutboxRow>): Outbox {
  const read = (key: string): Promise<OutboxRow | null> => model.findById(key).lean();
  return {
    async claim({ key, projectId, mail, taskId, request }, now) {
      const known = await read(key);
      if (known) return known;
      const atMs = now.getTime();
      const facts = { projectId, mail, taskId, request, askedAtMs: atMs, updatedAtMs: atMs };
      const blank = { personId: null, messageId: null, begunAtMs: null, slotEndsAtMs: null, settledAt: null };
      const fresh = { status: 'pending' as const, attempts: 0, handOvers: 0, reason: null, reply: null };
      const alone = { names: [], namedAtMs: null, writtenFrom: null, joinedTo: null, digestSinceMs: null };
      const row = { ...facts, ...blank, ...fresh, ...alone, retryId: '' };
      await model.updateOne({ _id: key }, { $setOnInsert: row }, { upsert: true });
      const made = await read(key);
      if (!made) throw new Error(`The outbox has lost the mail ${key}.`);
      return made;
    },
    begin(key, { after: { status, attempts }, named, writtenFrom = null, ...rest }, now) {
      const names = { names: [...(named?.names ?? [])], namedAtMs: named?.atMs ?? null };
      const facts = { ...rest, ...names, writtenFrom, joinedTo: null };
      const times = { begunAtMs: now.getTime(), updatedAtMs: now.getTime() };
      return model
        .findOneAndUpdate(
          { _id: key, status, attempts },
          { $set: { ...facts, ...times, status: 'sending' }, $inc: { attempts: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
    },
    async handOver(key, attempt, now) {
      const row = await model
        .findOneAndUpdate(
          { _id: key, status: 'sending', attempts: attempt },
          { $set: { status: 'handing-over', updatedAtMs: now.getTime() }, $inc: { handOvers: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return row?.handOvers ?? null;
    },
    async join({ _id, status, attempts }, { key, personId }, now) {
      const joined = { status: 'joined' as const, personId, joinedTo: key, reason: null };
      const found = await model.updateOne(
        { _id, status, attempts },
        { $set: { ...joined, updatedAtMs: now.getTime() } },
      );
      return found.matchedCount === 1;
    },
    async gather({ _id, status, attempts }, { personId, sinceMs, isSent }, now) {
      const since = { _id, status, attempts, digestSinceMs: null };
      await model.updateOne(since, { $set: { digestSinceMs: sinceMs } });
      if (isSent) return read(_id);
      const waits = { status: 'for-digest' as const, personId, joinedTo: null, reason: null };
      return model
        .findOneAndUpdate(
          { _id, status, attempts },
          { $set: { ...waits, updatedAtMs: now.getTime() } },
          { returnDocument: 'after' },
        )
        .lean();
    },
    async gathered(personId, sinceMs) {
      const [waiting, sent] = await Promise.all([
        model.find({ personId, status: 'for-digest' }).lean(),
        model.find({ personId, status: 'accepted', digestSinceMs: { $gte: sinceMs } }).lean(),
      ]);
      return [...waiting, ...sent].sort((a, b) => (a.digestSinceMs ?? 0) - (b.digestSinceMs ?? 0));
    },
    lastTo: (personId, mail, limit) =>
      model.find({ personId, mail }).sort({ askedAtMs: -1 }).limit(limit).lean(),
    async naming(projectId, ofProjectIds) {
      const sent = await Promise.all(
        ofProjectIds.map((other) => model.find({ projectId: other, status: 'accepted' }).lean()),
      );
      return sent.flat().filter(({ names }) => names.includes(projectId));
    },
    async end(key, attempt, end, now) {
      const whichever = end.status === 'accepted' ? {} : { attempts: attempt };
      const ended = await model.updateOne(
        { _id: key, status: { $ne: 'accepted' }, ...whichever },
        { $set: { ...end, updatedAtMs: now.getTime(), settledAt: end.status === 'deferred' ? null : now } },
      );
      return ended.matchedCount === 1;
    },
    async reopen(key, retryId, now) {
      const times = { updatedAtMs: now.getTime(), settledAt: null };
      const blank = { status: 'pending' as const, reason: null, ...times, retryId };
      const lost = { _id: key, retryId: { $ne: retryId } };
      await model.updateOne({ ...lost, status: 'failed' }, { $set: { ...blank, handOvers: 0 } });
      await model.updateOne({ ...lost, status: 'unconfirmed' }, { $set: { ...blank, handOvers: 1 } });
      return read(key);
    },
    async comeBack(key, reply, now) {
      const times = { updatedAtMs: now.getTime(), settledAt: now };
      const end = { status: 'failed' as const, reason: returned, reply, ...times };
      await model.updateOne({ _id: key, status: { $in: ['accepted', 'unconfirmed'] } }, { $set: end });
    },
    async cameBackBefore({ _id, personId }, reply, sinceMs) {
      const others = { _id: { $ne: _id }, updatedAtMs: { $gte: sinceMs } };
      const back = { status: 'failed' as const, personId, reason: returned, reply };
      return (await model.findOne({ ...back, ...others }, { _id: 1 }).lean()) !== null;
    },
    read,
    ofProject: (projectId) => model.find({ projectId }).sort({ updatedAtMs: 1 }).lean(),
    lostOf: (projectId, limit) =>
      model
        .find({ projectId, status: { $in: [...withoutArriving] } })
        .sort({ updatedAtMs: -1 })
        .limit(limit)
        .lean(),
    list(statuses, { after, limit }) {
      const among = { status: { $in: [...statuses] } };
      const older = after && {
        $or: [
          { updatedAtMs: { $lt: after.updatedAtMs } },
          { updatedAtMs: after.updatedAtMs, _id: { $gt: after._id } },
        ],
      };
      return model
        .find(older ? { $and: [among, older] } : among)
        .sort({ updatedAtMs: -1, _id: 1 })
        .limit(limit)
        .lean();
    },
    byMessageId: (messageId) => model.findOne({ messageId }).lean(),
    async counts(statuses = outboxStatuses) {
      const counted = await Promise.all(
        statuses.map(async (status) => {
          // one look-up by index each: grouping would read every row there is
          const [found] = await model.aggregate<{ mails: number }>([
            { $match: { status } },
            { $count: 'mails' },
          ]);
          return [status, found?.mails ?? 0] as const;
        }),
      );
      return Object.fromEntries(counted.filter(([, mails]) => mails > 0));
    },
    async oldestWaitingMs() {
      const oldest = await Promise.all(
        waitingStatuses.map(async (status) => {
          const [row] = await model.aggregate<Pick<OutboxRow, 'askedAtMs'>>([
            { $match: { status } },
            { $sort: { askedAtMs: 1 } },
            { $limit: 1 },
            { $project: { askedAtMs: 1 } },
          ]);
          return row ? [row.askedAtMs] : [];
        }),
      );
      const instants = oldest.flat();
      return instants.length > 0 ? Math.min(...instants) : null;
    },
  };
}
