import { z } from 'zod';
import { idSchema } from '../../../contracts/wire/directory';
import { openProjectSchema, pageQuerySchema } from '../../../contracts/wire/project-requests';
import {
  explanationSchema,
  projectSchema,
  taskPageSchema,
  taskSchema,
  timelinePageSchema,
} from '../../../contracts/wire/projects';
import { projectPathSchema } from '../../../contracts/wire/references';
import { languageQuerySchema } from '../../../contracts/wire/wire';
import { explain } from '../../../domain/explain/explain';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { joinedWith } from '../../../queries/my-work/joined-with';
import { toldWith } from '../../../queries/my-work/told-with';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { etagOf } from '../../kit/etag';
import { exampleAtMs, exampleEvents, exampleProjectId, exampleState } from '../../examples/example-project';
import { exampleCustomer, examplePerson } from '../../examples/examples';
import { instantFormat, readTimeZone, timeZoneQuerySchema } from '../../kit/instant-format';
import { openingResponses, openProject } from './open-project';
import { projectAt } from '../../commands/project-at';
import { withKeptCustomers } from './with-kept-customers';
import { explanationView, projectSummary, projectView, taskView, taskViews } from './project-view';
import { peopleOf } from '../../commands/project-lookup';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';
import { projectList } from './project-list';
import { isToldByEmail, noteIdOf, timelineEntry } from './timeline';
import { Problem } from '../../kit/problems/problems';

const params = z.strictObject({ projectId: projectPathSchema });
const exampleParams = { projectId: exampleProjectId };
const lastPage = { nextCursor: null, next: null };

const timelineCursors = cursorsOf(z.int().min(0));
const taskCursors = cursorsOf(
  z.strictObject({ openedAtMs: z.int(), projectId: z.string(), taskId: z.string() }),
);

const exampleReceipt = {
  projectId: exampleProjectId,
  commandId: 'api-5b0e7d3c-6e1f-4a55-9d0b-2f6f3f1c9a10',
  revision: 3,
  status: 'open' as const,
  stage: 'plan',
  repeated: false,
};

const aboutProjectList =
  'By default the newest first. All filters that are given hold together. A project without an amount is sorted before all others by `amount`, one ' +
  'without a day after all others by `expectedSigningOn`; titles are sorted by their characters, without capitals. A ' +
  'cursor belongs to its filters and its order, and no project is left out or comes twice, whatever happens meanwhile; ' +
  'only one whose title, amount or day changes while you read by it is where its new value puts it. A search for what ' +
  'very many projects have may fill a page only in part, or not at all: read on as long as there is a `nextCursor`.';

/** Routes that show where projects stand, and why. */
export const projectRoutes = [
  defineRoute({
    operationId: 'openProject',
    method: 'post',
    path: '/v1/projects',
    tag: 'Projects',
    scope: 'projects:write',
    summary: 'Open a project',
    description:
      "The customer's class and the rules of the playbook version are taken now and stay with the project. 200: a " +
      'repeat of a project that was opened before. With `references`, the project that has one of them is the answer, ' +
      'whatever else the body says, and nothing of it changes: of many such requests at once exactly one opens a ' +
      'project, and all are answered with its id. 202: no worker answers, and the project opens once one does; the operation says when.',
    body: openProjectSchema,
    waits: true,
    responses: openingResponses,
    problems: [
      'unknown-reference',
      'references-differ',
      'already-opened',
      'project-stopped',
      'temporal-unavailable',
    ],
    example: {
      headers: { 'Idempotency-Key': 'opportunity-4711' },
      body: {
        title: 'Cooling line, hall 3',
        customerId: exampleCustomer.id,
        ownerId: examplePerson.id,
        amount: 1_850_000,
        currency: 'TWD',
        expectedSigningOn: '2026-09-30',
        references: [{ system: 'crm', id: 'opportunity/4711' }],
      },
      status: 201,
      answer: exampleReceipt,
    },
    handler: openProject,
  }),
  defineRoute({
    operationId: 'listProjects',
    method: 'get',
    path: '/v1/projects',
    tag: 'Projects',
    scope: 'projects:read',
    summary: 'List projects',
    description: aboutProjectList,
    query: projectList.query,
    responses: { 200: { description: 'A page', schema: projectList.schema, headers: ['Link'] } },
    example: {
      query: { status: 'open,held', owner: examplePerson.id, sort: '-openedAt', limit: 20 },
      status: 200,
      answer: { items: [projectSummary(exampleState, exampleAtMs)], ...lastPage },
    },
    handler: ({ query }, { store }) =>
      projectList.page(
        query,
        store,
        async (request) => {
          const { rows, next } = await store.projects.page(request);
          return { rows: await withKeptCustomers(store, rows), next };
        },
        (state) => projectSummary(state),
      ),
  }),
  defineRoute({
    operationId: 'getProject',
    method: 'get',
    path: '/v1/projects/{projectId}',
    tag: 'Projects',
    scope: 'projects:read',
    summary: 'Get a project',
    description:
      'What a command has changed is readable some milliseconds after its answer. Whoever was answered by the same ' +
      'process reads it at once; through another one, pass the `revision` of the answer: this waits for it, two ' +
      'seconds at most, and then answers what it has.',
    params,
    query: z.strictObject({
      revision: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .meta({ description: 'Wait until the project is readable at this revision' }),
    }),
    responses: { 200: { description: 'Found', schema: projectSchema, headers: ['ETag'] } },
    problems: ['unknown-project'],
    example: {
      params: exampleParams,
      query: { revision: 3 },
      status: 200,
      answer: projectView(exampleState, exampleAtMs),
    },
    handler: async ({ params: { projectId }, query: { revision }, signal }, { store }) => {
      const state = await projectAt(store, projectId, { revision, signal });
      const [shown = state] = await withKeptCustomers(store, [state]);
      return { ...ok(projectView(shown)), headers: { ETag: etagOf(state.revision) } };
    },
  }),
  defineRoute({
    operationId: 'getTimeline',
    method: 'get',
    path: '/v1/projects/{projectId}/timeline',
    tag: 'Projects',
    scope: 'projects:read',
    summary: 'List what happened in a project',
    description: 'Everything that happened is here, commands that were refused after a 202 included.',
    params,
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: timelinePageSchema, headers: ['Link'] } },
    problems: ['unknown-project'],
    example: {
      params: exampleParams,
      query: { limit: 20 },
      status: 200,
      answer: { items: exampleEvents.map((event) => timelineEntry(event, null)), ...lastPage },
    },
    handler: async ({ params: { projectId }, query: { cursor, limit } }, { store }) => {
      const afterRevision = timelineCursors.read(cursor, projectId) ?? 0;
      const events = await store.ledger.read(projectId, { afterRevision, limit: limit + 1 });
      if (events.length === 0 && afterRevision === 0) {
        throw new Problem('unknown-project', `There is no project "${projectId}".`);
      }
      const noteIds = events.map(noteIdOf).filter((id) => id !== undefined);
      const notes = await store.notes.withWholes(noteIds);
      const told = events.some(isToldByEmail) ? await toldWith(store, projectId) : [];
      const toldIn = new Map(told.map((each) => [each.revision, each.projectId]));
      const path = `/v1/projects/${projectId}/timeline`;
      return pageOf(
        { path, query: {}, limit, cursors: timelineCursors, list: projectId },
        events,
        (event) => event.revision,
        (event) => timelineEntry(event, notes.get(noteIdOf(event) ?? '') ?? null, toldIn.get(event.revision)),
      );
    },
  }),
  defineRoute({
    operationId: 'explainProject',
    method: 'get',
    path: '/v1/projects/{projectId}/explanation',
    tag: 'Projects',
    scope: 'projects:read',
    summary: 'Explain where a project stands',
    params,
    query: z.strictObject({ language: languageQuerySchema, timeZone: timeZoneQuerySchema }),
    responses: { 200: { description: 'Explained', schema: explanationSchema } },
    problems: ['unknown-project', 'unknown-time-zone'],
    example: {
      params: exampleParams,
      query: { language: 'en' },
      status: 200,
      answer: explanationOf('en'),
    },
    handler: async ({ params: { projectId }, query: { language, timeZone } }, { store }) => {
      const zone = timeZone === undefined ? undefined : readTimeZone(timeZone);
      const state = await projectAt(store, projectId);
      const people = await store.people.readMany(peopleOf(state));
      const names = new Map(people.map(({ id, name }) => [id, name]));
      const explanation = explain(state, {
        language,
        personName: (id) => names.get(id),
        ...(zone !== undefined && { formatInstant: instantFormat(zone) }),
      });
      return ok(explanationView(explanation, language));
    },
  }),
  defineRoute({
    operationId: 'listProjectTasks',
    method: 'get',
    path: '/v1/projects/{projectId}/tasks',
    tag: 'Projects',
    scope: 'projects:read',
    summary: 'List the tasks of a project',
    description: 'Open and closed, the oldest first.',
    params,
    responses: {
      200: {
        description: 'All of them',
        schema: z.strictObject({ items: z.array(taskSchema) }).meta({ id: 'ProjectTasks' }),
      },
    },
    problems: ['unknown-project'],
    example: { params: exampleParams, status: 200, answer: { items: taskViews(exampleState) } },
    handler: async ({ params: { projectId } }, { store }) =>
      ok({ items: taskViews(await projectAt(store, projectId)) }),
  }),
  defineRoute({
    operationId: 'listPersonTasks',
    method: 'get',
    path: '/v1/people/{id}/tasks',
    tag: 'People',
    scope: 'projects:read',
    summary: 'List the open tasks of a person',
    description:
      'The oldest first. Follow-ups of one customer that are due within a week are one task for the person: each names ' +
      'the others in `joinedWith`.',
    params: z.strictObject({ id: idSchema }),
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: taskPageSchema, headers: ['Link'] } },
    problems: ['unknown-person'],
    example: {
      params: { id: examplePerson.id },
      query: { limit: 20 },
      status: 200,
      answer: { items: taskViews(exampleState).map((task) => ({ ...task, joinedWith: [] })), ...lastPage },
    },
    handler: async ({ params: { id }, query: { cursor, limit } }, { store }) => {
      const after = taskCursors.read(cursor, id);
      const found = await store.projects.openTasksOf(id, { after, limit: limit + 1 });
      if (found.length === 0 && !(await store.people.read(id))) {
        throw new Problem('unknown-person', `There is no person "${id}".`);
      }
      const tasks = found.flatMap(({ project, taskId }) => {
        const task = project.deal?.tasks[taskId];
        return task ? [{ project, task }] : [];
      });
      const isFollowUp = tasks.some(({ task }) => task.kind === 'follow-up');
      const time = { nowMs: Date.now(), dayMs: realDayMs };
      const joined = isFollowUp ? await joinedWith(store, id, time) : new Map<string, string[]>();
      return pageOf(
        { path: `/v1/people/${id}/tasks`, query: {}, limit, cursors: taskCursors, list: id },
        tasks,
        ({ project, task }) => ({
          openedAtMs: task.openedAtMs,
          projectId: project.projectId,
          taskId: task.id,
        }),
        ({ project, task }) => ({
          ...taskView(project, task),
          joinedWith: task.kind === 'follow-up' ? [...(joined.get(project.projectId) ?? [])] : [],
        }),
      );
    },
  }),
];

function explanationOf(language: 'en' | 'zh-TW') {
  const personName = (id: string): string | undefined =>
    id === examplePerson.id ? examplePerson.name : undefined;
  return explanationView(explain(exampleState, { language, personName }), language);
}
