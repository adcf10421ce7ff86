import { realDayMs } from '../evolve/clocks';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { keepProject } from './clock-commands';
import { checkReason, dropProject } from './endings';
import { hasBegun, isMonday } from '../evolve/review-weeks';
import type { Step } from './step';
import { giveRoleTasks, openTask } from './tasks';

/**
 * A manager's decision about the project in the weekly review. Each counts for its week; one for an older week takes
 * effect but leaves the decision of a newer week in place. Keeping a project that is being judged answers the judgement
 * for a week.
 */
export function review(step: Step, command: CommandOf<'review'>): Refusal | undefined {
  const { week, decision, noteId } = command;
  const refusal = whyRefused(step, command);
  if (refusal) return refusal;
  const noted = noteId !== undefined && { noteId };
  step.emit({ type: 'projectReviewed', week, decision, ...noted });
  const { ownerId, playbook } = step.deal();
  const { dueAtMs, reason, personId } = command;
  // or the clock would drop what the manager has just kept
  if (decision === 'keep' && isJudged(step) && noteId !== undefined) {
    const days = Math.min(playbook.limits.keptByReviewDays, playbook.clocks.keepMaxDays);
    keepProject(step, noteId, step.now + days * realDayMs);
  }
  if (decision === 'push' && dueAtMs !== undefined) {
    openTask(step, {
      kind: 'push',
      key: 'push',
      role: playbook.ownerRole,
      personId: ownerId,
      dueDays: 0,
      dueAtMs,
      ...noted,
    });
  }
  if (decision === 'drop' && reason !== undefined) dropProject(step, reason, noteId);
  if (decision === 'reassign' && personId !== undefined && personId !== ownerId) {
    const role = playbook.ownerRole;
    step.emit({ type: 'roleAssigned', role, personId, reason: 'named' });
    giveRoleTasks(step, role, personId);
  }
  return undefined;
}

function isJudged(step: Step): boolean {
  return step.deal().clock.phase === 'judging';
}

function whyRefused(
  step: Step,
  { week, decision, noteId, dueAtMs, reason, personId }: CommandOf<'review'>,
): Refusal | undefined {
  if (!isMonday(week) || !hasBegun(week, step.now)) {
    const example = 'a date such as "2026-03-02"';
    return refuse('week-out-of-range', `Give the Monday of a week that has begun, ${example}.`, ['week']);
  }
  if (decision === 'keep' && isJudged(step) && noteId === undefined) {
    return refuse('note-missing', 'Intent is being judged: say in the note why the project is kept.', [
      'note',
    ]);
  }
  if ((decision === 'push' || decision === 'note') && noteId === undefined) {
    return refuse('note-missing', 'Say in the note what is to be done, or what is to be kept in mind.', [
      'note',
    ]);
  }
  if (decision === 'push') {
    const { pushMaxDays } = step.deal().playbook.limits;
    if (dueAtMs === undefined || dueAtMs <= step.now || dueAtMs > step.now + pushMaxDays * realDayMs) {
      const range = `within ${pushMaxDays} days from now`;
      return refuse('due-date-out-of-range', `A push needs a date, ${range}.`, ['dueAt']);
    }
  }
  if (decision === 'drop') return checkReason(reason, step.deal().playbook, 'drop');
  if (decision === 'reassign' && personId === undefined) {
    return refuse('receiver-needed', 'Say who leads the project from now on.', ['personId']);
  }
  return undefined;
}
