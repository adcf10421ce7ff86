import type { WeeklyMail } from './weekly-mails';
import type { WeekTime } from '../../domain/calendar/review-times';

/** When somebody gets a weekly mail. */
export interface WeeklySchedule extends WeekTime {
  readonly mail: WeeklyMail;
  readonly personId: string;
  /** IANA zone of the time. */
  readonly timeZone: string;
}
