import { morningMs } from '../../contracts/local-dates';
import type {
  CommandBase,
  ContactKind,
  HoldReason,
  OpenCommand,
  ProjectCommand,
} from '../../domain/project/commands';
import type { CommandParts } from '../report-command';
import type { Values } from './fields';
import { localMinute, minuteMs } from './local-minutes';
import type { TaskScene } from './scene';

/** A command to a project that is open. */
export type SentCommand = Exclude<ProjectCommand, OpenCommand>;

/**
 * The command for an action on a task.
 *
 * @param values what the form of the action was filled in with, checked
 */
export function commandOf(scene: TaskScene, values: Values, parts: CommandParts): SentCommand {
  const { action, task, about, reader } = scene;
  const { evidence, personId = '', dueOn = '', nextOn = '', wakeOn = '', reason = '' } = values;
  const proof = evidence === undefined ? {} : { evidence };
  // a decision of the manager is about another task, whose holder is of no matter
  const holder = task.personId === null ? {} : { holderId: task.personId };
  const decided = about ? { taskId: about.id } : { taskId: task.id, ...holder };
  const morningOf = (date: string): number => morningMs(date, reader.timeZone, scene.workdayStart);
  switch (action) {
    case 'complete':
      return { ...parts, name: 'completeTask', taskId: task.id, ...holder, ...proof };
    case 'record-contact':
      return {
        ...parts,
        name: 'recordContact',
        kind: values.kind as ContactKind,
        ...proof,
        ...occurred(scene, values.occurredAt),
      };
    case 'postpone':
      return { ...parts, name: 'postponeTask', ...decided, dueAtMs: morningOf(dueOn) };
    case 'pass-on':
      return { ...parts, name: 'passOnTask', ...decided, personId };
    case 'decline':
      return { ...parts, name: 'declineTask', taskId: task.id, ...holder };
    case 'keep':
      return { ...parts, name: 'judge', verdict: 'keep', nextAtMs: morningOf(nextOn) };
    case 'drop':
      return task.kind === 'judge'
        ? { ...parts, name: 'judge', verdict: 'drop', reason }
        : { ...parts, name: 'drop', reason };
    case 'hold':
      return { ...parts, name: 'hold', reason: reason as HoldReason, wakeAtMs: morningOf(wakeOn) };
    case 'confirm-meeting':
      return {
        ...parts,
        name: 'confirmMeeting',
        kind: values.kind as ContactKind,
        meetingAtMs: minuteMs(values.meetingAt ?? '', reader.timeZone),
        evidence: evidence ?? '',
      };
    case 'assign':
      return assignment(parts, task.about ?? '', personId);
  }
}

/** The command that gives a role to somebody. */
export function assignment({ commandId, actor, source, at }: CommandBase, role: string, personId: string) {
  return { commandId, actor, source, at, name: 'assign', role, personId } as const;
}

/** The minute that runs now means now: the start of it may lie before something that happened in it. */
function occurred({ reader, nowMs }: TaskScene, minute: string | undefined): { occurredAtMs?: number } {
  if (minute === undefined || minute === localMinute(nowMs, reader.timeZone)) return {};
  return { occurredAtMs: minuteMs(minute, reader.timeZone) };
}
