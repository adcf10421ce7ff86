import { z } from 'zod';
import { isMonday } from '../../domain/project/evolve/review-weeks';
import { isDate, longest } from '../sandbox/command-shape';
import { idSchema } from './directory';
import { linesPattern, textFaults, visiblePattern } from '../sandbox/given-text';

/** What several schemas of the HTTP API share. */

/** An instant in a request: ISO 8601 in UTC, such as `2026-03-02T09:30:00Z`. */
export const instantInSchema = z.iso
  .datetime({ error: 'must be an instant in UTC such as "2026-03-02T09:30:00Z"' })
  .meta({ description: 'ISO 8601, UTC', examples: ['2026-03-02T09:30:00Z'] });

/** A day of the calendar, without a zone. */
export const dateInSchema = z
  .string()
  .refine(isDate, 'must be a date of the calendar such as "2026-06-30"')
  .meta({ format: 'date', examples: ['2026-06-30'] });

/** An instant in an answer: ISO 8601 in UTC, with milliseconds. */
export const instantSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });

/** An instant in the form of the API. */
export function toInstant(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** An instant that may be absent, in the form of the API. */
export function toInstantOrNull(atMs: number | null | undefined): string | null {
  return atMs === null || atMs === undefined ? null : toInstant(atMs);
}

export const weekSchema = z
  .string()
  .refine(isMonday, 'must be a Monday such as "2026-03-02"')
  .meta({ description: 'The Monday of the review', format: 'date', examples: ['2026-03-02'] });

/** The longest note, in UTF-16 units: a page of text. */
const longestNote = 4000;

/** A note: may have several lines, but no other control characters. */
export const noteSchema = z
  .string()
  .max(longestNote)
  .regex(visiblePattern, { error: textFaults.blank, abort: true })
  .regex(linesPattern, textFaults.lines)
  .meta({
    description: 'Free text. It is kept apart from the history of the project, so that it can be erased',
  });

export const languageQuerySchema = z
  .enum(['en', 'zh-TW'])
  .default('en')
  .meta({ description: 'Language of the answer' });

/** A project's id, made by the API when the project is opened. */
export const projectIdSchema = idSchema.meta({ description: 'Id of the project' });

/** A task's id: unique within its project. */
export const taskIdSchema = z
  .string()
  .max(longest.id)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  .meta({ description: 'Id of the task within its project' });

export const bilingualSchema = z
  .strictObject({ en: z.string(), 'zh-TW': z.string() })
  .meta({ id: 'Bilingual', description: 'A name in English and in Traditional Chinese' });

/** The most entries on a page, and the default. */
export const pageSizes = { most: 200, usual: 50 } as const;

export const limitSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(pageSizes.most)
  .default(pageSizes.usual)
  .meta({ description: 'Entries per page' });

/** The longest wait that a request can ask for, in seconds: proxies give up on a quiet connection after a minute. */
export const longestWaitSeconds = 30;

export const cursorSchema = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]*$/, 'must be a cursor as a page before gave it')
  .meta({ description: 'Where the page starts: `nextCursor` of the page before' });

/** A page of a list: entries, and how to get the next. */
export function pageSchema<T extends z.ZodType>(item: T, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
      next: z.string().nullable().meta({ description: 'Address of the next page, relative to this API' }),
    })
    .meta({ id });
}
