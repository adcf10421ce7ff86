import type { MailAudit } from './mail-audit';
import type { ProjectFacts } from './project-facts';

/** What is there beside the projects that were asked for. */
export interface RunRemains {
  readonly projects: readonly ProjectFacts[];
  readonly mails: MailAudit;
  /** weekly reviews that were mailed, and managers to whom one should have been */
  readonly reviews: number;
  readonly managers: number;
  /** projects in the ledger that no opportunity was opened as */
  readonly strayProjects: number;
}

const wantedStatus = { won: 'won', lost: 'lost', silent: 'dropped' } as const;

/** How many examples a reason names. */
const examples = 3;

/** Why a run failed: one sentence for each kind of fault, with some examples; empty when all is well. */
export function reasonsToFail({ projects, mails, reviews, managers, strayProjects }: RunRemains): string[] {
  const wrongEnds = projects.filter(({ fate, status }) => status !== wantedStatus[fate]);
  const early = projects.filter(
    ({ fate, silentDays, leastSilentDays }) =>
      fate === 'silent' && silentDays !== undefined && silentDays < leastSilentDays,
  );
  const ofSteps = (name: 'lostCommands' | 'failedSteps'): string[] =>
    projects.flatMap((project) => project[name].map((step) => `${project.opportunityId} ${step}`));
  const unfinished = projects.filter(
    ({ isCompleted, status }) => !isCompleted && status !== 'open' && status !== 'missing',
  );
  return [
    reason('ended otherwise than in the data', wrongEnds.map(describeEnd)),
    reason('dropped before their time', early.map(describeDrop)),
    reason('commands accepted and not in the ledger', ofSteps('lostCommands')),
    reason('requests that were not accepted', ofSteps('failedSteps')),
    reason('duplicate mails', mails.duplicates),
    reason('mails that were sent and never came', mails.missing),
    reason('mails that the outbox does not know', mails.unknown),
    reason('mails that could not be delivered', mails.undelivered),
    reason(
      'ended, with a workflow that has not completed',
      unfinished.map(({ opportunityId }) => opportunityId),
    ),
    reviews === managers ? [] : [`${reviews} weekly reviews were mailed to ${managers} managers`],
    strayProjects > 0 ? [`${strayProjects} projects that nobody asked for`] : [],
  ].flat();
}

function reason(what: string, cases: readonly string[]): string[] {
  if (cases.length === 0) return [];
  const more = cases.length > examples ? `, and ${cases.length - examples} more` : '';
  return [`${cases.length} ${what}: ${cases.slice(0, examples).join('; ')}${more}`];
}

function describeEnd({ opportunityId, fate, status }: ProjectFacts): string {
  return `${opportunityId} is ${status} and should be ${wantedStatus[fate]}`;
}

function describeDrop({ opportunityId, silentDays = 0, leastSilentDays }: ProjectFacts): string {
  return `${opportunityId} after ${silentDays.toFixed(2)} days and not ${leastSilentDays}`;
}
