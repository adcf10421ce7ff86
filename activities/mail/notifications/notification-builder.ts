import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { NotificationRequest } from '../../../contracts/sandbox/notifications';
import type { MailContent } from '../../../mail/content/content';
import type { MailDeps } from '../mail-deps';

/**
 * Writes a notification of one kind for its reader: looks everything up, makes the links, puts it into words. Called at
 * each attempt to send it. A report instead of the words says how the notification ends unsent.
 */
export type NotificationBuilder = (
  deps: MailDeps,
  recipient: Person,
  request: NotificationRequest,
) => Promise<MailContent | MailReport>;

/** Why a notification has become pointless, as a code; null when it has not. */
export type WhyPointless = (deps: MailDeps, request: NotificationRequest) => Promise<string | null>;

/** The report for a notification that has become pointless. */
export function skipNotification({ personId }: NotificationRequest, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
