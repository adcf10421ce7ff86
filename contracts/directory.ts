import { z } from 'zod';

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets). */
const longestAddress = 254;

/** One line of text without control characters: such texts go into mail headers. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029]+$/u, 'must not contain line breaks or control characters');

export const languageSchema = z.enum(['en', 'zh-TW']).meta({ description: 'Language of mails and pages' });

export const customerClassSchema = z
  .enum(['A', 'B', 'C'])
  .meta({ description: 'Customer class: sets how short the follow-up clocks are' });

/** An IANA time zone that this host knows, such as `Asia/Taipei`. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone such as "Asia/Taipei"')
  .meta({ description: 'IANA time zone', example: 'Asia/Taipei' });

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // offsets such as "+08:00" are accepted by Intl but know no clock changes
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

const roleKeySchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a role key of the playbook such as "presales-engineer"');

export const idSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, dots, dashes or underscores');

export const emailSchema = z.email().max(longestAddress);

/** A person of the company: who can hold roles and get tasks. */
export const personSchema = z.strictObject({
  id: idSchema,
  name: lineSchema,
  email: emailSchema,
  roles: z.array(roleKeySchema).max(20).meta({ description: 'Roles that the person can take in projects' }),
  managerId: idSchema.nullable().meta({ description: 'Who reviews this person, or null at the top' }),
  team: lineSchema
    .nullable()
    .meta({ description: "The owner's team is asked first when a role is assigned" }),
  language: languageSchema,
  timeZone: timeZoneSchema,
  capacity: z.int().min(0).max(1000).meta({ description: 'Open tasks at a time that the person can carry' }),
  active: z.boolean().meta({ description: 'A person who is not active gets no tasks and no mail' }),
});
export type Person = z.infer<typeof personSchema>;

const customerContactSchema = z.strictObject({
  name: lineSchema,
  position: lineSchema.optional(),
  email: emailSchema.optional(),
  phone: lineSchema.optional(),
});

/** A customer, as far as projects and mails need it. */
export const customerSchema = z.strictObject({
  id: idSchema,
  name: lineSchema,
  class: customerClassSchema,
  timeZone: timeZoneSchema,
  language: languageSchema,
  contacts: z.array(customerContactSchema).max(50),
});
export type Customer = z.infer<typeof customerSchema>;
