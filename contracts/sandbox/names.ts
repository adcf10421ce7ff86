/**
 * Names that API, worker and other programs agree on. No zod here: the workflow needs these at run time, and schema
 * objects in its bundle multiply the memory of every cached workflow.
 */

/** The task queue of the worker, unless MILEPOST_TASK_QUEUE says otherwise. */
export const defaultTaskQueue = 'milepost';

/**
 * Where the activities that send mails are done, beside the task queue of everything else: a mail server that hangs
 * holds up mails and nothing but mails.
 */
export function mailTaskQueue(taskQueue: string): string {
  return `${taskQueue}-mail`;
}

/** Workflow types, as other programs start and list them. */
export const workflowTypes = {
  salesProject: 'salesProject',
  letter: 'letter',
  handOver: 'handOver',
  calendarChange: 'calendarChange',
  weeklyReview: 'weeklyReview',
  weeklyMirror: 'weeklyMirror',
  retryMail: 'retryMail',
  healthCheck: 'healthCheck',
} as const;

/** The signal that makes a workflow look whether newer code waits for it; it has no payload. */
export const upgradeSignalName = 'lookForUpgrade';

/** Workflows that roll over into newer code when they are told; the others end within days and stay with theirs. */
export const longLivedTypes: readonly string[] = [
  workflowTypes.salesProject,
  workflowTypes.handOver,
  workflowTypes.calendarChange,
];

/** The workflow id of a project: opaque, made of the id alone, such as `sales-project-0f8f…`. */
export function projectWorkflowId(projectId: string): string {
  return `sales-${projectId}`;
}

/** The workflow id of a notification, made of its key. */
export function notificationWorkflowId(key: string): string {
  return `letter-${key}`;
}

/** The workflow id of another try at a mail, made of the mail's key. */
export function retryMailWorkflowId(key: string): string {
  return `mail-${key}`;
}

/** The workflow id of a change of somebody's zone or calendar: one runs for each revision of their record. */
export function personChangeWorkflowId(personId: string, revision: number): string {
  return `person-${personId}@${revision}`;
}

/**
 * The workflow id of a change of the settings of working times: one runs for each change in an installation, which is
 * known by its task queue.
 */
export function settingsChangeWorkflowId(taskQueue: string, version: number): string {
  return `settings-${taskQueue}@${version}`;
}

/** The workflow id of a changed calendar: one runs for each version. */
export function calendarChangeWorkflowId(key: string, version: number): string {
  return `calendar-${key}@${version}`;
}

/** The workflow id of a hand-over: one runs for a person at a time. */
export function handOverWorkflowId(fromPersonId: string): string {
  return `hand-over-${fromPersonId}`;
}

/**
 * The id of the schedule of somebody's weekly mail, `review-…` or `mirror-…`. Its runs are called after it too; the
 * server adds the instant that each was due.
 */
export function weeklyScheduleId(mail: 'review' | 'mirror', personId: string): string {
  return `${mail}-${personId}`;
}

/** The id of the schedule that looks every hour for what stands still: one for each task queue, as its runs are. */
export function healthScheduleId(taskQueue: string): string {
  return `health-${taskQueue}`;
}
