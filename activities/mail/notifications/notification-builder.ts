import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { NotificationRequest } from '../../../contracts/sandbox/notifications';
import type { MailContent } from '../../../mail/content/content';
import type { MailDeps } from '../mail-deps';

/**
 * Says what a notification of one kind says to somebody: looks everything up, makes the links, puts it into words.
 * Called at each attempt to send it. A report in place of the words: how the notification ends without being sent.
 */
export type NotificationBuilder = (
  deps: MailDeps,
  recipient: Person,
  request: NotificationRequest,
) => Promise<MailContent | MailReport>;

/** Why a notification has no point any more, as a code; null when it has one. */
export type WhyPointless = (deps: MailDeps, request: NotificationRequest) => Promise<string | null>;

/** A notification that has no point any more. */
export function skipNotification({ personId }: NotificationRequest, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
