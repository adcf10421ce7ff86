import { z } from 'zod';
import { keyPattern, longest } from '../sandbox/command-shape';
import { timeZoneSchema } from './directory';
import { fieldsOf, importKindSchema } from './import-fields';
import type { ImportKind } from './import-fields';

/** How the columns of a file become fields. Nothing in it depends on the host: forms are stated. */

const keySchema = z.string().max(longest.key).regex(keyPattern, 'must be a key such as "crm"');
const shortText = z.string().min(1).max(200);

/** Parts of a date's form. */
const dateForm = /^(?=.*(?:YYYY|ROC))(?=.*M)(?=.*D)(?:YYYY|ROC|MM?|DD?|HH|mm|ss|[-/.:年月日T ]|民國)+$/u;

/** The most words of a column: somebody has to look at them. */
export const mostWords = 500;

const wordsSchema = z
  .record(z.string().max(200), z.string().max(200))
  .refine((words) => Object.keys(words).length <= mostWords, `must not have more than ${mostWords} words`);

const columnSchema = z
  .strictObject({
    column: shortText.optional().meta({ description: 'The name of the column in the head, to the letter' }),
    value: shortText.optional().meta({ description: 'Instead of a column: the same in every row' }),
    words: wordsSchema.optional().meta({
      description:
        'What words of the file mean here, such as `{ "VIP": "A" }`; `""` means nothing, as an empty cell does. Of a ' +
        'field with fixed words a word that is in neither is a problem; elsewhere it stays as it is',
    }),
    form: z
      .string()
      .max(40)
      .regex(dateForm, 'must be the form of a date, such as "YYYY-MM-DD", "DD/MM/YYYY" or "民國ROC年M月D日"')
      .optional()
      .meta({
        description:
          'How dates are written: `YYYY`, `MM` or `M`, `DD` or `D`, and `ROC` for years of the Republic of China; ' +
          'with `HH:mm` or `HH:mm:ss` where there is a time. By default `YYYY-MM-DD`',
      }),
    decimal: z.enum(['.', ',']).optional().meta({ description: 'The decimal separator; by default a point' }),
    group: z
      .enum([',', '.', ' ', "'"])
      .optional()
      .meta({ description: 'What groups thousands; by default nothing may' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capitals such as "TW"')
      .optional()
      .meta({ description: 'The country of telephone numbers that name none' }),
    separator: z
      .string()
      .min(1)
      .max(3)
      .optional()
      .meta({ description: 'What separates several values in a cell; by default `;`' }),
    otherwise: z
      .strictObject({ column: shortText, words: wordsSchema.optional() })
      .optional()
      .meta({
        description:
          'Where the value comes from when the cell is empty, or its word means nothing: another column, written in the ' +
          'same form',
      }),
    system: keySchema.optional().meta({
      description:
        'The system whose ids stand in the cells; by default cells have ids of Milepost, or `system:id`',
    }),
  })
  .refine(({ column, value }) => (column === undefined) !== (value === undefined), {
    error: 'must name either a column or a value',
  })
  .refine(({ decimal = '.', group }) => decimal !== group, {
    path: ['group'],
    error: 'must differ from the decimal separator',
  })
  .meta({ id: 'ImportColumn', description: 'Where a field comes from, and how it is written there' });
export type ImportColumn = z.infer<typeof columnSchema>;

export const importMappingSchema = z
  .strictObject({
    name: keySchema.meta({ description: 'By which it is called', example: 'crm-accounts' }),
    kind: importKindSchema,
    system: keySchema.optional().meta({
      description: 'The system that the file comes from: its `reference` column has the ids of it',
      example: 'crm',
    }),
    timeZone: timeZoneSchema.optional().meta({ description: 'The zone of times; needed for contacts' }),
    fields: z.record(z.string(), columnSchema).meta({ description: 'By the name of the field' }),
  })
  .superRefine(({ kind, system, timeZone, fields }, context) => {
    for (const { path, message } of flaws(kind, fields, system, timeZone)) {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .meta({ id: 'ImportMapping', description: 'How the columns of a file become fields' });
export type ImportMapping = z.infer<typeof importMappingSchema>;

function flaws(
  kind: ImportKind,
  fields: Readonly<Record<string, ImportColumn>>,
  system: string | undefined,
  timeZone: string | undefined,
): { readonly path: string[]; readonly message: string }[] {
  const known = fieldsOf(kind);
  const unknown = Object.keys(fields)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => ({
      path: ['fields', name],
      message: `is no field of ${kind}; these are: ${Object.keys(known).join(', ')}`,
    }));
  const lacking = Object.entries(known)
    .filter(([name, { isNeeded }]) => isNeeded && !Object.hasOwn(fields, name))
    .map(([name]) => ({ path: ['fields'], message: `must have "${name}"` }));
  const isNamed = Object.hasOwn(fields, 'reference') || Object.hasOwn(fields, 'id');
  return [
    ...unknown,
    ...lacking,
    ...(isNamed ? [] : [{ path: ['fields'], message: 'must have "reference" or "id"' }]),
    ...(Object.hasOwn(fields, 'reference') && system === undefined
      ? [{ path: ['system'], message: 'is needed, since references are ids of it' }]
      : []),
    ...(kind === 'contacts' && timeZone === undefined
      ? [{ path: ['timeZone'], message: 'is needed, since contacts have times' }]
      : []),
  ];
}
