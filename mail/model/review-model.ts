import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import type { NotificationCommon } from './notification-model';

/** A manager's weekly review. */
export interface ReviewNotification extends NotificationCommon {
  readonly facts: ReviewFacts;
  /** The page that shows all of it and takes the decisions. */
  readonly url: string;
  /** The page to unsubscribe from this weekly email. */
  readonly unsubscribeUrl: string;
}

/** What one rep will be asked in the next review. */
export interface MirrorNotification extends NotificationCommon {
  readonly managerName: string;
  /** When the review is. */
  readonly reviewAtMs: number;
  /** In the order of the review; with the address of each project's page. */
  readonly projects: readonly { readonly project: ReviewProject; readonly url: string }[];
  /** How many more there are than the notification lists. */
  readonly more: number;
  readonly held: number;
  readonly unsubscribeUrl: string;
}
