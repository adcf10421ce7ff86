import { z } from 'zod';
import type { CommandName } from '../../domain/project/model/commands';
import { commandNames } from '../../domain/project/model/commands';
import { refusalCodes } from '../../domain/project/model/refusals';
import { batchName, mostInBatch } from '../sandbox/batch';
import { halfCharacters } from '../sandbox/given-text';
import { defaultTaskQueue, projectWorkflowId, workflowTypes } from '../sandbox/names';
import { commandSchemas, kindSchema } from './commands';
import { projectStatusSchema } from './projects';

/**
 * What a program needs that speaks to projects with a Temporal client of its own, in any language: names, and JSON
 * Schemas made from those by which payloads are checked.
 */

/** What the schemas say of the fields that every command has. */
const baseTexts: Readonly<Partial<Record<string, string>>> = {
  commandId: 'Of your choice, and the same when the message is sent again: a repeat gets the first answer',
  actor: 'Who gives it: the id of a person, or `key:<name>` of a program',
  source: 'The channel that it comes through, such as `crm`',
  at: 'When it was given, in milliseconds since 1970',
  name: 'May be left out: the message has it',
};

const receiptSchema = z.strictObject({
  projectId: z.string(),
  revision: z.int().meta({ description: 'Of the project after the command; of the first time for a repeat' }),
  status: z.enum(projectStatusSchema.options),
  stage: z.string().nullable(),
  repeated: z.boolean().meta({ description: 'Whether the command had been carried out before' }),
});

const refusalDetailsSchema = z.strictObject({
  missing: z.array(z.string()).meta({ description: 'Everything that is missing, or may be chosen instead' }),
});

type JsonSchema = Readonly<Record<string, unknown>>;

/** The whole contract. */
export function temporalContract(): JsonSchema {
  const command = (name: CommandName): JsonSchema => {
    const { properties, ...schema } = schemaOf(commandSchemas[name]);
    return { ...schema, properties: described(properties as Readonly<Record<string, JsonSchema>>) };
  };
  return {
    workflowType: workflowTypes.salesProject,
    workflowId: projectWorkflowId('{projectId}'),
    defaultTaskQueue,
    payloadEncoding: 'json/plain',
    arguments: 'one JSON object, as `messages` has it',
    messages: Object.fromEntries(
      commandNames.map((name) => [name, { update: name, signal: name, argument: command(name) }]),
    ),
    batch: {
      update: batchName,
      signal: batchName,
      argument: {
        type: 'object',
        properties: {
          commands: {
            type: 'array',
            minItems: 1,
            maxItems: mostInBatch,
            items: {
              description: 'The argument of `reachMilestone` or `recordContact`, with its `name`',
              type: 'object',
              required: ['name'],
            },
          },
        },
        required: ['commands'],
      },
    },
    receipt: schemaOf(receiptSchema),
    refusal: {
      failure: 'ApplicationFailure, non-retryable',
      type: { enum: refusalCodes },
      details: [schemaOf(refusalDetailsSchema)],
    },
    query: 'state',
  };
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === kindSchema('date')) jsonSchema.format = 'date';
      if (zodSchema === kindSchema('playbook')) jsonSchema.type = 'object';
      // regular expressions of most languages know no halves of characters
      for (const each of [jsonSchema, ...(jsonSchema.allOf ?? [])])
        if (each.pattern !== undefined) each.pattern = each.pattern.replaceAll(halfCharacters, '');
      // what is true of our own types only
      delete jsonSchema.default;
      delete jsonSchema.readOnly;
    },
  });
  return made;
}

/** Fields of one kind share a schema, so what is said of one of them goes beside it. */
function described(properties: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => {
      const description = baseTexts[field];
      return [field, description === undefined ? schema : { ...schema, description }];
    }),
  );
}
