import { z } from 'zod';
import type { Facts } from '../../domain/playbook/facts';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { CommandName } from '../../domain/project/model/commands';
import { commandNames, internalSource } from '../../domain/project/model/commands';
import type { Field, FieldKind, Fields, KindValues } from '../../domain/project/model/command-fields';
import { linePattern, textFaults, visiblePattern } from '../sandbox/given-text';
import {
  areDifferent,
  currencyPattern,
  isNeeded,
  isFacts,
  isPlaybook,
  isDate,
  keyPattern,
  lastInstantMs,
  longest,
  mostDays,
  mostIds,
} from '../sandbox/command-shape';
import { mostReferences } from '../../domain/project/model/references';
import { baseFields, commandFields } from '../../domain/project/model/command-fields';

/**
 * The commands that a project's workflow takes, as zod schemas for programs that send them. They are built from the
 * table by which the workflow itself checks payloads.
 */

function lineOf(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .regex(visiblePattern, { error: textFaults.blank, abort: true })
    .regex(linePattern, textFaults.line);
}

const keySchema = z.string().max(longest.key).regex(keyPattern, 'must be a key such as "meeting-agreed"');

/** What another system calls a project or a customer. */
const referenceSchema = z.strictObject({ system: keySchema, id: lineOf(longest.id) });

/** The schema of each kind of field. */
const kindSchemas = {
  id: lineOf(longest.id),
  entry: lineOf(longest.id),
  taskIds: z.array(lineOf(longest.id)).min(1).max(mostIds).readonly(),
  line: lineOf(longest.line),
  key: keySchema,
  week: keySchema,
  currency: z.string().regex(currencyPattern, 'must be an ISO 4217 code such as "TWD"'),
  instant: z.int().min(-lastInstantMs).max(lastInstantMs),
  days: z.int().min(1).max(mostDays),
  amount: z.number().min(0),
  date: z.string().refine(isDate, 'must be a date of the calendar such as "2026-06-30"'),
  referenceId: lineOf(longest.id),
  references: z
    .array(referenceSchema)
    .max(mostReferences)
    .refine(areDifferent, 'must not name a reference twice')
    .readonly(),
  revision: z.int().min(1),
  playbook: z.custom<PlaybookRules>(isPlaybook, 'must be the rules of a playbook version'),
  facts: z.custom<Facts>(isFacts, 'must say by the key of each fact what it lacks'),
} satisfies { readonly [Kind in keyof KindValues]: z.ZodType<KindValues[Kind]> };

/** What the schema of a kind of field is. */
export type KindSchema<Kind> = Kind extends keyof typeof kindSchemas
  ? (typeof kindSchemas)[Kind]
  : Kind extends readonly (infer Word extends string)[]
    ? z.ZodEnum<{ [W in Word]: W }>
    : never;

type FieldSchema<F> = F extends { readonly kind: infer Kind }
  ? F extends { readonly optional: true }
    ? F extends { readonly neededBy: 'check' }
      ? KindSchema<Kind>
      : z.ZodExactOptional<
          F extends { readonly nullable: true } ? z.ZodNullable<KindSchema<Kind>> : KindSchema<Kind>
        >
    : KindSchema<Kind>
  : never;

type ShapeOf<F extends Fields> = { [Name in keyof F]: FieldSchema<F[Name]> };

/** The schema of a field, as the table of commands describes it. */
export function fieldSchema<const F extends Field>(field: F): FieldSchema<F> {
  const ofKind: z.ZodType = kindSchema(field.kind);
  const schema = field.nullable ? ofKind.nullable() : ofKind;
  return (isNeeded(field) ? schema : schema.exactOptional()) as FieldSchema<F>;
}

/** The schema of a kind of field. */
export function kindSchema<const Kind extends FieldKind>(kind: Kind): KindSchema<Kind> {
  const byName: Readonly<Partial<Record<string, z.ZodType>>> = kindSchemas;
  const schema = typeof kind === 'string' ? byName[kind] : z.enum(kind as readonly [string, ...string[]]);
  // the table decides which schema it is; the compiler cannot follow a lookup by value
  return schema as KindSchema<Kind>;
}

function shapeOf<F extends Fields>(fields: F): ShapeOf<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]),
  ) as ShapeOf<F>;
}

type CommandSchema<Name extends CommandName> = z.ZodObject<
  ShapeOf<(typeof commandFields)[Name]> &
    Omit<ShapeOf<typeof baseFields>, 'source'> & {
      source: z.ZodString;
      name: z.ZodDefault<z.ZodLiteral<Name>>;
    },
  z.core.$strict
>;

function commandSchema<Name extends CommandName>(name: Name): CommandSchema<Name> {
  const base = shapeOf(baseFields);
  const schema = z.strictObject({
    ...shapeOf(commandFields[name]),
    ...base,
    source: base.source.refine(
      (source) => source !== internalSource,
      `"${internalSource}" is kept for the project itself`,
    ),
    name: z.literal(name).default(() => name as never),
  });
  return schema as unknown as CommandSchema<Name>;
}

/** The schema of each command by name. Bodies are strict: unknown fields are refused. */
export const commandSchemas = Object.fromEntries(
  commandNames.map((name) => [name, commandSchema(name)]),
) as unknown as { readonly [Name in CommandName]: CommandSchema<Name> };
