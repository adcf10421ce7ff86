import { z } from 'zod';
import type { Calendar } from './calendars';
import { calendarFields, checkCalendar, yearStatusSchema } from './calendars';
import { calendarKeySchema, localDateSchema } from './directory';
import { bilingualSchema, instantSchema, pageSchema } from './wire';

/** Calendars in the HTTP API. */

const versionSchema = z.int().min(1).meta({ description: 'Raised by each change; the ETag is made of it' });

const madeBy = {
  version: versionSchema,
  changedAt: instantSchema,
  changedBy: z.string().meta({
    description: "A person's id, `key:` and the name of an API key, or `milepost` for what came with it",
  }),
};

export const shownCalendarSchema = calendarFields.extend(madeBy).meta({ id: 'Calendar' });

export const newCalendarSchema = calendarFields.superRefine(checkCalendar).meta({ id: 'NewCalendar' });

const { base, weekend, years } = calendarFields.shape;

/**
 * What was read can be sent back: the key must be that of the address, and the version the newest one. Fields left out
 * stay as they are, so the table is checked as a whole once it is known (`replacedCalendar`).
 */
export const replaceCalendarSchema = calendarFields
  .partial({ key: true })
  .extend({
    base: base.unwrap().optional().meta({ description: 'Left out: it stays as it is. null: none' }),
    weekend: weekend
      .unwrap()
      .optional()
      .meta({ description: 'Left out: it stays as it is. null: the days of the base' }),
    years: years
      .nullable()
      .optional()
      .meta({ description: 'Left out: they stay as they are. null or an empty list: none' }),
    version: versionSchema.optional(),
    changedAt: instantSchema.optional(),
    changedBy: z.string().optional(),
  })
  .meta({ id: 'ReplaceCalendar' });

/** The table that results from a body and the present one; not checked yet. */
export function replacedCalendar(body: z.output<typeof replaceCalendarSchema>, before: Calendar): Calendar {
  return {
    key: before.key,
    name: body.name,
    base: body.base === undefined ? before.base : body.base,
    weekend: body.weekend === undefined ? before.weekend : body.weekend,
    years: body.years === undefined ? before.years : (body.years ?? []),
  };
}

export const calendarListSchema = z
  .strictObject({
    company: calendarKeySchema
      .nullable()
      .meta({ description: 'Key of the calendar of people who name none; null: Monday to Friday' }),
    items: z.array(
      z.strictObject({
        key: calendarKeySchema,
        name: bilingualSchema,
        base: calendarKeySchema.nullable(),
        years: z.array(z.strictObject({ year: z.int(), status: yearStatusSchema })),
        ...madeBy,
      }),
    ),
  })
  .meta({ id: 'Calendars' });

const dayRuleSchema = z
  .strictObject({ working: z.boolean(), name: z.string() })
  .nullable()
  .meta({ description: 'null: as on any other day of its week' });

export const calendarVersionPageSchema = pageSchema(
  z
    .strictObject({
      ...madeBy,
      days: z
        .array(z.strictObject({ date: localDateSchema, before: dayRuleSchema, after: dayRuleSchema }))
        .meta({ description: 'Days that this version says something else of than the one before it' }),
      also: z.array(z.enum(['name', 'base', 'weekend', 'years'])).meta({
        description: 'What else it has changed; `years`: which years it has, and whether they are announced',
      }),
    })
    .meta({ id: 'CalendarVersion' }),
  'CalendarVersionPage',
);

/** The longest span of days answered in one request. */
export const mostDaysAsked = 400;

export const workingDaysSchema = z
  .strictObject({
    key: calendarKeySchema,
    version: versionSchema,
    from: localDateSchema,
    to: localDateSchema,
    workingDays: z.int().meta({ description: 'How many of them are working days' }),
    days: z.array(
      z.strictObject({
        date: localDateSchema,
        working: z.boolean(),
        name: z.string().nullable().meta({ description: 'What the table calls the day, if it names it' }),
        calendar: calendarKeySchema
          .nullable()
          .meta({ description: 'The calendar that says so: this one, or one that it is based on' }),
      }),
    ),
  })
  .meta({ id: 'WorkingDays' });
