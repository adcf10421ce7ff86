import { z } from 'zod';
import type { MilestoneRule, Playbook, PlaybookRules } from '../domain/playbook/playbook';
import {
  clocksSchema,
  factSchema,
  cloudEventSchema,
  guidanceSchema,
  laddersSchema,
  limitsSchema,
  nameSchema,
  playbookFileSchema,
  projectTaskKeys,
  taskInStage,
} from './playbook-file';
import { keySchema } from '../contracts/wire/clock-days';
import type { PlaybookFile } from './playbook-file';
import { crossProblems, outlineSchema } from './playbook-checks';
import type { PlaybookProblem } from './playbook-checks';

export type { PlaybookProblem } from './playbook-checks';

/** The JSON Schema (draft 2020-12) of a playbook file, for editors. Cross references are checked by `readPlaybook`. */
export function playbookJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(playbookFileSchema, { target: 'draft-2020-12', io: 'input' });
}

const namesOnTheWire = z.record(z.string(), nameSchema);

/** The rules of a playbook version as the API answers with them: the domain's type. */
export const playbookRulesWireSchema = z
  .strictObject({
    key: keySchema,
    version: z.int().min(1),
    ownerRole: keySchema,
    deliveryRole: keySchema,
    roles: namesOnTheWire.meta({ description: 'Roles by key' }),
    stages: z.array(
      z.strictObject({
        key: keySchema,
        name: nameSchema,
        roles: z.array(z.strictObject({ role: keySchema, required: z.boolean() })),
        tasks: z.array(
          taskInStage
            .omit({ guidance: true })
            .extend({ role: keySchema, milestone: keySchema.exactOptional() }),
        ),
      }),
    ),
    buyerStages: z.array(z.strictObject({ key: keySchema, name: nameSchema })),
    milestones: z
      .record(
        z.string(),
        z.strictObject({
          name: nameSchema,
          stage: keySchema.meta({
            description: 'The stage whose gate counts it, or in which it is expected',
          }),
          gate: z.boolean().meta({ description: 'Whether the gate of the stage needs it' }),
          contact: z.boolean().meta({ description: 'Whether it resets the follow-up clock' }),
          buyerStage: keySchema.exactOptional().meta({ description: 'The buyer stage that it proves' }),
          fact: keySchema
            .exactOptional()
            .meta({ description: 'The fact of the customer archive that reaches it; nobody reports it' }),
        }),
      )
      .meta({ description: 'Milestones by key, in the order of the stages' }),
    facts: z
      .record(z.string(), factSchema)
      .exactOptional()
      .meta({ description: 'What gates ask of the customer archive, by key' }),
    clocks: clocksSchema,
    limits: limitsSchema,
    ladders: laddersSchema.exactOptional(),
    dropReasons: namesOnTheWire.meta({ description: 'Drop reasons by key' }),
    lossReasons: namesOnTheWire.meta({ description: 'Loss reasons by key' }),
  })
  .meta({ description: 'What projects pin of a playbook version' }) satisfies z.ZodType<PlaybookRules>;

/** A playbook version as the API answers with it: the domain's type. */
export const playbookWireSchema = z.strictObject({
  rules: playbookRulesWireSchema,
  guidance: z
    .strictObject({
      stages: z.record(z.string(), guidanceSchema).meta({ description: 'By stage key' }),
      tasks: z.record(z.string(), guidanceSchema).meta({
        description: `By task key; ${projectTaskKeys.join(', ')} are the tasks that the project itself opens`,
      }),
    })
    .meta({ description: 'What mails and pages show beside a stage or a task; no part of the rules' }),
  cloudEvents: z.array(cloudEventSchema).meta({
    description: 'What CloudEvents mean: the table of `POST /v1/cloudevents`; no part of the rules',
  }),
}) satisfies z.ZodType<Playbook>;

/** A playbook cannot be used; says everything that is wrong, at once. */
export class PlaybookError extends Error {
  override readonly name = 'PlaybookError';

  constructor(
    readonly problems: readonly PlaybookProblem[],
    options: { readonly file?: string; readonly cause?: unknown } = {},
  ) {
    const { file, cause } = options;
    const what = file === undefined ? 'The playbook' : `The playbook ${file}`;
    const lines = problems.map((problem) => `  ${describe(problem)}`);
    super(`${what} cannot be used:\n${lines.join('\n')}`, cause === undefined ? undefined : { cause });
  }
}

function describe({ path, message, line }: PlaybookProblem): string {
  const place = path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
  return [line === undefined ? '' : `line ${line}: `, place === '' ? '' : `${place}: `, message].join('');
}

/**
 * Reads a playbook file's data.
 *
 * @param data the parsed YAML or JSON
 * @throws PlaybookError with every problem, of shape and of sense
 */
export function readPlaybook(data: unknown): Playbook {
  const parsed = playbookFileSchema.safeParse(data, { error: missingAsSuch });
  const outline = outlineSchema.safeParse(data);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(problemsOfIssue)),
    ...(outline.success ? crossProblems(outline.data) : []),
  ];
  if (!parsed.success || problems.length > 0) throw new PlaybookError(problems);
  return toPlaybook(parsed.data);
}

function missingAsSuch(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.code === 'invalid_type' && (issue.input ?? null) === null ? 'is missing' : undefined;
}

function problemsOfIssue(issue: z.core.$ZodIssue): PlaybookProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is not known here' }));
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, message }));
    default:
      return [{ path, message: issue.message }];
  }
}

function toPlaybook(file: PlaybookFile): Playbook {
  const { stages, tasks: projectTasks, cloudEvents, ...rest } = file;
  const milestones = stages.flatMap((stage) =>
    stage.milestones.map(({ key, ...rule }): [string, MilestoneRule] => [key, { ...rule, stage: stage.key }]),
  );
  const stageTasks = stages.flatMap((stage) => stage.tasks.map((task) => [task.key, task.guidance] as const));
  return {
    rules: {
      ...rest,
      stages: stages.map(({ key, name, roles, tasks }) => ({
        key,
        name,
        roles,
        tasks: tasks.map(({ guidance: _, ...rule }) => rule),
      })),
      milestones: Object.fromEntries(milestones),
    },
    guidance: {
      stages: Object.fromEntries(stages.map((stage) => [stage.key, stage.guidance])),
      tasks: { ...Object.fromEntries(stageTasks), ...projectTasks },
    },
    cloudEvents,
  };
}
