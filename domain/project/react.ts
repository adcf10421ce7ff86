import { assertNever } from '../assert-never';
import type { ProjectEvent } from './events';
import type { Deal, ProjectState } from './state';
import { openTasks } from './state';

/** What a mail is about; the templates are named by it. */
export const mailKinds = ['task', 'project-ended', 'drift'] as const;
export type MailKind = (typeof mailKinds)[number];

/** Who gets a mail: a person, or whoever is the owner's manager at the moment of sending. */
export type Recipient =
  | { readonly personId: string }
  | {
      readonly managerOf: string;
      /** Nothing is sent when the manager is one of these: they have been told already. */
      readonly unless: readonly string[];
    };

/** One mail to one person. */
export interface MailEffect {
  readonly kind: 'mail';
  /** Idempotency key of the mail: made of project, revision, kind and recipient; no person's id has an `@`. */
  readonly key: string;
  readonly mail: MailKind;
  readonly to: Recipient;
  /** The event that caused it. */
  readonly revision: number;
  /** The task that it is about: nothing is sent when that task is no longer open and the recipient's. */
  readonly taskId?: string;
}

/** What the world must be told. Writing to the ledger is not among them: every event is recorded, always first. */
export type Effect = MailEffect;

/** What an event asks for, given the state after it. */
export function react(state: ProjectState, event: ProjectEvent): Effect[] {
  const { projectId } = state;
  const { revision } = event;
  const mail = (kind: MailKind, to: Recipient, taskId?: string): MailEffect => ({
    kind: 'mail',
    key: `${projectId}:${revision}:${kind}:${'personId' in to ? to.personId : '@manager'}`,
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
    case 'driftWarned':
      return [
        mail('drift', { personId: event.ownerId }),
        mail('drift', { managerOf: event.ownerId, unless: [event.ownerId] }),
      ];
    case 'projectDropped':
    case 'projectLost':
    case 'projectWon':
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
    case 'roleAssigned':
    case 'roleQueued':
    case 'roleSkipped':
    case 'followUpDue':
    case 'judgementDue':
    case 'projectKept':
    case 'mailFailed':
    case 'commandAcknowledged':
    case 'commandRefused':
      return [];
    default:
      return assertNever(event);
  }
}

/** The roles for which somebody must be chosen now: of open tasks that have nobody and are not in a queue. */
export function rolesToChoose(deal: Deal): string[] {
  const isQueued = (role: string): boolean => deal.roles[role]?.personId === null;
  const waiting = openTasks(deal).filter((task) => task.personId === null && !isQueued(task.role));
  return [...new Set(waiting.map((task) => task.role))];
}
