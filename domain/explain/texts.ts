import type { MissingPart } from '../playbook/facts';
import type { ClockDays, LadderStep } from '../playbook/playbook';
import type { HoldReason } from '../project/model/command-fields';
import type { Outcome, ProjectStatus, TaskKind } from '../project/model/state';
import type { Clock } from '../project/model/clock';

/** A clock check, as `nextCheck` names it. */
export type Check = 'follow-up' | 'judge' | 'drop' | 'wake';

/** The sentences of `explain`, and names that no playbook gives. Instants are passed in formatted. */
export interface Texts {
  readonly manager: string;
  readonly taskNames: Readonly<Record<Exclude<TaskKind, 'stage'>, string>>;
  /** The manager's decision who goes on with tasks, listed by name. */
  readonly whoGoesOn: (tasks: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
  /** Joins sentences. */
  readonly sentences: (sentences: readonly string[]) => string;
  readonly notOpened: string;
  readonly stage: (place: { number: number; of: number; name: string }) => string;
  readonly waitsFor: (missing: string) => string;
  /** What the customer archive may lack. */
  readonly archiveParts: Readonly<Record<MissingPart, string>>;
  /** A fact that the gate still lacks, what of it is missing, and where to write it. */
  readonly archiveLacks: (fact: { name: string; lacks: string; where: string }) => string;
  readonly has: (task: { who: string; task: string; since: string; due: string | null }) => string;
  readonly accepted: (task: { who: string; task: string; since: string; due: string | null }) => string;
  /** What happens automatically when somebody leaves a task undone. */
  readonly undone: Readonly<Record<LadderStep, (who: string, at: string) => string>>;
  readonly queued: (task: { role: string; task: string; since: string }) => string;
  /** Declined, and the manager has not yet decided who takes it. */
  readonly undecided: (task: { task: string; since: string }) => string;
  readonly clockStarted: (cause: Clock['startedBy']['cause'], by: string, at: string) => string;
  /** Why a project is on hold. */
  readonly holdReasons: Readonly<Record<HoldReason, string>>;
  readonly holdEnded: (hold: {
    cause: 'contact' | 'milestone';
    by: string;
    at: string;
    until: string;
  }) => string;
  readonly onHold: (until: string) => string;
  readonly held: (hold: { since: string; by: string; reason: string }) => string;
  readonly meeting: (meeting: { at: string; evidence: string }) => string;
  readonly ownDays: (days: Partial<ClockDays>) => string;
  readonly keptUntil: (at: string) => string;
  readonly next: Readonly<Record<Check, (at: string) => string>>;
  readonly planning: string;
  /** @param date `2026-06-30` */
  readonly expectedSigning: (date: string) => string;
  readonly buyer: (buyerStage: string) => string;
  readonly drifting: (buyerStage: string) => string;
  readonly ended: (
    status: Exclude<ProjectStatus, 'new' | 'open'>,
    outcome: { at: string; by: string; reason: string; competitor: Outcome['competitor'] },
  ) => string;
  readonly delivery: (who: string) => string;
  /**
   * In which capacity somebody holds a role or a task, or why nobody does, by code. The latter are sentences without
   * their full stop.
   */
  readonly reasons: Readonly<Record<string, string>>;
  readonly system: string;
}
