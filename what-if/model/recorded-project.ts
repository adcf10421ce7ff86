import { assertNever } from '../../domain/assert-never';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { CommandBase, NoteFactsCommand, ProjectCommand } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState, ProjectStatus } from '../../domain/project/model/state';

/** How a project stands in truth, by its ledger. */
export type Truth = Exclude<ProjectStatus, 'new'>;

/** A project as a what-if run takes it: what it was really told, and what became of it. */
export interface RecordedProject {
  readonly projectId: string;
  readonly truth: Truth;
  /** When it ended in truth, epoch milliseconds; null while it is open. */
  readonly endedAtMs: number | null;
  /** What it was to bring, in units of `currency` (ISO 4217); null when nobody said. */
  readonly value: { readonly amount: number; readonly currency: string } | null;
  /** What came from outside, in the order in which the project was told. */
  readonly received: readonly ReceivedCommand[];
}

export interface ReceivedCommand {
  /** When the project was told, epoch milliseconds. */
  readonly atMs: number;
  readonly command: ProjectCommand | NoteFactsCommand;
}

/**
 * Reads a project's ledger for what-if runs; null when it was never opened.
 *
 * @param state what the events lead to
 * @param events all of them, in order
 */
export function recordedProject(
  { projectId, status, deal }: ProjectState,
  events: readonly ProjectEvent[],
): RecordedProject | null {
  if (status === 'new' || !deal) return null;
  const { amount, currency, outcome } = deal;
  return {
    projectId,
    truth: status,
    endedAtMs: outcome?.atMs ?? null,
    value: amount === undefined || currency === undefined ? null : { amount, currency },
    received: events.flatMap((event) => {
      const body = receivedWith(event, deal.playbook);
      if (!body) return [];
      const { revision, actor, atMs } = event;
      return [{ atMs, command: { ...body, commandId: `r${revision}`, actor, source: 'what-if', at: atMs } }];
    }),
  };
}

type CommandBody<T = ProjectCommand | NoteFactsCommand> = T extends unknown
  ? Omit<T, keyof CommandBase>
  : never;

/**
 * The command that an event stands for, or null when it follows from another one. Replayed is everything from outside
 * that starts, stops or moves the clock: openings, milestones, contacts, meetings, holds, judgements, changes of class,
 * days and calendars, returns, ends, new attempts, what the archive says, and who owns the project. Tasks are not: whatever they cause comes as
 * an event of its own.
 */
function receivedWith(event: ProjectEvent, rules: PlaybookRules): CommandBody | null {
  switch (event.type) {
    case 'projectOpened': {
      const { title, customerId, customerClass, ownerId, playbook } = event;
      const opened = { name: 'open', title, customerId, customerClass, ownerId, playbook } as const;
      const { amount, currency, facts } = event;
      return {
        ...opened,
        ...(amount !== undefined && { amount }),
        ...(currency !== undefined && { currency }),
        ...(facts !== undefined && { facts }),
      };
    }
    case 'milestoneReached': {
      const { milestone, evidence, occurredAtMs } = event;
      // what the archive reaches follows from what it says
      if (rules.milestones[milestone]?.fact !== undefined) return null;
      return { name: 'reachMilestone', milestone, evidence, occurredAtMs };
    }
    case 'contactRecorded':
      return { name: 'recordContact', kind: event.kind, occurredAtMs: event.occurredAtMs };
    case 'roleAssigned':
      return { name: 'assign', role: event.role, personId: event.personId };
    case 'handedOver': {
      const { handOverId, fromPersonId, toPersonId } = event;
      return { name: 'handOver', handOverId, fromPersonId, toPersonId };
    }
    case 'stageReturned':
      return { name: 'goBack', stage: event.stage, cause: event.cause, ...notedBy(event) };
    case 'projectHeld':
    case 'holdChanged':
      return { name: 'hold', reason: event.reason, wakeAtMs: event.wakeOnMs, ...notedBy(event) };
    case 'projectWoken':
      // by its date or with a contact it wakes by itself
      return event.cause === 'command' ? { name: 'wake', ...notedBy(event) } : null;
    case 'meetingConfirmed': {
      const { kind, meetingAtMs, evidence } = event;
      return { name: 'confirmMeeting', kind, meetingAtMs, evidence, ...notedBy(event) };
    }
    case 'meetingCancelled':
      return { name: 'cancelMeeting', ...notedBy(event) };
    case 'clockChanged':
      return { name: 'changeClock', ...event.days, ...notedBy(event) };
    case 'classChanged':
      return { name: 'changeClass', customerClass: event.to };
    case 'factsNoted':
      return { name: 'noteFacts', facts: event.facts };
    case 'deadlinesReplanned':
      return { name: 'replanDeadlines', cause: event.cause, subject: event.subject };
    case 'projectReopened':
      return { name: 'reopen', stage: event.stage, ...notedBy(event) };
    case 'projectKept': {
      const { noteId, nextAtMs } = event;
      return { name: 'judge', verdict: 'keep', noteId, nextAtMs };
    }
    case 'projectDropped':
      // what the clock did in truth is what is asked about; what a person decided stays
      return event.source === internalSource ? null : { name: 'drop', reason: event.reason };
    case 'projectLost':
      return { name: 'lose', reason: event.reason };
    // neither clocks nor gates depend on what a deal is worth or called
    case 'titleChanged':
    case 'amountChanged':
    case 'currencyChanged':
    case 'expectedSigningChanged':
    case 'referenceAdded':
    case 'referenceRemoved':
    case 'stageEntered':
    case 'buyerStageMoved':
    case 'driftWarned':
    case 'driftEnded':
    case 'taskOpened':
    case 'taskAccepted':
    case 'taskPostponed':
    case 'taskAssigned':
    case 'decisionChanged':
    case 'rungReached':
    case 'rungPassedOver':
    case 'taskClosed':
    case 'roleQueued':
    case 'roleSkipped':
    case 'followUpDue':
    case 'judgementDue':
    case 'projectWon':
    case 'noteAdded':
    // what a review decides comes as an event of its own
    case 'projectReviewed':
    case 'mailFailed':
    case 'commandAcknowledged':
    case 'commandRefused':
    case 'ledgerAdopted':
      return null;
    default:
      return assertNever(event);
  }
}

function notedBy({ noteId }: { readonly noteId?: string }): { noteId?: string } {
  return noteId === undefined ? {} : { noteId };
}
