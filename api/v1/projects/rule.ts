import {
  cancelMeetingSchema,
  changeClassSchema,
  changeClockSchema,
  confirmMeetingSchema,
  holdSchema,
  reopenSchema,
  wakeSchema,
} from '../../../contracts/wire/project-requests';
import {
  exampleAnswer,
  exampleParams,
  reportParams as params,
  reportProblems as problems,
  reportResponses as responses,
  sends,
} from './report-route';
import { defineRoute } from '../../context/context';

/** Routes that change one project's 15-30 rule; each sends one command. */
export const ruleRoutes = [
  defineRoute({
    operationId: 'holdProject',
    method: 'post',
    path: '/v1/projects/{projectId}/holds',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Put a project on hold, or change its hold',
    description:
      'Clocks, reminders and due dates stand still and go on with what they had left. On the wake date the owner gets a ' +
      'task; a contact or a milestone ends the hold earlier. Sent again, it changes reason and date.',
    params,
    body: holdSchema,
    responses,
    problems: [...problems, 'wake-date-out-of-range', 'note-missing'],
    example: {
      params: exampleParams,
      body: {
        reason: 'budget-year',
        wakeAt: '2026-12-01T01:00:00Z',
        note: 'The budget was moved to next year; the plant manager wants us to call in December.',
      },
      status: 200,
      answer: { ...exampleAnswer, status: 'held' },
    },
    handler: sends('hold'),
  }),
  defineRoute({
    operationId: 'wakeProject',
    method: 'post',
    path: '/v1/projects/{projectId}/wake',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'End a hold before its date',
    params,
    body: wakeSchema,
    responses,
    problems: [...problems, 'not-held'],
    example: {
      params: exampleParams,
      body: { note: 'The budget came earlier than expected.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 13 },
    },
    handler: sends('wake'),
  }),
  defineRoute({
    operationId: 'confirmMeeting',
    method: 'post',
    path: '/v1/projects/{projectId}/meetings',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Report a meeting that the customer has confirmed',
    description:
      'Until it is over the clock asks for nothing, and a judgement that was asked for is answered. It is no contact yet: ' +
      'record that when it has taken place. What only we have planned does not count.',
    params,
    body: confirmMeetingSchema,
    responses,
    problems: [...problems, 'evidence-missing', 'meeting-out-of-range'],
    example: {
      params: exampleParams,
      body: { kind: 'visit', meetingAt: '2026-12-09T06:00:00Z', evidence: 'calendar:accepted-5512' },
      status: 200,
      answer: { ...exampleAnswer, revision: 10 },
    },
    handler: sends('confirmMeeting'),
  }),
  defineRoute({
    operationId: 'cancelMeeting',
    method: 'post',
    path: '/v1/projects/{projectId}/meetings/cancellation',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Report that the confirmed meeting does not take place',
    params,
    body: cancelMeetingSchema,
    responses,
    problems: [...problems, 'no-meeting'],
    example: {
      params: exampleParams,
      body: { note: 'They have moved the tender.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 11 },
    },
    handler: sends('cancelMeeting'),
  }),
  defineRoute({
    operationId: 'changeClock',
    method: 'post',
    path: '/v1/projects/{projectId}/clock',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Give a project days of its own',
    description:
      'The running clock is planned anew at once from the last contact. What has fired does not fire again; what the ' +
      'change makes overdue comes on the next working morning. A person who is named in X-Milepost-Actor must be a manager ' +
      'above the owner: nobody loosens the clock that they are held to.',
    params,
    body: changeClockSchema,
    responses,
    problems: [...problems, 'note-missing', 'not-for-actor'],
    example: {
      params: exampleParams,
      body: { followUpDays: 7, judgeDays: 15, note: 'The tender closes in a month.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 10 },
    },
    handler: sends('changeClock'),
  }),
  defineRoute({
    operationId: 'changeClass',
    method: 'post',
    path: '/v1/projects/{projectId}/class',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Change the class of a project',
    description:
      'The running clock is planned anew at once with the days of the class. A person who is named in X-Milepost-Actor ' +
      'must be a manager above the owner.',
    params,
    body: changeClassSchema,
    responses,
    problems: [...problems, 'not-for-actor'],
    example: {
      params: exampleParams,
      body: { customerClass: 'A', note: 'They plan three more halls.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 10 },
    },
    handler: sends('changeClass'),
  }),
  defineRoute({
    operationId: 'reopenProject',
    method: 'post',
    path: '/v1/projects/{projectId}/reopening',
    tag: 'Rule',
    scope: 'projects:write',
    summary: 'Begin a new attempt at a project that has ended',
    description:
      'It begins in the stage in which it ended, or in an earlier one, with a fresh clock. What was reached from there on ' +
      'is superseded; how the last attempt ended stays in the history.',
    params,
    body: reopenSchema,
    responses,
    problems: [...problems, 'note-missing', 'not-ended', 'unknown-stage'],
    example: {
      params: exampleParams,
      body: { note: 'The competitor cannot deliver: they have called us.' },
      status: 200,
      answer: { ...exampleAnswer, revision: 31 },
    },
    handler: sends('reopen'),
  }),
];
