import type { PlanRequest } from '../../domain/project/evolve/deadline-plans';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import { plan, planRequest } from '../../domain/project/evolve/deadline-plans';
import type { CustomerClass } from '../../domain/playbook/playbook';
import type { Command, CommandBase } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import type { DeadlinePlan, ProjectEvent } from '../../domain/project/model/events';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { newProject } from '../../domain/project/model/state';
import { isRefusal } from '../../domain/project/model/refusals';
import type { RecordedProject } from './recorded-project';
import type { ClockChange } from './rules';
import { playbookForRun } from './rules';

/**
 * What if the limits were others? A project's past once more, under changed days: what it was told from outside is told
 * to the same `decide` at its real instants, and in between the clock asks what the changed days make it ask. What such
 * a run takes for granted stands in `assumptions.ts`. At the instant of a drop, what came in the same instant comes
 * first (process.md, section 3).
 */

/** Works out instants for the days of a clock; tasks of the request may be left without a plan. */
export type ClockPlanner = (request: PlanRequest) => DeadlinePlan;

export const checks = ['follow-up', 'judgement', 'drop'] as const;
export type Check = (typeof checks)[number];

/** A check of the clock that would have fired, and where the project stood. */
export interface CheckFired {
  readonly check: Check;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly customerClass: CustomerClass;
  readonly stage: string;
}

/** What would have become of one project. */
export interface WhatIf {
  /** In order; a drop is the last one. */
  readonly fired: readonly CheckFired[];
  /** The drop by the clock, when there would have been one. */
  readonly drop: CheckFired | null;
  /** How many `keep` answers were left out. */
  readonly keepsLeftOut: number;
}

/** What a run needs beside the project and the days. */
export interface WhatIfOptions {
  readonly planner: ClockPlanner;
  /** Up to when silence is known of, epoch milliseconds: the present, or the end of the data. */
  readonly untilMs: number;
}

/** Runs a project's past under changed days. */
export function whatIf(
  project: RecordedProject,
  change: ClockChange,
  { planner, untilMs }: WhatIfOptions,
): WhatIf {
  let state = newProject(project.projectId);
  const fired: CheckFired[] = [];
  let keepsLeftOut = 0;

  /** How many events came of it; null: refused. */
  const tell = (command: Command, atMs: number): number | null => {
    const decision = decide(state, command, atMs);
    if (isRefusal(decision)) return null;
    const { events } = decision;
    for (const event of events) {
      const check = checkOf(event);
      // a check moves no project and changes no class
      if (check && state.deal) fired.push({ check, atMs, ...placeOf(state.deal) });
    }
    state = planned(decision.state, planner);
    return events.length;
  };
  const passDeadlines = (isDue: (deadlineMs: number) => boolean): void => {
    for (let atMs = nextDeadlineMs(state); atMs !== null && isDue(atMs); atMs = nextDeadlineMs(state)) {
      if (tell(deadlineReached(atMs), atMs)) continue;
      throw new Error(`Project ${project.projectId} did nothing at its deadline of ${atMs}.`);
    }
  };

  for (const { atMs, command } of project.received) {
    passDeadlines((deadlineMs) => deadlineMs < atMs);
    if (fired.at(-1)?.check === 'drop') break;
    const given =
      command.name === 'open' ? { ...command, playbook: playbookForRun(command.playbook, change) } : command;
    const isRefused = tell(given, atMs) === null;
    if (isRefused && command.name === 'judge') keepsLeftOut += 1;
  }
  passDeadlines((deadlineMs) => deadlineMs <= knownUntil(project, untilMs));
  const last = fired.at(-1);
  return { fired, drop: last?.check === 'drop' ? last : null, keepsLeftOut };
}

/**
 * Runs a project's past under each of several changes. Where a judgement was never due, none is with a later one either:
 * of changes that differ in the days until judgement alone, those with more days then come to the same and are not run.
 *
 * @returns in the order of the changes
 */
export function whatIfEach(
  project: RecordedProject,
  changes: readonly ClockChange[],
  options: WhatIfOptions,
): WhatIf[] {
  const known = new Map<ClockChange, WhatIf>();
  const byDays = [...changes].sort((a, b) => (a.judgeDays ?? 0) - (b.judgeDays ?? 0));
  for (const change of byDays) {
    const same = [...known].find(([other, result]) => isLater(change, other) && !wasJudged(result));
    known.set(change, same?.[1] ?? whatIf(project, change, options));
  }
  return changes.map((change) => known.get(change) ?? whatIf(project, change, options));
}

/** Whether a change is another one but for more days until judgement. */
function isLater(
  { judgeDays, ...days }: ClockChange,
  { judgeDays: before, ...others }: ClockChange,
): boolean {
  const isSame = JSON.stringify(days) === JSON.stringify(others);
  return judgeDays !== undefined && before !== undefined && judgeDays >= before && isSame;
}

function wasJudged({ fired }: WhatIf): boolean {
  return fired.some(({ check }) => check === 'judgement');
}

/** A project that was won or lost, or given up by a person, was left alone from then on. */
function knownUntil({ truth, endedAtMs }: RecordedProject, untilMs: number): number {
  return endedAtMs === null || truth === 'dropped' ? untilMs : Math.min(untilMs, endedAtMs);
}

function planned(state: ProjectState, planner: ClockPlanner): ProjectState {
  const request = planRequest(state);
  const clock = request?.clock && planner(request).clock;
  return clock ? plan(state, { clock }) : state;
}

function deadlineReached(at: number): Command & { name: 'deadlineReached' } {
  return { ...ownClockwork, commandId: `at-${at}`, at };
}

const ownClockwork = {
  name: 'deadlineReached',
  actor: internalSource,
  source: internalSource,
} as const satisfies Omit<CommandBase, 'commandId' | 'at'> & { name: string };

function placeOf({ customerClass, stage }: Deal): Pick<CheckFired, 'customerClass' | 'stage'> {
  return { customerClass, stage };
}

/** The check that an event is; a drop that a person decided is none. */
function checkOf({ type, source }: ProjectEvent): Check | null {
  if (type === 'followUpDue') return 'follow-up';
  if (type === 'judgementDue') return 'judgement';
  return type === 'projectDropped' && source === internalSource ? 'drop' : null;
}
