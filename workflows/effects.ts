import { ActivityFailure, proxyActivities } from '@temporalio/workflow';
import type { Activities, MailReport } from '../contracts/activities';
import type { RoleChoice } from '../domain/project/commands';
import type { DeadlinePlan, ProjectEvent } from '../domain/project/events';
import type { MailEffect } from '../domain/project/react';
import { rolesToChoose } from '../domain/project/react';
import type { ProjectState } from '../domain/project/state';

/**
 * Recording is an activity of its own task, never a local one: a local activity runs before the workflow task that
 * caused it is durable, and a crash in between would leave events in the ledger that never happened.
 */
const { record } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  // A repeat writes the same rows under the same ids and answers with the plan that the first one stored. It goes on
  // until the database is back: a project whose ledger is behind has nothing better to do.
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

const { chooseRoles } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  // Read-only: a repeat may choose somebody else, and only the choice that arrives counts.
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

const { sendMail } = proxyActivities<Activities>({
  startToCloseTimeout: '2m',
  // A repeat finds the mail's row by its key and sends only what the mail server cannot have. Temporary faults are
  // worth four days (as mail servers themselves do it: RFC 5321, 4.5.4.1); then the manager is told.
  scheduleToCloseTimeout: '4d',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
});

/** Writes events to the ledger, and gives the deadlines that they asked for. */
export async function recordEvents(
  projectId: string,
  events: readonly ProjectEvent[],
): Promise<DeadlinePlan | null> {
  const last = events.at(-1);
  const summary = events.length === 1 ? last?.type : `${events.length} events up to ${last?.type}`;
  const { planned } = await record.executeWithOptions({ summary: summary ?? 'nothing' }, [
    { projectId, events },
  ]);
  return planned;
}

/** Chooses who takes the roles that wait for somebody; empty when none does. */
export async function chooseForRoles({ projectId, deal }: ProjectState): Promise<readonly RoleChoice[]> {
  const roles = deal ? rolesToChoose(deal) : [];
  if (!deal || roles.length === 0) return [];
  const { customerId, ownerId } = deal;
  const request = { projectId, customerId, ownerId, roles };
  return chooseRoles.executeWithOptions({ summary: roles.join(', ') }, [request]);
}

/** Sends a mail and says how that ended. A mail never fails the project. */
export async function deliver(projectId: string, effect: MailEffect): Promise<MailReport> {
  const summary = effect.taskId === undefined ? effect.mail : `${effect.mail} ${effect.taskId}`;
  try {
    return await sendMail.executeWithOptions({ summary }, [{ projectId, effect }]);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return {
      status: 'failed',
      personId: 'personId' in effect.to ? effect.to.personId : null,
      reason: 'undelivered',
    };
  }
}
