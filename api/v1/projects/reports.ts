import {
  addNoteSchema,
  assignSchema,
  dropSchema,
  goBackSchema,
  judgeSchema,
  loseSchema,
  reachMilestoneSchema,
  recordContactSchema,
} from '../../../contracts/wire/project-requests';
import { examplePerson } from '../../examples/examples';
import {
  exampleAnswer,
  exampleParams,
  proof,
  reportParams as params,
  reportProblems as problems,
  reportResponses as responses,
  requireFit,
} from './report-route';
import { sendReport } from '../../commands/report-command';
import { defineRoute } from '../../context/context';

/** A command's fields for what a request gives as text or leaves out. */
function occurred({ occurredAt }: { occurredAt?: string | undefined }) {
  return occurredAt === undefined ? {} : { occurredAtMs: Date.parse(occurredAt) };
}

/** Routes that report to a project; each sends one command. */
export const reportRoutes = [
  defineRoute({
    operationId: 'reachMilestone',
    method: 'post',
    path: '/v1/projects/{projectId}/milestones',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Report a milestone',
    description:
      'A milestone may come early (it counts when its stage begins), twice (the second changes nothing) or late (it ' +
      'is kept as evidence). When the gate of the stage is complete, the project enters the next stage automatically.',
    params,
    body: reachMilestoneSchema,
    responses,
    problems: [...problems, 'unknown-milestone', 'evidence-missing', 'occurred-in-future'],
    example: {
      params: exampleParams,
      headers: { 'Idempotency-Key': 'meeting-2207' },
      body: {
        milestone: 'meeting-agreed',
        evidence: 'crm:meeting/2207',
        occurredAt: '2026-03-04T06:30:00Z',
        note: 'They want to see the line in hall 3 first.',
      },
      status: 200,
      answer: exampleAnswer,
    },
    handler: (request, deps) => {
      const { milestone, evidence } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, {
          ...parts,
          name: 'reachMilestone',
          milestone,
          evidence,
          ...occurred(request.body),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'recordContact',
    method: 'post',
    path: '/v1/projects/{projectId}/contacts',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Record a contact with the customer',
    description:
      'Only an exchange with the customer: it resets the follow-up clock. Emails of our own are no contact.',
    params,
    body: recordContactSchema,
    responses,
    problems: [...problems, 'occurred-in-future'],
    example: {
      params: exampleParams,
      body: { kind: 'call', evidence: 'phone:2026-03-05T02:10Z', note: 'Budget is decided in April.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 10 },
    },
    handler: (request, deps) => {
      const { kind } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, {
          ...parts,
          name: 'recordContact',
          kind,
          ...proof(request.body),
          ...occurred(request.body),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'assignRole',
    method: 'post',
    path: '/v1/projects/{projectId}/assignments',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Give a role in a project to somebody',
    description: "The role's open tasks go along. Who gets the owner's role owns the project.",
    params,
    body: assignSchema,
    responses,
    problems: [...problems, 'unknown-reference', 'unknown-role', 'role-not-assignable'],
    example: {
      params: exampleParams,
      body: { role: 'sales', personId: examplePerson.id },
      status: 200,
      answer: { ...exampleAnswer, revision: 11 },
    },
    handler: async (request, deps) => {
      const { role, personId } = request.body;
      await requireFit(deps.store, role, personId);
      return sendReport({ ...request, body: {} }, deps, (parts) =>
        deps.commands.send(request.params.projectId, { ...parts, name: 'assign', role, personId }),
      );
    },
  }),
  defineRoute({
    operationId: 'judgeIntent',
    method: 'post',
    path: '/v1/projects/{projectId}/judgements',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Judge the intent of a silent customer',
    description: 'When the clock asks for it: `keep` with a note and the next date, or `drop` with a reason.',
    params,
    body: judgeSchema,
    responses,
    problems: [
      ...problems,
      'nothing-to-judge',
      'note-missing',
      'next-date-missing',
      'next-date-out-of-range',
      'reason-missing',
      'unknown-reason',
    ],
    example: {
      params: exampleParams,
      body: {
        verdict: 'drop',
        reason: 'no-intent',
        note: 'Nobody answers since the plant manager has left.',
      },
      status: 200,
      answer: { ...exampleAnswer, revision: 21, status: 'dropped' },
    },
    handler: (request, deps) => {
      const { verdict, nextAt, reason } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, {
          ...parts,
          name: 'judge',
          verdict,
          ...(nextAt !== undefined && { nextAtMs: Date.parse(nextAt) }),
          ...(reason !== undefined && { reason }),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'dropProject',
    method: 'post',
    path: '/v1/projects/{projectId}/drop',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Give a project up',
    params,
    body: dropSchema,
    responses,
    problems: [...problems, 'reason-missing', 'unknown-reason'],
    example: {
      params: exampleParams,
      body: { reason: 'no-budget', note: 'The budget went to another plant.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 12, status: 'dropped' },
    },
    handler: (request, deps) => {
      const { reason } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, { ...parts, name: 'drop', reason }),
      );
    },
  }),
  defineRoute({
    operationId: 'loseProject',
    method: 'post',
    path: '/v1/projects/{projectId}/loss',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Record that the customer decided against us',
    params,
    body: loseSchema,
    responses,
    problems: [...problems, 'reason-missing', 'unknown-reason'],
    example: {
      params: exampleParams,
      body: { reason: 'price', competitor: 'Polar Systems' },
      status: 200,
      answer: { ...exampleAnswer, revision: 12, status: 'lost' },
    },
    handler: (request, deps) => {
      const { reason, competitor } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, {
          ...parts,
          name: 'lose',
          reason,
          ...(competitor !== undefined && { competitor }),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'goBack',
    method: 'post',
    path: '/v1/projects/{projectId}/returns',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Take a project back to an earlier stage',
    description:
      'When the customer has changed the specification or the price, or begins the tender anew. What was reached from ' +
      'that stage on is superseded and can be reached again; open tasks are closed and their holders told.',
    params,
    body: goBackSchema,
    responses,
    problems: [...problems, 'unknown-stage', 'stage-not-earlier', 'note-missing'],
    example: {
      params: exampleParams,
      body: { stage: 'visit', cause: 'specification-changed', note: 'They want two lines instead of one.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 34, stage: 'visit' },
    },
    handler: (request, deps) => {
      const { stage, cause } = request.body;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(request.params.projectId, { ...parts, name: 'goBack', stage, cause }),
      );
    },
  }),
  defineRoute({
    operationId: 'addNote',
    method: 'post',
    path: '/v1/projects/{projectId}/notes',
    tag: 'Reports',
    scope: 'projects:write',
    summary: 'Add a note to the timeline',
    description: 'A note is no contact with the customer: the follow-up clock runs on.',
    params,
    body: addNoteSchema,
    responses,
    problems: [...problems, 'note-missing'],
    example: {
      params: exampleParams,
      body: { note: 'The plant manager prefers calls after four.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 12 },
    },
    handler: (request, deps) =>
      sendReport(request, deps, ({ noteId = '', ...parts }) =>
        deps.commands.send(request.params.projectId, { ...parts, name: 'addNote', noteId }),
      ),
  }),
];
