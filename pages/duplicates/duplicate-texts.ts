import type { MatchReasonCode } from '../../matching/reasons';

/** What was just done with a pair. */
export const decisions = ['merge', 'different', 'undo'] as const;
export type Decision = (typeof decisions)[number];

/** The words of the page of possible duplicates. */
export interface DuplicateTexts {
  readonly title: string;
  readonly decidedTitle: string;
  readonly intro: string;
  readonly none: string;
  readonly noneHere: string;
  readonly noneDecided: string;
  readonly colon: string;
  readonly reasons: Readonly<Record<MatchReasonCode, string>>;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  readonly id: string;
  readonly names: string;
  readonly numbers: string;
  readonly references: string;
  readonly domains: string;
  readonly phones: string;
  readonly people: string;
  readonly projects: string;
  readonly owner: string;
  readonly addresses: string;
  readonly keep: (name: string) => string;
  readonly keepHint: string;
  readonly different: string;
  readonly undo: string;
  readonly undoHint: { readonly usual: string; readonly automatic: string };
  readonly kept: string;
  readonly areOne: (who: string, at: string) => string;
  readonly areTwo: (who: string, at: string) => string;
  readonly more: string;
  readonly fromTheStart: string;
  readonly toOpen: string;
  readonly toDecided: string;
  readonly done: Readonly<Record<Decision, string>>;
  readonly refused: {
    readonly elsewhere: string;
    readonly circle: string;
    readonly gone: string;
    readonly other: string;
  };
}
