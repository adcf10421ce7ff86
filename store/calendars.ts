import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Model } from 'mongoose';
import { calendarFreshMs } from '../contracts/sandbox/calendar-change';
import type { Calendar } from '../contracts/wire/calendars';
import type { WorkingDays } from '../domain/calendar/working-days';
import { workingDaysOf } from '../domain/calendar/working-days';
import { isDuplicateKey } from './kit/duplicate-key';
import type { CalendarRow } from './models/calendar-models';

/** A version of a calendar, with who made it and when. */
export interface CalendarVersion {
  readonly version: number;
  readonly calendar: Calendar;
  /** A person's id, an API key's name, or `milepost` for calendars that came with it. */
  readonly changedBy: string;
  readonly changedAtMs: number;
}

/** Who changes a calendar, and when. */
export type CalendarChange = Pick<CalendarVersion, 'changedBy' | 'changedAtMs'>;

/**
 * Tables of working days. Each change adds a version and none is ever removed: what was planned by an older one can
 * always be explained.
 */
export interface Calendars {
  /** The newest version of a calendar. */
  read(key: string): Promise<CalendarVersion | null>;
  readVersion(key: string, version: number): Promise<CalendarVersion | null>;
  /** The newest version of every calendar, by key. */
  list(): Promise<CalendarVersion[]>;
  /** Versions of a calendar from some version down, newest first. */
  versions(key: string, page: { before?: number | undefined; limit: number }): Promise<CalendarVersion[]>;
  /** Adds the version after another one; 0 for a new calendar. Null when somebody else was faster. */
  change(calendar: Calendar, fromVersion: number, change: CalendarChange): Promise<CalendarVersion | null>;
  /**
   * Stores the calendars that a new installation begins with. Existing ones stay as they are, edited or not.
   *
   * @returns the keys of those that were written
   */
  keep(calendars: readonly Calendar[], nowMs: number): Promise<string[]>;
  /**
   * A calendar and its bases, nearest first, each in its newest version; empty when there is no such calendar. Read
   * from the database once in `calendarFreshMs`, however many ask.
   */
  line(key: string): Promise<readonly CalendarVersion[]>;
  /** The working days of a calendar, as fresh as `line`; null when there is no such calendar. */
  workingDays(key: string): Promise<WorkingDays | null>;
  /** Versions for which replanning of open deadlines has not begun, as far as is known. */
  unannounced(): Promise<Pick<CalendarRow, 'key' | 'version' | 'changedBy' | 'changedAtMs'>[]>;
  /** Versions for which replanning has begun since an instant, epoch milliseconds. */
  announcedSince(sinceMs: number): Promise<Pick<CalendarRow, 'key' | 'version' | 'changedBy'>[]>;
  /** Records that replanning has begun for a version. */
  announce(key: string, version: number, atMs: number): Promise<void>;
}

/** The author of what `keep` writes. */
const seededBy = 'milepost';

export function calendars(model: Model<CalendarRow>): Calendars {
  const read = async (key: string): Promise<CalendarVersion | null> => {
    const row = await model.findOne({ key }).sort({ version: -1 }).lean();
    return row && versionOf(row);
  };
  const recent = recentlyRead(read);
  const resolved = new LRUCache<string, { readonly id: string; readonly days: WorkingDays }>({
    max: mostInMemory,
  });

  const line = async (key: string): Promise<CalendarVersion[]> => {
    const found: CalendarVersion[] = [];
    // a circle of bases is refused when calendars are written; should there be one, it must not hang a worker
    for (let next: string | null = key; next !== null && !found.some(isOf(next));) {
      const version: CalendarVersion | null = await recent.get(next);
      if (!version) break;
      found.push(version);
      next = version.calendar.base;
    }
    return found;
  };

  return {
    read,
    line,
    async readVersion(key, version) {
      const row = await model.findById(rowId(key, version)).lean();
      return row && versionOf(row);
    },
    async list() {
      const known = await model.find({}, { key: 1, version: 1 }).sort({ key: 1, version: -1 }).lean();
      const newest = known.filter(({ key }, index) => known[index - 1]?.key !== key);
      const rows = await model
        .find({ _id: { $in: newest.map(({ _id }) => _id) } })
        .sort({ key: 1 })
        .lean();
      return rows.map(versionOf);
    },
    async versions(key, { before, limit }) {
      const query = { key, ...(before !== undefined && { version: { $lt: before } }) };
      return (await model.find(query).sort({ version: -1 }).limit(limit).lean()).map(versionOf);
    },
    async change(calendar, fromVersion, { changedBy, changedAtMs }) {
      const { key } = calendar;
      const newest = await read(key);
      if ((newest?.version ?? 0) !== fromVersion) return null;
      if (newest && isDeepStrictEqual(newest.calendar, calendar)) return newest;
      const version = fromVersion + 1;
      const row = { _id: rowId(key, version), key, version, calendar, changedBy, changedAtMs };
      try {
        await model.create([{ ...row, announcedAtMs: null }]);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
      recent.forget(key);
      return versionOf(row);
    },
    async keep(given, nowMs) {
      const known = new Set((await model.find({ version: 1 }, { key: 1 }).lean()).map(({ key }) => key));
      const fresh = given.filter(({ key }) => !known.has(key));
      for (const calendar of fresh) {
        const { key } = calendar;
        const row = {
          key,
          version: 1,
          calendar,
          changedBy: seededBy,
          changedAtMs: nowMs,
          announcedAtMs: null,
        };
        await model.updateOne({ _id: rowId(key, 1) }, { $setOnInsert: row }, { upsert: true });
        recent.forget(key);
      }
      return fresh.map(({ key }) => key);
    },
    async workingDays(key) {
      const found = await line(key);
      if (found.length === 0) return null;
      const id = found.map(({ calendar, version }) => rowId(calendar.key, version)).join('+');
      const known = resolved.get(key);
      if (known?.id === id) return known.days;
      const days = workingDaysOf(found.map(({ calendar }) => calendar));
      resolved.set(key, { id, days });
      return days;
    },
    async unannounced() {
      const fields = { key: 1, version: 1, changedBy: 1, changedAtMs: 1 };
      const rows = await model.find({ announcedAtMs: null }, fields).sort({ key: 1, version: 1 }).lean();
      return rows.map(({ key, version, changedBy, changedAtMs }) => ({
        key,
        version,
        changedBy,
        changedAtMs,
      }));
    },
    async announcedSince(sinceMs) {
      const fields = { key: 1, version: 1, changedBy: 1 };
      const query = { announcedAtMs: { $gte: sinceMs } };
      const rows = await model.find(query, fields).sort({ key: 1, version: 1 }).lean();
      return rows.map(({ key, version, changedBy }) => ({ key, version, changedBy }));
    },
    async announce(key, version, atMs) {
      await model.updateOne({ _id: rowId(key, version) }, { $set: { announcedAtMs: atMs } });
    },
  };
}

function isOf(key: string) {
  return ({ calendar }: CalendarVersion): boolean => calendar.key === key;
}

/** More than any company has; requests may name calendars that are not there. */
const mostInMemory = 500;

/** What was read a moment ago is not read again, and those who ask at the same time share one read. */
function recentlyRead(read: (key: string) => Promise<CalendarVersion | null>) {
  const reads = new LRUCache<string, Promise<CalendarVersion | null>>({
    max: mostInMemory,
    ttl: calendarFreshMs,
  });
  return {
    get(key: string): Promise<CalendarVersion | null> {
      const known = reads.get(key);
      if (known) return known;
      const found = read(key);
      reads.set(key, found);
      // what failed is asked for again
      found.catch(() => reads.delete(key));
      return found;
    },
    forget(key: string): void {
      reads.delete(key);
    },
  };
}

function rowId(key: string, version: number): string {
  return `${key}@${version}`;
}

function versionOf(row: Omit<CalendarRow, 'announcedAtMs'>): CalendarVersion {
  const { version, calendar, changedBy, changedAtMs } = row;
  return { version, calendar, changedBy, changedAtMs };
}
