import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { ClearError } from '../../embedded/processes/clear-error';
import type { Platform } from '../../embedded/platform/platform';
import type { ApiClient } from '../public-data/api-client';
import { apiClient } from '../public-data/api-client';
import { dateOfDay } from '../public-data/crm-cleaning';
import { importCompany } from '../public-data/import-company';
import type { DemoOptions } from './options';
import type { Plan } from './plan/plan';
import { busiestMinute, planRun } from './plan/plan';
import type { PlatformRecords } from './platform-records';
import { openRecords } from './platform-records';
import { openPresent, presentSchedules } from './present';
import { showProgress } from './progress';
import { readRemains, waitForTheEnd } from './remains';
import type { Sights } from './sights';
import { sightsOf } from './sights';
import { spreadOf } from './plan/spread';
import { stepSender } from './plan/step-requests';
import type { Summary } from './summary';
import { summarise } from './summary';
import type { RequestCounts } from './summary-table';
import { summaryTable } from './summary-table';
import type { Terminal } from './terminal';
import type { ProjectRun, TimeLapse } from './plan/time-lapse';
import { latenesses, startTimeLapse } from './plan/time-lapse';
import { reasonsToFail } from './verdict';
import { holdReviews, managersOf } from './weekly-reviews';
import { openHistories } from './workflow-histories';

export interface DemoDeps {
  readonly options: DemoOptions;
  readonly platform: Platform;
  readonly terminal: Terminal;
  /** when the whole began, epoch milliseconds */
  readonly startedAtMs: number;
  /** ends it early */
  readonly signal: AbortSignal;
}

/** The result of a run. */
export interface DemoResult {
  readonly summary: Summary;
  /** why it is not as it should be; empty when all is well */
  readonly reasons: readonly string[];
  readonly sights: Sights;
}

/** Requests in progress at the same time: more would only wait in the API. */
const requestsAtOnce = 64;

/** How long to wait after the last drop for whatever is late: days of the run, plus milliseconds. */
const lateDays = 5;
const lateMs = 30_000;

/** Runs the time-lapse on a newly started platform, then counts what is there. */
export async function runDemo(deps: DemoDeps): Promise<DemoResult> {
  const { options, platform, terminal, signal } = deps;
  const { mail } = platform;
  if (!mail) throw new ClearError('The demo counts the mails, so it needs the mail catcher.');
  const { rules } = await loadPlaybookFile(standardPlaybookFile());
  const plan = planRun(options.projects, rules);
  for (const line of intentions(plan, options)) terminal.print(line);

  const records = await openRecords(platform.mongoUri);
  const histories = await openHistories(platform.temporalAddress, platform.temporalNamespace);
  try {
    const api = apiClient({ apiUrl: platform.apiUrl, atOnce: requestsAtOnce, signal });
    const lapse = await begin(deps, plan, api, records);
    const { axis } = plan;
    const endProgress = showProgress({ terminal, records, mail, lapse, axis, rules });
    // projects of every kind run by then
    const afterMs = ((axis.lastStepDay - axis.firstDay) * options.dayMs) / 2;
    const remainsDeps = { records, histories, mail, rules, dayMs: options.dayMs, signal };
    try {
      await Promise.all([lapse.done, holdReviews({ ...platform, company: plan.company, afterMs, signal })]);
      const days = axis.lastDay - axis.firstDay + lateDays;
      await waitForTheEnd(remainsDeps, lapse.runs, lapse.startedAtMs + days * options.dayMs + lateMs);
    } finally {
      await endProgress();
    }
    terminal.print('Counting what is there: the ledger, the histories in Temporal, the mails');
    const managers = managersOf(plan.company).length;
    const remains = { ...(await readRemains(remainsDeps, lapse.runs)), managers };
    const seconds = Math.round((Date.now() - deps.startedAtMs) / 100) / 10;
    const requests = requestCounts(lapse.runs);
    const time = { seconds, maxLatenessMs: requests.lateness.max };
    const summary = summarise(remains, time);
    terminal.print(summaryTable(summary, { ...plan.fates, reviews: managers }, requests));
    const sights = sightsOf(
      plan.company,
      await mail.listMails(),
      await records.outbox(),
      platform.inboxUrl ?? '',
    );
    if (options.keepOpen) await goOn(deps, plan, await records.makeApiKeys(['present']));
    return { summary, reasons: reasonsToFail(remains), sights };
  } finally {
    await histories.close();
    await records.close();
  }
}

/** From here on a day is a day, and there are projects that run. */
async function goOn({ platform, terminal, signal }: DemoDeps, plan: Plan, [apiKey = '']: string[]) {
  terminal.print('From here on a day takes a day. Opening some projects of today, to look around among');
  await platform.withDaysOf(realDayMs);
  const api = apiClient({ apiUrl: platform.apiUrl, atOnce: requestsAtOnce, signal });
  const { rules, crm } = plan;
  const send = stepSender({ api, rules, accounts: crm.accounts, dayMs: realDayMs, apiKeyOf: () => apiKey });
  await openPresent(presentSchedules(plan), send, signal);
}

function intentions({ crm, company, schedules, axis, fates }: Plan, { dayMs }: DemoOptions): string[] {
  const corrections = crm.corrections.map(({ what, rows }) => `  ${what} (${rows} rows)`);
  const seconds = Math.round(((axis.lastDay - axis.firstDay) * dayMs) / 1_000);
  return [
    `Data: ${crm.opportunities.length} opportunities, cleaned:`,
    ...corrections,
    `Company: ${company.people.length} people (those marked "sample" are not in the data), ` +
      `${company.customers.length} customers`,
    `Run: ${schedules.length} opportunities from ${dateOfDay(axis.firstDay)} to ${dateOfDay(axis.lastDay)}, ` +
      `${fates.won} won, ${fates.lost} lost, ${fates.silent} silent; a day is ${dayMs} ms, so about ${seconds} s`,
  ];
}

/** Imports the company and sets the projects going. */
async function begin(
  { options, terminal, signal }: DemoDeps,
  { crm, company, rules, schedules, axis }: Plan,
  api: ApiClient,
  records: PlatformRecords,
): Promise<TimeLapse> {
  const { dayMs } = options;
  const [importKey = '', ...reporterKeys] = await records.makeApiKeys([
    'import',
    ...reporterNames(busiestMinute(schedules, dayMs)),
  ]);
  await importCompany(api, importKey, company);
  terminal.print(`Imported. ${reporterKeys.length} reporting systems send the milestones.`);
  const places = new Map(schedules.map(({ opportunity }, index) => [opportunity.id, index]));
  const apiKeyOf = ({ id }: { id: string }): string =>
    reporterKeys[(places.get(id) ?? 0) % reporterKeys.length] ?? '';
  const send = stepSender({ api, rules, accounts: crm.accounts, dayMs, apiKeyOf });
  return startTimeLapse(schedules, { axis, dayMs, send, signal });
}

/** The API takes 6,000 requests a minute with one key; this leaves room for an uneven share and for repeats. */
const requestsPerReporter = 4_000;

/** Names of as many reporting systems as the busiest minute needs, each with an API key of its own. */
function reporterNames(requests: number): string[] {
  const count = Math.max(1, Math.ceil(requests / requestsPerReporter));
  return Array.from({ length: count }, (_, index) => `crm-${index + 1}`);
}

function requestCounts(runs: readonly ProjectRun[]): RequestCounts {
  const sent = runs.flatMap(({ deliveries }) => deliveries.map((delivery) => delivery.sent));
  return {
    sent: sent.length,
    deferred: sent.filter((each) => each.kind === 'accepted' && each.status === 202).length,
    repeats: sent.reduce((total, { repeats }) => total + repeats, 0),
    lateness: spreadOf(latenesses(runs)),
  };
}
