import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { Deal } from '../model/state';
import { dropReasonsOfPeople } from '../../playbook/playbook';
import { openTasks } from '../model/state';
import type { Step } from './step';
import { closeTasks } from './tasks';

/** People to tell of an end: the owner and whoever holds an open task, each once. */
function concerned(deal: Deal): string[] {
  const holders = openTasks(deal).map((task) => task.personId);
  return distinct([deal.ownerId, ...holders]);
}

function distinct(people: readonly (string | null)[]): string[] {
  return [...new Set(people.filter((person) => person !== null))];
}

/** Gives the project up: open tasks are cancelled and each holder is told once. */
export function dropProject(step: Step, reason: string, noteId?: string): void {
  const { ownerId } = step.deal();
  const personIds = concerned(step.deal());
  closeTasks(step, () => true, { status: 'cancelled', reason: 'project-dropped' });
  step.emit({ type: 'projectDropped', reason, ...(noteId !== undefined && { noteId }), ownerId, personIds });
}

/** Records that the customer decided against us. */
export function loseProject(
  step: Step,
  loss: { reason: string; competitor?: string; noteId?: string },
): void {
  const { ownerId } = step.deal();
  const personIds = concerned(step.deal());
  closeTasks(step, () => true, { status: 'cancelled', reason: 'project-lost' });
  step.emit({ type: 'projectLost', ...loss, ownerId, personIds });
}

/** The last gate is complete: the project is won and goes to delivery. The whole project team is told. */
export function winProject(step: Step): void {
  const { ownerId, playbook, roles } = step.deal();
  const team = Object.values(roles).map((holder) => holder.personId);
  const personIds = distinct([...concerned(step.deal()), ...team]);
  closeTasks(step, () => true, { status: 'superseded', reason: 'project-won' });
  const deliveryManagerId = roles[playbook.deliveryRole]?.personId ?? null;
  step.emit({ type: 'projectWon', deliveryManagerId, ownerId, personIds });
}

/** Why a reason for an end is refused: it is missing, the playbook does not have it, or only the clock gives it. */
export function checkReason(
  reason: string | undefined,
  playbook: Deal['playbook'],
  kind: 'drop' | 'loss',
): Refusal | undefined {
  const list =
    kind === 'loss' ? Object.keys(playbook.lossReasons) : dropReasonsOfPeople(playbook).map(([key]) => key);
  if (reason === undefined) {
    return refuse('reason-missing', `A ${kind} needs a reason, one of: ${list.join(', ')}.`, ['reason']);
  }
  if (list.includes(reason)) return undefined;
  return refuse(
    'unknown-reason',
    `"${reason}" is no ${kind} reason of the playbook; it has: ${list.join(', ')}.`,
    list,
  );
}
