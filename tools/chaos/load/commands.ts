import type { CommandName } from '../../../domain/project/model/commands';
import { contactKinds, holdReasons } from '../../../domain/project/model/command-fields';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { PlaybookRules } from '../../../domain/playbook/playbook';
import type { Chance } from './chance';

/** What the clients report, and how often: mostly contacts and milestones, as in a company. */
const weights = {
  recordContact: 28,
  reachMilestone: 14,
  addNote: 14,
  acceptTask: 9,
  completeTask: 8,
  postponeTask: 5,
  declineTask: 2,
  passOnTask: 4,
  hold: 5,
  wake: 5,
  assign: 6,
} as const satisfies Partial<Record<CommandName, number>>;
type ChaosCommandName = keyof typeof weights;

/** The part of the commands that another program sends as signals with a Temporal client of its own. */
const signalPart = 0.25;

/** What is chosen in advance about one command: by the seed alone, whatever happens in the meantime. */
export interface PlannedCommand {
  /** From 0; names the command in everything that it leaves. */
  readonly index: number;
  /** Which of the projects. */
  readonly project: number;
  readonly name: ChaosCommandName;
  readonly way: 'api' | 'signal';
  readonly milestone: string;
  readonly contact: (typeof contactKinds)[number];
  readonly holdReason: (typeof holdReasons)[number];
  readonly role: string;
  readonly personId: string;
  /** Which of the open tasks that the project has by then. */
  readonly task: number;
  readonly days: number;
}

export interface PlanOptions {
  readonly commands: number;
  readonly projects: number;
  readonly rules: PlaybookRules;
  /** The people of each role. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

/** Every so many-th project may come to its end; in the others the last stage is never completed. */
const endingEvery = 10;
const longestDays = 30;

export function planCommands(
  chance: Chance,
  { commands, projects, rules, holders }: PlanOptions,
): PlannedCommand[] {
  const lastStage = rules.stages.at(-1)?.key;
  // what the customer archive reaches is reported by nobody
  const all = Object.entries(rules.milestones).filter(([, { fact }]) => fact === undefined);
  const withoutEnd = all.filter(([, { stage }]) => stage !== lastStage).map(([key]) => key);
  const keys = all.map(([key]) => key);
  const roles = [...holders.keys()];
  return Array.from({ length: commands }, (_, index) => {
    const project = chance.between(0, projects - 1);
    const role = chance.oneOf(some(roles));
    return {
      index,
      project,
      name: chance.weighted(weights),
      way: chance.happens(signalPart) ? 'signal' : 'api',
      milestone: chance.oneOf(some(project % endingEvery === endingEvery - 1 ? keys : withoutEnd)),
      contact: chance.oneOf(some(contactKinds)),
      holdReason: chance.oneOf(some(holdReasons.filter((reason) => reason !== 'other'))),
      role,
      personId: chance.oneOf(some(holders.get(role) ?? [])),
      task: chance.between(0, longestDays),
      days: chance.between(1, longestDays),
    };
  });
}

function some<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...others] = items;
  if (first === undefined) throw new Error('There is nothing to choose from.');
  return [first, ...others];
}

/** A command in the words of the API and in those of a signal. */
export interface ShapedCommand {
  readonly path: string;
  readonly body: object;
  /** What the payload has beside `commandId`, `actor`, `source` and `at`. */
  readonly fields: object;
}

/**
 * @param openTaskIds as far as is known; without any, the project is asked for one that it does not have
 */
export function shapeCommand(
  planned: PlannedCommand,
  openTaskIds: readonly string[],
  nowMs: number,
): ShapedCommand {
  const { index, name, milestone, contact: kind, holdReason: reason, role, personId, days } = planned;
  const taskId = openTaskIds[planned.task % Math.max(1, openTaskIds.length)] ?? 'no-task';
  const noteId = `chaos-note-${index}`;
  const note = `Command ${index}.`;
  const evidence = `chaos:${index}`;
  const ofTask = (last: string): string => `/tasks/${taskId}/${last}`;
  const laterMs = nowMs + days * realDayMs;
  switch (name) {
    case 'recordContact':
      return { path: '/contacts', body: { kind, evidence, note }, fields: { kind, evidence, noteId } };
    case 'reachMilestone':
      return { path: '/milestones', body: { milestone, evidence }, fields: { milestone, evidence } };
    case 'addNote':
      return { path: '/notes', body: { note }, fields: { noteId } };
    case 'acceptTask':
      return { path: ofTask('acceptance'), body: {}, fields: { taskId } };
    case 'completeTask':
      return { path: ofTask('completion'), body: { evidence }, fields: { taskId, evidence } };
    case 'postponeTask': {
      const dueAt = new Date(laterMs).toISOString();
      return {
        path: ofTask('postponement'),
        body: { dueAt, note },
        fields: { taskId, dueAtMs: laterMs, noteId },
      };
    }
    case 'declineTask':
      return { path: ofTask('refusal'), body: {}, fields: { taskId } };
    case 'passOnTask':
      return { path: ofTask('assignment'), body: { personId }, fields: { taskId, personId } };
    case 'hold': {
      const wakeAt = new Date(laterMs).toISOString();
      return { path: '/holds', body: { reason, wakeAt }, fields: { reason, wakeAtMs: laterMs } };
    }
    case 'wake':
      return { path: '/wake', body: {}, fields: {} };
    case 'assign':
      return { path: '/assignments', body: { role, personId }, fields: { role, personId } };
  }
}
