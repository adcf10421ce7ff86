import type { ClockDays, CustomerClass } from '../../domain/playbook/playbook';
import type { CommandBase, CommandOf, ProjectCommand } from '../../domain/project/model/commands';
import type { ContactKind, HoldReason } from '../../domain/project/model/command-fields';
import type { CommandParts } from '../../api/commands/report-command';
import { chosenDayMs, dayScale } from './chosen-days';
import type { Values } from '../kit/fields';
import { localMinute, minuteMs } from '../kit/local-minutes';
import type { ProjectActionContext } from './project-eligibility';
import type { ActionContext, TaskActionContext } from './action-context';

/** A command to a project that is open. */
export type SentCommand = Exclude<ProjectCommand, CommandOf<'open'>>;

/**
 * The command for an action on a task.
 *
 * @param values the checked values of the action's form
 */
export function commandOf(context: TaskActionContext, values: Values, parts: CommandParts): SentCommand {
  const { action, task, decides } = context;
  const { evidence, personId = '', dueOn = '', nextOn = '', reason = '' } = values;
  const proof = evidence === undefined ? {} : { evidence };
  const holder = task.personId === null ? {} : { holderId: task.personId };
  // a decision of the manager is about other tasks: those that its form showed
  const decided = decides.length > 0 ? { decides } : {};
  const subject = { taskId: task.id, ...holder, ...decided };
  switch (action) {
    case 'complete':
      return { ...parts, name: 'completeTask', ...subject, ...proof };
    case 'record-contact':
    case 'hold':
    case 'confirm-meeting':
      return customerCommand(action, context, values, parts);
    case 'postpone':
      return {
        ...parts,
        name: 'postponeTask',
        ...subject,
        dueAtMs: chosenDayMs(dueOn, dayScale(context, 'dueOn')),
      };
    case 'pass-on':
      return { ...parts, name: 'passOnTask', ...subject, personId };
    case 'decline':
      return { ...parts, name: 'declineTask', taskId: task.id, ...holder };
    case 'keep':
      return {
        ...parts,
        name: 'judge',
        verdict: 'keep',
        nextAtMs: chosenDayMs(nextOn, dayScale(context, 'nextOn')),
      };
    case 'drop':
      return task.kind === 'judge'
        ? { ...parts, name: 'judge', verdict: 'drop', reason }
        : { ...parts, name: 'drop', reason };
    case 'assign':
      return assignment(parts, task.about ?? '', personId);
  }
}

/**
 * The command for an action on a project as a whole.
 *
 * @param values the checked values of the action's form
 */
export function projectCommandOf(
  context: ProjectActionContext,
  values: Values,
  parts: CommandParts,
): SentCommand {
  const { action } = context;
  switch (action) {
    case 'record-contact':
    case 'hold':
    case 'confirm-meeting':
      return customerCommand(action, context, values, parts);
    case 'cancel-meeting':
      return { ...parts, name: 'cancelMeeting' };
    case 'wake':
      return { ...parts, name: 'wake' };
    case 'change-clock':
      // days left empty are the playbook's again
      return {
        ...parts,
        name: 'changeClock',
        ...daysIn(values, 'followUpDays'),
        ...daysIn(values, 'judgeDays'),
        ...daysIn(values, 'graceWorkingDays'),
      };
    case 'change-class':
      return { ...parts, name: 'changeClass', customerClass: values.customerClass as CustomerClass };
    case 'reopen':
      return { ...parts, name: 'reopen', ...(values.stage !== undefined && { stage: values.stage }) };
  }
}

function daysIn(values: Values, name: keyof ClockDays): Partial<ClockDays> {
  return values[name] === undefined ? {} : { [name]: Number(values[name]) };
}

/** What the customer has said or done: the same whether the form came from a task or from the project as a whole. */
function customerCommand(
  action: 'record-contact' | 'hold' | 'confirm-meeting',
  context: ActionContext,
  { kind, evidence, occurredAt, meetingAt = '', reason, wakeOn = '' }: Values,
  parts: CommandParts,
): SentCommand {
  switch (action) {
    case 'record-contact':
      return {
        ...parts,
        name: 'recordContact',
        kind: kind as ContactKind,
        ...(evidence !== undefined && { evidence }),
        ...occurred(context, occurredAt),
      };
    case 'hold': {
      const wakeAtMs = chosenDayMs(wakeOn, dayScale(context, 'wakeOn'));
      return { ...parts, name: 'hold', reason: reason as HoldReason, wakeAtMs };
    }
    case 'confirm-meeting':
      return {
        ...parts,
        name: 'confirmMeeting',
        kind: kind as ContactKind,
        meetingAtMs: minuteMs(meetingAt, context.reader.timeZone),
        evidence: evidence ?? '',
      };
  }
}

/** The command that gives a role to somebody. */
export function assignment({ commandId, actor, source, at }: CommandBase, role: string, personId: string) {
  return { commandId, actor, source, at, name: 'assign', role, personId } as const;
}

/** The current minute means now: its start may lie before something that happened within it. */
function occurred({ reader, nowMs }: ActionContext, minute: string | undefined): { occurredAtMs?: number } {
  if (minute === undefined || minute === localMinute(nowMs, reader.timeZone)) return {};
  return { occurredAtMs: minuteMs(minute, reader.timeZone) };
}
