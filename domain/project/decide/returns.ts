import { stageIndex } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { wake } from './holds';
import type { Deal, Task } from '../model/state';
import { askedAbout } from './decisions';
import { openTasks } from '../model/state';
import type { Step } from './step';
import { enterStage } from './stages';
import { closeTasks } from './tasks';

/**
 * Takes a project back to an earlier stage: what was reached from there on is superseded, tasks of the stage that is
 * left are cancelled, and the earlier stage begins again (process.md, section 2).
 */
export function goBack(step: Step, command: CommandOf<'goBack'>): Refusal | undefined {
  const { stage, cause, noteId } = command;
  const { playbook, stage: from } = step.deal();
  const [target, current] = [stageIndex(playbook, stage), stageIndex(playbook, from)];
  const earlier = playbook.stages.slice(0, current).map(({ key }) => key);
  if (target === -1) {
    return refuse('unknown-stage', `The playbook has no stage "${stage}".`, earlier);
  }
  if (target >= current) {
    const choice = earlier.length > 0 ? `one of: ${earlier.join(', ')}` : 'but this is the first';
    return refuse(
      'stage-not-earlier',
      `A project goes back to a stage before "${from}", ${choice}.`,
      earlier,
    );
  }
  if (cause === 'other' && noteId === undefined) {
    return refuse('note-missing', 'Going back for another cause needs a note that says which.', ['note']);
  }
  // whatever the cause is: it is news from the customer
  wake(step, 'command');
  const before = step.deal();
  // what the clock has asked for stays, and so does the question who goes on with it
  const isOfStage = (task: Task): boolean => {
    const { kind } = task;
    if (kind === 'reassign') return askedAbout(before, task).every(isOfStage);
    return kind !== 'follow-up' && kind !== 'judge' && kind !== 'resume';
  };
  const holders = openTasks(step.deal())
    .filter(isOfStage)
    .map(({ personId }) => personId);
  const personIds = [...new Set(holders.filter((personId) => personId !== null))];
  closeTasks(step, isOfStage, { status: 'cancelled', reason: 'stage-returned' });
  step.emit({
    type: 'stageReturned',
    from,
    stage,
    cause,
    ...(noteId !== undefined && { noteId }),
    superseded: supersededBy(step.deal(), target),
    personIds,
  });
  enterStage(step, stage, from);
  return undefined;
}

/** The milestones that a project has reached of a stage and those after it. */
export function supersededBy({ playbook, milestones }: Deal, target: number): string[] {
  return Object.keys(milestones).filter((milestone) => {
    const rule = playbook.milestones[milestone];
    return rule !== undefined && stageIndex(playbook, rule.stage) >= target;
  });
}
