import type { Person } from '../../contracts/directory';
import { morningMs } from '../../contracts/local-dates';
import type { ReviewCommand, ReviewDecision } from '../../domain/project/commands';
import { longestPushDays } from '../../domain/project/reviews';
import type { Choice, Field, Values } from '../act/fields';
import { day, note } from '../act/forms';
import type { Scene } from '../act/scene';
import type { CommandParts } from '../report-command';

/** What a decision about one project can name. */
export interface DecisionChoices {
  readonly reasons: readonly Choice[];
  readonly receivers: readonly Choice[];
}

/** The fields that count for a decision; others that were filled in are left aside. */
export function decisionFields(
  decision: ReviewDecision,
  { reasons, receivers }: DecisionChoices,
  scene: Parameters<typeof day>[1],
): Field[] {
  switch (decision) {
    case 'keep':
      return [note(false)];
    case 'push':
      return [note(true), day('dueOn', scene, longestPushDays)];
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
  { week, decision }: Pick<ReviewCommand, 'week' | 'decision'>,
  { dueOn, reason, personId }: Values,
  { timeZone, workdayStart }: Pick<Person, 'timeZone'> & Pick<Scene, 'workdayStart'>,
  parts: CommandParts,
): ReviewCommand {
  return {
    ...parts,
    name: 'review',
    week,
    decision,
    ...(dueOn !== undefined && { dueAtMs: morningMs(dueOn, timeZone, workdayStart) }),
    ...(reason !== undefined && { reason }),
    ...(personId !== undefined && { personId }),
  };
}
