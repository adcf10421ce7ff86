import type { PlaybookRules } from '../../../domain/playbook/playbook';
import { clockDays, customerClasses } from '../../../domain/playbook/playbook';
import type { Company } from '../../public-data/company';
import { companyOf, idOf } from '../../public-data/company';
import type { Crm } from '../../public-data/crm-cleaning';
import { cleanCrm } from '../../public-data/crm-cleaning';
import { readCrmFiles } from '../../public-data/crm-data';
import { spreadOver } from './opportunity-choice';
import type { DayAxis, Schedule } from './schedule';
import { axisOf, scheduleOf } from './schedule';

/** What a run is going to do. */
export interface Plan {
  readonly crm: Crm;
  readonly company: Company;
  readonly rules: PlaybookRules;
  readonly schedules: readonly Schedule[];
  readonly axis: DayAxis;
  /** projects by how they end in the data */
  readonly fates: Readonly<Record<Schedule['opportunity']['fate'], number>>;
}

/**
 * Plans a run from the public data.
 *
 * @param count how many opportunities
 */
export function planRun(count: number, rules: PlaybookRules): Plan {
  const crm = cleanCrm(readCrmFiles());
  const company = companyOf(crm, rules);
  const classes = new Map(company.customers.map((customer) => [customer.id, customer.class]));
  const schedules = spreadOver(crm.opportunities, count).map((opportunity) =>
    scheduleOf(opportunity, rules, classes.get(idOf(opportunity.account)) ?? 'C'),
  );
  const withFate = (fate: string): number =>
    schedules.filter(({ opportunity }) => opportunity.fate === fate).length;
  return {
    crm,
    company,
    rules,
    schedules,
    axis: axisOf(schedules, silentDays(rules)),
    fates: { won: withFate('won'), lost: withFate('lost'), silent: withFate('silent') },
  };
}

/** The most days from the opening of a silent project to its drop, of any class and stage. */
function silentDays(rules: PlaybookRules): number {
  const days = customerClasses.flatMap((each) => rules.stages.map(({ key }) => clockDays(rules, each, key)));
  return Math.max(...days.map(({ judgeDays, graceWorkingDays }) => judgeDays + graceWorkingDays));
}

/** How many steps fall into the minute that has the most of them. */
export function busiestMinute(schedules: readonly Schedule[], dayMs: number): number {
  const minuteDays = 60_000 / dayMs;
  const days = schedules.flatMap(({ steps }) => steps.map(({ day }) => day)).sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, next = 0; first < days.length; first += 1) {
    while ((days[next] ?? Infinity) < (days[first] ?? 0) + minuteDays) next += 1;
    most = Math.max(most, next - first);
  }
  return most;
}
