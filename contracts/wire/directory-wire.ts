import { z } from 'zod';
import type { Person, ReviewSettings } from './directory';
import { emailSchema, personSchema, reviewSettingsSchema, usualReviewSettings } from './directory';
import { instantSchema, pageSchema, toInstant } from './wire';

/** People and customers in the HTTP API. */

export const revisionSchema = z
  .int()
  .min(1)
  .meta({ description: 'Raised by each change; the ETag is made of it' });

const addressProblemSchema = z
  .strictObject({
    email: emailSchema,
    code: z.string().meta({ description: 'Why, as a code' }),
    at: instantSchema,
  })
  .nullable()
  .meta({
    description:
      "Set when mail to the person's address came back for good, and until the address is another one. Milepost " +
      'alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there',
  });
const ignored = { addressProblem: addressProblemSchema.optional() };

export const shownPersonSchema = personSchema
  .extend({ addressProblem: addressProblemSchema, revision: revisionSchema })
  .meta({ id: 'Person' });
export const newPersonSchema = personSchema
  .partial({ id: true })
  .extend(ignored)
  .meta({ id: 'NewPerson', description: 'Without an id, one is made' });
const { regions, customerClasses, absences, calendar } = personSchema.shape;

/**
 * Documents a field that a body may leave out: a program that copies records from elsewhere does not know all of them,
 * and must not empty those it does not know.
 */
export function aboutKept(schema: z.ZodType, emptied: string): { description: string } {
  const about = `Left out: it stays as it is. ${emptied}`.trim();
  const { description } = schema.meta() ?? {};
  return { description: description === undefined ? about : `${description}. ${about}` };
}
export const asList = 'null or an empty list: none';
const asSetting = "null: the company's";

const { weekday, time, allClear, unsubscribed } = reviewSettingsSchema.shape;
const changedReviewSchema = z
  .strictObject({
    weekday: weekday.unwrap().optional(),
    time: time.unwrap().optional(),
    allClear: allClear.unwrap().nullable().optional(),
    unsubscribed: unsubscribed.unwrap().nullable().optional(),
  })
  .nullable()
  .optional()
  .meta({
    description: 'The weekly review. What is left out of it stays as it is; null: as for somebody new',
  });

export const mergePatchText =
  'A merge patch (RFC 7396): what is left out stays as it is, and null empties what may be empty';

/** The body may contain id and revision, so that what was read can be sent back. */
export const replacePersonSchema = personSchema
  .partial({ id: true })
  .extend({
    regions: regions.unwrap().nullable().optional().meta(aboutKept(regions, asList)),
    customerClasses: customerClasses.unwrap().nullable().optional().meta(aboutKept(customerClasses, asList)),
    absences: absences.unwrap().nullable().optional().meta(aboutKept(absences, asList)),
    calendar: calendar.unwrap().optional().meta(aboutKept(calendar, asSetting)),
    review: changedReviewSchema,
    ...ignored,
    revision: revisionSchema.optional(),
  })
  .meta({ id: 'ReplacePerson' });

/** The record that results from a body and the present one. */
export function replacedPerson(body: z.output<typeof replacePersonSchema>, before: Person): Person {
  const { revision: _, addressProblem: _mark, review, ...fields } = body;
  return {
    ...before,
    ...fields,
    id: before.id,
    regions: changed(body.regions, before.regions, []),
    customerClasses: changed(body.customerClasses, before.customerClasses, []),
    absences: changed(body.absences, before.absences, []),
    calendar: changed(body.calendar, before.calendar, null),
    ...(review !== undefined && { review: changedReview(review, before.review ?? usualReviewSettings) }),
  };
}

function changedReview(
  given: NonNullable<z.output<typeof changedReviewSchema>> | null,
  before: ReviewSettings,
): ReviewSettings {
  if (given === null) return usualReviewSettings;
  return {
    weekday: changed(given.weekday, before.weekday, null),
    time: changed(given.time, before.time, null),
    allClear: changed(given.allClear, before.allClear, usualReviewSettings.allClear),
    unsubscribed: changed(given.unsubscribed, before.unsubscribed, []),
  };
}

/** The new value of a field: left out it stays, null empties it. */
export function changed<T>(given: T | null | undefined, before: T, empty: T): T {
  return given === undefined ? before : (given ?? empty);
}

/**
 * The record that results from the fields that a body names and the present one: what is left out stays, and null
 * empties.
 *
 * @param empty the fields that may be emptied, with what they are then
 */
export function replacedRecord<T extends object>(given: object, before: T, empty: Partial<T>): T {
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...Object.fromEntries(
      fields.map(([field, value]): [string, unknown] => [
        field,
        value === null && field in empty ? empty[field as keyof T] : value,
      ]),
    ),
  };
}

/** A person in the form that the API shows. */
export function shownPerson<T extends Person>({ addressProblem, ...rest }: T) {
  if (!addressProblem) return { ...rest, addressProblem: null };
  const { email, code, atMs } = addressProblem;
  return { ...rest, addressProblem: { email, code, at: toInstant(atMs) } };
}

/** Some fields of a person. */
export const changePersonSchema = replacePersonSchema
  .omit({ id: true, revision: true, addressProblem: true })
  .partial()
  .meta({ id: 'ChangePerson', description: mergePatchText });

export const recordChangeSchema = z
  .strictObject({
    revision: revisionSchema.meta({ description: 'The revision that the change led to; 1: it was created' }),
    at: instantSchema,
    actor: z.string().meta({ description: 'Who did it: a person, an API key (`key:…`), or `milepost`' }),
    changes: z.array(
      z.strictObject({
        field: z.string(),
        from: z.unknown().meta({ description: 'Null: it was not there' }),
        to: z.unknown(),
      }),
    ),
  })
  .meta({ id: 'RecordChange', description: 'One change of a record' });
export const recordChangePageSchema = pageSchema(recordChangeSchema, 'RecordChangePage');
