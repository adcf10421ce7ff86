import { planDeadlines } from '../../domain/calendar/plan-deadlines';
import { officeHours } from '../../domain/calendar/working-days';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { PlanRequest } from '../../domain/project/evolve/deadline-plans';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import { plan, planRequest } from '../../domain/project/evolve/deadline-plans';
import type { Facts } from '../../domain/playbook/facts';
import type { Command, CommandBase, ProjectCommand, RoleChoice } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import type { DeadlinePlan, ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import { react, rolesToChoose } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, newProject } from '../../domain/project/model/state';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal } from '../../domain/project/model/refusals';
import { rules } from './standard-playbook';

export const day = realDayMs;
/** Monday, 2 March 2026, 09:00 in Taipei. */
export const start = Date.UTC(2026, 2, 2, 1);

type Without<T> = T extends unknown ? Omit<T, keyof CommandBase> & Partial<CommandBase> : never;
export type ReceivedCommand = Without<ProjectCommand>;

/** The domain driven as the workflow drives it, but by hand: tests say when the ledger answers and the clock ticks. */
export interface SimulatedProject {
  state(): ProjectState;
  events(): ProjectEvent[];
  effects(): MailEffect[];
  now(): number;
  tell(command: ReceivedCommand, at?: number): Refusal | ProjectEvent[];
  /** The ledger has found this in the archive. */
  noteFacts(facts: Facts, at?: number): ProjectEvent[];
  /** Plans deadlines and chooses roles until nothing waits for them. */
  settle(): void;
  /** Lets time pass, with every deadline on the way. */
  passUntil(atMs: number): void;
  types(): string[];
}

export interface SimulationOptions {
  /** Who takes a role; null: nobody. By default a person named after the role. */
  readonly holder?: (role: string) => string | null;
  /** Who takes a role, with whoever is above a manager; by default as `holder` says. */
  readonly choose?: (role: string) => Pick<RoleChoice, 'personId' | 'nextAboveId'>;
  readonly open?: Partial<Extract<ReceivedCommand, { name: 'open' }>>;
  /** Plan deadlines after every command, as a ledger that answers at once would. */
  readonly settles?: boolean;
  /** Works deadlines out; by default as the ledger does, for somebody in Taipei. */
  readonly planner?: (request: PlanRequest) => DeadlinePlan;
  readonly projectId?: string;
  /** When it is opened, epoch milliseconds; by default `start`. */
  readonly openedAtMs?: number;
}

/** Office hours in Taipei, as the ledger works deadlines out. */
const inTaipei = (request: PlanRequest): DeadlinePlan =>
  planDeadlines(request, { dayMs: realDayMs, workTimeOf: () => officeHours('Asia/Taipei') });

export function simulate(options: SimulationOptions = {}): SimulatedProject {
  const { holder = (role: string) => `${role}-1`, settles = true, planner = inTaipei } = options;
  const { choose = (role: string) => ({ personId: holder(role) }) } = options;
  let state = newProject(options.projectId ?? 'p1');
  let now = options.openedAtMs ?? start;
  let count = 0;
  const events: ProjectEvent[] = [];
  const effects: MailEffect[] = [];

  const apply = (command: Command): Refusal | ProjectEvent[] => {
    const decision = decide(state, command, now);
    if (isRefusal(decision)) return decision;
    state = decision.state;
    effects.push(...decision.events.flatMap(react));
    events.push(...decision.events);
    return [...decision.events];
  };
  const internal = (): CommandBase => ({
    commandId: `i${(count += 1)}`,
    actor: internalSource,
    source: internalSource,
    at: now,
  });
  const planOnce = (): boolean => {
    const request = planRequest(state);
    const last = events.at(-1);
    if (!request || !last) return false;
    const planned = planner(request);
    state = plan(state, planned);
    // as the ledger keeps it: beside the last event of the batch
    const { clock, tasks, rungs } = { ...last.planned, ...planned };
    events[events.length - 1] = {
      ...last,
      planned: {
        ...(clock && { clock }),
        ...(tasks && { tasks: { ...last.planned?.tasks, ...tasks } }),
        ...(rungs && { rungs: { ...last.planned?.rungs, ...rungs } }),
      },
    };
    return true;
  };
  const chooseOnce = (): boolean => {
    const roles = state.deal && !hasEnded(state) ? rolesToChoose(state.deal) : [];
    if (roles.length === 0) return false;
    const choices = roles.map((role): RoleChoice => ({ role, ...choose(role), reason: 'test' }));
    apply({ ...internal(), name: 'chooseRoles', choices });
    return true;
  };
  const settle = (): void => {
    while (planOnce() || chooseOnce());
  };
  const tell: SimulatedProject['tell'] = (command, at = now) => {
    now = Math.max(now, at);
    count += 1;
    const base: CommandBase = { commandId: `c${count}`, actor: 'sales-1', source: 'test', at: now };
    const decision = apply({ ...base, ...command });
    if (settles) settle();
    return decision;
  };

  const project: SimulatedProject = {
    state: () => state,
    events: () => events,
    effects: () => effects,
    now: () => now,
    tell,
    noteFacts(facts, at = now) {
      now = Math.max(now, at);
      const decision = apply({ ...internal(), name: 'noteFacts', facts });
      if (isRefusal(decision)) throw new Error(decision.message);
      if (settles) settle();
      return decision;
    },
    settle,
    passUntil(atMs) {
      for (;;) {
        const deadline = nextDeadlineMs(state);
        if (deadline === null || deadline > atMs) break;
        now = Math.max(now, deadline);
        apply({ ...internal(), name: 'deadlineReached' });
        settle();
      }
      now = Math.max(now, atMs);
    },
    types: () => events.map((event) => event.type),
  };
  tell({
    name: 'open',
    title: 'Cooling line, hall 3',
    customerId: 'acme',
    customerClass: 'B',
    ownerId: 'sales-1',
    playbook: rules,
    ...options.open,
  });
  return project;
}

/** Reports a milestone with some evidence. */
export function milestone(key: string): Extract<ReceivedCommand, { name: 'reachMilestone' }> {
  return { name: 'reachMilestone', milestone: key, evidence: `crm:${key}` };
}
