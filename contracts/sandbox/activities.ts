import type { DeadlinePlan, EventBase, EventBody, ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import type { NotificationRequest } from './notifications';
import type { Facts } from '../../domain/playbook/facts';
import type { RoleChoice } from '../../domain/project/model/commands';
import type { ProjectState } from '../../domain/project/model/state';

/** The events of one command, with what they share stated once, because the size of histories costs money. */
export interface RecordedStep extends Omit<EventBase, 'planned'> {
  /** In order; the first has the step's `revision`, the next one more, and so on. */
  readonly events: readonly EventBody[];
}

/** The most events in one call of `record`: a backlog is written in pieces that fit the timeout. */
export const mostRecorded = 200;

/** What `record` is given: steps, in order and without gaps; none when there is only something to look for. */
export interface RecordRequest {
  readonly projectId: string;
  /** `ProjectState.fingerprint` before the first event; reveals a ledger with another past. */
  readonly after: string;
  readonly steps: readonly RecordedStep[];
  /** The archive of the customer has changed, so that the answer must say what it says now. */
  readonly looks?: true;
}

/** Groups events by the command that caused them. */
export function packEvents(events: readonly ProjectEvent[]): RecordedStep[] {
  const steps: (RecordedStep & { events: EventBody[] })[] = [];
  for (const { revision, atMs, commandId, actor, source, ...body } of events) {
    const step = steps.at(-1);
    const isSame =
      step?.commandId === commandId && step.atMs === atMs && step.actor === actor && step.source === source;
    if (isSame) step.events.push(body);
    else steps.push({ revision, atMs, commandId, actor, source, events: [body] });
  }
  return steps;
}

/** The single events of some steps. */
export function unpackEvents(steps: readonly RecordedStep[]): ProjectEvent[] {
  return steps.flatMap(({ events, revision, ...shared }) =>
    events.map((body, index): ProjectEvent => ({ ...body, ...shared, revision: revision + index })),
  );
}

/**
 * The answer of `record`: all that a project needs from the world before it goes on. It rides on the ledger write,
 * since separate activities for it were every tenth billed action of a project.
 */
export interface RecordAnswer {
  /** The deadlines that the events asked for, as written beside the last of them; absent: they asked for none. */
  readonly planned?: DeadlinePlan;
  /**
   * Plans that an earlier attempt has written beside other events of these, by revision: it had the same events in
   * smaller pieces, before a roll-over.
   */
  readonly plannedBefore?: Readonly<Record<number, DeadlinePlan>>;
  /**
   * Who takes the roles that wait for somebody; absent: none waits. Nothing is written of it: the project decides, and
   * records that.
   */
  readonly choices?: readonly RoleChoice[];
  /**
   * What the archive says of the customer to what the gates ask, as it is after the events were written; absent: it was
   * not looked at, or says what the project knows.
   */
  readonly facts?: Facts;
  /**
   * What the project is called in the list of workflows: its customer and its title, as they are now. Absent when
   * nothing in the events can have changed it.
   */
  readonly title?: string;
  /** The ledger has other events than the project: nothing was written, and the project goes on from these. */
  readonly found?: FoundLedger;
}

/** What the ledger has, when it is not what the project was going on from. */
export interface FoundLedger {
  readonly state: ProjectState;
  /** When its last event was decided, epoch milliseconds: nothing after it is older. */
  readonly lastAtMs: number;
  /** Mails of its events that are not known to have been sent. */
  readonly mails: readonly MailEffect[];
}

/** The failure type of `record` when the ledger ends before the first event: it has lost some. */
export const ledgerBehind = 'ledger-behind';

/** What `sendMail` is given: which mail to whom. Names, addresses and texts are looked up when it is sent. */
export interface SendMailRequest {
  readonly projectId: string;
  readonly effect: MailEffect;
}

/**
 * How a mail ended. `skipped`: its task was closed or given to somebody else, or its recipient is no longer active.
 * `failed`: refused for good. `unconfirmed`: it was handed over twice, and each time no answer came, since a connection
 * broke or a worker died; it is not sent again, since the server almost certainly has it.
 */
export interface MailReport {
  readonly status: 'accepted' | 'skipped' | 'failed' | 'unconfirmed';
  readonly personId: string | null;
  /** A code; present unless accepted. */
  readonly reason?: string;
}

/** A mail that asks for something when nobody works: it is not sent before an instant, epoch milliseconds. */
export interface MailLater {
  readonly status: 'later';
  readonly notBeforeMs: number;
}

/** The reason of a mail that was skipped since nobody is above the person whose manager it was for. */
export const nobodyAbove = 'nobody-above';

/** The activities of a worker, as workflows call them. */
export interface Activities {
  /**
   * Appends events to the ledger, folds them into the project's document, and answers with deadlines and with people
   * for roles. Idempotent by project and revision.
   */
  record(request: RecordRequest): Promise<RecordAnswer>;
  /** Sends one mail to one person. Idempotent by `mailKey`. */
  sendMail(request: SendMailRequest): Promise<MailReport | MailLater>;
  /** Sends one notification to one person. Idempotent by its key. */
  sendNotification(request: NotificationRequest): Promise<MailReport | MailLater>;
}
