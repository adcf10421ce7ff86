import type { Client } from '@temporalio/client';
import type { WorkTimeSettings } from '../../people/work-time';
import type { Store } from '../../store/store';

/** What the activities of hand-overs need of the world. */
export interface HandOverDeps {
  readonly store: Store;
  readonly settings: WorkTimeSettings & { readonly dayMs: number };
  /** To tell projects that they have changed hands; a worker has one over its own connection. */
  readonly client?: Client;
  /** The time by which people are away or back; see `MailDeps`. */
  readonly now?: () => number | Promise<number>;
}
