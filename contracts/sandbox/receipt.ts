import type { ShownStatus } from '../../domain/project/model/state';

/** What a project answers to a command that it has accepted. */
export interface Receipt {
  readonly projectId: string;
  /** The project's revision after the command. */
  readonly revision: number;
  readonly status: ShownStatus;
  readonly stage: string | null;
  /** Whether the command had been carried out before: nothing was done twice. */
  readonly repeated: boolean;
}
