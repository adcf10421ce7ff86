import {
  acceptTaskSchema,
  completeTaskSchema,
  declineTaskSchema,
  passOnTaskSchema,
  postponeTaskSchema,
} from '../../../contracts/wire/project-requests';
import { taskIdSchema } from '../../../contracts/wire/wire';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { examplePerson } from '../../examples/examples';
import {
  exampleAnswer,
  exampleParams,
  proof,
  reportParams,
  reportProblems,
  reportResponses as responses,
  requireActive,
} from './report-route';
import { sendReport } from '../../commands/report-command';
import { defineRoute } from '../../context/context';

const params = reportParams.extend({ taskId: taskIdSchema });
const example = { ...exampleParams, taskId: 't3' };
const problems: readonly ProblemCode[] = [...reportProblems, 'unknown-task', 'task-closed'];

/** The tasks that a decision answers for, when the request names them. */
function decided({ decides }: { readonly decides?: readonly string[] | undefined }) {
  return decides === undefined ? {} : { decides };
}

/** Routes that act on a task; each sends one command. */
export const taskRoutes = [
  defineRoute({
    operationId: 'acceptTask',
    method: 'post',
    path: '/v1/projects/{projectId}/tasks/{taskId}/acceptance',
    tag: 'Tasks',
    scope: 'projects:write',
    summary: 'Say that a task will be done',
    description:
      'Others see who works on it. The task stays open, and its escalation goes on when it becomes overdue.',
    params,
    body: acceptTaskSchema,
    responses,
    problems: problems,
    example: {
      params: example,
      body: {},
      status: 200,
      answer: { ...exampleAnswer, revision: 13 },
    },
    handler: (request, deps) => {
      const { projectId, taskId } = request.params;
      return sendReport({ ...request, body: {} }, deps, (parts) =>
        deps.commands.send(projectId, { ...parts, name: 'acceptTask', taskId }),
      );
    },
  }),
  defineRoute({
    operationId: 'completeTask',
    method: 'post',
    path: '/v1/projects/{projectId}/tasks/{taskId}/completion',
    tag: 'Tasks',
    scope: 'projects:write',
    summary: 'Complete a task',
    description:
      'A task that reports a milestone needs its evidence, and reports the milestone. To complete a decision who goes ' +
      'on (`reassign`) is to leave the tasks that it is about as they are; with `decides`, those of them that it names.',
    params,
    body: completeTaskSchema,
    responses,
    problems: [
      ...problems,
      'contact-required',
      'judgement-required',
      'assignment-required',
      'evidence-missing',
      'no-decision',
    ],
    example: {
      params: example,
      body: { evidence: 'crm:profile/4711' },
      status: 200,
      answer: { ...exampleAnswer, revision: 5 },
    },
    handler: (request, deps) => {
      const { projectId, taskId } = request.params;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(projectId, {
          ...parts,
          name: 'completeTask',
          taskId,
          ...decided(request.body),
          ...proof(request.body),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'postponeTask',
    method: 'post',
    path: '/v1/projects/{projectId}/tasks/{taskId}/postponement',
    tag: 'Tasks',
    scope: 'projects:write',
    summary: 'Give a task more time',
    description:
      'Its reminders and its escalation begin anew at the new date. With `decides`, which names tasks of a decision who ' +
      'goes on, those get more time and leave the decision.',
    params,
    body: postponeTaskSchema,
    responses,
    problems: [...problems, 'note-missing', 'due-date-out-of-range', 'no-decision'],
    example: {
      params: example,
      body: { dueAt: '2026-04-01T01:00:00Z', note: 'The customer measures the hall only next week.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 14 },
    },
    handler: (request, deps) => {
      const { projectId, taskId } = request.params;
      const dueAtMs = Date.parse(request.body.dueAt);
      return sendReport(request, deps, (parts) =>
        deps.commands.send(projectId, {
          ...parts,
          name: 'postponeTask',
          taskId,
          ...decided(request.body),
          dueAtMs,
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'passOnTask',
    method: 'post',
    path: '/v1/projects/{projectId}/tasks/{taskId}/assignment',
    tag: 'Tasks',
    scope: 'projects:write',
    summary: 'Pass a task on to somebody else',
    description:
      'This one task; roles in the project stay as they are. An overdue task gets its full time again. With `decides`, ' +
      'which names tasks of a decision who goes on, those are passed on and leave the decision.',
    params,
    body: passOnTaskSchema,
    responses,
    problems: [...problems, 'unknown-reference', 'no-decision'],
    example: {
      params: example,
      body: { personId: examplePerson.id, note: 'You know their hall.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 15 },
    },
    handler: async (request, deps) => {
      const { projectId, taskId } = request.params;
      const { personId } = request.body;
      await requireActive(deps.store, personId);
      return sendReport(request, deps, (parts) =>
        deps.commands.send(projectId, {
          ...parts,
          name: 'passOnTask',
          taskId,
          ...decided(request.body),
          personId,
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'declineTask',
    method: 'post',
    path: '/v1/projects/{projectId}/tasks/{taskId}/refusal',
    tag: 'Tasks',
    scope: 'projects:write',
    summary: 'Decline a task',
    description:
      'It is closed as declined and opened anew without a holder; the manager decides who does it.',
    params,
    body: declineTaskSchema,
    responses,
    problems: [...problems, 'decline-not-possible'],
    example: {
      params: example,
      body: { note: 'I have no licence for this kind of plant.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 16 },
    },
    handler: (request, deps) => {
      const { projectId, taskId } = request.params;
      return sendReport(request, deps, (parts) =>
        deps.commands.send(projectId, { ...parts, name: 'declineTask', taskId }),
      );
    },
  }),
];
