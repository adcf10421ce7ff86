import type { Client } from '@temporalio/client';
import type { Activities } from '../contracts/activities';
import type { CalendarActivities } from '../contracts/calendar-change';
import type { HealthActivities } from '../contracts/health';
import type { HandOverActivities } from '../contracts/hand-over-run';
import type { WeeklyMailActivities } from '../contracts/weekly-mails';
import { healthActivities } from './health/health';
import { handOverActivities } from './hand-over/hand-over';
import { record } from './ledger';
import type { LedgerSettings } from './ledger';
import type { MailDeps, MailSettings } from './delivery';
import { checkMailSettings, nowOf } from './delivery';
import { sendLetter } from './letters';
import { sendMail } from './mail';
import { replanProjects } from './replan';
import { sendWeeklyMail } from './weekly-mails';
import { defaultTaskQueue } from '../contracts/names';
import type { HealthDeps } from './health/deps';

/** What the activities of a worker need of the world. */
export type ActivityDeps = Omit<MailDeps, 'settings'> & {
  readonly settings: MailSettings & LedgerSettings;
  /** To tell projects of a hand-over or of a changed calendar; a worker has one over its own connection. */
  readonly client?: Client;
  /** Of workflows that are started anew; by default the usual one. */
  readonly taskQueue?: string;
};

/**
 * The activities of a worker over one database and one mail server.
 *
 * @throws when no mail could be sent with the settings
 */
export function createActivities(
  deps: ActivityDeps,
): Activities & HandOverActivities & CalendarActivities & WeeklyMailActivities & HealthActivities {
  checkMailSettings(deps.settings);
  return {
    record: async (request) => record(deps.store, deps.settings, request, await nowOf(deps)),
    sendMail: (request) => sendMail(deps, request),
    sendLetter: (request) => sendLetter(deps, request),
    sendWeeklyMail: (request) => sendWeeklyMail(deps, request),
    ...handOverActivities(deps),
    replanProjects: (request) => replanProjects(deps, request),
    ...healthActivities(() => healthDeps(deps)),
  };
}

function healthDeps({ store, client, taskQueue = defaultTaskQueue, settings }: ActivityDeps): HealthDeps {
  if (!client) throw new Error('This worker has no client to look into Temporal with.');
  return { store, client, taskQueue, settings };
}
