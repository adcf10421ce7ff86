import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import type { WeekTime } from '../../domain/calendar/review-times';
import type { WorkTimeSettings } from '../../people/work-time';
import type { MailSender } from '../../mail/send/send';
import type { Store } from '../../store/store';
import type { Watched } from '../../telemetry/watched';

/** Where emails come from and where their links lead. */
export interface MailSettings extends Partial<WorkTimeSettings> {
  /** The From header, such as `Milepost <milepost@example.com>`; its domain names the message ids. */
  readonly mailFrom: string;
  /** Address of the pages, without a trailing slash. */
  readonly publicUrl: string;
  readonly dayMs: number;
  /** Over how long (ms) the emails that the clock causes on one morning are spread, by project; 0 by default. */
  readonly mailSpreadMs?: number;
  /** How emails that can wait come to people who have chosen nothing; each at once by default. */
  readonly mailHabit?: MailHabit;
  /** When weekly reviews take place; Monday, 08:00 by default. */
  readonly reviewTime?: WeekTime;
}

export interface MailDeps {
  readonly store: Store;
  readonly sender: MailSender;
  readonly settings: MailSettings;
  /** The time that counts for people, tasks and links, epoch milliseconds; by default the host's clock. */
  readonly now?: () => number | Promise<number>;
  /** Told how emails end. */
  readonly watched?: Pick<Watched, 'mailEnded' | 'mailAccepted'>;
}

/** The time that counts for people, tasks and links, epoch milliseconds. */
export async function nowOf({ now }: Pick<MailDeps, 'now'>): Promise<number> {
  return (await now?.()) ?? Date.now();
}
