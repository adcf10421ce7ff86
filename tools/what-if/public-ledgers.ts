import { realDayMs } from '../../domain/project/evolve/clocks';
import type { CustomerClass, PlaybookRules } from '../../domain/playbook/playbook';
import type { CommandBase, ProjectCommand } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import { newProject } from '../../domain/project/model/state';
import { isRefusal } from '../../domain/project/model/refusals';
import { classOf, idOf } from '../public-data/company';
import type { Crm, Opportunity } from '../public-data/crm-cleaning';
import type { DatedStep } from '../demo/plan/schedule';
import { datedSteps } from '../demo/plan/schedule';
import type { ContactAssumption } from './contact-days';
import { contactDays } from './contact-days';

/** The public data as projects: whom they are with, and until when the data knows of them. */
export interface PublicData {
  readonly opportunities: readonly Opportunity[];
  /** By the name of the account. */
  readonly classes: ReadonlyMap<string, CustomerClass>;
  /** The last day of which the data tells, since 1970-01-01. */
  readonly lastDay: number;
}

export function publicData(crm: Crm): PublicData {
  const { accounts, opportunities } = crm;
  return {
    opportunities,
    classes: new Map(accounts.map((account) => [account.name, classOf(account, accounts)])),
    lastDay: opportunities.reduce((last, each) => Math.max(last, each.closeDay ?? each.openDay), 0),
  };
}

/** The hour at which a day of the data begins, in UTC: everything of the data is taken to happen in that zone. */
const firstHour = 9;

/** The instant of a day of the data, which may have a fraction; epoch milliseconds. */
export function instantOf(day: number): number {
  return Math.round(day * realDayMs) + firstHour * 3_600_000;
}

/**
 * What a project is told, by the dates of its opportunity: milestones as the demo spreads them, but that the customer is
 * only heard on the days of the assumption and on the last day. A milestone that takes the customer waits for the next
 * such day; those of ours stay. An opportunity of which the data knows no end is heard like any other until the data ends.
 */
export function assumedSteps(
  opportunity: Opportunity,
  rules: PlaybookRules,
  lastDay: number,
  assumption: ContactAssumption,
): DatedStep[] {
  const { id, openDay, closeDay } = opportunity;
  const endDay = closeDay ?? lastDay;
  const heard = contactDays(id, openDay, endDay, assumption);
  const isContact = (step: DatedStep): boolean =>
    step.kind === 'milestone' && rules.milestones[step.milestone]?.contact === true;
  const steps = datedSteps(opportunity, rules).map((step): DatedStep => {
    if (!isContact(step)) return step;
    return { ...step, day: heard.find((day) => day >= step.day) ?? endDay };
  });
  const used = new Set(steps.filter(isContact).map(({ day }) => day));
  const calls = heard.filter((day) => !used.has(day));
  return [
    ...steps,
    ...calls.map((day, index): DatedStep => ({
      kind: 'contact',
      day,
      evidence: `crm/${id}/call-${index + 1}`,
    })),
  ].sort((a, b) => a.day - b.day);
}

/** A project with its ledger. */
export interface Ledger {
  readonly state: ProjectState;
  readonly events: readonly ProjectEvent[];
}

/** The ledger that a project with these steps would have, without a clock: in truth there was none. */
export function ledgerOf(
  opportunity: Opportunity,
  steps: readonly DatedStep[],
  rules: PlaybookRules,
  customerClass: CustomerClass,
): Ledger {
  const events: ProjectEvent[] = [];
  let state = newProject(opportunity.id);
  for (const [index, step] of steps.entries()) {
    const at = instantOf(step.day);
    const base: CommandBase = {
      commandId: `crm-${index}`,
      actor: idOf(opportunity.agent),
      source: 'crm',
      at,
    };
    const command = { ...base, ...commandOf(step, opportunity, rules, customerClass) };
    const decision = decide(state, command, at);
    if (isRefusal(decision)) {
      throw new Error(`Opportunity ${opportunity.id}, ${step.kind}: ${decision.message}`);
    }
    state = decision.state;
    events.push(...decision.events);
  }
  return { state, events };
}

type CommandBody<T = ProjectCommand> = T extends unknown ? Omit<T, keyof CommandBase> : never;

function commandOf(
  step: DatedStep,
  { id, agent, account, product, amount }: Opportunity,
  playbook: PlaybookRules,
  customerClass: CustomerClass,
): CommandBody {
  switch (step.kind) {
    case 'open': {
      const [customerId, ownerId] = [idOf(account), idOf(agent)];
      const title = `${product} (${id})`;
      return { name: 'open', title, customerId, customerClass, ownerId, amount, currency: 'USD', playbook };
    }
    case 'milestone':
      return { name: 'reachMilestone', milestone: step.milestone, evidence: step.evidence };
    case 'contact':
      return { name: 'recordContact', kind: 'call', evidence: step.evidence };
    case 'loss':
      return { name: 'lose', reason: Object.keys(playbook.lossReasons).at(-1) ?? '' };
  }
}
