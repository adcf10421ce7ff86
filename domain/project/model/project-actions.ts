/**
 * What a person who has signed in can do about a whole project, whether or not a task asks for it. No mail links to
 * these.
 */
export const projectActions = [
  'record-contact',
  'confirm-meeting',
  'cancel-meeting',
  'hold',
  'wake',
  'change-clock',
  'change-class',
  'reopen',
] as const;
export type ProjectAction = (typeof projectActions)[number];
