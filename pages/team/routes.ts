import { z } from 'zod';
import { idSchema } from '../../contracts/wire/directory';
import { lineIn, memberIn } from '../../queries/line/line-of';
import { belowReader, workOf } from '../../queries/line/team-member';
import { workloadOf } from '../../queries/line/workload';
import type { Sight } from '../../queries/projects/sight';
import { sightOf } from '../../queries/projects/sight';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { examplePerson } from '../../api/examples/examples';
import { unknownLink } from '../act/answers';
import { noticePage } from '../kit/notice-page';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey, sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { teamPath } from './addresses';
import type { MemberPage } from './member-page';
import { memberPage } from './member-page';
import { teamPage } from './team-page';
import { teamTexts } from './team-texts';

export const memberParams = z.strictObject({
  personId: idSchema.meta({ description: 'Somebody below the reader' }),
});
export const memberResponses = {
  200: page('The page'),
  303: signInFirst,
  404: page('There is no such person below the reader'),
} as const;
export const forManagersOnly = page('Nobody reports to the reader');

/** The pages about the line below somebody. */
export const teamRoutes = [
  defineRoute({
    operationId: 'getTeam',
    method: 'get',
    path: teamPath,
    ...onPages,
    summary: 'Who in the line below somebody has how much to do, what is overdue, and who is away',
    description:
      'The line of a manager who is away is shown to whoever stands in for them. Whoever needs attention comes first.',
    responses: { 200: page('The page'), 303: signInFirst, 403: forManagersOnly },
    example: { status: 303, answer: '' },
    handler: async ({ browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const nowMs = Date.now();
      const sight = await sightOf(deps.store, session.person, nowMs);
      const line = lineIn(sight);
      if (!hasSomebodyBelow(sight)) return pageAnswer(403, forManagersPage(session));
      return pageAnswer(200, teamPage(session.person, await workloadOf(deps.store, line, nowMs)));
    },
  }),
  defineRoute({
    operationId: 'getTeamMember',
    method: 'get',
    path: `${teamPath}/{personId}`,
    ...onPages,
    summary: 'What somebody in the line below has overdue and due, their projects and absences',
    params: memberParams,
    query: z.strictObject({
      said: z
        .enum(['started', 'cancelled'])
        .optional()
        .catch(undefined)
        .meta({ description: 'What a form has just done' }),
    }),
    responses: memberResponses,
    example: { params: { personId: examplePerson.id }, status: 303, answer: '' },
    handler: async ({ params: { personId }, query: { said }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const shown = await shownMember(deps, session, personId, said);
      return shown === null ? pageAnswer(404, unknownLink(session.person.language)) : pageAnswer(200, shown);
    },
  }),
];

/** Whether anybody is below the reader, or below a manager for whom they stand in. */
export function hasSomebodyBelow(sight: Sight): boolean {
  return lineIn(sight).some(({ below }) => below.length > 0);
}

export function forManagersPage({ person: { language } }: Session): string {
  const { title, forManagers } = teamTexts(language);
  return noticePage({
    language,
    title,
    lines: [forManagers],
    navigation: { projectUrl: null, myTasksUrl: '/today' },
  });
}

/** The page of somebody; null when the reader is not above them. */
export async function shownMember(
  { store }: Pick<RouteDeps, 'store'>,
  session: Session,
  personId: string,
  said?: MemberPage['said'],
): Promise<string | null> {
  const nowMs = Date.now();
  const { person: reader } = session;
  const sight = await sightOf(store, reader, nowMs);
  const found = belowReader(sight, personId);
  if (!found) return null;
  const own = lineIn(sight).filter(({ person }) => person.id === reader.id);
  const substitutes = found.person.absences.flatMap(({ substituteId }) => substituteId ?? []);
  const [[member], work, standIns] = await Promise.all([
    workloadOf(store, [found], nowMs),
    workOf(store, found.person),
    store.people.readMany([...new Set(substitutes)]),
  ]);
  if (!member) return null;
  return memberPage({
    ...{ reader, member, work, nowMs, said, formKey: formKey(session) },
    isReviewed: memberIn(own, personId) !== undefined,
    standIns: new Map(standIns.map(({ id, name }) => [id, name])),
  });
}
