import { isAnswered } from '../../archive/facts';
import type { MilestoneRule } from '../../playbook/playbook';
import { stageAfter } from '../../playbook/playbook';
import { winProject } from './endings';
import { factsOf, isGateOpen } from './gates';
import { isOpen, openTasks } from '../model/state';
import type { Step } from './step';
import { closeTasks, openStageTasks } from './tasks';

/** Enters a stage. What the archive says already counts before its tasks are opened. */
export function enterStage(step: Step, stage: string, from: string | null): void {
  step.emit({ type: 'stageEntered', stage, from });
  reachByArchive(step);
  openStageTasks(step);
}

/** Enters the next stage for as long as the current gate is complete; early milestones may complete several. */
export function passOpenGates(step: Step): void {
  while (isOpen(step.state())) {
    const { playbook, stage } = step.deal();
    if (!isGateOpen(step.deal())) return;
    closeTasks(step, (task) => task.kind === 'stage', { status: 'superseded', reason: 'stage-completed' });
    const next = stageAfter(playbook, stage);
    if (!next) return winProject(step);
    enterStage(step, next.key, stage);
  }
}

/** The milestones of the present stage that the archive reaches. */
export function archiveMilestones(step: Step): (readonly [key: string, rule: MilestoneRule, fact: string])[] {
  const { playbook, stage } = step.deal();
  return Object.entries(playbook.milestones).flatMap(([key, rule]) =>
    rule.fact !== undefined && rule.stage === stage ? [[key, rule, rule.fact] as const] : [],
  );
}

/** Reaches the milestones of the present stage that the archive bears out. */
export function reachByArchive(step: Step): void {
  for (const [milestone, , fact] of archiveMilestones(step)) {
    const deal = step.deal();
    if (Object.hasOwn(deal.milestones, milestone) || !isAnswered(factsOf(deal), fact)) continue;
    const evidence = `customer:${deal.customerId}`;
    const facts = { evidence, occurredAtMs: step.now, contact: false };
    step.emit({ type: 'milestoneReached', milestone, timing: 'due', ...facts });
    closeTasks(step, (task) => task.milestone === milestone, {
      status: 'done',
      reason: 'milestone',
      evidence,
    });
  }
}

/** Opens the tasks again whose milestone the archive does not bear out any more. */
export function askArchiveAgain(step: Step): void {
  const deal = step.deal();
  const asked = openTasks(deal).map(({ milestone }) => milestone);
  const lacking = archiveMilestones(step)
    .filter(([key, { gate }]) => gate && !Object.hasOwn(deal.milestones, key) && !asked.includes(key))
    .map(([key]) => key);
  if (lacking.length > 0) openStageTasks(step, lacking);
}
