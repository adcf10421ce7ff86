import { z } from 'zod';
import { idSchema, lineSchema } from '../../contracts/wire/directory';
import { searchSchema } from '../../contracts/wire/lists';
import { quarterNamed } from '../../domain/calendar/quarters';
import { customerClasses } from '../../domain/playbook/playbook';
import { boardOf } from '../../queries/projects/board';
import type { ProjectsAsked } from '../../queries/projects/filters';
import { dueWithin } from '../../queries/projects/filters';
import { possibleOwners } from '../../queries/projects/possible-owners';
import { listOrderNames, projectsListed } from '../../queries/projects/project-list';
import { sightOf } from '../../queries/projects/sight';
import { defineRoute } from '../../api/context/context';
import { cursorsOf } from '../../api/kit/cursors';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import { sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { boardPath, listPath } from './addresses';
import { boardPage } from './board-page';
import { listedAsCsv } from './list-csv';
import type { ListAskedOnPage } from './list-page';
import { listPage, listQuery } from './list-page';

/** Rows of one page of the list. */
const pageSize = 50;

const places = cursorsOf(z.strictObject({ key: z.union([z.string(), z.number()]), id: z.string() }));

/** What a form sends of a field that is left empty; whatever cannot be asked for is not asked for. */
const asked = <T>(schema: z.ZodType<T>, description: string) =>
  schema.optional().catch(undefined).meta({ description });

const filters = {
  whose: asked(
    z.enum(['led', 'part']),
    '`led`: projects that the person leads, or somebody below them; `part`: those in which they have a role or a task',
  ),
  team: asked(lineSchema, 'Only projects whose owner is in this team'),
  owner: asked(idSchema, 'Only projects of this person'),
  line: asked(idSchema, 'Only projects of this person and of everybody below'),
  class: asked(z.enum(customerClasses), 'Only projects with customers of this class'),
  customer: asked(searchSchema, 'Only projects with customers of this name, or of this id'),
  due: asked(z.enum(dueWithin), 'Only projects whose next check comes within so many days'),
};

const listSchema = z.strictObject({
  ...filters,
  q: asked(searchSchema, 'Words of the title or of a reference'),
  place: z
    .string()
    .max(80)
    .regex(/^(running|held|won|lost|dropped|all|stage:[\w.-]+)$/)
    .catch('running')
    .default('running')
    .meta({ description: 'Where they stand; `stage:` and its key for one stage' }),
  ended: asked(
    z.string().regex(/^20\d\d-Q[1-4]$/),
    "Only projects that ended in this quarter, by the company's zone: `2026-Q4`",
  ),
  sort: z.enum(listOrderNames).catch('next').default('next').meta({ description: 'The order' }),
  cursor: z.string().max(1000).optional().meta({ description: 'Where the page begins' }),
  as: asked(z.enum(['csv']), 'The whole list from its beginning as CSV'),
});

/** The board and the list of projects. */
export const projectsRoutes = [
  defineRoute({
    operationId: 'getBoard',
    method: 'get',
    path: boardPath,
    ...onPages,
    summary: 'The running projects that somebody may see, stage by stage',
    description:
      'Figures are those of all projects; of each column the cards that act first are shown. Amounts in several ' +
      'currencies are never added together.',
    query: z.strictObject(filters),
    responses: { 200: page('The page'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ query, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const nowMs = Date.now();
      const reader = session.person;
      const wanted: ProjectsAsked = query;
      const sight = await sightOf(deps.store, reader, nowMs);
      const [board, owners] = await Promise.all([
        boardOf(deps.store, sight, wanted, nowMs),
        possibleOwners(deps.store, sight),
      ]);
      const canOpen = owners.length > 0;
      return pageAnswer(200, boardPage({ reader, sight, canOpen, asked: wanted, board, nowMs }));
    },
  }),
  defineRoute({
    operationId: 'getProjectList',
    method: 'get',
    path: listPath,
    ...onPages,
    summary: 'The projects that somebody may see, as a list',
    query: listSchema,
    responses: {
      200: {
        ...page('The page'),
        others: { 'text/csv': { schema: z.string(), example: 'Project,Customer' } },
      },
      303: signInFirst,
    },
    example: { status: 303, answer: '' },
    handler: async ({ query, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const nowMs = Date.now();
      const reader = session.person;
      const { cursor, as: form, ...rest } = query;
      const endedIn = quarterNamed(rest.ended, deps.retention.zone);
      const wanted: ListAskedOnPage = { ...rest, endedIn };
      const sight = await sightOf(deps.store, reader, nowMs);
      if (form === 'csv') return listedAsCsv(deps.store, { sight, asked: wanted, nowMs });
      const name = listQuery(wanted);
      const after = places.read(cursor, name);
      const list = await projectsListed(deps.store, sight, wanted, { after, limit: pageSize, nowMs });
      const next = list.next && places.write(list.next, name);
      const canOpen = (await possibleOwners(deps.store, sight)).length > 0;
      const isFirst = after === undefined;
      return pageAnswer(200, listPage({ reader, sight, canOpen, asked: wanted, list, isFirst, next, nowMs }));
    },
  }),
];
