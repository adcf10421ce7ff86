import type { WeeklyMail } from './weekly-mails';
import type { WeekTime } from '../../domain/calendar/review-times';

/** When somebody gets a weekly mail, week after week. */
export interface WeeklySchedule extends WeekTime {
  readonly mail: WeeklyMail;
  readonly personId: string;
  /** IANA zone that the time is in. */
  readonly timeZone: string;
}
