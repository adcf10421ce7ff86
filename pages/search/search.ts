import { z } from 'zod';
import { defineRoute } from '../../api/context/context';
import { searchSchema } from '../../contracts/wire/lists';
import { searchAll } from '../../queries/search/search-all';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import { sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { searchPage } from './search-page';

/** The search in the header of every page. */
export const searchRoutes = [
  defineRoute({
    operationId: 'getSearchPage',
    method: 'get',
    path: '/search',
    ...onPages,
    summary: 'Projects, customers and people that have some words, as far as the person may see them',
    query: z.strictObject({
      q: searchSchema
        .or(z.literal(''))
        .optional()
        .catch('')
        .meta({ description: 'Words of a title, a name, an address or a reference, in any script' }),
    }),
    responses: { 200: page('The page'), 303: signInFirst },
    example: { query: { q: '冷卻' }, status: 303, answer: '' },
    handler: async ({ query: { q = '' }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const reader = session.person;
      const found = q === '' ? null : await searchAll(deps.store, reader, q, Date.now());
      return pageAnswer(200, searchPage({ reader, query: q, found }));
    },
  }),
];
