import { z } from 'zod';
import { pairIdSchema } from '../../contracts/wire/customer-duplicates';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { isFromOwnPage } from '../../api/kit/browser';
import { cursorsOf } from '../../api/kit/cursors';
import { examplePairId } from '../../api/v1/customers/customer-duplicates';
import type { Decided } from '../../duplicates/decide-duplicates';
import { linkedPair, separatedPair, undonePair } from '../../duplicates/decide-duplicates';
import type { PairsAsked } from '../../queries/customer/duplicate-pairs';
import { duplicatePairs, seenPair } from '../../queries/customer/duplicate-pairs';
import { unknownLink } from '../act/answers';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { redirect, toSignIn } from '../sign-in/routes';
import { elsewherePage } from '../sign-in/sign-in-page';
import type { Decision, DuplicateTexts } from './duplicate-texts';
import { decisions } from './duplicate-texts';
import { duplicateTexts } from './duplicate-texts-by-language';
import { duplicatesAddress, duplicatesPage } from './duplicates-page';

const cursors = cursorsOf(z.strictObject({ key: z.union([z.string(), z.number()]), id: z.string() }));
const pairsSchema = z
  .enum(['open', 'decided'])
  .default('open')
  .catch('open')
  .meta({ description: 'Those that wait for a decision, or those that were decided' });

/** Customers that may be one, for those who may change both. */
export const duplicatePageRoutes = [
  defineRoute({
    operationId: 'getMyDuplicates',
    method: 'get',
    path: duplicatesAddress,
    ...onPages,
    summary: 'Customers that may be one, side by side, for those who may change both',
    description:
      'A customer that nobody owns and that has no project counts as one that every manager may change. It changes nothing.',
    query: z.strictObject({
      pairs: pairsSchema,
      cursor: z.string().max(1000).optional().meta({ description: 'Where the page begins' }),
      done: z.enum(decisions).optional().catch(undefined).meta({ description: 'What was just decided' }),
    }),
    responses: { 200: page('The page, in the language of the person'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ query: { pairs, cursor, done }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      return pageAnswer(200, await shown(deps, session, { pairs, cursor, done }));
    },
  }),
  defineRoute({
    operationId: 'decideMyDuplicate',
    method: 'post',
    path: `${duplicatesAddress}/{pairId}`,
    ...onPages,
    summary: 'Say that two customers are one, or two, or take a decision back',
    description: 'Once more it changes nothing.',
    params: z.strictObject({ pairId: pairIdSchema }),
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
      act: z.enum(decisions).meta({ description: '`merge`, `different` or `undo`' }),
      into: z.string().max(64).default('').meta({ description: 'Which of the two is kept' }),
      pairs: pairsSchema,
    }),
    responses: {
      303: page('It is done, or nobody is signed in: on to another page', 'Location', 'Set-Cookie'),
      403: page('The form is not from a page of this browser'),
      404: page('There is no such pair, or the person may not decide on it'),
      409: page('It cannot be done: the page says why'),
    },
    example: { params: { pairId: examplePairId }, body: { act: 'different' }, status: 303, answer: '' },
    handler: async ({ params: { pairId }, body: { requestId, act, into, pairs }, browser }, deps) => {
      const { store, publicUrl } = deps;
      const session = await sessionOf(store, browser);
      if (!session) return toSignIn(browser, deps);
      const { person } = session;
      if (!isFromOwnPage(browser, publicUrl) || idOfFormKey(session, requestId) === null) {
        return pageAnswer(403, elsewherePage(person.language));
      }
      const pair = await store.customerDuplicates.read(pairId);
      const seen = pair && (await seenPair(store, person, pair, Date.now()));
      if (!seen) return pageAnswer(404, unknownLink(person.language));
      const decided = await decide(deps, { pairId, act, into, by: person.id });
      if (decided.kind === 'done') {
        const query = new URLSearchParams({ ...(pairs === 'decided' && { pairs }), done: act });
        return redirect(`${duplicatesAddress}?${query.toString()}`);
      }
      const alert = refusalOf(decided, duplicateTexts(person.language));
      return pageAnswer(409, await shown(deps, session, { pairs, cursor: undefined, alert }));
    },
  }),
];

function decide(
  { store }: RouteDeps,
  {
    pairId,
    act,
    into,
    by,
  }: { readonly pairId: string; readonly act: Decision; readonly into: string; readonly by: string },
): Promise<Decided> {
  switch (act) {
    case 'merge':
      return linkedPair(store, pairId, { intoId: into, by });
    case 'different':
      return separatedPair(store, pairId, by);
    case 'undo':
      return undonePair(store, pairId, by);
  }
}

function refusalOf({ kind }: Decided, { refused }: DuplicateTexts): string {
  switch (kind) {
    case 'linked-elsewhere':
      return refused.elsewhere;
    case 'circle':
      return refused.circle;
    case 'unknown':
      return refused.gone;
    default:
      return refused.other;
  }
}

interface Asked {
  readonly pairs: PairsAsked;
  readonly cursor: string | undefined;
  readonly done?: Decision | undefined;
  readonly alert?: string;
}

async function shown({ store }: RouteDeps, session: Session, asked: Asked): Promise<string> {
  const { pairs, cursor, done, alert } = asked;
  const reader = session.person;
  const list = `${duplicatesAddress}?pairs=${pairs}`;
  const after = cursors.read(cursor, list);
  const found = await duplicatePairs(store, reader, { pairs, after, nowMs: Date.now() });
  return duplicatesPage({
    ...{ reader, found, asked: pairs, done, alert },
    isFirst: after === undefined,
    next: found.next && cursors.write(found.next, list),
    requestId: formKey(session),
  });
}
