import { assertNever } from '../assert-never';
import type { ProjectEvent } from './model/events';
import type { Deal } from './model/state';
import { openTasks } from './model/state';
import { waitsForSomebody } from './decide/tasks';

/** What a mail is about; also the names of the templates. */
export const mailKinds = [
  'task',
  /** To the assignee, on a rung of the task's ladder. */
  'reminder',
  /** To a manager, about a task that its assignee leaves undone. */
  'overdue',
  /** To the holders of tasks closed by a return to an earlier stage. */
  'stage-returned',
  /** Clocks and reminders stand still: to the holders of open tasks and the owner's manager. */
  'project-held',
  /** To whoever set a hold that was ended by a contact or a milestone. */
  'hold-ended',
  'project-ended',
  'drift',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Who gets a mail: a person, or whoever is the owner's manager when it is sent. */
export type Recipient =
  | { readonly personId: string }
  | {
      readonly managerOf: string;
      /** Nothing is sent if the manager is one of these: they have already been notified. */
      readonly unless: readonly string[];
    };

/** One mail to one person. */
export interface MailEffect {
  readonly mail: MailKind;
  readonly to: Recipient;
  /** The event that caused it. */
  readonly revision: number;
  /** The task that it is about: nothing is sent unless that task is still open and the recipient's. */
  readonly taskId?: string;
}

/**
 * Idempotency key of a mail, from project, revision, kind and recipient; a person's id never contains an `@`. It is
 * derived where needed rather than stored, because the size of histories costs money.
 */
export function mailKey(projectId: string, { revision, mail, to }: MailEffect): string {
  return `${projectId}:${revision}:${mail}:${'personId' in to ? to.personId : '@manager'}`;
}

/** The mails that an event calls for. Recording is not among them: every event is recorded, always first. */
export function react(event: ProjectEvent): MailEffect[] {
  const { revision } = event;
  const mail = (kind: MailKind, to: Recipient, taskId?: string): MailEffect => ({
    mail: kind,
    to,
    revision,
    ...(taskId !== undefined && { taskId }),
  });

  switch (event.type) {
    case 'taskOpened':
      // without a person it waits for one: the ledger answers with whom it has chosen, see `rolesToChoose`
      return event.personId === null ? [] : [mail('task', { personId: event.personId }, event.taskId)];
    case 'taskAssigned':
      return [mail('task', { personId: event.personId }, event.taskId)];
    case 'decisionChanged':
      return event.tellsId === undefined ? [] : [mail('task', { personId: event.tellsId }, event.taskId)];
    case 'rungReached':
      return rungMails(event).map(({ kind, to }) => mail(kind, to, event.taskId));
    case 'stageReturned':
      return event.personIds.map((personId) => mail('stage-returned', { personId }));
    case 'projectHeld': {
      // whoever put it on hold knows
      const notified = event.personIds.filter((personId) => personId !== event.actor);
      return [
        ...notified.map((personId) => mail('project-held', { personId })),
        mail('project-held', { managerOf: event.ownerId, unless: [...notified, event.actor] }),
      ];
    }
    case 'projectWoken':
      return event.tellsId === undefined ? [] : [mail('hold-ended', { personId: event.tellsId })];
    case 'driftWarned':
      return [
        mail('drift', { personId: event.ownerId }),
        mail('drift', { managerOf: event.ownerId, unless: [event.ownerId] }),
      ];
    case 'projectDropped':
    case 'projectLost':
    case 'projectWon':
      // what was over long ago is news to nobody
      if (event.broughtIn === 'history') return [];
      return [
        ...event.personIds.map((personId) => mail('project-ended', { personId })),
        mail('project-ended', { managerOf: event.ownerId, unless: event.personIds }),
      ];
    case 'projectOpened':
    case 'stageEntered':
    case 'milestoneReached':
    case 'contactRecorded':
    case 'buyerStageMoved':
    case 'driftEnded':
    case 'taskClosed':
    case 'taskAccepted':
    case 'taskPostponed':
    case 'roleAssigned':
    case 'roleQueued':
    case 'roleSkipped':
    case 'rungPassedOver':
    case 'holdChanged':
    case 'meetingConfirmed':
    case 'meetingCancelled':
    case 'clockChanged':
    case 'classChanged':
    case 'titleChanged':
    case 'amountChanged':
    case 'currencyChanged':
    case 'expectedSigningChanged':
    case 'referenceAdded':
    case 'referenceRemoved':
    case 'factsNoted':
    case 'deadlinesReplanned':
    case 'projectReopened':
    case 'projectReviewed':
    case 'followUpDue':
    case 'judgementDue':
    case 'projectKept':
    // the hand-over itself writes to those who hand over and take over, one mail for all projects
    case 'handedOver':
    case 'noteAdded':
    case 'mailFailed':
    case 'commandAcknowledged':
    case 'commandRefused':
    case 'ledgerAdopted':
      return [];
    default:
      return assertNever(event);
  }
}

type RungReached = Extract<ProjectEvent, { type: 'rungReached' }>;

function rungMails({ step, personId, ownerId }: RungReached): { kind: MailKind; to: Recipient }[] {
  const reminder = { kind: 'reminder', to: { personId } } as const;
  switch (step) {
    case 'remind':
      return [reminder];
    case 'copy-manager':
      return [reminder, { kind: 'overdue', to: { managerOf: ownerId, unless: [personId] } }];
    case 'ask-manager':
      // the manager's task, which is opened with this rung, has a mail of its own
      return [];
    case 'tell-next-manager':
      return [{ kind: 'overdue', to: { managerOf: personId, unless: [personId] } }];
    default:
      return assertNever(step);
  }
}

/** The roles that need somebody now: of open tasks that have nobody and are not in a queue. */
export function rolesToChoose(deal: Deal): string[] {
  const isQueued = (role: string): boolean => deal.roles[role]?.personId === null;
  const waiting = openTasks(deal).filter((task) => waitsForSomebody(task) && !isQueued(task.role));
  return [...new Set(waiting.map((task) => task.role))];
}
