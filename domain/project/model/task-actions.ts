import type { TaskKind } from '../../playbook/playbook';

/** What a link lets somebody do about a task. */
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
 * What can be done about a task from a mail or a page, by its kind, the most likely first. Of a `reassign` task,
 * `pass-on` and `postpone` are about the task that the manager decides on, and `complete` leaves it as it is.
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
