import { isAnswered, isSameFacts } from '../../archive/facts';
import { stageIndex } from '../../playbook/playbook';
import type { NoteFactsCommand } from '../model/commands';
import { isOpen } from '../model/state';
import { factsOf } from './gates';
import type { Step } from './step';
import { checkDrift } from './milestones';
import { askArchiveAgain, passOpenGates, reachByArchive } from './stages';

/**
 * Takes over what the archive says. What it does not bear out any more is superseded, as long as its stage has not
 * been passed: a passed gate stays passed.
 */
export function noteFacts(step: Step, { facts }: NoteFactsCommand): void {
  const deal = step.deal();
  if (isSameFacts(factsOf(deal), facts)) return;
  const { playbook, stage, milestones } = deal;
  const superseded = Object.keys(milestones).filter((key) => {
    const rule = playbook.milestones[key];
    if (rule?.fact === undefined || isAnswered(facts, rule.fact)) return false;
    return stageIndex(playbook, rule.stage) >= stageIndex(playbook, stage);
  });
  step.emit({ type: 'factsNoted', facts, ...(superseded.length > 0 && { superseded }) });
}

/**
 * What follows from the archive: milestones are reached, tasks asked again, gates passed. Nothing does during a hold: to
 * write into the archive is no news from the customer.
 */
export function settleArchive(step: Step): void {
  const state = step.state();
  if (!isOpen(state) || state.deal.hold || Object.keys(state.deal.playbook.facts ?? {}).length === 0) return;
  reachByArchive(step);
  askArchiveAgain(step);
  passOpenGates(step);
  checkDrift(step);
}
