import { createHash } from 'node:crypto';
import type { Model } from 'mongoose';
import type { Reference } from '../domain/project/model/references';
import { referenceText } from '../domain/project/model/references';
import { reportedEventOf } from '../domain/project/model/reported-events';
import { isDuplicateKey } from './kit/duplicate-key';
import { endLease, takeLease } from './kit/lease';
import type { Condition } from './lists/conditions';
import { listing } from './lists/listing';
import type { Models } from './models/models';
import type { ParkedContent, ParkedReportRow, ParkedRowStatus } from './models/parked-report-models';

export type { ParkedContent } from './models/parked-report-models';

/** A report that waits, or has waited, for a project. */
export type ParkedReport = Readonly<Omit<ParkedReportRow, '_id' | 'endedAt'>>;

/** How a report stands, as others see it. */
export type ParkedStatus = 'waiting' | 'delivered' | 'refused' | 'expired' | 'withdrawn';

/** A report that is to wait. */
export type NewParkedReport = Pick<
  ParkedReport,
  'reference' | 'content' | 'personId' | 'parkedAtMs' | 'expiresAtMs'
>;

/** What became of a report that was to wait. `reused`: its event has another content here. `full`: as many wait already. */
export type Parked =
  | { readonly kind: 'parked'; readonly report: ParkedReport }
  | { readonly kind: 'reused' }
  | { readonly kind: 'full' };

/** The last report on a page. */
export interface ParkedPosition {
  readonly atMs: number;
  readonly id: string;
}

/** How a report has ended. */
export type ParkedEnd =
  | { readonly status: 'delivered' }
  | { readonly status: 'refused'; readonly refusal: NonNullable<ParkedReport['refusal']> };

/**
 * Reports for projects that nobody has opened yet, by the reference of another system. Reports of one reference keep
 * the order in which they came: one that was answered before another was sent comes before it, through whichever
 * process.
 */
export interface ParkedReports {
  /** Keeps a report. One that waits already is left as it is; one that has ended waits again, behind the others. */
  park(report: NewParkedReport, mostOfReference: number): Promise<Parked>;
  read(id: string): Promise<ParkedReport | null>;
  /** The newest first. */
  list(
    filter: { readonly status?: ParkedStatus | undefined; readonly reference?: Reference | undefined },
    page: { readonly after?: ParkedPosition | undefined; readonly limit: number },
  ): Promise<ParkedReport[]>;
  /**
   * A project has the reference now: what waits for it is due. Repeating it is harmless.
   *
   * @returns whether anything was waiting
   */
  nowDue(reference: Reference, projectId: string): Promise<boolean>;
  /** Those of some references for which reports wait. */
  waitedFor(references: readonly Reference[]): Promise<Reference[]>;
  /** References of which reports are due, at most `limit`. */
  due(limit: number): Promise<Reference[]>;
  /** Some that wait for a project, by their ids. */
  waitingAfter(afterId: string, limit: number): Promise<ParkedReport[]>;
  /** The next due reports of a reference, in order. */
  next(reference: Reference, limit: number): Promise<ParkedReport[]>;
  end(id: string, end: ParkedEnd, nowMs: number): Promise<void>;
  /** Takes back a report that waits. @returns null: there is no such report that waits */
  withdraw(id: string, nowMs: number): Promise<ParkedReport | null>;
  /** Ends what has waited for as long as it was to wait. @returns how many of which nobody was told yet */
  expire(nowMs: number, limit: number): Promise<ParkedReport[]>;
  told(ids: readonly string[]): Promise<void>;
  /** Expired at the same time, of one reference, for one person: what one email is about. */
  expiredAt(waitsFor: string, personId: string, endedAtMs: number): Promise<ParkedReport[]>;
  /** How many wait for a project, and how many for their delivery to one. */
  counts(): Promise<{ readonly waiting: number; readonly due: number }>;
  /**
   * Does something for a reference that one process does at a time.
   *
   * @returns null: another one does it
   */
  alone<T>(reference: Reference, holder: string, work: () => Promise<T>): Promise<T | null>;
}

const shownAs: Readonly<Record<ParkedRowStatus, ParkedStatus>> = {
  waiting: 'waiting',
  due: 'waiting',
  delivered: 'delivered',
  refused: 'refused',
  expiring: 'expired',
  expired: 'expired',
  withdrawn: 'withdrawn',
};

/** How a report stands, as others see it. */
export function parkedStatus({ status }: Pick<ParkedReport, 'status'>): ParkedStatus {
  return shownAs[status];
}

const waitingStatuses: readonly ParkedRowStatus[] = ['waiting', 'due'];

/** Leases for this many groups of references: enough that two rarely share one. */
const groups = 64;

/** How long a process that has died keeps others from delivering, milliseconds; longer than a delivery takes. */
const leaseMs = 60_000;

export function parkedReports(models: Pick<Models, 'parkedReports' | 'leases'>): ParkedReports {
  const { parkedReports: rows, leases } = models;
  const listed = listing(rows, { idField: 'id' });
  const insert = async (row: Omit<ParkedReportRow, 'order'>): Promise<Parked> => {
    for (;;) {
      const [last] = await ofReference(rows, row.waitsFor).sort({ order: -1 }).limit(1).lean();
      const order = (last?.order ?? 0) + 1;
      try {
        await rows.create([{ ...row, order }]);
        return { kind: 'parked', report: reportOf({ ...row, order }) };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      // somebody has taken the place, or the same report has come at the same time
      const known = await rows.findById(row._id).lean();
      if (known) return { kind: 'parked', report: reportOf(known) };
    }
  };
  return {
    async park({ reference, content, ...report }, mostOfReference) {
      const waitsFor = referenceText(reference);
      const id = idOf(waitsFor, content);
      const known = await rows.findById(id).lean();
      if (known && waitingStatuses.includes(known.status)) {
        const isRepeat = known.content.base.commandId === content.base.commandId;
        return isRepeat ? { kind: 'parked', report: reportOf(known) } : { kind: 'reused' };
      }
      const waiting = await rows.countDocuments({ waitsFor, status: 'waiting' });
      if (waiting >= mostOfReference) return { kind: 'full' };
      // what has ended makes room for itself
      if (known) await rows.deleteOne({ _id: id, status: known.status });
      return insert({
        ...{ _id: id, id, reference, waitsFor, content, ...report },
        status: 'waiting',
        projectId: null,
      });
    },
    async read(id) {
      const row = await rows.findById(id).lean();
      return row && reportOf(row);
    },
    async list({ status, reference }, { after, limit }) {
      const asked = Object.entries(shownAs).flatMap(([own, shown]) => (shown === status ? [own] : []));
      const conditions: Condition[] = [
        ...(status === undefined ? [] : [{ field: 'status', op: 'in' as const, value: asked }]),
        ...(reference ? [{ field: 'waitsFor', op: 'is' as const, value: referenceText(reference) }] : []),
      ];
      const found = await listed.page({
        conditions,
        order: { field: 'parkedAtMs', descending: true },
        after: after && { key: after.atMs, id: after.id },
        limit,
      });
      return found.rows.map(reportOf);
    },
    async nowDue(reference, projectId) {
      const waiting = { waitsFor: referenceText(reference), status: 'waiting' } as const;
      return (await rows.updateMany(waiting, { $set: { status: 'due', projectId } })).modifiedCount > 0;
    },
    async waitedFor(references) {
      if (references.length === 0) return [];
      const waitsFor = { $in: references.map(referenceText) };
      const found = await rows.find({ waitsFor, status: 'waiting' }, { waitsFor: 1 }).lean();
      const texts = new Set(found.map((row) => row.waitsFor));
      return references.filter((reference) => texts.has(referenceText(reference)));
    },
    async due(limit) {
      const found = await rows.find({ status: 'due' }).limit(limit).lean();
      const references = new Map(found.map(({ waitsFor, reference }) => [waitsFor, reference]));
      return [...references.values()];
    },
    async waitingAfter(afterId, limit) {
      const found = await rows
        .find({ status: 'waiting', _id: { $gt: afterId } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      return found.map(reportOf);
    },
    async next(reference, limit) {
      const found = await ofReference(rows, referenceText(reference))
        .where({ status: 'due' })
        .sort({ order: 1 })
        .limit(limit)
        .lean();
      return found.map(reportOf);
    },
    async end(id, end, nowMs) {
      await rows.updateOne({ _id: id, status: 'due' }, { $set: { ...end, ...endedAt(nowMs) } });
    },
    async withdraw(id, nowMs) {
      const change = { $set: { status: 'withdrawn' as const, ...endedAt(nowMs) } };
      const row = await rows
        .findOneAndUpdate({ _id: id, status: 'waiting' }, change, { returnDocument: 'after' })
        .lean();
      return row && reportOf(row);
    },
    async expire(nowMs, limit) {
      const over = { status: 'waiting' as const, expiresAtMs: { $lte: nowMs } };
      await rows.updateMany(over, { $set: { status: 'expiring', ...endedAt(nowMs) } });
      return (await rows.find({ status: 'expiring' }).limit(limit).lean()).map(reportOf);
    },
    async told(ids) {
      for (const id of ids) {
        await rows.updateOne({ _id: id, status: 'expiring' }, { $set: { status: 'expired' } });
      }
    },
    async expiredAt(waitsFor, personId, endedAtMs) {
      const found = await ofReference(rows, waitsFor)
        .where({ personId, endedAtMs, status: { $in: ['expiring', 'expired'] } })
        .sort({ order: 1 })
        .lean();
      return found.map(reportOf);
    },
    async counts() {
      const [waiting, due] = await Promise.all([
        rows.countDocuments({ status: 'waiting' }),
        rows.countDocuments({ status: 'due' }),
      ]);
      return { waiting, due };
    },
    async alone(reference, holder, work) {
      const lease = { id: `parked-${groupOf(reference)}`, holder, longestMs: leaseMs };
      if (!(await takeLease(leases, lease))) return null;
      try {
        return await work();
      } finally {
        await endLease(leases, lease);
      }
    },
  };
}

function ofReference(rows: Model<ParkedReportRow>, waitsFor: string) {
  return rows.find({ waitsFor });
}

/** The same for a repeat, and for another content of the same event. */
function idOf(waitsFor: string, { base: { commandId } }: ParkedContent): string {
  const what = reportedEventOf(commandId) ?? commandId;
  return `parked-${digest(JSON.stringify([waitsFor, what])).slice(0, 32)}`;
}

function groupOf(reference: Reference): number {
  return parseInt(digest(referenceText(reference)).slice(0, 8), 16) % groups;
}

function digest(given: string): string {
  return createHash('sha256').update(given).digest('hex');
}

function endedAt(nowMs: number): { readonly endedAtMs: number; readonly endedAt: Date } {
  return { endedAtMs: nowMs, endedAt: new Date(nowMs) };
}

function reportOf({ _id, ...row }: ParkedReportRow): ParkedReport {
  const { endedAt: _endedAt, ...report } = row;
  return report;
}
