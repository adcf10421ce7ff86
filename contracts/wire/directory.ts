import { z } from 'zod';
import { linePattern, textFaults, visiblePattern } from '../sandbox/given-text';
import { isLocalDate } from '../../domain/calendar/local-dates';
import { customerClasses } from '../../domain/playbook/playbook';
import { weekdays } from '../../domain/calendar/review-times';
import { mailHabits } from '../sandbox/mail-habits';
import { weeklyMails } from '../sandbox/weekly-mails';
import { canonicalTimeZone, nearestTimeZone } from './time-zones';

/** The longest address that SMTP can carry (RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets). */
const longestAddress = 254;

/** One line of visible text, since such texts go into mail headers. */
export const lineSchema = z
  .string()
  .trim()
  .max(200)
  .regex(visiblePattern, { error: textFaults.blank, abort: true })
  .regex(linePattern, textFaults.line);

export const languageSchema = z.enum(['en', 'zh-TW']).meta({ description: 'Language of emails and pages' });

export const customerClassSchema = z
  .enum(customerClasses)
  .meta({ description: 'Customer class: sets how short the follow-up clocks are' });

/**
 * A time zone from the one list that all of Milepost understands. Case does not matter; the spelling of the list is
 * stored.
 */
export const timeZoneSchema = z
  .string()
  .max(64)
  .overwrite((given) => canonicalTimeZone(given) ?? given)
  .refine((zone) => canonicalTimeZone(zone) !== undefined, {
    error: ({ input }) =>
      `must be a time zone such as "Asia/Taipei"; the nearest one is "${nearestTimeZone(String(input))}"`,
  })
  .meta({
    description: 'A time zone of the tz database by area and location, or UTC. Capitals do not matter',
    example: 'Asia/Taipei',
  });

const roleKeySchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a role key of the playbook such as "presales-engineer"');

export const idSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, dots, dashes or underscores');

export const emailSchema = z.email().max(longestAddress);

/** The most entries in each list of a person: nobody in a company has more, and each list is searched often. */
const mostEntries = 50;

/** A part of the market, such as "north"; companies choose their own names. */
const regionSchema = lineSchema;

/** `tw`, `cn`, or a site such as `plant-1`. */
export const calendarKeySchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a key such as "tw" or "plant-1": small letters, digits and dashes')
  .meta({ description: 'Key of a calendar', example: 'tw' });

export const localDateSchema = z
  .string()
  .refine(isLocalDate, 'must be a date of the calendar such as "2026-03-02"')
  .meta({ format: 'date', example: '2026-03-02' });

const absenceSchema = z
  .strictObject({
    from: localDateSchema.meta({ description: 'First day of the absence' }),
    to: localDateSchema.meta({ description: 'Last day of the absence' }),
    substituteId: idSchema
      .nullable()
      .default(null)
      .meta({ description: "Who stands in; null: the person's manager" }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before "from"' });

/** Days on which a person does not work: whole days in their own zone, both ends included. */
export type Absence = z.infer<typeof absenceSchema>;

const absencesSchema = z
  .array(absenceSchema)
  .max(mostEntries)
  .superRefine((absences, context) => {
    absences.forEach(({ from, to }, index) => {
      const other = absences.findIndex(
        (earlier, at) => at < index && from <= earlier.to && earlier.from <= to,
      );
      if (other < 0) return;
      const message = `must not overlap with absence ${other}, which ends on ${absences[other]?.to}`;
      context.addIssue({ code: 'custom', path: [index, 'from'], message });
    });
  });

export const reviewSettingsSchema = z
  .strictObject({
    weekday: z
      .enum(weekdays)
      .nullable()
      .default(null)
      .meta({ description: "On which day the person reviews their team; null: the company's" }),
    time: z
      .string()
      // clocks are changed at night: an hour of it would be skipped in one week and come twice in another
      .regex(/^(0[5-9]|1\d|2[0-2]):[0-5]\d$/, 'must be a time from 05:00 to 22:59')
      .nullable()
      .default(null)
      .meta({
        description: "From when on the mail may come, in the person's own zone; null: the company's",
        example: '08:00',
      }),
    allClear: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the mail also comes, in one line, when there is nothing to decide' }),
    unsubscribed: z
      .array(z.enum(weeklyMails))
      .max(weeklyMails.length)
      .default([])
      .meta({
        description:
          'Weekly emails that the person does not want: the review of their team, or the mirror on Friday of what ' +
          'will be asked of them. A link in each of these emails sets it too. Tasks and all other emails still come',
      }),
  })
  .meta({ id: 'ReviewSettings' });
/** What a person has chosen about weekly mails. */
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;

/** The settings of somebody whose record has none. */
export const usualReviewSettings: ReviewSettings = {
  weekday: null,
  time: null,
  allClear: false,
  unsubscribed: [],
};

const habits = z.enum(mailHabits).nullable();

const mailHabitSchema = habits.meta({
  description:
    'How reminders, copies about overdue tasks and news of projects come: each at once, in one digest on each working ' +
    "morning, or both. New tasks and decisions always come at once. Null: as the person's team",
  example: 'digest',
});

const teamMailHabitSchema = habits.meta({
  description:
    'The same for everybody below the person who has chosen nothing, unless somebody between has. Null: as the ' +
    'line above, and at the top as MILEPOST_MAIL_HABIT says',
});

/** The fields of a person that people edit. A person can hold roles and get tasks. */
export const personSchema = z.strictObject({
  id: idSchema,
  name: lineSchema,
  email: emailSchema,
  roles: z.array(roleKeySchema).max(20).meta({ description: 'Roles that the person can take in projects' }),
  managerId: idSchema.nullable().meta({ description: 'Who reviews this person, or null at the top' }),
  team: lineSchema.nullable().meta({
    description: "Roles are given within the owner's team and to people without a team, who serve every team",
  }),
  regions: z
    .array(regionSchema)
    .max(mostEntries)
    .default([])
    .meta({ description: 'Regions that the person serves; empty: all' }),
  customerClasses: z
    .array(customerClassSchema)
    .max(customerClassSchema.options.length)
    .default([])
    .meta({ description: 'Classes of customers that the person serves; empty: all' }),
  absences: absencesSchema.default([]).meta({
    description: "Days of the person's own zone on which somebody else gets their emails. No two overlap",
  }),
  language: languageSchema,
  timeZone: timeZoneSchema,
  calendar: calendarKeySchema
    .nullable()
    .default(null)
    .meta({ description: "Whose working days count for the person; null: the company's" }),
  capacity: z.int().min(0).max(1000).meta({ description: 'Open tasks at a time that the person can carry' }),
  active: z.boolean().meta({ description: 'A person who is not active gets no tasks and no mail' }),
  mailHabit: mailHabitSchema.optional(),
  teamMailHabit: teamMailHabitSchema.optional(),
  review: reviewSettingsSchema.optional().meta({
    description:
      'The weekly review. Left out: it stays as it is, so that a program which copies people from elsewhere does ' +
      'not subscribe somebody again who has unsubscribed',
  }),
});

export type PersonFields = z.infer<typeof personSchema>;

/** Mail to this address has bounced for good. */
export interface AddressProblem {
  readonly email: string;
  /** The reason, as a code. */
  readonly code: string;
  readonly atMs: number;
}

/** A person in the directory. Whether mail reaches them is found out by Milepost and cannot be edited. */
export type Person = PersonFields & { readonly addressProblem: AddressProblem | null };
