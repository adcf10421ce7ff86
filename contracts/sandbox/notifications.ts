/**
 * Notifications: mails that belong to no single project, sent by a workflow of their own. Like the mails of projects they
 * hold ids alone; everything else is looked up when they are sent. Histories and rows call one a `letter`: the workflow
 * `letter`, the activity `sendLetter`, the fields `letter` and `dueLetters`.
 */
export type Notification =
  /** The link to somebody's own tasks. */
  | { readonly kind: 'sign-in' }
  /**
   * Roles that wait in the queue, to somebody who has become available for them. With `backAtMs`: on the morning after
   * an absence, as it stood when the notification was asked for. When they are not back at that instant any more, the
   * absence was changed, and what changed it has asked for another notification.
   */
  | { readonly kind: 'queue-offer'; readonly backAtMs?: number }
  /** To whoever stands in, when mail does not reach a person any more: that person's open tasks. */
  | { readonly kind: 'address-failed'; readonly personId: string }
  /** To whoever goes on with a project: a mail to somebody who has left was answered, and the answer is a note. */
  | {
      readonly kind: 'late-answer';
      readonly projectId: string;
      readonly noteId: string;
      /** Who has left. */
      readonly leaverId: string;
    }
  /** To who takes over: accept or decline. */
  | { readonly kind: 'hand-over-offer'; readonly handOverId: string }
  /** To a manager, who decides for a receiver that has declined or keeps silent. */
  | { readonly kind: 'hand-over-decision'; readonly handOverId: string; readonly receiverId: string }
  /** To who has taken over: a brief of each project. */
  | { readonly kind: 'hand-over-done'; readonly handOverId: string };

/** What `sendLetter` is given, and the workflow `letter` is started with. */
export interface NotificationRequest {
  /** Idempotency key of the mail; the workflow that sends it is called after it, see `notificationWorkflowId`. */
  readonly key: string;
  /** Whom it is for. Whoever stands in for an absent person gets it; of a sign-in link only the person. */
  readonly personId: string;
  readonly letter: Notification;
}

/**
 * A notification that somebody's record asks for. It stands beside the record, written with the change that caused it,
 * until Temporal has it: so neither a crash in between nor a Temporal that is down loses it.
 */
export interface DueNotification extends NotificationRequest {
  /** It is not sent before this instant, epoch milliseconds. */
  readonly notBeforeMs: number;
}
