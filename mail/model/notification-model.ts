import type { Language } from '../../domain/playbook/playbook';

/** What a notification is rendered from: plain values that are already looked up, in the recipient's language. */
export interface NotificationCommon {
  readonly language: Language;
  /** IANA zone of the recipient. */
  readonly timeZone: string;
  readonly recipient: { readonly name: string };
}

/** The link to somebody's own tasks. */
export interface SignInNotification extends NotificationCommon {
  readonly url: string;
  /** How long the link works. */
  readonly minutes: number;
}

/** Roles that nobody has, for somebody who can take them. */
export interface QueueOfferNotification extends NotificationCommon {
  readonly roles: readonly QueuedRole[];
  /** How many more there are than the notification lists. */
  readonly more: number;
}

/** A role of a project that nobody has taken. */
export interface QueuedRole {
  readonly roleName: string;
  readonly title: string;
  readonly customerName: string;
  readonly stageName: string;
  readonly ownerName: string;
  /** Since when its oldest task has waited. */
  readonly sinceMs: number;
  readonly url: string;
}

/** The open tasks of somebody whom mail does not reach, for whoever stands in, and for the manager. */
export interface AddressFailedNotification extends NotificationCommon {
  readonly about: {
    readonly name: string;
    readonly email: string;
    /** What the mail server said, as a code. */
    readonly code: string;
  };
  /** Who gets the mails meanwhile, for a manager who does not, if anybody does; absent: the reader. */
  readonly standsIn?: { readonly name: string | null };
  /** The one that is due first comes first. */
  readonly tasks: readonly ListedTask[];
  readonly more: number;
}

/** An answer to a mail that had gone to somebody who has left, for whoever goes on. */
export interface LateAnswerNotification extends NotificationCommon {
  readonly leaverName: string;
  /** Of the project. */
  readonly title: string;
  readonly customerName: string;
  /** What came. */
  readonly note: string;
  readonly projectUrl: string;
}

/** A task among several. */
export interface ListedTask {
  readonly name: string;
  readonly title: string;
  readonly customerName: string;
  readonly dueAtMs: number | null;
  /** Null for a reader who does not stand in. */
  readonly passOnUrl: string | null;
  readonly projectUrl: string;
}
