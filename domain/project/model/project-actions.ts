/**
 * What a person who has signed in can do about a whole project, whether or not a task asks for it. No mail links to
 * these.
 */
export const projectActions = [
  'record-contact',
  'report-milestone',
  'confirm-meeting',
  'cancel-meeting',
  'add-note',
  'hold',
  'wake',
  'lose',
  'drop',
  'assign-role',
  'change-deal',
  'change-clock',
  'change-class',
  'reopen',
] as const;
export type ProjectAction = (typeof projectActions)[number];
