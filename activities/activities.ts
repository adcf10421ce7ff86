import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Activities, MailLater } from '../contracts/sandbox/activities';
import type { CalendarActivities } from '../contracts/sandbox/calendar-change';
import type { HealthActivities } from '../contracts/sandbox/health';
import type { HandOverActivities } from '../contracts/sandbox/hand-over-run';
import type { ImportActivities } from '../contracts/sandbox/imports';
import type { RetryMailActivities } from '../contracts/sandbox/mail-attempts';
import type { WeeklyMailActivities } from '../contracts/sandbox/weekly-mails';
import { healthActivities } from './health/health';
import { handOverActivities } from './hand-over/hand-over';
import { importRows } from './imports/import-rows';
import { record } from './ledger/ledger';
import type { LedgerSettings } from './ledger/ledger';
import { tellOfDelay } from './ledger/tell-of-delay';
import type { MailDeps, MailSettings } from './mail/mail-deps';
import { nowOf } from './mail/mail-deps';
import { sendNotification } from './mail/notifications/notifications';
import { sendMail } from './mail/mail';
import { mailFailure } from './mail/mail-failures';
import { checkMailSettings } from './mail/mail-message';
import { replanProjects } from './calendar-change/replan';
import { retryMail } from './retry-mail';
import type { Watched } from '../telemetry/watched';
import { sendWeeklyMail } from './mail/weekly-mails';
import type { HealthDeps } from './health/deps';
import { sendOrGather } from './mail/digest/gather';
import { notificationWaits, mailWaits } from './mail/working-hours';

/** Everything that a worker's activities depend on. */
export type ActivityDeps = Omit<MailDeps, 'settings' | 'watched'> & {
  /** Told what activities have done. */
  readonly watched?: Watched;
  readonly settings: MailSettings & LedgerSettings;
  /**
   * For sending commands to projects, when they are handed over or a calendar has changed; each worker has its own
   * connection.
   */
  readonly client?: Client;
  /** Told after each record of a project's events. */
  readonly recorded?: () => void;
};

/** Everything but mails; runs on the task queue of the workflows. */
export type OwnActivities = Pick<Activities, 'record'> &
  Omit<HandOverActivities, 'sendNotification'> &
  CalendarActivities &
  HealthActivities &
  ImportActivities;

/** The activities that send mails; they run on a task queue of their own, see `mailTaskQueue`. */
export type MailActivities = Omit<Activities, 'record'> & WeeklyMailActivities & RetryMailActivities;

/** A worker's activities over one database. */
export function createOwnActivities(deps: Omit<ActivityDeps, 'sender'>): OwnActivities {
  return {
    record: async (request) => {
      void tellOfDelay(deps.client);
      const answer = await record(deps.store, deps.settings, request, await nowOf(deps));
      deps.recorded?.();
      if (!answer.found)
        for (const event of request.steps.flatMap(({ events }) => events))
          if (event.type === 'commandRefused') deps.watched?.refused(event.code);
      return answer;
    },
    ...handOverActivities(deps),
    replanProjects: (request) => replanProjects(deps, request),
    importRows: (input) => importRows(deps, input),
    ...healthActivities(() => healthDeps(deps)),
  };
}

/**
 * The activities that send mails over one database and one mail server.
 *
 * @throws when no mail could be sent with the settings
 */
export function createMailActivities(deps: MailDeps): MailActivities {
  checkMailSettings(deps.settings);
  return {
    sendMail: async (request) =>
      sendOrGather(
        deps,
        request,
        async () => (await waits(mailWaits(deps, request), request.projectId)) ?? sendMail(deps, request),
      ),
    sendNotification: async (request) =>
      (await waits(notificationWaits(deps, request), request.key)) ?? sendNotification(deps, request),
    sendWeeklyMail: (request) => sendWeeklyMail(deps, request),
    retryMail: (request) => retryMail(deps, request),
  };
}

/** Lookups before a mail is sent fail as the mail would: with codes only, and retried when that can help. */
function waits(asking: Promise<MailLater | null>, key: string): Promise<MailLater | null> {
  return asking.catch((error: unknown) => {
    throw mailFailure(error, key);
  });
}

/** All activities, for a worker that serves both task queues. */
export function createActivities(deps: ActivityDeps): OwnActivities & MailActivities {
  return { ...createOwnActivities(deps), ...createMailActivities(deps) };
}

function healthDeps(deps: Omit<ActivityDeps, 'sender'>): HealthDeps {
  const { store, client, settings } = deps;
  if (!client) throw new Error('This worker has no client to look into Temporal with.');
  // workflows that are started anew go to where this worker polls
  return { store, client, taskQueue: Context.current().info.taskQueue, settings };
}
