import { z } from 'zod';
import { commandFields } from '../../domain/project/model/command-fields';
import type { Field, FieldKind, Fields, KindValues } from '../../domain/project/model/command-fields';
import type { CommandName } from '../../domain/project/model/commands';
import { mostIds } from '../sandbox/command-shape';
import { kindSchema } from './commands';
import type { KindSchema } from './commands';
import { idSchema } from './directory';
import { referenceIdSchema, referencesSchema } from './references';
import { dateInSchema, instantInSchema, noteSchema, taskIdSchema, weekSchema } from './wire';

/**
 * What the HTTP API takes for commands, from the same table: times are ISO 8601 here, and a note is its text, which the
 * API stores before it sends the command with the note's id.
 */

/** The kinds that a request holds in a form of its own. */
const requestKinds = {
  entry: idSchema,
  taskIds: z.array(taskIdSchema).min(1).max(mostIds),
  instant: instantInSchema,
  date: dateInSchema,
  referenceId: referenceIdSchema,
  references: referencesSchema,
  week: weekSchema,
};

type RequestKind<Kind> = Kind extends keyof typeof requestKinds
  ? (typeof requestKinds)[Kind]
  : KindSchema<Kind>;

type RequestName<Name> = Name extends `${infer Instant}Ms` ? Instant : Name extends 'noteId' ? 'note' : Name;

type RequestField<Name, F> = F extends { readonly kind: infer Kind }
  ? F extends { readonly optional: true }
    ? F extends { readonly neededBy: string }
      ? RequestValue<Name, Kind>
      : z.ZodOptional<
          F extends { readonly nullable: true }
            ? z.ZodNullable<RequestValue<Name, Kind>>
            : RequestValue<Name, Kind>
        >
    : RequestValue<Name, Kind>
  : never;

type RequestValue<Name, Kind> = Name extends 'noteId' ? typeof noteSchema : RequestKind<Kind>;

type RequestShape<F extends Fields> = {
  [Name in keyof F as F[Name] extends { readonly unasked: true } ? never : RequestName<Name>]: RequestField<
    Name,
    F[Name]
  >;
};

/** The fields of a request for a command, each with its schema. */
export type RequestShapeOf<Name extends CommandName> = RequestShape<(typeof commandFields)[Name]>;

/** What the document says of the fields of a request. */
export type FieldTexts<Name extends CommandName> = Readonly<
  Partial<Record<keyof RequestShapeOf<Name>, string>>
>;

/** What is said of a field wherever it is asked for. */
const usualTexts: Readonly<Partial<Record<string, string>>> = {
  occurredAt: 'When it happened; by default now',
  decides:
    'Of a decision who goes on (`reassign`): the tasks of its `aboutTasks` that it is answered for. Those that have ' +
    'come in since stay to be decided',
};

/** What a field of a command is called in a request: an instant without its unit, a note's id as the note. */
export function requestName(field: string, { kind }: Field): string {
  if (field === 'noteId') return 'note';
  return kind === 'instant' ? field.replace(/Ms$/, '') : field;
}

/** Whether a request must give a field. */
function isRequired({ optional, neededBy }: Field): boolean {
  return !optional || neededBy !== undefined;
}

/** Whether a command cannot do without what is called `asked` in requests. */
export function isAskedFor(name: CommandName, asked: string): boolean {
  const fields: Fields = commandFields[name];
  return Object.entries(fields).some(
    ([field, rule]) => requestName(field, rule) === asked && isRequired(rule),
  );
}

/** The fields of a request for a command, in the order of the table. */
export function requestShape<Name extends CommandName>(
  name: Name,
  texts: FieldTexts<Name>,
): RequestShapeOf<Name> {
  const fields: Fields = commandFields[name];
  const said: Readonly<Partial<Record<string, string>>> = { ...usualTexts, ...texts };
  const shape = Object.entries(fields)
    .filter(([, { unasked }]) => !unasked)
    .map(([field, rule]) => {
      const inRequest = requestName(field, rule);
      const value: z.ZodType = field === 'noteId' ? noteSchema : requestKind(rule.kind);
      const given = rule.nullable ? value.nullable() : value;
      const schema = isRequired(rule) ? given : given.optional();
      const text = said[inRequest];
      return [inRequest, text === undefined ? schema : schema.meta({ description: text })] as const;
    });
  // the table decides which schemas they are; the compiler cannot follow a lookup by value
  return Object.fromEntries(shape) as unknown as RequestShapeOf<Name>;
}

function requestKind(kind: FieldKind): z.ZodType {
  const own: Readonly<Partial<Record<keyof KindValues, z.ZodType>>> = requestKinds;
  return (typeof kind === 'string' ? own[kind] : undefined) ?? kindSchema(kind);
}
