/**
 * Notifications: mails that belong to no single project, sent by a workflow of their own. Like the mails of projects they
 * hold ids alone; everything else is looked up when they are sent.
 */
export type Notification =
  /** The link to somebody's own tasks. */
  | { readonly kind: 'sign-in' }
  /**
   * Queued roles, to somebody who has become available for them. With `backAtMs`, on the morning after an absence as it
   * was recorded when the notification was requested. If they are not back at that instant, the absence was changed,
   * and the change has requested another notification.
   */
  | { readonly kind: 'queue-offer'; readonly backAtMs?: number }
  /** To whoever stands in for a person whom mail no longer reaches: that person's open tasks. */
  | { readonly kind: 'address-failed'; readonly personId: string }
  /** To whoever took over a project: somebody answered a mail to a person who has left, and the answer is a note. */
  | {
      readonly kind: 'late-answer';
      readonly projectId: string;
      readonly noteId: string;
      /** Who has left. */
      readonly leaverId: string;
    }
  /** To the receiver: accept or decline. */
  | { readonly kind: 'hand-over-offer'; readonly handOverId: string }
  /** To a manager, who decides for a receiver that has declined or stays silent. */
  | { readonly kind: 'hand-over-decision'; readonly handOverId: string; readonly receiverId: string }
  /** To whoever has taken over: a brief of each project. */
  | { readonly kind: 'hand-over-done'; readonly handOverId: string }
  /** To whoever looks after a webhook: it gets nothing any more. */
  | { readonly kind: 'webhook-disabled'; readonly webhookId: string; readonly atMs: number }
  /** To whom a caller has named: reports have waited in vain for a project that has this reference. */
  | { readonly kind: 'reports-expired'; readonly waitsFor: string; readonly endedAtMs: number };

/** What each is called in the list of workflows. */
export const notificationTitles: Readonly<Record<Notification['kind'], string>> = {
  'sign-in': 'Sign-in link',
  'queue-offer': 'Roles that wait for somebody',
  'address-failed': 'Address that email does not reach',
  'late-answer': 'Answer to somebody who has left',
  'hand-over-offer': 'Hand-over: accept or decline',
  'hand-over-decision': 'Hand-over: who takes it',
  'hand-over-done': 'Hand-over: what was taken over',
  'webhook-disabled': 'Webhook disabled',
  'reports-expired': 'Reports without a project',
};

/** The input of the activity `sendNotification` and of the workflow `notification`. */
export interface NotificationRequest {
  /** Idempotency key of the mail; the workflow that sends it is named after it, see `notificationWorkflowId`. */
  readonly key: string;
  /** Who it is for. Whoever stands in for an absent person gets it instead, except for a sign-in link. */
  readonly personId: string;
  readonly notification: Notification;
}

/**
 * A notification requested by a change of somebody's record. It is stored with that change and stays until Temporal has
 * it, so it survives a crash in between and a Temporal that is down.
 */
export interface DueNotification extends NotificationRequest {
  /** The earliest instant to send it, epoch milliseconds. */
  readonly notBeforeMs: number;
}
