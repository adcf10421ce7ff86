import type { ProjectStatus } from '../../domain/project/model/state';
import type { ContactKind } from '../../domain/project/model/commands';

/**
 * What somebody has to know of a project that they take over: where it stands, what comes next, what was said and
 * promised, and who is who at the customer. In the reader's language, with names looked up.
 */
export interface ProjectBrief {
  readonly projectId: string;
  readonly title: string;
  readonly customerName: string;
  readonly status: Exclude<ProjectStatus, 'new'>;
  readonly stageName: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly nextCheck: {
    readonly check: 'follow-up' | 'judge' | 'drop' | 'wake';
    readonly atMs: number;
  } | null;
  /** Open tasks of the reader. */
  readonly tasks: readonly { readonly name: string; readonly dueAtMs: number | null }[];
  /** Exchanges with the customer, the newest first. */
  readonly contacts: readonly BriefContact[];
  /** What was written down beside that, the newest first. */
  readonly notes: readonly BriefNote[];
  /** Of the customer. */
  readonly people: readonly {
    readonly name: string;
    readonly position: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  }[];
}

export interface BriefContact {
  readonly atMs: number;
  readonly kind: ContactKind | 'milestone';
  /** Of a milestone. */
  readonly milestoneName: string | null;
  readonly byName: string;
  readonly note: string | null;
}

export interface BriefNote {
  readonly atMs: number;
  readonly byName: string;
  readonly text: string;
}
