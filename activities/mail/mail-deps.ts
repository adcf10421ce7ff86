import type { WeekTime } from '../../domain/calendar/review-times';
import type { WorkTimeSettings } from '../../people/work-time';
import type { MailSender } from '../../mail/send/send';
import type { Store } from '../../store/store';

/** Where mails come from and where their links lead. */
export interface MailSettings extends Partial<WorkTimeSettings> {
  /** The From header, such as `Milepost <milepost@example.com>`; its domain names the message ids. */
  readonly mailFrom: string;
  /** Address of pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly dayMs: number;
  /** Over how long the mails are spread, by project, that the clock causes on one morning; by default not at all. */
  readonly mailSpreadMs?: number;
  /** When weekly reviews are; by default Monday, 08:00. */
  readonly reviewTime?: WeekTime;
}

export interface MailDeps {
  readonly store: Store;
  readonly sender: MailSender;
  readonly settings: MailSettings;
  /** What time it is for people, tasks and links, epoch milliseconds; by default the host's clock tells. */
  readonly now?: () => number | Promise<number>;
}

/** The time that counts for people, tasks and links. */
export async function nowOf({ now }: Pick<MailDeps, 'now'>): Promise<number> {
  return (await now?.()) ?? Date.now();
}
