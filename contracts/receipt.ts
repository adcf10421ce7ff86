import type { ProjectStatus } from '../domain/project/state';

/** What a project answers to a command that it has accepted. */
export interface Receipt {
  readonly projectId: string;
  /** The project's revision after the command. */
  readonly revision: number;
  readonly status: ProjectStatus;
  readonly stage: string | null;
  /** Whether the command had been carried out before: nothing was done twice. */
  readonly repeated: boolean;
}
