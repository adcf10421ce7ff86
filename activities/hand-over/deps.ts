import type { Client } from '@temporalio/client';
import type { WorkTimeSettings } from '../../people/work-time';
import type { Store } from '../../store/store';

export interface HandOverDeps {
  readonly store: Store;
  readonly settings: WorkTimeSettings & { readonly dayMs: number };
  /** For sending commands to projects; each worker has its own connection. */
  readonly client?: Client;
  /** The time that decides who is away or back; see `MailDeps`. */
  readonly now?: () => number | Promise<number>;
}
