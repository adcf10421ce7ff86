import type { Language } from '../../domain/playbook/playbook';
import type { ContactKind } from '../../domain/project/model/command-fields';

/** What a notification is rendered from: plain values, already looked up, in the recipient's language. */
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

/** The open tasks of somebody whom email does not reach, for the stand-in and for the manager. */
export interface AddressFailedNotification extends NotificationCommon {
  readonly about: {
    readonly name: string;
    readonly email: string;
    /** What the mail server said, as a code. */
    readonly code: string;
  };
  /** For a manager who does not stand in: who gets the emails meanwhile, if anybody; absent when the reader does. */
  readonly standsIn?: { readonly name: string | null };
  /** By due date. */
  readonly tasks: readonly ListedTask[];
  readonly more: number;
}

/** A reply to an email that had gone to somebody who has left, for whoever carries on. */
export interface LateAnswerNotification extends NotificationCommon {
  readonly leaverName: string;
  /** The project's title. */
  readonly title: string;
  readonly customerName: string;
  /** The text of the reply. */
  readonly note: string;
  readonly projectUrl: string;
}

/** A webhook that gets nothing any more, for whoever looks after it. */
export interface WebhookDisabledNotification extends NotificationCommon {
  readonly name: string;
  readonly url: string;
  readonly cause: 'down' | 'not-taken' | 'gone' | 'by-hand' | 'restored';
  /** What the receiver answered last; null when it did not. */
  readonly status: number | null;
  /** Of the project whose events were not taken. */
  readonly projectTitle: string | null;
  readonly atMs: number;
}

/** Reports that have waited in vain for their project, for whoever their sender has named. */
export interface ReportsExpiredNotification extends NotificationCommon {
  /** What the sender calls the project, such as `crm:4711`. */
  readonly waitsFor: string;
  /** When the wait was over. */
  readonly endedAtMs: number;
  /** In the order in which they came. */
  readonly reports: readonly {
    /** The name of the milestone; of a contact its kind. */
    readonly what: { readonly milestoneName: string } | { readonly contact: ContactKind };
    readonly source: string;
    readonly occurredAtMs: number;
  }[];
  readonly more: number;
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
