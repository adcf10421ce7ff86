import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { readingToken } from '../../store/links';
import type { Store } from '../../store/store';
import { performAction, showAction } from './act';
import type { Access } from './answers';
import type { PageAnswer } from '../kit/page-answer';
import { unknownLink } from './answers';
import { shownTo } from '../kit/frame';
import { pageAnswer } from '../kit/page-answer';
import type { Subject } from './eligibility';
import { actTexts } from '../kit/act-texts-by-language';
import { noticePage } from '../kit/notice-page';
import type { Browser } from '../../api/kit/route';
import { defineRoute } from '../../api/context/context';
import { onPages, actResponses, examplePage, formFields, page, tokenSchema } from '../kit/page-responses';

const responses = { ...actResponses, 410: page('The link has expired, or its person has left') } as const;

/** The pages that email links open to act from: GET shows, POST acts. */
export const actRoutes = [
  defineRoute({
    operationId: 'getActPage',
    method: 'get',
    path: '/act',
    ...onPages,
    summary: 'The page to do something about a task, as emails link to it',
    description: 'It changes nothing, however often it is opened: mail scanners follow links.',
    query: z.strictObject({ token: tokenSchema }),
    responses,
    example: { query: { token: 'not-a-token' }, status: 404, answer: examplePage },
    handler: async ({ query, browser }, deps) => {
      const opened = await open(deps.store, query.token, browser);
      return 'status' in opened ? opened : showAction(deps, opened.access, opened.subject);
    },
  }),
  defineRoute({
    operationId: 'act',
    method: 'post',
    path: '/act',
    ...onPages,
    summary: 'Do what a link of an email is for',
    description: 'A link acts once; sent again, it answers who did what and when.',
    body: z.object({ token: tokenSchema, ...formFields }),
    responses,
    example: { body: { token: 'not-a-token', note: 'Signed off.' }, status: 404, answer: examplePage },
    handler: async ({ body, browser }, deps) => {
      const { token, ...typed } = body;
      const opened = await open(deps.store, token, browser);
      return 'status' in opened ? opened : performAction(deps, opened.access, opened.subject, typed);
    },
  }),
];

/** What a token lets its person do; a page when that is nothing. */
async function open(
  store: Store,
  token: string,
  { language }: Browser,
): Promise<{ access: Access; subject: Subject } | PageAnswer<404 | 410>> {
  const link = token === '' ? null : await store.links.find(token);
  const subject = link?.target;
  if (!link || (subject?.kind !== 'task' && subject?.kind !== 'take-role')) {
    return pageAnswer(404, unknownLink(language));
  }
  shownTo({ id: link.personId });
  const reader = await store.people.read(link.personId);
  if (!reader?.active) return pageAnswer(410, goneLink(reader ?? { language }, 'left410', null));
  if (link.expiresAt <= new Date()) return pageAnswer(410, goneLink(reader, 'expired', token));
  const commandId = `link-${link.id}`;
  // only the form has the token that acts: addresses get passed on and stay in browser histories
  const access = { reader, commandId, address: '/act', hidden: { token }, token: readingToken(token) };
  return { subject, access };
}

/** The page for a link that once worked. */
export function goneLink(
  { language }: Pick<Person, 'language'>,
  why: 'expired' | 'left410',
  token: string | null,
): string {
  const { title, text } = actTexts(language)[why];
  const navigation = token === null ? {} : { navigation: { projectUrl: null, token } };
  return noticePage({ language, title, lines: [text], ...navigation });
}
