import { Schema } from 'mongoose';
import type { Calendar } from '../../contracts/wire/calendars';

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

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

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
  { minimize: false, versionKey: false, strict: 'throw', autoIndex: false },
)
  .index({ key: 1, version: -1 })
  .index({ announcedAtMs: 1 });
