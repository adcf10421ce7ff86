import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { Notification, NotificationRequest } from '../../../contracts/sandbox/notifications';
import type { MailContent } from '../../../mail/content/content';
import type { MailDeps } from '../mail-deps';

/** A request for a notification of one kind. */
export type RequestOf<Kind extends Notification['kind']> = NotificationRequest & {
  readonly notification: Extract<Notification, { readonly kind: Kind }>;
};

/**
 * Writes a notification of one kind for its reader: looks everything up, makes the links, puts it into words. Called at
 * each attempt to send it. A report instead of the words says how the notification ends unsent.
 */
export type NotificationBuilder<Kind extends Notification['kind']> = (
  deps: MailDeps,
  recipient: Person,
  request: RequestOf<Kind>,
) => Promise<MailContent | MailReport>;

/** Why a notification has become pointless, as a code; null when it has not. */
export type WhyPointless<Kind extends Notification['kind']> = (
  deps: MailDeps,
  request: RequestOf<Kind>,
) => Promise<string | null>;

/** The report for a notification that has become pointless. */
export function skipNotification({ personId }: NotificationRequest, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
