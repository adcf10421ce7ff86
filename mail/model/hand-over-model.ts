import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import type { HandOverReason } from '../../domain/hand-over/hand-over';
import type { NotificationCommon } from './notification-model';

/** What the notifications of a hand-over are rendered from. */
interface HandOverNotification extends NotificationCommon {
  /** Whose projects they were. */
  readonly fromName: string;
  readonly reason: HandOverReason;
  /** How many projects it is about. */
  readonly projects: number;
  readonly url: string;
}

/** To who takes over: accept or decline. */
export interface HandOverOfferNotification extends HandOverNotification {
  /** Until when an answer is waited for; null: it is not waited for any more. */
  readonly dueAtMs: number | null;
  /** Whether the receiver then carries more than they can: there was nobody else. */
  readonly overCapacity: boolean;
  readonly titles: readonly string[];
}

/** To a manager, who decides. */
export interface HandOverDecisionNotification extends HandOverNotification {
  readonly dueAtMs: number | null;
  /** Who was to take over; null: nobody was found. */
  readonly receiverName: string | null;
  readonly why: 'declined' | 'silent' | 'unplaced';
  /** What the receiver wrote. */
  readonly note: string | null;
  readonly titles: readonly string[];
}

/** To who has taken over: the first briefs in short. */
export interface HandOverDoneNotification extends HandOverNotification {
  readonly briefs: readonly ProjectBrief[];
}
