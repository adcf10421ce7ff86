import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DueNotification } from '../../contracts/sandbox/notifications';
import type { Store } from '../../store/store';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import { attemptBy } from '../../temporal/command-delivery';
import type { Notifications } from '../../temporal/notifications';
import { repeatedly } from './repeatedly';

/**
 * Notifications that people's records call for. A change of a record and its notifications are written together; then
 * each is requested from Temporal and taken off the record. While Temporal is down the change is carried out all the
 * same, the notifications stay where they are, and every API process asks again each minute and when it starts. Asking
 * twice is harmless: a notification is sent once per key.
 */

export interface NotificationDeps {
  readonly store: Pick<Store, 'people'>;
  readonly client: Client;
  readonly notifications: Notifications;
}

/**
 * How long a request waits for Temporal before it leaves a notification for later (ms); long for a server that is up.
 */
const patienceMs = 2_000;

/** How many people's notifications are requested at a time; the rest comes next time. */
const mostPeople = 500;

const minuteMs = 60_000;

/**
 * Requests the notifications of one person, right after their record was written. Never fails: what is left comes
 * later.
 */
export async function requestNotificationsOf(
  deps: NotificationDeps,
  personId: string,
  log: Logger,
): Promise<void> {
  await askFor(deps, { personId }, log);
}

/** Requests everybody's notifications that Temporal does not have yet. Never fails. */
export async function requestDueNotifications(deps: NotificationDeps, log: Logger): Promise<void> {
  await askFor(deps, { mostPeople }, log);
}

async function askFor(deps: NotificationDeps, of: WhoseNotifications, log: Logger): Promise<void> {
  try {
    for (const notification of await deps.store.people.dueNotifications(of)) {
      if (!(await isRequested(deps, notification, log))) return;
    }
  } catch (err) {
    log.warn({ err }, 'the notifications that people are due could not be read: they are kept for later');
  }
}

type WhoseNotifications = Parameters<NotificationDeps['store']['people']['dueNotifications']>[0];

/** @returns whether the next one is worth requesting: not while Temporal or the database is down */
async function isRequested(
  { store, client, notifications }: NotificationDeps,
  notification: DueNotification,
  log: Logger,
): Promise<boolean> {
  const { notBeforeMs, ...request } = notification;
  try {
    const untilMs = Date.now() + patienceMs;
    const attempt = await attemptBy(client, untilMs, () => notifications.start(request, notBeforeMs));
    if ('failure' in attempt) {
      const { failure } = attempt;
      const err = 'error' in failure ? failure.error : failure.refusal;
      if (failure.kind === 'no-answer') {
        log.warn(
          { err, notification: notification.key },
          'Temporal is away: a notification is kept for later',
        );
        return false;
      }
      log.warn(
        { err, notification: notification.key },
        'Temporal does not take a notification: it is kept for later',
      );
      return true;
    }
    await store.people.notificationRequested(notification);
  } catch (err) {
    log.error(
      { err, notification: notification.key },
      'a notification could not be asked for: it is kept for later',
    );
    return !isStoreUnavailable(err);
  }
  return true;
}

/**
 * Keeps requesting what is left, from now on.
 *
 * @returns ends it, once the request in progress is answered
 */
export function keepRequestingNotifications(
  deps: NotificationDeps,
  log: Logger,
  everyMs: number = minuteMs,
): () => Promise<void> {
  return repeatedly(
    () => requestDueNotifications(deps, log),
    everyMs,
    (err) => log.error({ err }, 'notifications could not be asked for: they are kept for later'),
  );
}
