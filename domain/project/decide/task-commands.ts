import { assertNever } from '../../assert-never';
import { realDayMs } from '../evolve/clocks';
import { entryOf } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { isRefusal, refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { askWhoGoesOn } from './climb-ladders';
import { askedAbout, settleDecisions } from './decisions';
import { decidedByArchive } from './gates';
import { reach } from './milestones';
import type { Task } from '../model/state';
import { isOpenTask } from '../model/state';
import type { Step } from './step';
import { acknowledge } from './step';
import { closeAnswered, giveTasks, openTask } from './tasks';

/** The task of a command, if it is open and still belongs to the holder that the command names. */
function taskToActOn(
  step: Step,
  { taskId, holderId }: Omit<CommandOf<'acceptTask'>, 'name'>,
): Task | Refusal {
  const task = entryOf(step.deal().tasks, taskId);
  if (!task) return refuse('unknown-task', `The project has no task "${taskId}".`);
  if (!isOpenTask(task)) {
    const when = new Date(task.closedAtMs ?? 0).toISOString();
    return refuse(
      'task-closed',
      `The task is ${task.status} since ${when}, by ${task.closedBy} (${task.closedReason}).`,
    );
  }
  if (holderId === undefined || holderId === task.personId) return task;
  return refuse(
    'task-reassigned',
    `The task is with ${task.personId ?? 'nobody'} by now, not with ${holderId}.`,
  );
}

export function acceptTask(step: Step, command: CommandOf<'acceptTask'>): Refusal | undefined {
  const task = taskToActOn(step, command);
  if (isRefusal(task)) return task;
  if (task.status === 'accepted') {
    acknowledge(step, 'already-accepted', task.id);
    return undefined;
  }
  step.emit({ type: 'taskAccepted', taskId: task.id });
  return undefined;
}

/** The tasks that an answer to a decision is about, as far as they are still part of it; otherwise the task itself. */
function tasksToActOn(
  step: Step,
  command: CommandOf<'completeTask'> | CommandOf<'postponeTask'> | CommandOf<'passOnTask'>,
): Task[] | Refusal {
  const { decides } = command;
  const task = taskToActOn(step, command);
  if (isRefusal(task)) return task;
  if (decides === undefined) return [task];
  const { tasks } = step.deal();
  const unknown = decides.find((id) => !entryOf(tasks, id));
  if (unknown !== undefined) return refuse('unknown-task', `The project has no task "${unknown}".`);
  if (task.kind !== 'reassign') {
    return refuse('no-decision', 'Only a decision who goes on with tasks is answered for some of them.', [
      'decides',
    ]);
  }
  const asked = askedAbout(step.deal(), task).filter(({ id }) => decides.includes(id));
  if (asked.length > 0) return asked;
  return refuse('task-closed', 'Somebody has acted on these tasks by now: nothing is left to decide.');
}

export function completeTask(step: Step, command: CommandOf<'completeTask'>): Refusal | undefined {
  const { taskId, evidence, noteId, decides } = command;
  const task = taskToActOn(step, command);
  if (isRefusal(task)) return task;
  if (task.kind === 'reassign' || decides !== undefined) return leaveAsItIs(step, command, task);
  const refusal =
    (task.milestone === undefined ? undefined : decidedByArchive(step.deal(), task.milestone)) ??
    whyNotCompletable(task, evidence);
  if (refusal) return refusal;
  const rule = task.milestone === undefined ? undefined : step.deal().playbook.milestones[task.milestone];
  if (task.milestone !== undefined && rule && evidence !== undefined) {
    reach(step, task.milestone, rule, {
      evidence,
      occurredAtMs: step.now,
      ...(noteId !== undefined && { noteId }),
    });
    return undefined;
  }
  step.emit({
    type: 'taskClosed',
    taskId,
    status: 'done',
    reason: 'completed',
    ...(evidence !== undefined && { evidence }),
    ...(noteId !== undefined && { noteId }),
  });
  return undefined;
}

/** The manager leaves the tasks with whoever has them. */
function leaveAsItIs(step: Step, command: CommandOf<'completeTask'>, decision: Task): Refusal | undefined {
  const { noteId, decides } = command;
  const tasks = decides === undefined ? askedAbout(step.deal(), decision) : tasksToActOn(step, command);
  if (isRefusal(tasks)) return tasks;
  const isLeft = (asked: Task, { id }: Task): boolean => id === decision.id && tasks.includes(asked);
  const noted = noteId !== undefined && { noteId };
  settleDecisions(step, isLeft, { status: 'done', reason: 'left-as-it-is', ...noted });
  return undefined;
}

function whyNotCompletable(task: Task, evidence: string | undefined): Refusal | undefined {
  switch (task.kind) {
    case 'follow-up':
      return refuse(
        'contact-required',
        'A follow-up is done by contact with the customer: record the contact.',
      );
    case 'judge':
      return refuse('judgement-required', 'Intent is judged with keep or drop: send the judgement.');
    case 'fill-role':
      return refuse(
        'assignment-required',
        `Assign somebody to the role "${task.about}"; that completes the task.`,
      );
    case 'stage':
      if (task.milestone === undefined || evidence !== undefined) return undefined;
      return refuse(
        'evidence-missing',
        `The task reports the milestone "${task.milestone}": give the evidence for it.`,
        ['evidence'],
      );
    case 'resume':
    case 'push':
    case 'fix-mail':
    case 'reassign':
      return undefined;
    default:
      return assertNever(task.kind);
  }
}

export function postponeTask(step: Step, command: CommandOf<'postponeTask'>): Refusal | undefined {
  const { dueAtMs, noteId } = command;
  const tasks = tasksToActOn(step, command);
  if (isRefusal(tasks)) return tasks;
  if (noteId === undefined) {
    return refuse('note-missing', 'More time needs a note: why is it needed?', ['note']);
  }
  const { postponeMaxDays } = step.deal().playbook.limits;
  if (dueAtMs <= step.now || dueAtMs > step.now + postponeMaxDays * realDayMs) {
    const range = `within ${postponeMaxDays} days from now`;
    return refuse('due-date-out-of-range', `The new due date must come ${range}.`, ['dueAt']);
  }
  const taskIds = tasks.map(({ id }) => id);
  for (const taskId of taskIds) step.emit({ type: 'taskPostponed', taskId, dueAtMs, noteId });
  closeAnswered(step, taskIds);
  return undefined;
}

export function declineTask(step: Step, command: CommandOf<'declineTask'>): Refusal | undefined {
  const { taskId, noteId } = command;
  const task = taskToActOn(step, command);
  if (isRefusal(task)) return task;
  if (task.kind !== 'stage' && task.kind !== 'follow-up') {
    return refuse('decline-not-possible', 'This task cannot be declined: pass it on to somebody, or do it.');
  }
  const noted = noteId !== undefined && { noteId };
  step.emit({ type: 'taskClosed', taskId, status: 'declined', reason: 'declined', ...noted });
  closeAnswered(step, [taskId]);
  const { kind, key, role, dueDays, milestone } = task;
  const again = openTask(step, {
    kind,
    key,
    role,
    personId: null,
    dueDays,
    ...(milestone !== undefined && { milestone }),
    replaces: taskId,
  });
  askWhoGoesOn(step, again);
  return undefined;
}

export function passOnTask(step: Step, command: CommandOf<'passOnTask'>): Refusal | undefined {
  const { personId, noteId } = command;
  const tasks = tasksToActOn(step, command);
  if (isRefusal(tasks)) return tasks;
  const given = tasks.filter((task) => task.personId !== personId).map(({ id }) => id);
  if (given.length === 0) {
    acknowledge(step, 'already-assigned', command.taskId);
    return undefined;
  }
  giveTasks(step, given, personId, { reason: 'passed-on', ...(noteId !== undefined && { noteId }) });
  return undefined;
}
