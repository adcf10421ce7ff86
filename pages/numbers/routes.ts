import { z } from 'zod';
import { idSchema } from '../../contracts/wire/directory';
import type { Quarter } from '../../domain/calendar/quarters';
import { quarterNamed, quarterOf } from '../../domain/calendar/quarters';
import type { Member } from '../../queries/line/line-of';
import { everybodyIn, lineIn, memberIn } from '../../queries/line/line-of';
import { numbersOf } from '../../queries/line/numbers';
import { sightOf } from '../../queries/projects/sight';
import { defineRoute } from '../../api/context/context';
import { unknownLink } from '../act/answers';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import { sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { forManagersOnly, forManagersPage, hasSomebodyBelow } from '../team/routes';
import { numbersPath } from './addresses';
import { numbersPage } from './numbers-page';

/** The page of figures. */
export const numbersRoutes = [
  defineRoute({
    operationId: 'getNumbers',
    method: 'get',
    path: numbersPath,
    ...onPages,
    summary: 'The figures of the line below somebody: pipeline, what was won and lost, days in each stage',
    description:
      "Of the same people as the board, by quarters of the company's zone. Currencies are never added together.",
    query: z.strictObject({
      of: idSchema
        .optional()
        .catch(undefined)
        .meta({ description: 'Only this person of the line, and everybody below' }),
      quarter: z
        .string()
        .max(7)
        .optional()
        .meta({ description: 'Such as `2026-Q4`; by default the present one' }),
    }),
    responses: {
      200: page('The page'),
      303: signInFirst,
      403: forManagersOnly,
      404: page('There is no such person in the line'),
    },
    example: { status: 303, answer: '' },
    handler: async ({ query, browser }, deps) => {
      const { store, retention } = deps;
      const session = await sessionOf(store, browser);
      if (!session) return toSignIn(browser, deps);
      const { person: reader } = session;
      const nowMs = Date.now();
      const sight = await sightOf(store, reader, nowMs);
      if (!hasSomebodyBelow(sight)) return pageAnswer(403, forManagersPage(session));
      const line = lineIn(sight);
      const of = query.of === undefined ? null : (memberIn(line, query.of) ?? undefined);
      if (of === undefined) return pageAnswer(404, unknownLink(reader.language));
      const present = quarterOf(nowMs, retention.zone);
      const quarter = quarterNamed(query.quarter, retention.zone) ?? present;
      const parts = partsOf(of ? [of] : line);
      const numbers = await numbersOf(store, everybodyIn(of ? [of] : line), parts, quarter, nowMs);
      const isPresent = isSame(quarter, present);
      return pageAnswer(200, numbersPage({ reader, of: of?.person ?? null, numbers, quarter, isPresent }));
    },
  }),
];

/** The top of a line stands with those right below, and beside whomever else the reader sees. */
function partsOf([top, ...others]: readonly Member[]): Member[] {
  return top ? [{ person: top.person, below: [] }, ...top.below, ...others] : [];
}

function isSame(one: Quarter, other: Quarter): boolean {
  return one.year === other.year && one.number === other.number;
}
