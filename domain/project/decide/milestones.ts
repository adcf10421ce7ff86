import type { MilestoneRule } from '../../playbook/playbook';
import { buyerStageIndex, firstStage, stageIndex } from '../../playbook/playbook';
import { wake } from './holds';
import type { MilestoneTiming } from '../model/events';
import { isOpen } from '../model/state';
import type { Step } from './step';
import { enterStage, passOpenGates } from './stages';
import { closeTasks } from './tasks';

/** Enters the first stage of a project that was just opened. */
export function enterFirstStage(step: Step): void {
  enterStage(step, firstStage(step.deal().playbook).key, null);
}

/** What a new milestone sets off: its tasks are done, the buyer may have moved, the gate may be open. */
export function reach(
  step: Step,
  milestone: string,
  rule: MilestoneRule,
  facts: { evidence: string; occurredAtMs: number; noteId?: string },
): void {
  const timing = timingOf(step, rule);
  wake(step, 'milestone');
  step.emit({ type: 'milestoneReached', milestone, timing, contact: rule.contact, ...facts });
  closeTasks(step, (task) => task.milestone === milestone, {
    status: 'done',
    reason: 'milestone',
    evidence: facts.evidence,
  });
  if (rule.contact) settleClockTasks(step, 'milestone');
  if (timing !== 'late') moveBuyer(step, milestone, rule);
  passOpenGates(step);
  checkDrift(step);
}

/** Follow-up and judgement tasks have nothing left to ask once the customer was heard. */
export function settleClockTasks(step: Step, reason: 'contact' | 'milestone'): void {
  if (step.deal().clock.startedBy.revision < firstRevisionOf(step)) return;
  closeTasks(step, (task) => task.kind === 'follow-up' || task.kind === 'resume', {
    status: 'done',
    reason,
  });
  closeTasks(step, (task) => task.kind === 'judge', { status: 'superseded', reason });
}

/** The first revision of this step: a clock that starts later than it was reset by the step itself. */
function firstRevisionOf(step: Step): number {
  return step.events()[0]?.revision ?? step.nextRevision();
}

function timingOf(step: Step, rule: MilestoneRule): MilestoneTiming {
  const { playbook, stage } = step.deal();
  const ahead = stageIndex(playbook, rule.stage) - stageIndex(playbook, stage);
  if (ahead === 0) return 'due';
  return ahead > 0 ? 'early' : 'late';
}

function moveBuyer(step: Step, milestone: string, rule: MilestoneRule): void {
  const { playbook, buyerStage } = step.deal();
  if (rule.buyerStage === undefined) return;
  if (buyerStageIndex(playbook, rule.buyerStage) <= buyerStageIndex(playbook, buyerStage)) return;
  step.emit({ type: 'buyerStageMoved', from: buyerStage, to: rule.buyerStage, milestone });
}

/** Warns once when the seller runs too many stages ahead of the buyer, and notes when the buyer has caught up. */
export function checkDrift(step: Step): void {
  if (!isOpen(step.state())) return;
  const { playbook, stage, buyerStage, drifting, ownerId } = step.deal();
  const ahead = stageIndex(playbook, stage) - buyerStageIndex(playbook, buyerStage);
  const { driftStages } = playbook.limits;
  if (ahead >= driftStages && !drifting) step.emit({ type: 'driftWarned', stage, buyerStage, ownerId });
  if (ahead < driftStages && drifting) step.emit({ type: 'driftEnded' });
}
