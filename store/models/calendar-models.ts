import { Schema } from 'mongoose';
import type { Calendar } from '../../contracts/wire/calendars';
import { count, text, options } from './fields';

/** What MongoDB stores of calendars; models.ts says what works on both servers. */

/** One version of a calendar; `_id` is `<key>@<version>`, so none can be written twice. */
export interface CalendarRow {
  _id: string;
  key: string;
  version: number;
  calendar: Calendar;
  changedBy: string;
  changedAtMs: number;
  /** When replanning of open deadlines for it began; null when it has not. */
  announcedAtMs: number | null;
}

export const calendarSchema: Schema<CalendarRow> = new Schema<CalendarRow>(
  {
    _id: text,
    key: text,
    version: count,
    calendar: { type: Schema.Types.Mixed, required: true },
    changedBy: text,
    changedAtMs: count,
    announcedAtMs: { type: Number, default: null },
  },
  options,
)
  .index({ key: 1, version: -1 })
  .index({ announcedAtMs: 1 });
