import type { ShownStatus } from '../../domain/project/model/state';

/** A project's answer to a command that it accepted. */
export interface Receipt {
  readonly projectId: string;
  /** The project's revision after the command. */
  readonly revision: number;
  readonly status: ShownStatus;
  readonly stage: string | null;
  /** Whether the command had already been carried out; nothing is done twice. */
  readonly repeated: boolean;
}
