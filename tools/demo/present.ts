import { ClearError } from '../../embedded/processes/clear-error';
import { idOf } from '../public-data/company';
import { spreadOver } from './plan/opportunity-choice';
import type { Plan } from './plan/plan';
import type { Schedule } from './plan/schedule';
import { scheduleOf } from './plan/schedule';
import type { SendStep } from './plan/time-lapse';
import { startTimeLapse } from './plan/time-lapse';

/**
 * What runs when the time-lapse is over: more of the same public opportunities, as if they were opened today and had come
 * some way. Without them whoever looks around then would find that everything has ended.
 */

/** How many projects run then: enough for a board, few enough to be there within seconds. */
const usualCount = 48;

/** Some of them wait for the customer's next budget. */
const everyNthIsHeld = 8;
const heldDays = 90;

/** Opportunities that the time-lapse did not take, each with the first of its milestones: from none to nearly all. */
export function presentSchedules(
  { crm, company, rules, schedules }: Plan,
  count: number = usualCount,
): Schedule[] {
  const taken = new Set(schedules.map(({ opportunity }) => opportunity.id));
  const others = crm.opportunities.filter(({ id, fate }) => fate === 'won' && !taken.has(id));
  const classes = new Map(company.customers.map((customer) => [customer.id, customer.class]));
  return spreadOver(others, count).map((opportunity, index) => {
    const customerClass = classes.get(idOf(opportunity.account)) ?? 'C';
    const { steps } = scheduleOf(opportunity, rules, customerClass);
    const [opening, ...milestones] = steps.filter(({ kind }) => kind === 'open' || kind === 'milestone');
    if (!opening) throw new ClearError(`The opportunity ${opportunity.id} is never opened.`);
    // the last milestone would end it
    const reached = milestones.slice(
      0,
      Math.floor(((milestones.length - 1) * index) / Math.max(1, count - 1)),
    );
    const isHeld = index % everyNthIsHeld === everyNthIsHeld - 1;
    const held = { kind: 'hold', day: reached.at(-1)?.day ?? opening.day, heldDays } as const;
    return { opportunity, steps: [opening, ...reached, ...(isHeld ? [held] : [])] };
  });
}

/**
 * Sends all of it at once, each project's steps in their order.
 *
 * @throws ClearError with what the API has refused
 */
export async function openPresent(
  schedules: readonly Schedule[],
  send: SendStep,
  signal: AbortSignal,
): Promise<void> {
  const axis = { firstDay: 0, lastStepDay: 0, lastDay: 0 };
  const lapse = startTimeLapse(schedules, { axis, dayMs: 0, send, signal });
  await lapse.done;
  const failed = lapse.runs.flatMap(({ deliveries }) =>
    deliveries.flatMap(({ sent }) => (sent.kind === 'failed' ? [sent.reason] : [])),
  );
  if (failed.length > 0) throw new ClearError(`Projects of today could not be opened:\n${failed.join('\n')}`);
}
