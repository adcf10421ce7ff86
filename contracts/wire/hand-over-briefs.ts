import type { ProjectStatus } from '../../domain/project/model/state';
import type { ContactKind } from '../../domain/project/model/command-fields';

/**
 * What a receiver has to know about a project: where it is, what comes next, what was said and promised, and who is who
 * at the customer. In the reader's language, with names looked up.
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
  /** The reader's open tasks. */
  readonly tasks: readonly { readonly name: string; readonly dueAtMs: number | null }[];
  /** Exchanges with the customer, newest first. */
  readonly contacts: readonly BriefContact[];
  /** Other notes, newest first. */
  readonly notes: readonly BriefNote[];
  /** People at the customer. */
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
  /** The milestone's name, if it was one. */
  readonly milestoneName: string | null;
  readonly byName: string;
  readonly note: string | null;
}

export interface BriefNote {
  readonly atMs: number;
  readonly byName: string;
  readonly text: string;
}
