import { Schema } from 'mongoose';
import type { Person } from '../../contracts/wire/directory';
import type { DueNotification } from '../../contracts/sandbox/notifications';
import { count, line, mixed, optionalText, options, text } from './fields';

/** One field of a record that has changed; null: it was, or is, not there. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What led to a revision of a record: who changed which fields, and when. The first made it. */
export interface RecordChange {
  readonly revision: number;
  readonly atMs: number;
  readonly actor: string;
  readonly changes: readonly FieldChange[];
}

export type RecordKind = 'person' | 'customer' | 'customer-person' | 'personal-fact';

/** A change that another one has followed; `_id` is `<kind>:<record>:<revision>`. */
export interface RecordChangeRow {
  _id: string;
  kind: RecordKind;
  recordId: string;
  revision: number;
  change: RecordChange;
}

/** The row of a record that people edit. */
export type RecordRow<T extends { id: string }> = Omit<T, 'id'> & {
  _id: string;
  revision: number;
  /**
   * The change that led to this revision, written with it: no crash comes between. Before the next one is written, it
   * is kept in a row of its own.
   */
  lastChange: RecordChange;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  recordId: string;
  /** The name in searched form, for lists in its order. */
  nameKey: string;
};

export type PersonRow = RecordRow<Person> & {
  /** The address in lower case, for look-ups. */
  emailKey: string;
  /** The substitutes named for their absences, past ones too, for look-ups. */
  substituteIds: string[];
  /** The last day of their last absence, `YYYY-MM-DD`; empty when they have none. */
  absentUntil: string;
  /** Notifications that the record calls for and that Temporal does not have yet. */
  dueNotifications?: DueNotification[];
  /** The revision that changed zone or calendar, as long as projects have not been told. */
  replanDue?: ReplanDue;
};

/** A change of somebody's working times, and who made it. */
export interface ReplanDue {
  readonly revision: number;
  readonly changedBy: string;
}

export const personSchema: Schema<PersonRow> = new Schema<PersonRow>(
  {
    _id: text,
    revision: count,
    name: text,
    email: text,
    emailKey: text,
    substituteIds: { type: [String], required: true },
    // `required` rejects an empty text
    absentUntil: { type: String, default: '' },
    dueNotifications: { type: [Schema.Types.Mixed], default: undefined },
    replanDue: { type: Schema.Types.Mixed, default: undefined },
    roles: { type: [String], required: true },
    managerId: optionalText,
    team: optionalText,
    regions: { type: [String], required: true },
    customerClasses: { type: [String], required: true },
    absences: mixed,
    addressProblem: { type: Schema.Types.Mixed, default: null },
    language: text,
    timeZone: text,
    calendar: optionalText,
    capacity: count,
    active: { type: Boolean, required: true },
    mailHabit: { type: String, default: undefined },
    teamMailHabit: { type: String, default: undefined },
    review: { type: Schema.Types.Mixed, default: undefined },
    lastChange: mixed,
    recordId: text,
    nameKey: line,
  },
  options,
)
  .index({ roles: 1, active: 1 })
  .index({ managerId: 1 })
  .index({ team: 1 })
  .index({ substituteIds: 1 })
  .index({ emailKey: 1 })
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 });

export const recordChangeSchema: Schema<RecordChangeRow> = new Schema<RecordChangeRow>(
  { _id: text, kind: text, recordId: text, revision: count, change: mixed },
  options,
).index({ kind: 1, recordId: 1, revision: 1 });
