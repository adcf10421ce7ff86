import { z } from 'zod';
import { defineRoute } from '../../api/context/context';
import { cursorsOf } from '../../api/kit/cursors';
import { namesOf } from '../../people/remembered-people';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import { forAdministrators, readResponses } from './for-administrators';
import { cursorSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { logPage } from './reading-pages';
import { setupShown } from './setup-shown';

const cursors = cursorsOf(z.strictObject({ key: z.number(), id: z.string() }));
const actsOnPage = 50;
const shownViews = 50;
const latestViews = { conditions: [], order: { field: 'atMs', descending: true }, limit: shownViews };

/** What is set up, and who did what: these pages only show. */
export const readingPageRoutes = [
  defineRoute({
    operationId: 'getAdminSetup',
    method: 'get',
    path: adminAddresses.setup,
    ...onPages,
    summary: 'Which calendars and playbooks are in use',
    description: 'For administrators.',
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ browser }, deps) =>
      forAdministrators(deps, browser, 'setup', async (session) => {
        return pageAnswer(200, await setupShown(deps, session));
      }),
  }),
  defineRoute({
    operationId: 'getAdminLog',
    method: 'get',
    path: adminAddresses.log,
    ...onPages,
    summary: 'What administrators did, and who has seen personal facts',
    description: 'For administrators. There is no way to change it.',
    query: z.strictObject({ cursor: cursorSchema }),
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query: { cursor }, browser }, { store, ...deps }) =>
      forAdministrators({ store, ...deps }, browser, 'log', async ({ person: reader }) => {
        const path = adminAddresses.log;
        const isFirst = cursor === undefined;
        const [{ acts, next }, views] = await Promise.all([
          store.adminActs.page({ after: cursors.read(cursor, path), limit: actsOnPage }),
          isFirst ? store.archiveViews.page(latestViews).then(({ rows }) => rows) : [],
        ]);
        const ids = <T>(of: readonly T[], idOf: (each: T) => string | null): string[] => [
          ...new Set(of.flatMap((each) => idOf(each) ?? [])),
        ];
        const [colleagues, people, customers] = await Promise.all([
          store.people.readMany([
            ...ids(acts, ({ actorId }) => actorId),
            ...ids(views, ({ viewerId }) => viewerId),
          ]),
          store.customerPeople.readMany(ids(views, ({ personId }) => personId)),
          store.customers.readMany(ids(views, ({ customerId }) => customerId)),
        ]);
        const names = {
          colleague: namesOf(colleagues),
          person: namesOf(people),
          customer: namesOf(customers),
        };
        const place = next && cursors.write({ key: Number(next.key), id: next.id }, path);
        return pageAnswer(200, logPage({ reader, acts, next: place, isFirst, views, names }));
      }),
  }),
];
