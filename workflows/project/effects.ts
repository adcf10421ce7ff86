import { proxyActivities } from '@temporalio/workflow';
import type { Activities, MailLater, MailReport, RecordAnswer } from '../../contracts/sandbox/activities';
import { packEvents } from '../../contracts/sandbox/activities';
import type { Cause } from '../../contracts/sandbox/cause';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import { because } from '../shared/causes';
import { mailAttempts, sentOrUndelivered } from '../shared/mail-attempts';
import { recordSummary } from './summaries';

/**
 * Recording is a normal activity, never a local one: a local activity runs before the workflow task that caused it is
 * durable, and a crash in between would leave events in the ledger that never happened.
 */
const { record } = proxyActivities<Activities>({
  // a few writes: when it takes longer, the worker has died or the database hangs, and another attempt should begin
  startToCloseTimeout: '10s',
  // A repeat writes the same rows under the same ids and answers with the plan that the first one stored; it may
  // choose other people, of which only the answer that arrives counts. It goes on until the database is back: a
  // project whose ledger is behind has nothing better to do.
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * Writes events to the ledger; returns the deadlines and the people that they asked for.
 *
 * @param after the fingerprint of the project before the first of them
 * @param looks whether the answer must say what the archive says now
 */
export function recordEvents(
  projectId: string,
  after: string,
  events: readonly ProjectEvent[],
  cause: Cause,
  looks: boolean,
): Promise<RecordAnswer> {
  const summary = recordSummary(events);
  const request = { projectId, after, steps: packEvents(events), ...(looks && { looks }) };
  return because(cause, () => record.executeWithOptions({ summary }, [request]));
}

/**
 * Sends a mail and reports how that ended; when its time is over, the manager is notified. A mail never fails the
 * project.
 */
export function deliver(
  projectId: string,
  effect: MailEffect,
  summary: string,
  cause: Cause,
): Promise<MailReport | MailLater> {
  const { sendMail } = proxyActivities<Activities>(mailAttempts());
  const personId = 'personId' in effect.to ? effect.to.personId : null;
  const sending = because(cause, () => sendMail.executeWithOptions({ summary }, [{ projectId, effect }]));
  return sentOrUndelivered(personId, sending);
}
