import { managerRole, stageRule } from '../../playbook/playbook';
import type { RoleChoice } from '../model/commands';
import { askedAbout, joinDecisions, lastHolderId, settleDecisions } from './decisions';
import type { EventBody } from '../model/events';
import type { ClosedTaskStatus, Task, TaskKind } from '../model/state';
import { isOpenTask, openTasks } from '../model/state';
import type { Step } from './step';

type Opened = Extract<EventBody, { type: 'taskOpened' }>;
type Assigned = Extract<EventBody, { type: 'taskAssigned' }>;

/**
 * Opens a task in the current stage.
 *
 * @returns its id
 */
export function openTask(step: Step, task: Omit<Opened, 'type' | 'taskId' | 'stage'>): string {
  const taskId = `t${step.nextRevision()}`;
  step.emit({ type: 'taskOpened', taskId, stage: step.deal().stage, ...task });
  return taskId;
}

/**
 * Opens the tasks of the stage just entered, except those whose milestone is reached.
 *
 * @param only those for some milestones alone
 */
export function openStageTasks(step: Step, only?: readonly string[]): void {
  const { playbook, stage } = step.deal();
  for (const rule of stageRule(playbook, stage).tasks) {
    if (only && !only.includes(rule.milestone ?? '')) continue;
    const { milestones, roles } = step.deal();
    if (rule.milestone !== undefined && Object.hasOwn(milestones, rule.milestone)) continue;
    openTask(step, {
      kind: 'stage',
      key: rule.key,
      role: rule.role,
      personId: roles[rule.role]?.personId ?? null,
      dueDays: rule.dueDays,
      ...(rule.milestone !== undefined && { milestone: rule.milestone }),
    });
  }
}

/** Opens a task of the clock for the owner: a follow-up, the owner's half of a judgement, or resuming after a hold. */
export function openOwnerTask(step: Step, kind: 'follow-up' | 'judge' | 'resume'): void {
  const { ownerId, playbook } = step.deal();
  openTask(step, {
    kind,
    key: kind,
    role: playbook.ownerRole,
    personId: ownerId,
    dueDays: playbook.limits.dueDays[kind],
  });
}

/** Opens a task for the owner's manager, whoever that is when the task is assigned. */
export function openManagerTask(
  step: Step,
  kind: Exclude<TaskKind, 'stage' | 'follow-up' | 'resume' | 'push'>,
  about: Pick<Opened, 'about' | 'aboutTasks'> = {},
): void {
  openTask(step, {
    kind,
    key: kind,
    role: managerRole,
    personId: null,
    dueDays: step.deal().playbook.limits.dueDays[kind],
    ...about,
  });
}

/** Closes every open task that matches. */
export function closeTasks(
  step: Step,
  matches: (task: Task) => boolean,
  how: { status: ClosedTaskStatus; reason: string; evidence?: string },
): void {
  for (const task of openTasks(step.deal()).filter(matches)) {
    step.emit({ type: 'taskClosed', taskId: task.id, ...how });
  }
}

/** Gives tasks to a person, which settles the manager's decision who goes on with them. */
export function giveTasks(
  step: Step,
  taskIds: readonly string[],
  personId: string,
  why: Pick<Assigned, 'reason' | 'noteId'> = {},
): void {
  for (const taskId of taskIds) step.emit({ type: 'taskAssigned', taskId, personId, ...why });
  closeAnswered(step, taskIds);
}

/** Drops tasks from decisions who goes on with them: somebody has acted on them. */
export function closeAnswered(step: Step, taskIds: readonly string[]): void {
  settleDecisions(step, ({ id }) => taskIds.includes(id), { status: 'done', reason: 'decided' });
}

/** Drops closed tasks from decisions who goes on with them. */
export function closePointless(step: Step): void {
  settleDecisions(step, (task) => !isOpenTask(task), { status: 'superseded', reason: 'task-closed' });
}

/** Gives every open task of a role to a person, and closes the manager's task of finding one. */
export function giveRoleTasks(step: Step, role: string, personId: string): void {
  const given = openTasks(step.deal()).filter((task) => task.role === role && task.personId !== personId);
  giveTasks(
    step,
    given.map(({ id }) => id),
    personId,
  );
  closeTasks(step, (task) => task.kind === 'fill-role' && task.about === role, {
    status: 'done',
    reason: 'assigned',
  });
}

/** Whether a task waits for an assignment, rather than for the manager's decision. */
export function waitsForSomebody({ personId, replaces }: Task): boolean {
  return personId === null && replaces === undefined;
}

/**
 * Gives a manager's task to whom it falls, and passes it over where that is nobody else than whom it is about: an owner
 * without a manager judges once, and is not asked who does their own tasks. What the manager has left undone is decided
 * by the next one above. Somebody must fill a role and look after an address: without a manager the owner does.
 */
function giveManagerTask(step: Step, task: Task, { personId: chosenId, nextAboveId }: RoleChoice): void {
  const { ownerId } = step.deal();
  const passOver = (): void =>
    step.emit({ type: 'taskClosed', taskId: task.id, status: 'skipped', reason: 'nobody-above' });
  const give = (personId: string): void => step.emit({ type: 'taskAssigned', taskId: task.id, personId });
  const managerId = chosenId ?? ownerId;
  if (task.kind === 'judge') return managerId === ownerId ? passOver() : give(managerId);
  if (task.kind !== 'reassign') return give(managerId);
  const deal = step.deal();
  const asked = askedAbout(deal, task);
  const holderIds = asked.map((each) => lastHolderId(deal, each));
  // what was declined has nobody until that is decided
  const mustBeDecided = asked.some(({ personId }) => personId === null);
  const deciderId = [managerId, nextAboveId].find((id) => id !== undefined && !holderIds.includes(id));
  if (deciderId !== undefined) return give(deciderId);
  return mustBeDecided ? give(managerId) : passOver();
}

/** What a task asks of its holder, as a key that equal tasks share; null when no other task can ask for the same. */
function questionOf({ kind, milestone, personId }: Task): string | null {
  if (personId === null) return null;
  if (kind === 'judge') return `judge ${personId}`;
  return kind === 'stage' && milestone !== undefined ? `${milestone} ${personId}` : null;
}

/** When two roles fall on one person they become one task: of tasks that ask the same of somebody, the oldest stays. */
export function closeDoubled(step: Step): void {
  const asked = new Set<string>();
  const isDoubled = (task: Task): boolean => {
    const question = questionOf(task);
    if (question === null) return false;
    if (asked.has(question)) return true;
    asked.add(question);
    return false;
  };
  closeTasks(step, isDoubled, { status: 'skipped', reason: 'same-person' });
  // whoever has taken a task over need not be asked who goes on with it
  const isTheirs = (asked: Task, { personId }: Task): boolean =>
    personId !== null && asked.personId === personId;
  settleDecisions(step, isTheirs, { status: 'skipped', reason: 'same-person' });
  joinDecisions(step);
}

/** Carries out what the assignment activity chose for one role. A choice that comes too late changes nothing. */
export function applyChoice(step: Step, choice: RoleChoice): void {
  const { role, personId, reason } = choice;
  const waiting = openTasks(step.deal()).filter((task) => task.role === role && waitsForSomebody(task));
  if (waiting.length === 0) return;
  if (role === managerRole) {
    for (const task of waiting) giveManagerTask(step, task, choice);
    return;
  }
  const holder = step.deal().roles[role]?.personId;
  if (personId || holder) {
    const chosen = holder ?? personId;
    if (!chosen) return;
    if (!holder) step.emit({ type: 'roleAssigned', role, personId: chosen, reason });
    giveRoleTasks(step, role, chosen);
    return;
  }
  leaveUnassigned(step, role, reason);
}

/**
 * Nobody is available: a required role is queued and the manager notified; an optional one is skipped, on the record.
 */
function leaveUnassigned(step: Step, role: string, reason: string): void {
  const { playbook, stage } = step.deal();
  const need = stageRule(playbook, stage).roles.find((candidate) => candidate.role === role);
  if (need && !need.required) {
    step.emit({ type: 'roleSkipped', role, stage, reason });
    closeTasks(step, (task) => task.role === role && task.personId === null, { status: 'skipped', reason });
    return;
  }
  step.emit({ type: 'roleQueued', role, reason });
  const isAsked = openTasks(step.deal()).some((task) => task.kind === 'fill-role' && task.about === role);
  if (!isAsked) openManagerTask(step, 'fill-role', { about: role });
}
