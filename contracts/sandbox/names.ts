/**
 * Names that API, worker and other programs share. No zod here: the workflow needs these at run time, and schema
 * objects in its bundle multiply the memory of every cached workflow.
 */

/** The worker's task queue, unless MILEPOST_TASK_QUEUE sets another. */
export const defaultTaskQueue = 'milepost';

/**
 * The task queue of the activities that send mails, apart from everything else: a mail server that hangs holds up
 * nothing but mails.
 */
export function mailTaskQueue(taskQueue: string): string {
  return `${taskQueue}-mail`;
}

/** The task queue of the deliveries of webhooks: receivers that hang hold up nothing but each other. */
export function webhookTaskQueue(taskQueue: string): string {
  return `${taskQueue}-webhooks`;
}

/** Workflow types, as other programs start and list them. */
export const workflowTypes = {
  salesProject: 'salesProject',
  notification: 'notification',
  handOver: 'handOver',
  calendarChange: 'calendarChange',
  weeklyReview: 'weeklyReview',
  weeklyMirror: 'weeklyMirror',
  retryMail: 'retryMail',
  healthCheck: 'healthCheck',
  webhook: 'webhook',
  importFile: 'importFile',
} as const;

/**
 * The signal that makes a workflow look again: whether newer code waits for it, and since when its ledger has been behind.
 * It has no payload and changes nothing.
 */
export const upgradeSignalName = 'lookForUpgrade';

/**
 * Workflows that roll over into newer code on request; the others end within days and stay with the code they began
 * with.
 */
export const longLivedTypes: readonly string[] = [
  workflowTypes.salesProject,
  workflowTypes.handOver,
  workflowTypes.calendarChange,
  workflowTypes.webhook,
  workflowTypes.importFile,
];

/** The workflow id of a project, made of its id alone, such as `sales-project-0f8f…`. */
export function projectWorkflowId(projectId: string): string {
  return `sales-${projectId}`;
}

export function notificationWorkflowId(key: string): string {
  return `notification-${key}`;
}

/** The signal that makes the workflow of a webhook go on at once; it has no payload. */
export const wakeSignalName = 'wake';

/** The workflow id of a webhook's deliveries. */
export function webhookWorkflowId(webhookId: string): string {
  return `webhook-${webhookId}`;
}

/** The workflow id of one phase of an import: `check` or `commit`. */
export function importWorkflowId(importId: string, phase: string): string {
  return `${importId}-${phase}`;
}

/** The workflow id of a retry of a mail, made of the mail's key. */
export function retryMailWorkflowId(key: string): string {
  return `mail-${key}`;
}

/** The workflow id for a change of somebody's zone or calendar: one runs for each revision of their record. */
export function personChangeWorkflowId(personId: string, revision: number): string {
  return `person-${personId}@${revision}`;
}

/**
 * The workflow id for a change of the working-time settings: one runs for each change in an installation, which its
 * task queue identifies.
 */
export function settingsChangeWorkflowId(taskQueue: string, version: number): string {
  return `settings-${taskQueue}@${version}`;
}

/** The workflow id for a changed calendar: one runs for each version. */
export function calendarChangeWorkflowId(key: string, version: number): string {
  return `calendar-${key}@${version}`;
}

/** The workflow id of a hand-over: one at a time for each person. */
export function handOverWorkflowId(fromPersonId: string): string {
  return `hand-over-${fromPersonId}`;
}

/**
 * The id of the schedule of somebody's weekly mail, `review-…` or `mirror-…`. Its runs are named after it; the server
 * appends the instant at which each was due.
 */
export function weeklyScheduleId(mail: 'review' | 'mirror', personId: string): string {
  return `${mail}-${personId}`;
}

/** The id of the schedule of the hourly health check: one for each task queue, as are its runs. */
export function healthScheduleId(taskQueue: string): string {
  return `health-${taskQueue}`;
}

/** The workflow id of a repair that somebody asked for: of one project, or null for everything. */
export function repairWorkflowId(taskQueue: string, projectId: string | null): string {
  return `repair-${taskQueue}-${projectId ?? 'all'}`;
}
