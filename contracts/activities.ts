import type { DeadlinePlan, ProjectEvent } from '../domain/project/events';
import type { MailEffect } from '../domain/project/react';
import type { RoleChoice } from '../domain/project/commands';

/** What `record` is given: the events of one step or more, in order and without gaps. */
export interface RecordRequest {
  readonly projectId: string;
  readonly events: readonly ProjectEvent[];
}

/** What `record` answers: the deadlines that the events asked for, as written beside the last of them. */
export interface RecordAnswer {
  readonly planned: DeadlinePlan | null;
}

/** What `chooseRoles` is given. It is read-only, so a repeat does no harm. */
export interface ChooseRolesRequest {
  readonly projectId: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly roles: readonly string[];
}

/** What `sendMail` is given: which mail to whom. Names, addresses and texts are looked up when it is sent. */
export interface SendMailRequest {
  readonly projectId: string;
  readonly effect: MailEffect;
}

/**
 * How a mail ended. `skipped`: its task was closed or given to somebody else, or its recipient is no longer active.
 * `failed`: refused for good. `unknown`: a worker died between handing it over and the server's answer; it is not
 * sent again, since the server almost certainly has it.
 */
export interface MailReport {
  readonly status: 'accepted' | 'skipped' | 'failed' | 'unknown';
  readonly personId: string | null;
  /** A code; present unless accepted. */
  readonly reason?: string;
}

/** The activities of a worker, as workflows call them. */
export interface Activities {
  /** Appends events to the ledger and folds them into the project's document. Idempotent by project and revision. */
  record(request: RecordRequest): Promise<RecordAnswer>;
  /** Chooses who takes each role, with the reason. Read-only. */
  chooseRoles(request: ChooseRolesRequest): Promise<RoleChoice[]>;
  /** Sends one mail to one person. Idempotent by the effect's key. */
  sendMail(request: SendMailRequest): Promise<MailReport>;
}
