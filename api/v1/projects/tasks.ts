import type { z } from 'zod';
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
  sends,
  reportParams,
  reportProblems,
  reportResponses as responses,
  requireActive,
} from './report-route';
import { defineRoute } from '../../context/context';

const params = reportParams.extend({ taskId: taskIdSchema });
const example = { ...exampleParams, taskId: 't3' };
const problems: readonly ProblemCode[] = [...reportProblems, 'unknown-task', 'task-closed'];

/** What is done with a task. Each route sends one command. */
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
    handler: sends('acceptTask'),
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
    handler: sends('completeTask'),
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
    handler: sends('postponeTask'),
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
    handler: sends('passOnTask', ({ personId }: z.output<typeof passOnTaskSchema>, { store }) =>
      requireActive(store, personId),
    ),
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
    handler: sends('declineTask'),
  }),
];
