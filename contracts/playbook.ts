import { z } from 'zod';
import type {
  ClockDays,
  ClockRules,
  CustomerClass,
  MilestoneRule,
  Playbook,
  PlaybookRules,
} from '../domain/playbook';
import { clockDays, managerRole, noIntentReason } from '../domain/playbook';
import { longest } from './command-shape';
import { customerClassSchema, lineSchema } from './directory';

/** The tasks that a project opens by itself: a playbook gives guidance for them and no task of a stage has their key. */
export const projectTaskKeys = ['follow-up', 'judge', 'fill-role', 'fix-mail'] as const;

/**
 * Keys become property names of the state: no leading digit, since objects put such keys first and a gate would lose
 * its order, and not `constructor`, which every object has.
 */
const keySchema = z
  .string()
  .max(longest.key)
  .regex(
    /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be a key: lower-case words joined by dashes, such as "meeting-agreed"',
  );

/** A reference to a key that stands elsewhere in the file. */
const referenceSchema = z.string().max(longest.key);

const nameSchema = z
  .strictObject({ en: lineSchema, 'zh-TW': lineSchema })
  .meta({ description: 'A name in English and in Traditional Chinese' });

/** Characters that are written without spaces between them: Han, CJK punctuation, full-width forms. */
const wide = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const gapInChinese = new RegExp(`(?<=${wide}) (?=${wide})`, 'gu');

/** One paragraph, however its lines were broken in the file: a break inside Chinese leaves no space. */
function joinLines(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(gapInChinese, '');
}

const paragraphSchema = z.string().overwrite(joinLines).min(1).max(3000);
const guidanceSchema = z
  .strictObject({ en: paragraphSchema, 'zh-TW': paragraphSchema })
  .meta({ description: 'What a good rep does here: one paragraph in each language' });

const days = z.int().min(1).max(365);
const followUpDays = days.meta({ description: 'Days after the last contact until the rep must follow up' });
const judgeDays = days.meta({ description: 'Days after the last contact until intent is judged' });
const graceWorkingDays = z.int().min(1).max(60).meta({
  description: 'Working days that a judgement may stay unanswered before the project is dropped',
});
const someClockDays = z.strictObject({
  followUpDays: followUpDays.exactOptional(),
  judgeDays: judgeDays.exactOptional(),
  graceWorkingDays: graceWorkingDays.exactOptional(),
});

const clocksSchema = z
  .strictObject({
    followUpDays,
    judgeDays,
    graceWorkingDays,
    keepMaxDays: days.meta({
      description: 'How far away, in days, the next date of a project that is kept may be',
    }),
    byClass: z.partialRecord(customerClassSchema, someClockDays).meta({
      description:
        'What differs for customers of a class. Where class and stage both say something, the smaller holds',
    }),
    byStage: z.record(keySchema, someClockDays).meta({
      description: 'What differs in a stage, by stage key',
    }),
  })
  .meta({ description: 'The follow-up clock: how long silence may last' });

const roleNeed = z.strictObject({
  role: referenceSchema.meta({ description: 'A key of roles' }),
  required: z.boolean().default(true).meta({
    description:
      'false: skipped, on the record, when nobody holds it. true (default): waits, and the manager is told',
  }),
});

const milestoneInStage = z.strictObject({
  key: keySchema,
  name: nameSchema,
  gate: z.boolean().default(true).meta({
    description: 'Whether the stage is complete only with it (default), or does without',
  }),
  contact: z.boolean().meta({
    description:
      'Whether the customer must take part in it or alone can cause it: then it resets the follow-up clock',
  }),
  buyerStage: referenceSchema.exactOptional().meta({ description: 'The buyer stage that it proves, if any' }),
});

const taskInStage = z.strictObject({
  key: keySchema,
  name: nameSchema,
  role: referenceSchema.meta({ description: 'Who does it: one of the roles of the stage' }),
  milestone: referenceSchema.exactOptional().meta({
    description: 'The milestone of the same stage that it reports when it is done',
  }),
  dueDays: days.meta({ description: 'Days from the beginning of the stage to the due date' }),
  guidance: guidanceSchema,
});

const stageInFile = z.strictObject({
  key: keySchema,
  name: nameSchema,
  guidance: guidanceSchema,
  roles: z.array(roleNeed).min(1).meta({ description: 'Who is needed' }),
  milestones: z.array(milestoneInStage).meta({
    description: 'Facts that complete the stage, and others that are expected while it runs',
  }),
  tasks: z.array(taskInStage).meta({ description: 'What is asked of each role when the stage begins' }),
});

const namesByKey = z.record(keySchema, nameSchema);

const playbookFileSchema = z
  .strictObject({
    key: keySchema,
    version: z
      .int()
      .min(1)
      .meta({ description: 'Raise it with every change of a rule: projects keep theirs' }),
    ownerRole: referenceSchema.meta({
      description: 'The role that leads a project: its holder is the owner',
    }),
    deliveryRole: referenceSchema.meta({ description: 'The role that takes a won project over' }),
    roles: namesByKey.meta({ description: `Roles by key. "${managerRole}" is kept for the owner's manager` }),
    buyerStages: z
      .array(z.strictObject({ key: keySchema, name: nameSchema }))
      .min(1)
      .meta({
        description: "The stages of the customer's own purchase, in order",
      }),
    stages: z.array(stageInFile).min(1).meta({ description: 'The stages of the sale, in order' }),
    clocks: clocksSchema,
    dropReasons: namesByKey.meta({ description: 'Why a project may be given up' }),
    lossReasons: namesByKey.meta({ description: 'Why the customer decided against us' }),
    tasks: z.strictObject({
      'follow-up': guidanceSchema,
      judge: guidanceSchema,
      'fill-role': guidanceSchema,
      'fix-mail': guidanceSchema,
    } satisfies Record<(typeof projectTaskKeys)[number], z.ZodType>),
  })
  .meta({
    title: 'Milepost playbook',
    description: 'The written standard of how a company sells projects: stages, gates, roles, tasks, clocks',
  });
type PlaybookFile = z.output<typeof playbookFileSchema>;

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
        }),
      )
      .meta({ description: 'Milestones by key, in the order of the stages' }),
    clocks: clocksSchema,
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
}) satisfies z.ZodType<Playbook>;

/** One thing that is wrong in a playbook file. */
export interface PlaybookProblem {
  /** Where: property names and places in lists, from the top; empty for the file itself. */
  readonly path: readonly (string | number)[];
  /** What is wrong, to be read after the path. */
  readonly message: string;
  /** The line of the file, from 1, where it is known. */
  readonly line?: number;
}

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
  const { stages, tasks: projectTasks, ...rest } = file;
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
  };
}

/** A part that the cross checks look at, or undefined when it is absent or malformed (which the file's schema says). */
function ifSound<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const text = ifSound(z.string());
const items = <S extends z.ZodRawShape>(shape: S) => ifSound(z.array(ifSound(z.object(shape))));

/** What the cross checks need of a file that may be wrong in other places, so that all problems come at once. */
const outlineSchema = z.object({
  ownerRole: text,
  deliveryRole: text,
  roles: ifSound(z.record(z.string(), z.unknown())),
  buyerStages: items({ key: text }),
  stages: items({
    key: text,
    roles: items({ role: text, required: ifSound(z.boolean()) }),
    milestones: items({ key: text, gate: ifSound(z.boolean()), buyerStage: text }),
    tasks: items({ key: text, role: text, milestone: text }),
  }),
  clocks: ifSound(clocksSchema),
  dropReasons: ifSound(z.record(z.string(), z.unknown())),
});
type Outline = z.output<typeof outlineSchema>;
type StageOutline = NonNullable<NonNullable<Outline['stages']>[number]>;
type Path = PlaybookProblem['path'];
type Problems = Generator<PlaybookProblem>;

function* crossProblems(outline: Outline): Problems {
  yield* roleProblems(outline);
  yield* repeatedKeys(outline);
  for (const [place, stage] of (outline.stages ?? []).entries()) {
    if (stage) yield* stageProblems(outline, stage, ['stages', place]);
  }
  yield* clockProblems(outline);
  if (outline.dropReasons && !Object.hasOwn(outline.dropReasons, noIntentReason)) {
    yield {
      path: ['dropReasons'],
      message: `must contain "${noIntentReason}": the clock drops with this reason`,
    };
  }
}

function* roleProblems(outline: Outline): Problems {
  const { ownerRole, deliveryRole, roles, stages } = outline;
  if (roles && Object.hasOwn(roles, managerRole)) {
    const message = `is reserved: the "${managerRole}" is the owner's manager and holds no role`;
    yield { path: ['roles', managerRole], message };
  }
  yield* unknownRole(outline, ownerRole, ['ownerRole']);
  yield* unknownRole(outline, deliveryRole, ['deliveryRole']);
  const busy = stages?.flatMap((stage) => stage?.tasks ?? []).map((task) => task?.role);
  if (
    deliveryRole !== undefined &&
    busy &&
    roles &&
    Object.hasOwn(roles, deliveryRole) &&
    !busy.includes(deliveryRole)
  ) {
    const message = `has no task in any stage, so nobody would be chosen to take a won project over`;
    yield { path: ['deliveryRole'], message: `"${deliveryRole}" ${message}` };
  }
}

/** Whether the playbook has the role and may give it to somebody. */
function isRole({ roles }: Outline, role: string): boolean {
  return role !== managerRole && roles !== undefined && Object.hasOwn(roles, role);
}

function* unknownRole(outline: Outline, role: string | undefined, path: Path): Problems {
  const { roles } = outline;
  if (role === undefined || !roles) return;
  if (role === managerRole) yield { path, message: `"${managerRole}" is reserved for the owner's manager` };
  else if (!isRole(outline, role)) {
    yield {
      path,
      message: `"${role}" is no role of this playbook; it has: ${Object.keys(roles).join(', ')}`,
    };
  }
}

function* repeatedKeys(outline: Outline): Problems {
  const keyed = (list: readonly ({ key?: string | undefined } | undefined)[] | undefined, path: Path) =>
    (list ?? []).map((item, place) => ({ key: item?.key, path: [...path, place, 'key'] }));
  const inStages = (part: 'milestones' | 'tasks') =>
    (outline.stages ?? []).flatMap((stage, place) => keyed(stage?.[part], ['stages', place, part]));

  yield* repeats(keyed(outline.buyerStages, ['buyerStages']), 'buyer stage');
  yield* repeats(keyed(outline.stages, ['stages']), 'stage');
  yield* repeats(inStages('milestones'), 'milestone');
  yield* repeats(inStages('tasks'), 'task');
}

function* repeats(entries: readonly { key: string | undefined; path: Path }[], what: string): Problems {
  const seen = new Set<string>();
  for (const { key, path } of entries) {
    if (key === undefined) continue;
    if (seen.has(key)) yield { path, message: `"${key}" is the key of another ${what} already` };
    seen.add(key);
  }
}

function* stageProblems(outline: Outline, stage: StageOutline, path: Path): Problems {
  yield* stageRoleProblems(outline, stage, path);
  yield* milestoneProblems(outline, stage, path);
  yield* taskProblems(outline, stage, path);
}

function* stageRoleProblems(outline: Outline, stage: StageOutline, path: Path): Problems {
  const needs = (stage.roles ?? []).map((need, place) => ({
    key: need?.role,
    path: [...path, 'roles', place, 'role'],
  }));
  yield* repeats(needs, 'role of the stage');
  for (const { key: role, path: at } of needs) {
    yield* unknownRole(outline, role, at);
    // the owner is there anyway; a role that does not exist has been told
    if (role === undefined || role === outline.ownerRole || !isRole(outline, role) || !stage.tasks) continue;
    if (!stage.tasks.some((task) => task?.role === role)) {
      yield { path: at, message: `"${role}" has no task in this stage, so nobody would be chosen for it` };
    }
  }
}

function* milestoneProblems(outline: Outline, stage: StageOutline, path: Path): Problems {
  const { milestones, tasks, roles } = stage;
  const buyerStages = outline.buyerStages?.map((buyerStage) => buyerStage?.key);
  if (milestones && !milestones.some((milestone) => milestone && milestone.gate !== false)) {
    const message = 'a stage needs at least one milestone in its gate, or no project would ever leave it';
    yield { path: [...path, 'milestones'], message };
  }
  for (const [place, milestone] of (milestones ?? []).entries()) {
    const { key, gate, buyerStage } = milestone ?? {};
    const at = [...path, 'milestones', place];
    if (buyerStage !== undefined && buyerStages && !buyerStages.includes(buyerStage)) {
      const message = `"${buyerStage}" is no buyer stage of this playbook; it has: ${buyerStages.join(', ')}`;
      yield { path: [...at, 'buyerStage'], message };
    }
    if (key === undefined || gate === false || !tasks) continue;
    const reporting = tasks.filter((task) => task?.milestone === key);
    const isOptional = (role: string | undefined): boolean =>
      (roles ?? []).some((need) => need?.role === role && need?.required === false);
    if (reporting.length === 0) {
      yield { path: at, message: `no task of the stage reports "${key}", which its gate needs` };
    } else if (reporting.every((task) => isOptional(task?.role))) {
      const message = `only an optional role reports "${key}", which the gate needs: skipped, the project would stand still`;
      yield { path: at, message };
    }
  }
}

function* taskProblems(outline: Outline, stage: StageOutline, path: Path): Problems {
  for (const [place, task] of (stage.tasks ?? []).entries()) {
    const { key, role, milestone } = task ?? {};
    const at = [...path, 'tasks', place];
    if (projectTaskKeys.some((reserved) => reserved === key)) {
      yield {
        path: [...at, 'key'],
        message: `"${key}" is reserved for a task that the project opens by itself`,
      };
    }
    yield* unknownRole(outline, role, [...at, 'role']);
    const known = role !== undefined && isRole(outline, role);
    if (known && stage.roles && !stage.roles.some((need) => need?.role === role)) {
      yield { path: [...at, 'role'], message: `"${role}" is not among the roles of its stage` };
    }
    if (milestone !== undefined && stage.milestones) yield* foreignMilestone(outline, stage, milestone, at);
  }
}

function* foreignMilestone(outline: Outline, stage: StageOutline, milestone: string, path: Path): Problems {
  const has = (candidate: StageOutline | undefined): boolean =>
    (candidate?.milestones ?? []).some((rule) => rule?.key === milestone);
  if (has(stage)) return;
  const owner = outline.stages?.find(has);
  const message = owner
    ? `"${milestone}" belongs to the stage "${owner.key}": a task reports a milestone of its own stage`
    : `"${milestone}" is no milestone of this playbook`;
  yield { path: [...path, 'milestone'], message };
}

function* clockProblems({ clocks, stages }: Outline): Problems {
  if (!clocks) return;
  const known = stages?.map((stage) => stage?.key);
  for (const stage of Object.keys(clocks.byStage)) {
    if (known && !known.includes(stage)) {
      yield { path: ['clocks', 'byStage', stage], message: `"${stage}" is no stage of this playbook` };
    }
  }
  yield* judgedTooEarly(clocks);
}

/** The rest of the rules, of which the clock's days do not depend. */
const noRules: Omit<PlaybookRules, 'clocks'> = {
  key: '',
  version: 1,
  ownerRole: '',
  deliveryRole: '',
  roles: {},
  stages: [],
  buyerStages: [],
  milestones: {},
  dropReasons: {},
  lossReasons: {},
};

/** Judgement must come after the follow-up in every combination; a combination is named when its parts are sound. */
function* judgedTooEarly(clocks: ClockRules): Problems {
  const classes = Object.keys(clocks.byClass) as CustomerClass[];
  const stages = Object.keys(clocks.byStage);
  const daysOf = (customerClass?: CustomerClass, stage?: string): ClockDays => {
    const byClass = customerClass ? { [customerClass]: clocks.byClass[customerClass] ?? {} } : {};
    const byStage = stage === undefined ? {} : { [stage]: clocks.byStage[stage] ?? {} };
    const rules = { ...noRules, clocks: { ...clocks, byClass, byStage } };
    return clockDays(rules, customerClass ?? 'C', stage ?? '');
  };
  const isSound = (given: ClockDays): boolean => given.judgeDays > given.followUpDays;
  const problem = (given: ClockDays, where: string, path: Path): PlaybookProblem => ({
    path,
    message: `${where}judgement after ${given.judgeDays} days must come later than the follow-up after ${given.followUpDays}`,
  });

  if (!isSound(daysOf())) return yield problem(daysOf(), '', ['clocks', 'judgeDays']);
  for (const each of classes) {
    if (!isSound(daysOf(each))) yield problem(daysOf(each), `class ${each}: `, ['clocks', 'byClass', each]);
  }
  for (const stage of stages) {
    const alone = daysOf(undefined, stage);
    if (!isSound(alone)) yield problem(alone, `stage "${stage}": `, ['clocks', 'byStage', stage]);
    for (const each of classes) {
      const both = daysOf(each, stage);
      if (isSound(both) || !isSound(alone) || !isSound(daysOf(each))) continue;
      yield problem(both, `class ${each} in stage "${stage}": `, ['clocks', 'byStage', stage]);
    }
  }
}
