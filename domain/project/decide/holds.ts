import { realDayMs } from '../evolve/clocks';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import { isApplication } from '../model/actors';
import type { CommandOf } from '../model/commands';
import type { WakeCause } from '../model/state';
import { isOpen, openTasks } from '../model/state';
import type { Step } from './step';
import { closeTasks, openOwnerTask } from './tasks';

/** Puts the project on hold, or changes reason and wake date of the hold that there is. */
export function hold(step: Step, { reason, wakeAtMs, noteId }: CommandOf<'hold'>): Refusal | undefined {
  if (reason === 'other' && noteId === undefined) {
    return refuse('note-missing', 'A hold for another reason needs a note that says which.', ['note']);
  }
  const { holdMaxDays } = step.deal().playbook.limits;
  if (wakeAtMs <= step.now || wakeAtMs > step.now + holdMaxDays * realDayMs) {
    const range = `within ${holdMaxDays} days from now`;
    return refuse('wake-date-out-of-range', `The wake date must come ${range}.`, ['wakeAt']);
  }
  const facts = { reason, wakeOnMs: wakeAtMs, ...(noteId !== undefined && { noteId }) };
  if (step.deal().hold) {
    step.emit({ type: 'holdChanged', ...facts });
    return undefined;
  }
  // the hold answers what the clock, or the end of the hold before, has asked
  closeTasks(step, ({ kind }) => kind === 'judge' || kind === 'follow-up' || kind === 'resume', {
    status: 'superseded',
    reason: 'held',
  });
  const { ownerId } = step.deal();
  const holders = openTasks(step.deal()).map(({ personId }) => personId);
  const personIds = [...new Set([ownerId, ...holders])].filter((personId) => personId !== null);
  step.emit({ type: 'projectHeld', ...facts, ownerId, personIds });
  return undefined;
}

/** Ends the hold before its date. */
export function wakeByCommand(step: Step, { noteId }: CommandOf<'wake'>): Refusal | undefined {
  if (!step.deal().hold) return refuse('not-held', 'The project is not on hold: nothing has to be woken.');
  wake(step, 'command', noteId);
  return undefined;
}

/**
 * Ends the hold, if there is one. Whoever woke the project by a contact or a milestone is at it already; otherwise the
 * owner gets a task.
 */
export function wake(step: Step, cause: WakeCause, noteId?: string): void {
  const held = isOpen(step.state()) ? step.deal().hold : undefined;
  if (!held) return;
  const isByDate = cause === 'date' || cause === 'command';
  // an application reads no mail: the owner is told in its stead
  const setBy = isApplication(held.actor) ? step.deal().ownerId : held.actor;
  const tellsId = isByDate || setBy === step.command.actor ? undefined : setBy;
  step.emit({
    type: 'projectWoken',
    cause,
    heldMs: step.now - held.sinceMs,
    ...(tellsId !== undefined && { tellsId }),
    ...(noteId !== undefined && { noteId }),
  });
  if (isByDate) openOwnerTask(step, 'resume');
}
