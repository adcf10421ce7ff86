import { stageIndex } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { supersededBy } from './returns';
import type { Step } from './step';
import { enterStage } from './stages';

/**
 * A new attempt at a project that has ended: it begins in the stage in which it ended, or in an earlier one, with a
 * fresh clock. What was reached from there on is superseded; how the last attempt ended stays in the history.
 */
export function reopen(step: Step, { stage: wanted, noteId }: CommandOf<'reopen'>): Refusal | undefined {
  const { status } = step.state();
  if (status === 'new' || status === 'open') {
    return refuse('not-ended', 'The project runs: only one that has ended can be reopened.');
  }
  const { playbook, stage: last } = step.deal();
  const reached = playbook.stages.slice(0, stageIndex(playbook, last) + 1).map(({ key }) => key);
  const stage = wanted ?? last;
  if (!reached.includes(stage)) {
    return refuse(
      'unknown-stage',
      `A new attempt begins in a stage that was reached before: ${reached.join(', ')}.`,
      reached,
    );
  }
  step.emit({
    type: 'projectReopened',
    from: status,
    stage,
    superseded: supersededBy(step.deal(), stageIndex(playbook, stage)),
    ...(noteId !== undefined && { noteId }),
  });
  enterStage(step, stage, null);
  return undefined;
}
