import type { CommandOf } from '../../domain/project/model/commands';
import type { ReviewDecision } from '../../domain/project/model/command-fields';
import type { DayScale } from '../act/chosen-days';
import { chosenDayMs, day } from '../act/chosen-days';
import type { Choice, Field, Values } from '../kit/fields';
import { note } from '../act/forms';
import type { CommandParts } from '../../api/commands/report-command';

/** What a decision about one project can name. */
export interface DecisionChoices {
  /** The latest day on which a push may be due, in days from now. */
  readonly pushMaxDays: number;
  readonly reasons: readonly Choice[];
  readonly receivers: readonly Choice[];
}

/**
 * The fields that count for a decision; others are ignored even when filled in.
 *
 * @param scale a push is due on a day of the owner
 */
export function decisionFields(
  decision: ReviewDecision,
  { reasons, receivers, pushMaxDays }: DecisionChoices,
  scale: DayScale,
  nowMs: number,
): Field[] {
  switch (decision) {
    case 'keep':
      return [note(false)];
    case 'push':
      return [note(true), day('dueOn', scale, nowMs, pushMaxDays)];
    case 'drop':
      return [{ name: 'reason', type: 'choice', isRequired: true, choices: reasons }, note(false)];
    case 'reassign':
      return [{ name: 'personId', type: 'choice', isRequired: true, choices: receivers }, note(false)];
    case 'note':
      return [note(true)];
  }
}

/** The command of a decision. */
export function reviewCommand(
  { week, decision }: Pick<CommandOf<'review'>, 'week' | 'decision'>,
  { dueOn, reason, personId }: Values,
  scale: DayScale,
  parts: CommandParts,
): CommandOf<'review'> {
  return {
    ...parts,
    name: 'review',
    week,
    decision,
    ...(dueOn !== undefined && { dueAtMs: chosenDayMs(dueOn, scale) }),
    ...(reason !== undefined && { reason }),
    ...(personId !== undefined && { personId }),
  };
}
