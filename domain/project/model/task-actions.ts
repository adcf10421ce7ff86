import type { TaskKind } from '../../playbook/playbook';

/** What a link lets somebody do with a task. */
export const taskActions = [
  'complete',
  'record-contact',
  'postpone',
  'pass-on',
  'decline',
  'keep',
  'drop',
  'assign',
  'hold',
  'confirm-meeting',
] as const;
export type TaskAction = (typeof taskActions)[number];

/**
 * What can be done with each kind of task from a mail or a page, the most likely first. For a `reassign` task,
 * `pass-on` and `postpone` apply to the task that the manager decides on, and `complete` leaves that task as it is.
 */
export const actionsByKind: Readonly<Record<TaskKind, readonly TaskAction[]>> = {
  stage: ['complete', 'record-contact', 'postpone', 'pass-on', 'decline', 'hold'],
  'follow-up': ['record-contact', 'confirm-meeting', 'postpone', 'hold', 'pass-on', 'decline'],
  judge: ['keep', 'drop', 'record-contact', 'confirm-meeting', 'hold'],
  resume: ['record-contact', 'confirm-meeting', 'hold', 'drop', 'complete', 'postpone', 'pass-on'],
  push: ['complete', 'record-contact', 'postpone', 'pass-on'],
  'fill-role': ['assign'],
  'fix-mail': ['complete', 'pass-on'],
  reassign: ['pass-on', 'postpone', 'complete'],
};
