import { assertNever } from '../../assert-never';
import { realDayMs } from '../evolve/clocks';
import { entryOf, managerRole, noAnswerReason } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type {
  CommandOf,
  Command,
  InternalCommand,
  ProjectCommand,
  ReportMailFailureCommand,
} from '../model/commands';
import { isInternal, isStillToCome } from '../model/commands';
import { noteFacts, settleArchive } from './archive';
import { addReference, changeProject, removeReference } from './changes';
import { checkReason, dropProject, loseProject } from './endings';
import type { ProjectEvent } from '../model/events';
import { handOver } from './hand-overs';
import { cancelMeeting, changeClass, changeClock, confirmMeeting, keepProject } from './clock-commands';
import { decidedByArchive } from './gates';
import { hold, wake, wakeByCommand } from './holds';
import { climbLadders } from './climb-ladders';
import { enterFirstStage, reach, settleClockTasks } from './milestones';
import { reopen } from './reopening';
import { goBack } from './returns';
import { review } from './reviews';
import type { Deal, ProjectState } from '../model/state';
import { hasEnded, isOpen } from '../model/state';
import type { Step } from './step';
import { acknowledge, beginStep } from './step';
import { acceptTask, completeTask, declineTask, passOnTask, postponeTask } from './task-commands';
import { eventReused, isSameEvent, reportedEventOf } from '../model/reported-events';
import { openingOf } from '../model/opening';
import {
  applyChoice,
  closeDoubled,
  closePointless,
  closeTasks,
  giveRoleTasks,
  openManagerTask,
  openOwnerTask,
} from './tasks';

/** The reason of a mail of which nobody knows for certain whether it arrived. */
export const unconfirmed = 'unconfirmed';

/** What follows from a command. */
export interface Decision {
  readonly events: readonly ProjectEvent[];
  /** The state that the events lead to. */
  readonly state: ProjectState;
}

/**
 * Decides what follows from a command: events and the state after them, or the refusal with its code. Pure: the same
 * state, command and instant always give the same answer.
 *
 * A command id that the project remembers gives no events; the caller answers with the remembered revision.
 *
 * @param now the instant of the decision, epoch milliseconds
 */
export function decide(state: ProjectState, command: Command, now: number): Decision | Refusal {
  const step = beginStep(state, command, now);
  return whollyCarriedOut(step, command) ?? { events: step.events(), state: step.state() };
}

function whollyCarriedOut(step: Step, command: Command): Refusal | undefined {
  if (isInternal(command)) {
    carryOutInternal(step, command);
    return undefined;
  }
  const refusal = carryOut(step, command);
  if (refusal || !isOpen(step.state())) return refusal;
  settleArchive(step);
  if (!isOpen(step.state())) return undefined;
  closePointless(step);
  closeDoubled(step);
  return undefined;
}

/** What comes from the project's own clock and activities is never refused: too late, it changes nothing. */
function carryOutInternal(step: Step, command: InternalCommand): void {
  switch (command.name) {
    case 'deadlineReached':
      if (!isOpen(step.state())) return;
      meetDeadline(step);
      settleArchive(step);
      if (isOpen(step.state())) climbLadders(step);
      closePointless(step);
      return closeDoubled(step);
    case 'chooseRoles':
      if (!isOpen(step.state())) return;
      for (const choice of command.choices) applyChoice(step, choice);
      return closeDoubled(step);
    case 'noteFacts':
      if (!isOpen(step.state())) return;
      noteFacts(step, command);
      settleArchive(step);
      if (!isOpen(step.state())) return;
      closePointless(step);
      return closeDoubled(step);
    case 'reportMailFailure':
      return reportMailFailure(step, command);
    case 'noteNobodyAbove': {
      const { taskId, rungRevision } = command;
      return step.emit({ type: 'rungPassedOver', taskId, rungRevision, reason: 'nobody-above' });
    }
    // whatever the project has been told and did not do stands in the ledger, also before its opening and after its end
    case 'noteRefusal': {
      const { command: refused, code, message, refusedId, missing } = command;
      const named = refusedId === undefined ? {} : { refusedId };
      const listed = missing && { missing };
      return step.emit({ type: 'commandRefused', command: refused, code, message, ...named, ...listed });
    }
    case 'noteAdoption': {
      const { fromRevision, givenUp } = command;
      return step.emit({ type: 'ledgerAdopted', fromRevision, givenUp });
    }
    default:
      return assertNever(command);
  }
}

function reportMailFailure(step: Step, failure: ReportMailFailureCommand): void {
  const { effectKey, personId, reason, taskId } = failure;
  step.emit({ type: 'mailFailed', effectKey, personId, reason, ...(taskId !== undefined && { taskId }) });
  // the server almost certainly has a mail whose worker died while handing it over: that is noted, not acted upon; and
  // a project that has ended asks nobody for anything
  if (reason === unconfirmed || !isOpen(step.state())) return;
  // a mail about a failed mail that fails too must not open tasks without end
  const about = taskId === undefined ? undefined : step.deal().tasks[taskId];
  if (about?.kind === 'fix-mail') return;
  openManagerTask(step, 'fix-mail', personId === null ? {} : { about: personId });
}

function carryOut(step: Step, command: ProjectCommand): Refusal | undefined {
  const state = step.state();
  if (state.commands.some(([id]) => id === command.commandId)) return undefined;
  const event = reportedEventOf(command.commandId);
  if (state.commands.some(([id]) => isSameEvent(event, id))) return eventReused();
  if (command.name === 'open') return open(step, command);
  // whoever asks for facts does so when it writes to the ledger; too early or too late, there is nothing to look for
  if (command.name === 'lookAtArchive') return undefined;
  // what a person holds moves with them, also of a project that has ended
  if (command.name === 'handOver' && state.deal) {
    handOver(step, command);
    return undefined;
  }
  if (command.name === 'reopen' && state.deal) return reopen(step, command);
  if (hasEnded(state)) {
    return refuse('project-ended', `The project is ${state.status}: reopen it for a new attempt.`);
  }
  if (!isOpen(state)) return refuse('not-opened', 'The project has not been opened yet: send "open" first.');
  switch (command.name) {
    case 'reachMilestone':
      return reachMilestone(step, command);
    case 'recordContact':
      return recordContact(step, command);
    case 'acceptTask':
      return acceptTask(step, command);
    case 'completeTask':
      return completeTask(step, command);
    case 'postponeTask':
      return postponeTask(step, command);
    case 'declineTask':
      return declineTask(step, command);
    case 'passOnTask':
      return passOnTask(step, command);
    case 'addNote': {
      const { noteId, taskId } = command;
      step.emit({ type: 'noteAdded', noteId, ...(taskId !== undefined && { taskId }) });
      return undefined;
    }
    case 'goBack':
      return goBack(step, command);
    case 'handOver':
      handOver(step, command);
      return undefined;
    case 'assign':
      return assign(step, command, state.deal);
    case 'hold':
      return hold(step, command);
    case 'wake':
      return wakeByCommand(step, command);
    case 'confirmMeeting':
      return confirmMeeting(step, command);
    case 'cancelMeeting':
      return cancelMeeting(step, command);
    case 'changeClock':
      return changeClock(step, command);
    case 'changeClass':
      return changeClass(step, command);
    case 'changeProject':
      return changeProject(step, command);
    case 'addReference':
      return addReference(step, command);
    case 'removeReference':
      removeReference(step, command);
      return undefined;
    case 'reopen':
      return reopen(step, command);
    case 'replanDeadlines':
      step.emit({ type: 'deadlinesReplanned', cause: command.cause, subject: command.subject });
      return undefined;
    case 'review':
      return review(step, command);
    case 'judge':
      return judge(step, command, state.deal);
    case 'drop':
      return drop(step, command, state.deal);
    case 'lose':
      return lose(step, command, state.deal);
    default:
      return assertNever(command);
  }
}

function open(step: Step, command: CommandOf<'open'>): Refusal | undefined {
  if (step.state().status !== 'new') return refuse('already-opened', 'The project has been opened already.');
  step.emit({ type: 'projectOpened', ...openingOf(command) });
  enterFirstStage(step);
  return undefined;
}

function reachMilestone(step: Step, command: CommandOf<'reachMilestone'>): Refusal | undefined {
  const { milestone, evidence, noteId } = command;
  const { playbook, milestones } = step.deal();
  const rule = entryOf(playbook.milestones, milestone);
  if (!rule) {
    const known = Object.keys(playbook.milestones);
    return refuse(
      'unknown-milestone',
      `The playbook has no milestone "${milestone}"; it has: ${known.join(', ')}.`,
      known,
    );
  }
  const decided = Object.hasOwn(milestones, milestone) ? undefined : decidedByArchive(step.deal(), milestone);
  if (decided) return decided;
  const occurredAtMs = command.occurredAtMs ?? step.now;
  if (isStillToCome(occurredAtMs, step.now)) {
    return refuse(
      'occurred-in-future',
      'A milestone can only be reported once it has happened: occurredAt is in the future.',
    );
  }
  if (Object.hasOwn(milestones, milestone)) {
    acknowledge(step, 'milestone-repeated', milestone);
    return undefined;
  }
  reach(step, milestone, rule, {
    evidence,
    occurredAtMs: Math.min(occurredAtMs, step.now),
    ...(noteId !== undefined && { noteId }),
  });
  return undefined;
}

function recordContact(step: Step, command: CommandOf<'recordContact'>): Refusal | undefined {
  const { kind, evidence, noteId } = command;
  const occurredAtMs = command.occurredAtMs ?? step.now;
  if (isStillToCome(occurredAtMs, step.now)) {
    return refuse(
      'occurred-in-future',
      'A contact can only be reported once it has happened: occurredAt is in the future. One that the customer has confirmed for then is a meeting: report that instead.',
    );
  }
  wake(step, 'contact');
  step.emit({
    type: 'contactRecorded',
    kind,
    occurredAtMs: Math.min(occurredAtMs, step.now),
    ...(evidence !== undefined && { evidence }),
    ...(noteId !== undefined && { noteId }),
  });
  settleClockTasks(step, 'contact');
  return undefined;
}

function assign(step: Step, command: CommandOf<'assign'>, deal: Deal): Refusal | undefined {
  const { role, personId } = command;
  if (role === managerRole) {
    return refuse(
      'role-not-assignable',
      "The manager is the owner's manager in the directory: change it there.",
    );
  }
  if (!Object.hasOwn(deal.playbook.roles, role)) {
    const known = Object.keys(deal.playbook.roles);
    return refuse('unknown-role', `The playbook has no role "${role}"; it has: ${known.join(', ')}.`, known);
  }
  if (deal.roles[role]?.personId === personId) {
    acknowledge(step, 'already-assigned', role);
    return undefined;
  }
  step.emit({ type: 'roleAssigned', role, personId, reason: 'named' });
  giveRoleTasks(step, role, personId);
  return undefined;
}

function judge(step: Step, command: CommandOf<'judge'>, deal: Deal): Refusal | undefined {
  if (deal.clock.phase !== 'judging') {
    return refuse('nothing-to-judge', 'No judgement is asked for now; to give the project up, send "drop".');
  }
  return command.verdict === 'drop' ? drop(step, command, deal) : keep(step, command, deal);
}

function keep(step: Step, command: CommandOf<'judge'>, deal: Deal): Refusal | undefined {
  const { noteId, nextAtMs } = command;
  if (noteId === undefined)
    return refuse('note-missing', 'Keeping a project needs a note: why is it kept?', ['note']);
  if (nextAtMs === undefined) {
    return refuse('next-date-missing', 'Keeping a project needs the date of the next judgement.', ['nextAt']);
  }
  const { keepMaxDays } = deal.playbook.clocks;
  if (nextAtMs <= step.now || nextAtMs > step.now + keepMaxDays * realDayMs) {
    return refuse('next-date-out-of-range', `The next date must come within ${keepMaxDays} days from now.`, [
      'nextAt',
    ]);
  }
  keepProject(step, noteId, nextAtMs);
  return undefined;
}

function drop(step: Step, command: CommandOf<'drop'> | CommandOf<'judge'>, deal: Deal): Refusal | undefined {
  const { reason, noteId } = command;
  const refusal = checkReason(reason, deal.playbook, 'drop');
  if (refusal || reason === undefined) return refusal;
  dropProject(step, reason, noteId);
  return undefined;
}

function lose(step: Step, command: CommandOf<'lose'>, deal: Deal): Refusal | undefined {
  const { reason, competitor, noteId } = command;
  const refusal = checkReason(reason, deal.playbook, 'loss');
  if (refusal) return refusal;
  loseProject(step, {
    reason,
    ...(competitor !== undefined && { competitor }),
    ...(noteId !== undefined && { noteId }),
  });
  return undefined;
}

/**
 * What the clock asks for now; nothing when no check is due, such as after a contact in the last moment. When the
 * platform was down over several checks only the last one fires, and the grace always counts from the judgement that
 * was really asked for: nobody is dropped for a question that they never got.
 */
function meetDeadline(step: Step): void {
  const { hold: held, clock } = step.deal();
  const due = (atMs: number | null): boolean => atMs !== null && atMs <= step.now;
  if (held) {
    if (due(held.wakeAtMs)) wake(step, 'date');
    return;
  }
  if (clock.phase === 'judging') {
    if (due(clock.dropAtMs)) dropProject(step, noAnswerReason);
    return;
  }
  if (due(clock.judgeAtMs)) {
    closeTasks(step, (task) => task.kind === 'follow-up', { status: 'superseded', reason: 'judgement-due' });
    step.emit({ type: 'judgementDue' });
    openOwnerTask(step, 'judge');
    openManagerTask(step, 'judge');
    return;
  }
  if (clock.phase === 'watching' && due(clock.followUpAtMs)) {
    step.emit({ type: 'followUpDue' });
    openOwnerTask(step, 'follow-up');
  }
}
