import { realDayMs } from '../evolve/clocks';
import type { ClockDays } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { wake } from './holds';
import { hasMeetingAhead } from '../model/state';
import type { Step } from './step';
import { acknowledge } from './step';
import { closeTasks } from './tasks';

/** Answers a judgement: the project is kept, and judged again on a date. Epoch milliseconds. */
export function keepProject(step: Step, noteId: string, nextAtMs: number): void {
  closeTasks(step, ({ kind }) => kind === 'judge', { status: 'done', reason: 'judged' });
  step.emit({ type: 'projectKept', noteId, nextAtMs });
}

/**
 * A dated exchange that the customer has confirmed: until it is over, the clock asks for nothing. It may lie
 * as far ahead as a hold may reach: beyond that nobody can promise anything.
 */
export function confirmMeeting(step: Step, command: CommandOf<'confirmMeeting'>): Refusal | undefined {
  const { kind, meetingAtMs, evidence, noteId } = command;
  const { holdMaxDays } = step.deal().playbook.limits;
  if (meetingAtMs <= step.now || meetingAtMs > step.now + holdMaxDays * realDayMs) {
    return refuse(
      'meeting-out-of-range',
      `A meeting that is to come must lie within ${holdMaxDays} days from now; one that took place is a contact.`,
      ['meetingAt'],
    );
  }
  wake(step, 'contact');
  closeTasks(step, ({ kind }) => kind === 'judge' || kind === 'follow-up' || kind === 'resume', {
    status: 'done',
    reason: 'meeting-confirmed',
  });
  const noted = noteId !== undefined && { noteId };
  step.emit({ type: 'meetingConfirmed', kind, meetingAtMs, evidence, ...noted });
  return undefined;
}

/** The meeting does not take place: from now on it protects no longer. */
export function cancelMeeting(step: Step, { noteId }: CommandOf<'cancelMeeting'>): Refusal | undefined {
  if (!hasMeetingAhead(step.deal(), step.now)) {
    return refuse('no-meeting', 'No meeting is ahead that could be called off.');
  }
  step.emit({ type: 'meetingCancelled', ...(noteId !== undefined && { noteId }) });
  return undefined;
}

/** Sets the days of this project's own clock; those left out are the playbook's (again). */
export function changeClock(step: Step, command: CommandOf<'changeClock'>): Refusal | undefined {
  const { followUpDays, judgeDays, graceWorkingDays, noteId } = command;
  if (noteId === undefined) {
    return refuse('note-missing', 'Other days than those of the playbook need a note: why?', ['note']);
  }
  const days: Partial<ClockDays> = {
    ...(followUpDays !== undefined && { followUpDays }),
    ...(judgeDays !== undefined && { judgeDays }),
    ...(graceWorkingDays !== undefined && { graceWorkingDays }),
  };
  step.emit({ type: 'clockChanged', days, noteId });
  return undefined;
}

export function changeClass(
  step: Step,
  { customerClass, noteId }: CommandOf<'changeClass'>,
): Refusal | undefined {
  const from = step.deal().customerClass;
  if (from === customerClass) {
    acknowledge(step, 'same-class', customerClass);
    return undefined;
  }
  step.emit({ type: 'classChanged', from, to: customerClass, ...(noteId !== undefined && { noteId }) });
  return undefined;
}
