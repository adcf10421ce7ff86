import type { Installation } from './installation';

/**
 * What the long commands do, apart from how they are called and what they print. Each is given the installation to work
 * on and a signal, at which it stops where it can resume later.
 */
export interface Operations {
  /** Looks for what stands still, and repairs it when asked to. */
  readonly reconcile?: (installation: Installation, request: ReconcileRequest) => Promise<Reconciled>;
  /** Starts from the ledger what should run and does not. */
  readonly restore?: (installation: Installation, request: RestoreRequest) => Promise<Restored>;
  /** Moves running workflows to another build of the workflows. */
  readonly upgrade?: (installation: Installation, request: UpgradeRequest) => Promise<Upgraded>;
  /** Retries an email by its key. Repeating it is harmless. */
  readonly retryMail?: (installation: Installation, key: string) => Promise<void>;
}

export interface ReconcileRequest {
  readonly fix: boolean;
  /** Null: everything. */
  readonly projectId: string | null;
  readonly signal: AbortSignal;
  /** Called as it goes on, with how many things have been looked at. */
  readonly onProgress: (looked: number) => void;
}

/** Something that stands still. */
export interface StandsStill {
  readonly kind: string;
  /** The id of what it is about. */
  readonly subject: string;
  readonly projectId: string | null;
  readonly detail: string;
  /** What was done about it, and that it was not enough. */
  readonly repair?: { readonly outcome: string; readonly detail: string };
}

export interface Reconciled {
  readonly counts: { readonly looked: number; readonly found: number; readonly repaired: number };
  /** What still stands still. */
  readonly findings: readonly StandsStill[];
}

export interface RestoreRequest {
  /** Null: every project, and everything else that runs in Temporal. */
  readonly projectId: string | null;
  readonly perSecond: number;
  /** Go on after this project; null: from the first. */
  readonly after: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (looked: number) => void;
}

export interface Restored {
  readonly looked: number;
  readonly started: number;
  /** They run already, or have ended and have nothing to tell. */
  readonly idle: number;
  readonly left: readonly { readonly projectId: string; readonly detail: string }[];
  /** The last project looked at: an interrupted run resumes from here. */
  readonly after: string | null;
  /** What was restored apart from projects; null when the run did not get to it. */
  readonly rest: Readonly<Record<'handOvers' | 'calendarChanges' | 'schedules', number>> | null;
}

/** Workflows by type. */
export type CountByType = Readonly<Record<string, number>>;

export interface UpgradeRequest {
  /** Null: the build that the newest workers have. */
  readonly buildId: string | null;
  /** Back to the build that was current before. */
  readonly undo: boolean;
  /** Even if no worker of the build polls. */
  readonly force: boolean;
  readonly ratePerSecond: number;
  readonly signal: AbortSignal;
  readonly onProgress: (moved: number, left: CountByType) => void;
}

export interface Upgraded {
  readonly buildId: string;
  readonly previousBuildId: string | null;
  readonly moved: number;
  /** Long-lived workflows that are still on another build. */
  readonly left: CountByType;
  /** Short ones of older builds, which end by themselves: their worker has to stay until then. */
  readonly finishing: CountByType;
}
