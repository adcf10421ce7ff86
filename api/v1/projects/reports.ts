import { examplePerson } from '../../examples/examples';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { commandRoutes, requireFit } from './command-routes';

/** What the document says of the fields of a milestone. */
export const milestoneTexts = {
  milestone: "A milestone of the project's playbook",
  evidence: "Where the proof is: a document's id or address in the reporting system",
};

/** What a milestone may be refused with. */
export const milestoneProblems: readonly ProblemCode[] = [
  'unknown-milestone',
  'evidence-missing',
  'occurred-in-future',
];

/** What is reported to a project. */
export const reportRoutes = commandRoutes('Reports', {
  reachMilestone: {
    path: 'milestones',
    scope: 'reports:write',
    parks: true,
    summary: 'Report a milestone',
    description:
      'A milestone may come early (it counts when its stage begins), twice (the second changes nothing) or late (it ' +
      'is kept as evidence). When the gate of the stage is complete, the project enters the next stage automatically.',
    fields: milestoneTexts,
    problems: milestoneProblems,
    example: {
      headers: { 'Idempotency-Key': 'meeting-2207' },
      body: {
        milestone: 'meeting-agreed',
        evidence: 'crm:meeting/2207',
        occurredAt: '2026-03-04T06:30:00Z',
        note: 'They want to see the line in hall 3 first.',
      },
    },
  },
  recordContact: {
    path: 'contacts',
    scope: 'reports:write',
    parks: true,
    summary: 'Record a contact with the customer',
    description:
      'Only an exchange with the customer: it resets the follow-up clock. Emails of our own are no contact.',
    fields: { kind: 'How the exchange with the customer happened' },
    problems: ['occurred-in-future'],
    example: {
      body: { kind: 'call', evidence: 'phone:2026-03-05T02:10Z', note: 'Budget is decided in April.' },
      answer: { revision: 10 },
    },
  },
  assign: {
    operationId: 'assignRole',
    path: 'assignments',
    summary: 'Give a role in a project to somebody',
    description: "The role's open tasks go along. Who gets the owner's role owns the project.",
    fields: { role: 'A role of the playbook', personId: 'Active, with that role in the directory' },
    problems: ['unknown-reference', 'unknown-role', 'role-not-assignable'],
    example: { body: { role: 'sales', personId: examplePerson.id }, answer: { revision: 11 } },
    check: ({ role, personId }, { store }) => requireFit(store, role, personId),
  },
  judge: {
    operationId: 'judgeIntent',
    path: 'judgements',
    summary: 'Judge the intent of a silent customer',
    description: 'When the clock asks for it: `keep` with a note and the next date, or `drop` with a reason.',
    fields: {
      note: '`keep` needs one: why is the project kept?',
      nextAt: '`keep` needs it: when intent is judged next',
      reason: '`drop` needs it: a drop reason of the playbook',
    },
    problems: [
      'nothing-to-judge',
      'note-missing',
      'next-date-missing',
      'next-date-out-of-range',
      'reason-missing',
      'unknown-reason',
    ],
    example: {
      body: {
        verdict: 'drop',
        reason: 'no-intent',
        note: 'Nobody answers since the plant manager has left.',
      },
      answer: { revision: 21, status: 'dropped' },
    },
  },
  drop: {
    operationId: 'dropProject',
    path: 'drop',
    summary: 'Give a project up',
    fields: { reason: 'A drop reason of the playbook' },
    problems: ['reason-missing', 'unknown-reason'],
    example: {
      body: { reason: 'no-budget', note: 'The budget went to another plant.' },
      answer: { revision: 12, status: 'dropped' },
    },
  },
  lose: {
    operationId: 'loseProject',
    path: 'loss',
    summary: 'Record that the customer decided against us',
    fields: {
      reason: 'A loss reason of the playbook',
      competitor: "The competitor's company, when there was one",
    },
    problems: ['reason-missing', 'unknown-reason'],
    example: {
      body: { reason: 'price', competitor: 'Polar Systems' },
      answer: { revision: 12, status: 'lost' },
    },
  },
  goBack: {
    path: 'returns',
    summary: 'Take a project back to an earlier stage',
    description:
      'When the customer has changed the specification or the price, or begins the tender anew. What was reached from ' +
      'that stage on is superseded and can be reached again; open tasks are closed and their holders told.',
    fields: { stage: 'A stage before the current one', cause: '`other` needs a note' },
    problems: ['unknown-stage', 'stage-not-earlier', 'note-missing'],
    example: {
      body: { stage: 'visit', cause: 'specification-changed', note: 'They want two lines instead of one.' },
      answer: { revision: 34, stage: 'visit' },
    },
  },
  addNote: {
    path: 'notes',
    scope: 'reports:write',
    summary: 'Add a note to the timeline',
    description: 'A note is no contact with the customer: the follow-up clock runs on.',
    fields: {},
    problems: ['note-missing'],
    example: { body: { note: 'The plant manager prefers calls after four.' }, answer: { revision: 12 } },
  },
});
