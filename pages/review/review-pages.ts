import { z } from 'zod';
import { addWeeks, weekOf } from '../../domain/calendar/review-times';
import type { Person } from '../../contracts/wire/directory';
import type { PageAnswer } from '../kit/page-answer';
import { unknownLink } from '../act/answers';
import { shownTo } from '../kit/frame';
import { pageAnswer } from '../kit/page-answer';
import { isMonday } from '../../domain/project/evolve/review-weeks';
import { isFromOwnPage } from '../../api/kit/browser';
import { elsewherePage, hasWords, sendAgainPage, sessionEndedPage } from '../sign-in/sign-in-page';
import { forManagersPage, decideInReview, showReview } from './review';
import type { ReviewAccess } from './review-context';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import type { Session } from '../kit/session';
import { formKey, sessionOf } from '../kit/session';
import { goneLink } from '../act/routes';
import { onPages, examplePage, page, tokenSchema } from '../kit/page-responses';
import { toSignIn } from '../sign-in/routes';
import { isOwnForm } from '../act/signed-in-actions';

const shown = {
  200: page('The page, in the language of the person'),
  403: page(
    'The person is no manager and stands in for none, or the form is not from a page of this browser',
  ),
  404: page('The link is not valid'),
  410: page('The link has expired, or its person has left'),
} as const;
const decided = {
  ...shown,
  202: page('Kept, not carried out yet: no worker answers'),
  303: page('It is done: on to the project on the page', 'Location'),
  409: page('Nothing was done: the page says who decided what and when, or what does not allow it'),
  422: page('The form once more, with what is wrong in it'),
  503: page('The form once more: the project cannot be reached now'),
} as const;
const shownToMe = {
  ...shown,
  303: page('Nobody is signed in: on to the page to sign in', 'Location', 'Set-Cookie'),
} as const;
const decidedByMe = {
  ...decided,
  303: page('Done, or nobody is signed in', 'Location', 'Set-Cookie'),
} as const;

const params = z.strictObject({
  week: z.string().max(10).meta({ description: 'The Monday of the review: `2026-03-02`' }),
});
const exampleParams = { week: '2026-03-02' };
const query = z.strictObject({
  token: tokenSchema,
  page: z.coerce.number().int().catch(1).default(1).meta({
    description: 'Which page of many projects: a number; the first where it is none',
  }),
  done: z.string().max(200).optional().meta({ description: 'The project that was decided about' }),
  at: z.string().max(200).optional().meta({ description: 'The project whose page of the review is meant' }),
});
const { token: _, ...withoutToken } = query.shape;

const fields = {
  projectId: z.string().default('').meta({ description: 'Which project is decided about' }),
  decision: z.string().default('').meta({ description: 'keep, push, drop, reassign or note' }),
  after: z
    .string()
    .max(20)
    .default('')
    .meta({ description: 'When the decision was made that this one replaces, from the form' }),
  note: z.string().optional().meta({ description: 'Free text' }),
  dueOn: z.string().optional().meta({ description: 'By when, of a push: `2026-03-09`' }),
  reason: z.string().optional().meta({ description: 'A drop reason of the playbook' }),
  personId: z.string().optional().meta({ description: 'Who leads the project from now on' }),
};

/** The page of a manager's weekly review: GET shows it, a POST decides about one project. */
export const reviewPageRoutes = [
  defineRoute({
    operationId: 'getReviewPage',
    method: 'get',
    path: '/reviews/{week}',
    ...onPages,
    summary: 'The weekly review of a team, as its mail links to it',
    description:
      'It changes nothing, however often it is opened: mail scanners follow links. The link works for its person, while ' +
      'they are the manager or stand in.',
    params,
    query,
    responses: shown,
    example: { params: exampleParams, query: { token: 'not-a-token' }, status: 404, answer: examplePage },
    handler: async ({ params: { week }, query: asked, browser }, deps) => {
      const access = await open(deps, week, asked.token, browser);
      return 'status' in access ? access : showReview(deps, access, asked);
    },
  }),
  defineRoute({
    operationId: 'decideInReview',
    method: 'post',
    path: '/reviews/{week}/decisions',
    ...onPages,
    summary: 'Decide about one project in a weekly review',
    description:
      'The link stays good for the other projects. A form acts once; a decision of the week is replaced only by a form that ' +
      'names it.',
    params,
    query: z.strictObject({ token: tokenSchema }),
    body: z.object(fields),
    responses: decided,
    example: {
      params: exampleParams,
      query: { token: 'not-a-token' },
      body: { projectId: '', decision: 'keep' },
      status: 404,
      answer: examplePage,
    },
    handler: async ({ params: { week }, query: { token }, body, browser }, deps) => {
      const access = await open(deps, week, token, browser);
      if ('status' in access) return access;
      if (!isFromOwnPage(browser, deps.publicUrl)) {
        return pageAnswer(403, elsewherePage(access.reader.language));
      }
      const { projectId, decision, after, ...typed } = body;
      return decideInReview(deps, access, { projectId, decision, after, fields: typed });
    },
  }),
  defineRoute({
    operationId: 'getMyReviewPage',
    method: 'get',
    path: '/my/review',
    ...onPages,
    summary: "The present week's review of whoever has signed in",
    description:
      'For people to whom somebody reports: nobody else decides in a review, not even about their own projects.',
    query: z.strictObject(withoutToken),
    responses: shownToMe,
    example: { status: 303, answer: '' },
    handler: async ({ query: asked, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      if (!(await deps.store.people.manages(session.person.id))) {
        return pageAnswer(403, forManagersPage(session.person));
      }
      return showReview(deps, ownAccess(session, presentWeek(session.person)), asked);
    },
  }),
  defineRoute({
    operationId: 'decideInMyReview',
    method: 'post',
    path: '/my/review/decisions',
    ...onPages,
    summary: 'Decide about one project in the review of whoever has signed in',
    body: z.object({
      ...fields,
      week: z.string().default('').meta({ description: 'Of which week the form is' }),
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
    }),
    responses: decidedByMe,
    example: { body: { projectId: '', decision: 'keep' }, status: 303, answer: '' },
    handler: async ({ body, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      const { projectId, decision, after, week, requestId, ...typed } = body;
      const keepsWords = hasWords(typed) && isFromOwnPage(browser, deps.publicUrl);
      if (!session) {
        return keepsWords
          ? pageAnswer(403, sessionEndedPage(browser.language, body))
          : toSignIn(browser, deps);
      }
      const { person } = session;
      if (!isOwnForm(deps, browser, session, requestId)) {
        const again = { ...body, requestId: formKey(session) };
        return pageAnswer(
          403,
          keepsWords ? sendAgainPage(person.language, again) : elsewherePage(person.language),
        );
      }
      if (!(await deps.store.people.manages(person.id)))
        return pageAnswer(403, forManagersPage(session.person));
      // a page may have been opened before midnight on a Sunday
      const present = presentWeek(person);
      if (week !== present && week !== addWeeks(present, -1))
        return pageAnswer(404, unknownLink(person.language));
      return decideInReview(deps, ownAccess(session, week), { projectId, decision, after, fields: typed });
    },
  }),
];

function presentWeek({ timeZone }: Pick<Person, 'timeZone'>): string {
  return weekOf(Date.now(), timeZone);
}

function ownAccess(session: Session, week: string): ReviewAccess {
  const { person: reader } = session;
  const hidden = { requestId: formKey(session), week };
  return { reader, managerId: reader.id, week, token: null, path: '/my/review', hidden };
}

/** Whose review a token opens; a page when it opens none of this week. */
async function open(
  { store }: Pick<RouteDeps, 'store'>,
  week: string,
  token: string,
  { language }: Browser,
): Promise<ReviewAccess | PageAnswer<404 | 410>> {
  const link = token === '' ? null : await store.links.find(token);
  const target = link?.target;
  if (!link || target?.kind !== 'review' || target.week !== week || !isMonday(week)) {
    return pageAnswer(404, unknownLink(language));
  }
  shownTo({ id: link.personId });
  const reader = await store.people.read(link.personId);
  if (!reader?.active) return pageAnswer(410, goneLink(reader ?? { language }, 'left410', null));
  if (link.expiresAt <= new Date()) return pageAnswer(410, goneLink(reader, 'expired', token));
  return { reader, managerId: target.managerId, week, token, path: `/reviews/${week}`, hidden: {} };
}
