import { clockPlanner } from '../../domain/calendar/clock-planner';
import { officeHours } from '../../domain/calendar/working-days';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import { withoutFacts } from '../../domain/playbook/playbook';
import { assumptions } from '../../what-if/model/assumptions';
import { recordedProject } from '../../what-if/model/recorded-project';
import { reportBuilder } from '../../what-if/model/report';
import type { ClockChange } from '../../what-if/model/rules';
import { playbookForRun } from '../../what-if/model/rules';
import { whatIfEach } from '../../what-if/model/what-if';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import { cleanCrm } from '../public-data/crm-cleaning';
import { readCrmFiles } from '../public-data/crm-data';
import type { ContactAssumption } from './contact-days';
import type { Outcome } from './outcome';
import { assumedSteps, instantOf, ledgerOf, publicData } from './public-ledgers';

/** What is compared on the public data: every change with every assumption. */
export interface PublicRun {
  readonly changes: readonly ClockChange[];
  readonly contacts: readonly ContactAssumption[];
}

/** Every n-th opportunity of the data, so that parts are alike: a share of the work, or a sample. */
export interface Part {
  /** The first one, from 0. */
  readonly index: number;
  readonly of: number;
}

/** What reports about the public data take for granted, beside what all what-if runs do. */
export const publicAssumptions: readonly string[] = [
  'The data has two dates of a deal, its opening and its close, and no contacts in between. These are drawn: gaps from a ' +
    'heavy-tailed distribution (Lomax, shape 3) with the given mean, and the last day. Milestones lie evenly, but those ' +
    'that take the customer wait for the next contact.',
  'Opportunities that the data leaves open are heard in the same way until it ends, on 31 December 2017.',
  'Days are counted from Monday to Friday in UTC.',
  ...assumptions,
];

/**
 * Runs a part of the public data under the rules of the standard playbook with changed days.
 *
 * @returns by assumption, and within it by change
 */
export async function runPart({ changes, contacts }: PublicRun, part: Part): Promise<Outcome[]> {
  const { rules } = await loadPlaybookFile(standardPlaybookFile());
  const data = publicData(cleanCrm(readCrmFiles()));
  const opportunities = data.opportunities.filter((_, index) => index % part.of === part.index);
  const planner = clockPlanner(realDayMs, () => officeHours('UTC'));
  const options = { planner, untilMs: instantOf(data.lastDay) };
  // tasks do not move the clock, so the ledgers have none; and the data has no archive
  const playbook = playbookForRun(withoutFacts(rules), {});

  return contacts.flatMap((assumption): Outcome[] => {
    const builders = changes.map(() => reportBuilder(stagesOf(rules)));
    for (const opportunity of opportunities) {
      const customerClass = data.classes.get(opportunity.account) ?? 'C';
      const steps = assumedSteps(opportunity, playbook, data.lastDay, assumption);
      const { state, events } = ledgerOf(opportunity, steps, playbook, customerClass);
      const project = recordedProject(state, events);
      if (!project) throw new Error(`Opportunity ${opportunity.id} was never opened.`);
      const results = whatIfEach(project, changes, options);
      for (const [index, result] of results.entries()) builders[index]?.add(project, result);
    }
    return changes.flatMap((change, index) => {
      const report = builders[index]?.report();
      return report ? [{ change, contacts: assumption, report }] : [];
    });
  });
}

export function stagesOf({ stages }: Pick<PlaybookRules, 'stages'>): string[] {
  return stages.map(({ key }) => key);
}
