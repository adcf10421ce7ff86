/** The workflow types of Milepost, under the names that other programs start them by. */
export { salesProject } from './project/sales-project';
export { handOver } from './hand-over/hand-over';
export { notification } from './notification';
export { calendarChange } from './calendar-change';
export { healthCheck } from './health-check';
export { weeklyMirror, weeklyReview } from './weekly-review';
export { retryMail } from './retry-mail';
export { webhook } from './webhook';
export { importFile } from './import-file';
