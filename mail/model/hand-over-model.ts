import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import type { HandOverReason } from '../../domain/hand-over/hand-over';
import type { NotificationCommon } from './notification-model';

/** What a hand-over's notifications are rendered from. */
interface HandOverNotification extends NotificationCommon {
  /** Whose projects they were. */
  readonly fromName: string;
  readonly reason: HandOverReason;
  /** How many projects it is about. */
  readonly projects: number;
  readonly url: string;
}

/** For the receiver: accept or decline. */
export interface HandOverOfferNotification extends HandOverNotification {
  /** When the answer is due; null when none is awaited any more. */
  readonly dueAtMs: number | null;
  /** Whether this exceeds the receiver's capacity because there was nobody else. */
  readonly overCapacity: boolean;
  readonly titles: readonly string[];
}

/** For a manager, who decides. */
export interface HandOverDecisionNotification extends HandOverNotification {
  readonly dueAtMs: number | null;
  /** Who was to take over; null when nobody was found. */
  readonly receiverName: string | null;
  readonly why: 'declined' | 'silent' | 'unplaced';
  /** What the receiver wrote. */
  readonly note: string | null;
  readonly titles: readonly string[];
}

/** For whoever has taken over: the first briefs. */
export interface HandOverDoneNotification extends HandOverNotification {
  readonly briefs: readonly ProjectBrief[];
}
