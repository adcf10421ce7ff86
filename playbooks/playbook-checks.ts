import { z } from 'zod';
import type { ClockDays, ClockRules, CustomerClass } from '../domain/playbook/playbook';
import { clockDays, managerRole, noAnswerReason } from '../domain/playbook/playbook';
import { clocksSchema, laddersSchema, projectTaskKeys } from './playbook-file';

/** One thing that is wrong in a playbook file. */
export interface PlaybookProblem {
  /** Where: property names and places in lists, from the top; empty for the file itself. */
  readonly path: readonly (string | number)[];
  /** What is wrong, to be read after the path. */
  readonly message: string;
  /** The line of the file, from 1, where it is known. */
  readonly line?: number;
}

/** A part that the cross checks look at, or undefined when it is absent or malformed (which the file's schema says). */
function ifSound<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const text = ifSound(z.string());
const items = <S extends z.ZodRawShape>(shape: S) => ifSound(z.array(ifSound(z.object(shape))));

/** What the cross checks need of a file that may be wrong in other places, so that all problems come at once. */
export const outlineSchema = z.object({
  ownerRole: text,
  deliveryRole: text,
  roles: ifSound(z.record(z.string(), z.unknown())),
  buyerStages: items({ key: text }),
  stages: items({
    key: text,
    roles: items({ role: text, required: ifSound(z.boolean()) }),
    milestones: items({
      ...{ key: text, gate: ifSound(z.boolean()), buyerStage: text, fact: text },
      contact: ifSound(z.boolean()),
    }),
    tasks: items({ key: text, role: text, milestone: text }),
  }),
  facts: ifSound(z.record(z.string(), ifSound(z.object({ stage: text })))),
  clocks: ifSound(clocksSchema),
  ladders: ifSound(laddersSchema),
  dropReasons: ifSound(z.record(z.string(), z.unknown())),
  cloudEvents: items({ type: text, milestone: text }),
});
type Outline = z.output<typeof outlineSchema>;
type StageOutline = NonNullable<NonNullable<Outline['stages']>[number]>;
type Path = PlaybookProblem['path'];
type Problems = Generator<PlaybookProblem>;

/** Events that report milestones of no stage, and types that come twice. */
function* cloudEventProblems({ stages, cloudEvents }: Outline): Problems {
  const milestones = (stages ?? []).flatMap((stage) => stage?.milestones ?? []);
  const known = new Set(milestones.map((each) => each?.key));
  const ofArchive = new Set(milestones.filter((each) => each?.fact !== undefined).map((each) => each?.key));
  const types = new Set<string>();
  for (const [place, rule] of (cloudEvents ?? []).entries()) {
    const { type, milestone } = rule ?? {};
    if (milestone !== undefined && !known.has(milestone)) {
      yield { path: ['cloudEvents', place, 'milestone'], message: `no stage has a milestone "${milestone}"` };
    }
    if (milestone !== undefined && ofArchive.has(milestone)) {
      const message = `the customer archive reaches "${milestone}": no event reports it`;
      yield { path: ['cloudEvents', place, 'milestone'], message };
    }
    if (type === undefined) continue;
    if (types.has(type))
      yield { path: ['cloudEvents', place, 'type'], message: `"${type}" has a row already` };
    types.add(type);
  }
}

/** What is wrong across the file's parts. */
export function* crossProblems(outline: Outline): Problems {
  yield* roleProblems(outline);
  yield* repeatedKeys(outline);
  for (const [place, stage] of (outline.stages ?? []).entries()) {
    if (stage) yield* stageProblems(outline, stage, ['stages', place]);
  }
  yield* factProblems(outline);
  yield* clockProblems(outline);
  yield* ladderProblems(outline);
  yield* cloudEventProblems(outline);
  if (outline.dropReasons && !Object.hasOwn(outline.dropReasons, noAnswerReason)) {
    yield {
      path: ['dropReasons'],
      message: `must contain "${noAnswerReason}": the clock drops with this reason`,
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
  const gate = milestones?.filter((milestone) => milestone && milestone.gate !== false);
  if (gate?.length === 0) {
    const message = 'a stage needs at least one milestone in its gate, or no project would ever leave it';
    yield { path: [...path, 'milestones'], message };
  } else if (gate?.every((milestone) => milestone?.fact !== undefined)) {
    const message =
      'a stage needs at least one milestone in its gate that is reported, or projects would leave it as they enter';
    yield { path: [...path, 'milestones'], message };
  }
  for (const [place, milestone] of (milestones ?? []).entries()) {
    const { key, gate: isInGate, buyerStage } = milestone ?? {};
    const at = [...path, 'milestones', place];
    if (buyerStage !== undefined && buyerStages && !buyerStages.includes(buyerStage)) {
      const message = `"${buyerStage}" is no buyer stage of this playbook; it has: ${buyerStages.join(', ')}`;
      yield { path: [...at, 'buyerStage'], message };
    }
    yield* archiveProblems(outline, stage, milestone, at);
    if (key === undefined || isInGate === false || !tasks) continue;
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

/** A milestone that the archive reaches shows nothing of the customer, and belongs to the stage of its fact. */
function* archiveProblems(
  { facts }: Outline,
  { key: stage }: StageOutline,
  milestone: NonNullable<StageOutline['milestones']>[number],
  path: Path,
): Problems {
  const { fact, contact, buyerStage } = milestone ?? {};
  if (fact === undefined) return;
  const rule = facts?.[fact];
  if (facts && !Object.hasOwn(facts, fact)) {
    yield { path: [...path, 'fact'], message: `"${fact}" is no fact of this playbook` };
  } else if (rule?.stage !== undefined && stage !== undefined && rule.stage !== stage) {
    yield { path: [...path, 'fact'], message: `"${fact}" is asked in the stage "${rule.stage}"` };
  }
  if (contact === true) {
    const message = 'must be false: to write into the archive is no contact with the customer';
    yield { path: [...path, 'contact'], message };
  }
  if (buyerStage !== undefined) {
    yield { path: [...path, 'buyerStage'], message: 'the archive proves no stage of the customer' };
  }
}

function* factProblems({ facts, stages }: Outline): Problems {
  const known = stages?.map((stage) => stage?.key);
  for (const [key, fact] of Object.entries(facts ?? {})) {
    if (fact?.stage === undefined || !known || known.includes(fact.stage)) continue;
    yield { path: ['facts', key, 'stage'], message: `"${fact.stage}" is no stage of this playbook` };
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

function* ladderProblems({ ladders }: Outline): Problems {
  for (const [kind, rungs] of Object.entries(ladders ?? {})) {
    for (const [place, { days, step }] of rungs.entries()) {
      const path = ['ladders', kind, place];
      const before = rungs[place - 1];
      if (before && days <= before.days) {
        yield { path: [...path, 'days'], message: `must be more than the ${before.days} of the rung before` };
      }
      if (step === 'ask-manager' && !['stage', 'follow-up', 'resume', 'push'].includes(kind)) {
        const message = `a "${kind}" task is the manager's own or has an end of its own: nobody is asked who goes on`;
        yield { path: [...path, 'step'], message };
      }
    }
  }
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

/** Judgement must come after the follow-up in every combination; a combination is named when its parts are sound. */
function* judgedTooEarly(clocks: ClockRules): Problems {
  const classes = Object.keys(clocks.byClass) as CustomerClass[];
  const stages = Object.keys(clocks.byStage);
  const daysOf = (customerClass?: CustomerClass, stage?: string): ClockDays => {
    const byClass = customerClass ? { [customerClass]: clocks.byClass[customerClass] ?? {} } : {};
    const byStage = stage === undefined ? {} : { [stage]: clocks.byStage[stage] ?? {} };
    return clockDays({ clocks: { ...clocks, byClass, byStage } }, customerClass ?? 'C', stage ?? '');
  };
  const isSound = (given: ClockDays): boolean => given.judgeDays > given.followUpDays;
  const problem = (given: ClockDays, where: string, path: Path): PlaybookProblem => ({
    path,
    message: `${where}judgement after ${given.judgeDays} days must come later than the follow-up after ${given.followUpDays}`,
  });

  if (!isSound(daysOf())) {
    yield problem(daysOf(), '', ['clocks', 'judgeDays']);
    return;
  }
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
