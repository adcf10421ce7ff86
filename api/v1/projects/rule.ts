import { commandRoutes } from './command-routes';

/** What changes one project's 15-30 rule. */
export const ruleRoutes = commandRoutes('Rule', {
  hold: {
    operationId: 'holdProject',
    path: 'holds',
    summary: 'Put a project on hold, or change its hold',
    description:
      'Clocks, reminders and due dates stand still and go on with what they had left. On the wake date the owner gets a ' +
      'task; a contact or a milestone ends the hold earlier. Sent again, it changes reason and date.',
    fields: {
      reason: '`other` needs a note',
      wakeAt:
        'On which day to go on, within `holdMaxDays` of the playbook: on the morning of the owner, a working day',
    },
    problems: ['wake-date-out-of-range', 'note-missing'],
    example: {
      body: {
        reason: 'budget-year',
        wakeAt: '2026-12-01T01:00:00Z',
        note: 'The budget was moved to next year; the plant manager wants us to call in December.',
      },
      answer: { status: 'held' },
    },
  },
  wake: {
    operationId: 'wakeProject',
    path: 'wake',
    summary: 'End a hold before its date',
    fields: {},
    problems: ['not-held'],
    example: { body: { note: 'The budget came earlier than expected.' }, answer: { revision: 13 } },
  },
  confirmMeeting: {
    path: 'meetings',
    summary: 'Report a confirmed meeting',
    description:
      'Until it is over the clock asks for nothing, and a judgement that was asked for is answered. It is no contact yet: ' +
      'record that when it has taken place. What only we have planned does not count.',
    fields: {
      meetingAt: 'When it takes place, within `holdMaxDays` of the playbook',
      evidence: 'Where the confirmation of the customer is found',
    },
    problems: ['evidence-missing', 'meeting-out-of-range'],
    example: {
      body: { kind: 'visit', meetingAt: '2026-12-09T06:00:00Z', evidence: 'calendar:accepted-5512' },
      answer: { revision: 10 },
    },
  },
  cancelMeeting: {
    path: 'meetings/cancellation',
    summary: 'Call a confirmed meeting off',
    fields: {},
    problems: ['no-meeting'],
    example: { body: { note: 'They have moved the tender.' }, answer: { revision: 11 } },
  },
  changeClock: {
    path: 'clock',
    summary: 'Give a project days of its own',
    description:
      'The running clock is planned anew at once from the last contact. What has fired does not fire again; what the ' +
      'change makes overdue comes on the next working morning. A person who is named in X-Milepost-Actor must be a manager ' +
      'above the owner: nobody loosens the clock that they are held to.',
    body: "Days that are left out are the playbook's",
    fields: { note: 'Why this project has days of its own' },
    problems: ['note-missing', 'not-for-actor'],
    example: {
      body: { followUpDays: 7, judgeDays: 15, note: 'The tender closes in a month.' },
      answer: { revision: 10 },
    },
  },
  changeClass: {
    path: 'class',
    summary: 'Change the class of a project',
    description:
      'The running clock is planned anew at once with the days of the class. A person who is named in X-Milepost-Actor ' +
      'must be a manager above the owner.',
    fields: { note: 'Why the project is of another class now' },
    problems: ['not-for-actor'],
    example: {
      body: { customerClass: 'A', note: 'They plan three more halls.' },
      answer: { revision: 10 },
    },
  },
  reopen: {
    operationId: 'reopenProject',
    path: 'reopening',
    summary: 'Begin a new attempt',
    description:
      'It begins in the stage in which it ended, or in an earlier one, with a fresh clock. What was reached from there on ' +
      'is superseded; how the last attempt ended stays in the history.',
    fields: {
      stage: 'Where it begins again; by default the stage in which it ended',
      note: 'Why a new attempt is worth it',
    },
    problems: ['note-missing', 'not-ended', 'unknown-stage'],
    example: {
      body: { note: 'The competitor cannot deliver: they have called us.' },
      answer: { revision: 31 },
    },
  },
});
