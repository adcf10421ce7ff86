import type { PlaybookRules } from '../../domain/playbook/playbook';
import { clockDays } from '../../domain/playbook/playbook';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectStatus } from '../../domain/project/model/state';
import type { Opportunity } from '../public-data/crm-cleaning';
import type { Step } from './plan/schedule';
import { nameOf } from './plan/step-requests';
import type { Delivery, ProjectRun } from './plan/time-lapse';
import type { HistorySize } from './workflow-histories';

/** All that is counted of one project. */
export interface ProjectFacts {
  readonly opportunityId: string;
  /** how it ended in the data */
  readonly fate: Opportunity['fate'];
  /** how it stands in the platform; `missing`: nowhere */
  readonly status: ProjectStatus | 'missing';
  /** days between the last contact (or the opening) and the drop; undefined when it was not dropped */
  readonly silentDays: number | undefined;
  /** before this many days without a contact no project of its class may be dropped */
  readonly leastSilentDays: number;
  readonly followUps: number;
  readonly judgements: number;
  readonly contacts: number;
  readonly holds: number;
  /** holds that ended on their date; the others by a contact or a milestone */
  readonly wokenByDate: number;
  readonly classChanges: number;
  /** emails that its owner got about it, digests included */
  readonly ownerMails: number;
  /** steps that the API has accepted and that the ledger does not have */
  readonly lostCommands: readonly string[];
  /** steps that the API has not accepted, with the reason */
  readonly failedSteps: readonly string[];
  /** whether the workflow came to its own end */
  readonly isCompleted: boolean;
  readonly history: HistorySize;
}

/** What is there of one project when the time-lapse is over. */
export interface ProjectRemains {
  readonly run: ProjectRun;
  readonly status: ProjectStatus | undefined;
  readonly events: readonly ProjectEvent[];
  readonly isCompleted: boolean;
  readonly history: HistorySize;
  /** emails by project and reader, see `mailsByReader` */
  readonly mails: ReadonlyMap<string, number>;
}

/** Counts one project against what is there of it. */
export function factsOf(
  remains: ProjectRemains,
  { rules, dayMs }: { rules: PlaybookRules; dayMs: number },
): ProjectFacts {
  const { run, status = 'missing', events, isCompleted, history, mails } = remains;
  const { id, fate } = run.schedule.opportunity;
  const count = (type: ProjectEvent['type']): number => events.filter((event) => event.type === type).length;
  const isLost = (delivery: Delivery): boolean =>
    delivery.sent.kind === 'accepted' && !isInLedger(delivery, events);
  return {
    opportunityId: id,
    fate,
    status,
    silentDays: silentDaysOf(events, dayMs),
    leastSilentDays: leastSilentDaysOf(events, rules),
    followUps: count('followUpDue'),
    judgements: count('judgementDue'),
    contacts: count('contactRecorded'),
    holds: count('projectHeld'),
    wokenByDate: events.filter((event) => event.type === 'projectWoken' && event.cause === 'date').length,
    classChanges: count('classChanged'),
    ownerMails: mails.get(`${run.projectId} ${ownerOf(events)}`) ?? 0,
    lostCommands: run.deliveries.filter(isLost).map(({ step }) => nameOf(step)),
    failedSteps: run.deliveries.flatMap(({ step, sent }) =>
      sent.kind === 'failed' ? [`${nameOf(step)}: ${sent.reason}`] : [],
    ),
    isCompleted,
    history,
  };
}

/** Who has opened a project for themselves; the demo hands none over. */
function ownerOf(events: readonly ProjectEvent[]): string | undefined {
  return events.find((event) => event.type === 'projectOpened')?.ownerId;
}

/** Whether the ledger has what was asked for, under the id that the API has answered with. */
function isInLedger({ step, sent }: Delivery, events: readonly ProjectEvent[]): boolean {
  return (
    sent.kind === 'accepted' &&
    events.some((event) => event.commandId === sent.commandId && isEffectOf(step, event))
  );
}

function isEffectOf(step: Step, event: ProjectEvent): boolean {
  switch (step.kind) {
    case 'open':
      return event.type === 'projectOpened';
    case 'milestone':
      return (
        event.type === 'milestoneReached' &&
        event.milestone === step.milestone &&
        event.evidence === step.evidence
      );
    case 'contact':
      return event.type === 'contactRecorded' && event.evidence === step.evidence;
    case 'hold':
      return event.type === 'projectHeld';
    case 'class':
      return event.type === 'classChanged';
    case 'loss':
      return event.type === 'projectLost';
  }
}

function silentDaysOf(events: readonly ProjectEvent[], dayMs: number): number | undefined {
  const dropped = events.find((event) => event.type === 'projectDropped');
  if (!dropped) return undefined;
  const heardAtMs = events.map(heardAt).filter((atMs) => atMs !== undefined);
  return (dropped.atMs - Math.max(...heardAtMs)) / dayMs;
}

/** When the clock of a project began with an event; undefined when the event leaves it alone. */
function heardAt(event: ProjectEvent): number | undefined {
  if (event.type === 'projectOpened') return event.atMs;
  if (event.type === 'contactRecorded') return event.occurredAtMs;
  return event.type === 'milestoneReached' && event.contact ? event.occurredAtMs : undefined;
}

function leastSilentDaysOf(events: readonly ProjectEvent[], rules: PlaybookRules): number {
  const opened = events.find((event) => event.type === 'projectOpened');
  const days = rules.stages.map((stage) => clockDays(rules, opened?.customerClass ?? 'C', stage.key));
  return Math.min(...days.map(({ judgeDays, graceWorkingDays }) => judgeDays + graceWorkingDays));
}
