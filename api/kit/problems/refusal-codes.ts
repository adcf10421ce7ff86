import type { RefusalCode } from '../../../domain/project/model/refusals';
import type { ProblemKind } from './problem-kind';

/**
 * How a project's refusals are answered: 409 for what the process does not allow now, 422 for a mistake in the request
 * itself, 404 for something it names that does not exist.
 */
export const refusals = {
  malformed: {
    status: 422,
    title: 'The command is malformed',
    remedy: 'Correct the fields that the detail names.',
  },
  'not-opened': {
    status: 409,
    title: 'The project is not opened yet',
    remedy: 'Wait until its opening was carried out: the timeline shows it.',
  },
  'already-opened': {
    status: 409,
    title: 'The project is opened already',
    remedy: 'Go on with the project that there is.',
  },
  'project-ended': {
    status: 409,
    title: 'The project has ended',
    remedy: 'Nothing changes a project that is won, lost or dropped. A new attempt is a new project.',
  },
  'unknown-milestone': {
    status: 422,
    title: 'The playbook has no such milestone',
    remedy:
      'Send one of the milestones in `missing`: those of the playbook version that the project has pinned.',
    pointer: '#/milestone',
  },
  'unknown-task': {
    status: 404,
    title: 'The project has no such task',
    remedy: 'Take the id from the tasks of the project.',
  },
  'task-closed': {
    status: 409,
    title: 'The task is closed',
    remedy: 'Nothing is left to do. The detail says who closed it, when and why.',
  },
  'contact-required': {
    status: 409,
    title: 'A follow-up is done by a contact',
    remedy: 'Record the contact with the customer; that completes the task.',
  },
  'judgement-required': {
    status: 409,
    title: 'Intent is judged with keep or drop',
    remedy: 'Send the judgement; that completes the task.',
  },
  'assignment-required': {
    status: 409,
    title: 'The role is filled by an assignment',
    remedy: 'Assign somebody to the role; that completes the task.',
  },
  'evidence-missing': {
    status: 422,
    title: 'The evidence is missing',
    remedy: 'Give the evidence: the task reports a milestone.',
    pointer: '#/evidence',
  },
  'note-missing': {
    status: 422,
    title: 'The note is missing',
    remedy: 'Say in a note why the project is kept.',
    pointer: '#/note',
  },
  'next-date-missing': {
    status: 422,
    title: 'The next date is missing',
    remedy: 'Say in `nextAt` when intent is to be judged next.',
    pointer: '#/nextAt',
  },
  'next-date-out-of-range': {
    status: 422,
    title: 'The next date is out of range',
    remedy: 'Choose a date in the future, within the days that the detail names.',
    pointer: '#/nextAt',
  },
  'reason-missing': {
    status: 422,
    title: 'The reason is missing',
    remedy: "Give one of the playbook's reasons.",
    pointer: '#/reason',
  },
  'unknown-reason': {
    status: 422,
    title: 'The playbook has no such reason',
    remedy: 'Send one of the reasons in `missing`.',
    pointer: '#/reason',
  },
  'unknown-role': {
    status: 422,
    title: 'The playbook has no such role',
    remedy: 'Send one of the roles in `missing`.',
    pointer: '#/role',
  },
  'role-not-assignable': {
    status: 422,
    title: 'The role cannot be assigned',
    remedy: "The manager of a project is its owner's manager: change that person's manager.",
    pointer: '#/role',
  },
  'nothing-to-judge': {
    status: 409,
    title: 'No judgement is asked for',
    remedy: 'Wait until the clock asks for one, or drop the project.',
  },
  'no-decision': {
    status: 422,
    title: 'The task is no decision about others',
    remedy: 'Leave `decides` out: it belongs to tasks of the kind `reassign`.',
    pointer: '#/decides',
  },
  'task-reassigned': {
    status: 409,
    title: 'The task is with somebody else',
    remedy: 'The detail says who has it now: leave it to them, or pass it on in their name.',
  },
  'due-date-out-of-range': {
    status: 422,
    title: 'The new due date is out of range',
    remedy: 'Choose a date in the future, within the days that the detail names.',
    pointer: '#/dueAt',
  },
  'decline-not-possible': {
    status: 409,
    title: 'The task cannot be declined',
    remedy: 'Pass it on to somebody, or do it.',
  },
  'unknown-stage': {
    status: 422,
    title: 'The playbook has no such stage',
    remedy: 'Send one of the stages in `missing`.',
    pointer: '#/stage',
  },
  'stage-not-earlier': {
    status: 409,
    title: 'A project goes back to an earlier stage only',
    remedy: 'Send one of the stages in `missing`; a project goes forward by its milestones.',
  },
  'wake-date-out-of-range': {
    status: 422,
    title: 'The wake date is out of range',
    remedy: 'Choose a date in the future, no further away than `holdMaxDays` of the playbook.',
    pointer: '#/wakeAt',
  },
  'not-held': {
    status: 409,
    title: 'The project is not on hold',
    remedy: 'Nothing has to be woken.',
  },
  'meeting-out-of-range': {
    status: 422,
    title: 'The meeting is out of range',
    remedy:
      'Give a date in the future, no further away than `holdMaxDays` of the playbook. A meeting that took place is a contact.',
    pointer: '#/meetingAt',
  },
  'no-meeting': {
    status: 409,
    title: 'No meeting is ahead',
    remedy: 'Nothing has to be called off.',
  },
  'receiver-needed': {
    status: 422,
    title: 'Nobody is named',
    remedy: 'Say in `personId` who leads the project from now on.',
    pointer: '#/personId',
  },
  'week-out-of-range': {
    status: 422,
    title: 'There is no review of this week',
    remedy: 'Give in `week` the Monday of a week that has begun.',
    pointer: '#/week',
  },
  'not-ended': {
    status: 409,
    title: 'The project has not ended',
    remedy: 'It runs: send its commands. Only a project that was won, lost or dropped is reopened.',
  },
  'currency-missing': {
    status: 422,
    title: 'Amount and currency go together',
    remedy: 'Give both, or empty both with `null`.',
    pointer: '#/currency',
  },
  'too-many-references': {
    status: 409,
    title: 'It has as many references as it may have',
    remedy: 'Remove one that is not needed any more.',
  },
  'revision-mismatch': {
    status: 412,
    title: 'Somebody has changed it in the meantime',
    remedy: 'Read it again, apply the change to what is there now, and send it with the new ETag.',
  },
  'not-for-actor': {
    status: 403,
    title: 'This is for somebody else to do',
    remedy: 'Have it done by somebody of those whom the detail names, or by an application in its own name.',
  },
  'event-reused': {
    status: 422,
    title: 'The project has this event with another content',
    remedy:
      '`source` and `eventId` name one event for the whole life of the project. Repeat it with the same fields, or ' +
      'report other news under an id of its own.',
    pointer: '#/eventId',
  },
  'occurred-in-future': {
    status: 422,
    title: 'It cannot have happened yet',
    remedy:
      'Report what has happened: `occurredAt` may not lie in the future. An exchange that the customer has confirmed for ' +
      'a later day is a meeting: send it to `/meetings`.',
    pointer: '#/occurredAt',
  },
} as const satisfies Record<RefusalCode, ProblemKind>;
