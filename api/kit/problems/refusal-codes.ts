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
    cause:
      'A field of the command is missing or of another kind than the project expects. Mostly another ' +
      'program has signalled the workflow itself.',
    remedy: 'Correct the fields that the detail names.',
  },
  'not-opened': {
    status: 409,
    title: 'The project is not opened yet',
    cause: 'The command has overtaken the opening of its project, which was answered with 202.',
    remedy: 'Wait until its opening was carried out: the timeline shows it.',
  },
  'already-opened': {
    status: 409,
    title: 'The project is opened already',
    cause: 'The project was opened before, with other values. A repeat of the same opening is no problem.',
    remedy: 'Go on with the project that there is.',
  },
  'project-ended': {
    status: 409,
    title: 'The project has ended',
    cause: 'The project was won, lost or dropped before this came. The detail says which.',
    remedy:
      'Report it to the project that runs, or begin a new attempt of this one: `POST /v1/projects/{projectId}/reopening`.',
  },
  'unknown-milestone': {
    status: 422,
    title: 'The playbook has no such milestone',
    cause:
      'The key is misspelt, or belongs to another version of the playbook than the one with which this ' +
      'project started.',
    remedy:
      'Send one of the milestones in `missing`: those of the playbook version that the project has pinned.',
    pointer: '#/milestone',
  },
  'archive-decides': {
    status: 409,
    title: 'The customer archive decides',
    cause:
      'The milestone is reached by the archive having everything that the playbook asks, and not by a report. A task ' +
      'for it closes at the same time.',
    remedy:
      'Write what `missing` names into the archive; the detail says where. The milestone is reached when everything ' +
      'is there.',
  },
  'unknown-task': {
    status: 404,
    title: 'The project has no such task',
    cause: 'The id is misspelt, or the task belongs to another project.',
    remedy: 'Take the id from the tasks of the project.',
  },
  'task-closed': {
    status: 409,
    title: 'The task is closed',
    cause: 'Somebody was quicker, or the task was no longer needed: another report may have completed it.',
    remedy: 'Nothing is left to do. The detail says who closed it, when and why.',
  },
  'contact-required': {
    status: 409,
    title: 'A follow-up is done by a contact',
    cause: 'The task asks for an exchange with the customer, so it cannot simply be ticked off.',
    remedy: 'Record the contact with the customer; that completes the task.',
  },
  'judgement-required': {
    status: 409,
    title: 'Intent is judged with keep or drop',
    cause: 'The task asks whether the customer still wants it, and `keep` or `drop` is the answer.',
    remedy: 'Send the judgement; that completes the task.',
  },
  'assignment-required': {
    status: 409,
    title: 'The role is filled by an assignment',
    cause: 'The task asks for somebody in a role, so it is done when somebody has the role.',
    remedy: 'Assign somebody to the role; that completes the task.',
  },
  'evidence-missing': {
    status: 422,
    title: 'The evidence is missing',
    cause:
      'A milestone was reported, or its task completed, without `evidence`, or with a text in which ' +
      'there is nothing to see.',
    remedy: 'Give the evidence: the task reports a milestone.',
    pointer: '#/evidence',
  },
  'note-missing': {
    status: 422,
    title: 'The note is missing',
    cause: 'A judgement `keep` came without a note.',
    remedy: 'Say in a note why the project is kept.',
    pointer: '#/note',
  },
  'next-date-missing': {
    status: 422,
    title: 'The next date is missing',
    cause: 'A judgement `keep` came without `nextAt`.',
    remedy: 'Say in `nextAt` when intent is to be judged next.',
    pointer: '#/nextAt',
  },
  'next-date-out-of-range': {
    status: 422,
    title: 'The next date is out of range',
    cause: '`nextAt` lies in the past, or further ahead than the playbook lets a project wait.',
    remedy: 'Choose a date in the future, within the days that the detail names.',
    pointer: '#/nextAt',
  },
  'reason-missing': {
    status: 422,
    title: 'The reason is missing',
    cause: 'A project was dropped, lost, put on hold or set back without `reason`.',
    remedy: "Give one of the playbook's reasons.",
    pointer: '#/reason',
  },
  'unknown-reason': {
    status: 422,
    title: 'The playbook has no such reason',
    cause:
      'The reason is misspelt, free text was sent in place of a key, or another version of the playbook ' +
      'has it.',
    remedy: 'Send one of the reasons in `missing`.',
    pointer: '#/reason',
  },
  'unknown-role': {
    status: 422,
    title: 'The playbook has no such role',
    cause: 'The key is misspelt, or belongs to another version of the playbook.',
    remedy: 'Send one of the roles in `missing`.',
    pointer: '#/role',
  },
  'role-not-assignable': {
    status: 422,
    title: 'The role cannot be assigned',
    cause: '`manager` is no role of a project: it follows from who owns it.',
    remedy: "The manager of a project is its owner's manager: change that person's manager.",
    pointer: '#/role',
  },
  'nothing-to-judge': {
    status: 409,
    title: 'No judgement is asked for',
    cause: 'A judgement came while the clock of the project does not ask for one.',
    remedy: 'Wait until the clock asks for one, or drop the project.',
  },
  'no-decision': {
    status: 422,
    title: 'The task is no decision about others',
    cause: '`decides` came with a task of another kind.',
    remedy: 'Leave `decides` out: it belongs to tasks of the kind `reassign`.',
    pointer: '#/decides',
  },
  'task-reassigned': {
    status: 409,
    title: 'The task is with somebody else',
    cause: 'Somebody else got the task before this came.',
    remedy: 'The detail says who has it now: leave it to them, or pass it on in their name.',
  },
  'due-date-out-of-range': {
    status: 422,
    title: 'The new due date is out of range',
    cause: 'The date lies in the past, or further ahead than a task may be put off.',
    remedy: 'Choose a date in the future, within the days that the detail names.',
    pointer: '#/dueAt',
  },
  'decline-not-possible': {
    status: 409,
    title: 'The task cannot be declined',
    cause:
      'Only tasks of a stage and follow-ups can be declined. A judgement, or a decision who goes on, needs an answer.',
    remedy: 'Pass it on to somebody, or do it.',
  },
  'unknown-stage': {
    status: 422,
    title: 'The playbook has no such stage',
    cause: 'The key is misspelt, or belongs to another version of the playbook.',
    remedy: 'Send one of the stages in `missing`.',
    pointer: '#/stage',
  },
  'stage-not-earlier': {
    status: 409,
    title: 'A project goes back to an earlier stage only',
    cause: 'The project was sent to the stage where it is, or to one ahead.',
    remedy: 'Send one of the stages in `missing`; a project goes forward by its milestones.',
  },
  'wake-date-out-of-range': {
    status: 422,
    title: 'The wake date is out of range',
    cause: '`wakeAt` lies in the past, or further ahead than a hold may last.',
    remedy: 'Choose a date in the future, no further away than `holdMaxDays` of the playbook.',
    pointer: '#/wakeAt',
  },
  'not-held': {
    status: 409,
    title: 'The project is not on hold',
    cause: 'The project was woken before, by somebody or by its date.',
    remedy: 'Nothing has to be woken.',
  },
  'meeting-out-of-range': {
    status: 422,
    title: 'The meeting is out of range',
    cause: '`meetingAt` lies in the past, or further ahead than a hold may last.',
    remedy:
      'Give a date in the future, no further away than `holdMaxDays` of the playbook. A meeting that took place is a contact.',
    pointer: '#/meetingAt',
  },
  'no-meeting': {
    status: 409,
    title: 'No meeting is ahead',
    cause: 'The meeting has taken place, or was called off before.',
    remedy: 'Nothing has to be called off.',
  },
  'receiver-needed': {
    status: 422,
    title: 'Nobody is named',
    cause: 'The review decides that somebody else goes on, and names nobody.',
    remedy: 'Say in `personId` who leads the project from now on.',
    pointer: '#/personId',
  },
  'week-out-of-range': {
    status: 422,
    title: 'There is no review of this week',
    cause: '`week` is no Monday, or one of a week that is still to come.',
    remedy: 'Give in `week` the Monday of a week that has begun.',
    pointer: '#/week',
  },
  'not-ended': {
    status: 409,
    title: 'The project has not ended',
    cause: 'A new attempt was asked for while the present one runs.',
    remedy: 'It runs: send its commands. Only a project that was won, lost or dropped is reopened.',
  },
  'currency-missing': {
    status: 422,
    title: 'Amount and currency go together',
    cause: 'An amount came without its currency, or a currency without an amount.',
    remedy: 'Give both, or empty both with `null`.',
    pointer: '#/currency',
  },
  'too-many-references': {
    status: 409,
    title: 'It has as many references as it may have',
    cause: 'The project or the customer carries as many ids of other systems as there is room for.',
    remedy: 'Remove one that is not needed any more.',
  },
  'revision-mismatch': {
    status: 412,
    title: 'Somebody has changed it in the meantime',
    cause: 'Somebody else has changed the same record after it was read.',
    remedy: 'Read it again, apply the change to what is there now, and send it with the new ETag.',
  },
  'not-for-actor': {
    status: 403,
    title: 'This is for somebody else to do',
    cause:
      'The person in whose name it came may not do this: the days and the class of a project, for ' +
      'instance, are changed by managers alone.',
    remedy: 'Have it done by somebody of those whom the detail names, or by an application in its own name.',
  },
  'event-reused': {
    status: 422,
    title: 'The project has this event with another content',
    cause: 'The sender gives the same `eventId` to different news, or repeats old news with changed fields.',
    remedy:
      '`source` and `eventId` name one event for the whole life of the project. Repeat it with the same fields, or ' +
      'report other news under an id of its own.',
    pointer: '#/eventId',
  },
  'occurred-in-future': {
    status: 422,
    title: 'It cannot have happened yet',
    cause:
      '`occurredAt` lies ahead: a clock that is wrong, a time zone that was lost, or a meeting that is ' +
      'only planned.',
    remedy:
      'Report what has happened: `occurredAt` may not lie in the future. An exchange that the customer has confirmed for ' +
      'a later day is a meeting: send it to `/meetings`.',
    pointer: '#/occurredAt',
  },
} as const satisfies Record<RefusalCode, ProblemKind>;
