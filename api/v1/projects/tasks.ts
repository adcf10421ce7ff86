import { examplePerson } from '../../examples/examples';
import { commandRoutes, requireActive } from './command-routes';

/** What is done with a task. */
export const taskRoutes = commandRoutes('Tasks', {
  acceptTask: {
    path: 'acceptance',
    summary: 'Say that a task will be done',
    description:
      'Others see who works on it. The task stays open, and its escalation goes on when it becomes overdue.',
    fields: {},
    example: { body: {}, answer: { revision: 13 } },
  },
  completeTask: {
    path: 'completion',
    summary: 'Complete a task',
    description:
      'A task that reports a milestone needs its evidence, and reports the milestone. To complete a decision who goes ' +
      'on (`reassign`) is to leave the tasks that it is about as they are; with `decides`, those of them that it names.',
    fields: { evidence: 'Needed when the task reports a milestone' },
    problems: [
      'contact-required',
      'judgement-required',
      'assignment-required',
      'evidence-missing',
      'no-decision',
    ],
    example: { body: { evidence: 'crm:profile/4711' }, answer: { revision: 5 } },
  },
  postponeTask: {
    path: 'postponement',
    summary: 'Give a task more time',
    description:
      'Its reminders and its escalation begin anew at the new date. With `decides`, which names tasks of a decision who ' +
      'goes on, those get more time and leave the decision.',
    fields: {
      dueAt: 'The new due date, within `postponeMaxDays` of the playbook',
      note: 'Why more time is needed',
    },
    problems: ['note-missing', 'due-date-out-of-range', 'no-decision'],
    example: {
      body: { dueAt: '2026-04-01T01:00:00Z', note: 'The customer measures the hall only next week.' },
      answer: { revision: 14 },
    },
  },
  passOnTask: {
    path: 'assignment',
    summary: 'Pass a task on to somebody else',
    description:
      'This one task; roles in the project stay as they are. An overdue task gets its full time again. With `decides`, ' +
      'which names tasks of a decision who goes on, those are passed on and leave the decision.',
    fields: { personId: 'Who does it from now on: active' },
    problems: ['unknown-reference', 'no-decision'],
    example: {
      body: { personId: examplePerson.id, note: 'You know their hall.' },
      answer: { revision: 15 },
    },
    check: ({ personId }, { store }) => requireActive(store, personId),
  },
  declineTask: {
    path: 'refusal',
    summary: 'Decline a task',
    description:
      'It is closed as declined and opened anew without a holder; the manager decides who does it.',
    fields: {},
    problems: ['decline-not-possible'],
    example: { body: { note: 'I have no licence for this kind of plant.' }, answer: { revision: 16 } },
  },
});
