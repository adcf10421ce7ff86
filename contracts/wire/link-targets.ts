import type { TaskAction } from '../../domain/project/model/task-actions';
import type { WeeklyMail } from '../sandbox/weekly-mails';

/**
 * What the links in mails lead to. A link is bound to one person and one target; what the target allows is checked
 * again when the link is used, since tasks and projects move on after a mail was sent.
 */

export type LinkTarget =
  /** To read the project. */
  | { readonly kind: 'project'; readonly projectId: string }
  /** To act on a task, once. */
  | {
      readonly kind: 'task';
      readonly projectId: string;
      readonly taskId: string;
      readonly action: TaskAction;
      /** Whose task it was when the mail was sent; another than the link's person when that one stands in. */
      readonly holderId: string;
    }
  /** To take a role of a project that nobody has taken. */
  | { readonly kind: 'take-role'; readonly projectId: string; readonly role: string }
  /** The token of a reply address: what comes back to it is about this project, and this task. */
  | { readonly kind: 'reply'; readonly projectId: string; readonly taskId: string | null }
  /** To see all one's tasks, in one browser. */
  | { readonly kind: 'sign-in' }
  /** A browser that has signed in. */
  | { readonly kind: 'session' }
  /** To answer a hand-over, to decide on it, or to read its briefs; which of them it is depends on how it stands. */
  | { readonly kind: 'hand-over'; readonly handOverId: string }
  /** To read a manager's weekly review and to decide in it. The link's person is the manager, or who stands in. */
  | { readonly kind: 'review'; readonly managerId: string; readonly week: string }
  /** To read the projects of a review: what the pages of projects that it leads to are opened with. */
  | { readonly kind: 'review-projects' }
  /** To stop a weekly mail; nothing else is changed by it. */
  | { readonly kind: 'unsubscribe'; readonly what: WeeklyMail };
