import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { TaskAction } from '../../domain/project/model/task-actions';
import type { ChangeCommand } from '../../domain/project/model/commands';
import type { FieldName } from '../kit/fields';

/** The command that an action sends, and the fields that its form asks for, in order. */
export interface ActionForm {
  readonly command: ChangeCommand['name'];
  readonly fields: readonly FieldName[];
  /** On pages a note is required, although the command can do without one. */
  readonly needsNote?: true;
}

/** What else there is to say of a field stands in the table of commands. */
export const actionForms: Readonly<Record<TaskAction | ProjectAction, ActionForm>> = {
  complete: { command: 'completeTask', fields: ['evidence', 'note'] },
  'record-contact': { command: 'recordContact', fields: ['kind', 'occurredAt', 'also', 'note', 'evidence'] },
  postpone: { command: 'postponeTask', fields: ['dueOn', 'note'] },
  'pass-on': { command: 'passOnTask', fields: ['personId', 'note'] },
  decline: { command: 'declineTask', fields: ['note'] },
  keep: { command: 'judge', fields: ['nextOn', 'note'], needsNote: true },
  drop: { command: 'drop', fields: ['reason', 'note'] },
  assign: { command: 'assign', fields: ['personId'] },
  hold: { command: 'hold', fields: ['reason', 'wakeOn', 'note'] },
  wake: { command: 'wake', fields: ['note'] },
  'confirm-meeting': { command: 'confirmMeeting', fields: ['kind', 'meetingAt', 'evidence', 'note'] },
  'report-milestone': { command: 'reachMilestone', fields: ['milestone', 'evidence', 'occurredAt', 'note'] },
  'add-note': { command: 'addNote', fields: ['note'], needsNote: true },
  lose: { command: 'lose', fields: ['reason', 'competitor', 'note'] },
  'assign-role': { command: 'assign', fields: ['holder'] },
  'change-deal': { command: 'changeProject', fields: ['title', 'amount', 'currency', 'expectedSigningOn'] },
  'cancel-meeting': { command: 'cancelMeeting', fields: ['note'] },
  'change-clock': {
    command: 'changeClock',
    fields: ['followUpDays', 'judgeDays', 'graceWorkingDays', 'note'],
  },
  'change-class': { command: 'changeClass', fields: ['customerClass', 'note'], needsNote: true },
  reopen: { command: 'reopen', fields: ['stage', 'note'] },
};
