import type { TaskAction } from '../../domain/project/model/task-actions';
import type { WeeklyMail } from '../sandbox/weekly-mails';

/**
 * What links in mails lead to. A link is bound to one person and one target; whether the target is still allowed is
 * checked when the link is used, since tasks and projects move on after a mail is sent.
 */

export type LinkTarget =
  /** Read the project. */
  | { readonly kind: 'project'; readonly projectId: string }
  /** Act on a task, once. */
  | {
      readonly kind: 'task';
      readonly projectId: string;
      readonly taskId: string;
      readonly action: TaskAction;
      /** Who held the task when the mail was sent; not the link's person when that person stands in. */
      readonly holderId: string;
    }
  /** Take a role that nobody has taken in a project. */
  | { readonly kind: 'take-role'; readonly projectId: string; readonly role: string }
  /** The token of a reply address: what is sent there is about this project, and this task. */
  | { readonly kind: 'reply'; readonly projectId: string; readonly taskId: string | null }
  /** See all of one's own tasks, in one browser. */
  | { readonly kind: 'sign-in' }
  /** A browser that has signed in. */
  | {
      readonly kind: 'session';
      /** What the browser said it is, in short. */
      readonly device: string;
      /** Since when, epoch milliseconds. */
      readonly sinceMs: number;
      /** Whether they said that nobody else uses the device. */
      readonly isOwnDevice: boolean;
    }
  /** Answer a hand-over, decide on it or read its briefs, depending on its progress. */
  | { readonly kind: 'hand-over'; readonly handOverId: string }
  /** Read a manager's weekly review and decide in it. The link's person is the manager or whoever stands in. */
  | { readonly kind: 'review'; readonly managerId: string; readonly week: string }
  /** Read the projects of a review: it opens the project pages that the review leads to. */
  | { readonly kind: 'review-projects' }
  /** Stop one weekly mail or the daily digest, and nothing else. */
  | { readonly kind: 'unsubscribe'; readonly what: StoppedMail };

/** Emails that can be stopped with a link. What was in a digest then comes on its own. */
export type StoppedMail = WeeklyMail | 'digest';
