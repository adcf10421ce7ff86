import { z } from 'zod';
import { idSchema } from '../../contracts/wire/directory';
import { isBlank } from '../../contracts/sandbox/given-text';
import { noteSchema } from '../../contracts/wire/wire';
import { handOverAnswers } from '../../domain/hand-over/hand-over-progress';
import { isFromOwnPage } from '../../api/kit/browser';
import { giveAnswer } from '../../api/v1/hand-overs/hand-over-answers';
import { requireReceiver } from '../../api/v1/hand-overs/hand-over-requests';
import type { HandOverContext } from './hand-over-context';
import { handOverContext } from './hand-over-context';
import { exampleHandOverId } from '../../api/examples/example-hand-over';
import { pageHeaders } from '../kit/document';
import { handOverPage, notYoursPage } from './hand-over-page';
import { elsewherePage } from '../sign-in/sign-in-page';
import { unknownLink } from '../act/answers';
import { Problem } from '../../api/kit/problems/problems';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { goneLink } from '../act/routes';
import { shownTo } from '../kit/frame';
import { onPages, examplePage, page, tokenSchema } from '../kit/page-responses';

const params = z.strictObject({ id: idSchema.meta({ description: 'Id of the hand-over' }) });
const exampleParams = { id: exampleHandOverId };
const responses = {
  200: page('The page, in the language of the person; after a POST: with what was answered'),
  202: page('Kept, not carried out yet: no worker answers'),
  403: page('Nothing of it is for the person of the link, or the form is not from a page of ours'),
  404: page('The link is not valid'),
  409: page('It was answered before: the page says who did it, and when'),
  410: page('The link has expired, or its person has left'),
  422: page('The page once more, with what is wrong'),
  503: page('The page once more: it cannot be reached now'),
} as const;

const formSchema = z.object({
  part: z.string().default('').meta({ description: 'Which part is answered, from the form' }),
  act: z
    .enum([...handOverAnswers, 'decide'])
    .optional()
    .catch(undefined)
    .meta({ description: 'The button that was pressed' }),
  toPersonId: z.string().default('').meta({ description: 'Whom a manager names' }),
  note: z.string().default('').meta({ description: 'Free text' }),
});

/** The page that a hand-over's notifications link to: GET shows, POST answers or decides. */
export const handOverPageRoutes = [
  defineRoute({
    operationId: 'getHandOverPage',
    method: 'get',
    path: '/hand-overs/{id}',
    ...onPages,
    summary: 'What is to be taken over, and its briefs once it is',
    description: 'It changes nothing, however often it is opened: mail scanners follow links.',
    params,
    query: z.strictObject({
      token: tokenSchema,
      after: z.string().max(64).optional().meta({ description: 'The project after which the page begins' }),
    }),
    responses,
    example: { params: exampleParams, query: { token: 'not-a-token' }, status: 404, answer: examplePage },
    handler: async ({ params: { id }, query: { token, after }, browser }, { store }) => {
      const opened = await open({ store }, { id, token, after, browser });
      return 'status' in opened ? opened : answer(200, handOverPage({ context: opened, token }));
    },
  }),
  defineRoute({
    operationId: 'answerHandOverPage',
    method: 'post',
    path: '/hand-overs/{id}',
    ...onPages,
    summary: 'Accept, decline, or decide on the page of a hand-over',
    description: 'It counts once; sent again, it answers who did what and when.',
    params,
    query: z.strictObject({ token: tokenSchema }),
    body: formSchema,
    responses,
    example: {
      params: exampleParams,
      query: { token: 'not-a-token' },
      body: { part: 'lin-yu-ting', act: 'accept' },
      status: 404,
      answer: examplePage,
    },
    handler: async ({ params: { id }, query: { token }, body, browser, requestKey }, deps) => {
      const asked = { id, token, browser };
      const context = await open(deps, asked);
      if ('status' in context) return context;
      if (!isFromOwnPage(browser, deps.publicUrl)) {
        return answer(403, elsewherePage(context.reader.language));
      }
      try {
        const { kind } = await act(deps, context, body, requestKey);
        const after = await open(deps, asked);
        if ('status' in after) return after;
        const isKept = kind === 'accepted';
        return answer(isKept ? 202 : 200, handOverPage({ context: after, token, isKept }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const now = await open(deps, asked);
        if ('status' in now) return now;
        return answer(statusOf(error), handOverPage({ context: now, token, refused: error.code }));
      }
    },
  }),
];

/** The status with which these pages answer a refusal. */
function statusOf({ status }: Problem): 409 | 422 | 503 {
  if (status === 503) return 503;
  return status === 422 ? 422 : 409;
}

function answer<Status extends keyof typeof responses>(status: Status, body: string) {
  return { status, body, headers: pageHeaders };
}

interface Asked {
  readonly id: string;
  readonly token: string;
  readonly after?: string | undefined;
  readonly browser: Browser;
}

/** The hand-over as a link's person sees it; a page when there is nothing to see. */
async function open({ store }: Pick<RouteDeps, 'store'>, { id, token, after, browser }: Asked) {
  const link = token === '' ? null : await store.links.find(token);
  if (link?.target.kind !== 'hand-over' || link.target.handOverId !== id) {
    return answer(404, unknownLink(browser.language));
  }
  shownTo({ id: link.personId });
  const reader = await store.people.read(link.personId);
  if (!reader?.active) return answer(410, goneLink(reader ?? browser, 'left410', null));
  if (link.expiresAt <= new Date()) return answer(410, goneLink(reader, 'expired', token));
  const record = await store.handOvers.read(id);
  if (!record) return answer(404, unknownLink(reader.language));
  const context = await handOverContext(store, record, reader, { nowMs: Date.now(), after });
  const isWaiting = record.state.status === 'planning';
  return context.parts.length > 0 || isWaiting ? context : answer(403, notYoursPage(context));
}

/** @throws Problem when the note cannot be kept as typed: without it the answer would say something else */
function noteOf(typed: string): string {
  const text = noteSchema.safeParse(typed.replaceAll('\r\n', '\n').trim());
  if (text.success) return text.data;
  throw new Problem('invalid-body', `The note ${text.error.issues[0]?.message ?? 'is not valid'}.`);
}

/** Does what the form says, on behalf of the link's person. */
async function act(
  deps: RouteDeps,
  { record, reader, parts }: HandOverContext,
  { part: partId, act: pressed, toPersonId, note }: z.output<typeof formSchema>,
  noteKey: string,
): ReturnType<RouteDeps['handOvers']['tell']> {
  const shown = parts.find(({ part }) => part.partId === partId);
  if (!shown || pressed === undefined) {
    throw new Problem('not-a-receiver', 'The form is not of this page.');
  }
  const { id: actor } = reader;
  if (pressed !== 'decide') {
    if (shown.as !== 'receiver') throw new Problem('not-a-receiver', 'Only who was asked can answer.');
    const noted = isBlank(note) ? {} : { note: noteOf(note) };
    return giveAnswer(deps, record, { receiverId: partId, answer: pressed, actor, noteKey, ...noted });
  }
  if (shown.as !== 'manager')
    throw new Problem('not-a-receiver', 'Only the manager who was asked can decide.');
  if (toPersonId === '') throw new Problem('receiver-missing', 'Choose who takes over.');
  await requireReceiver(deps.store, toPersonId);
  return deps.handOvers.tell(record, 'decideHandOver', { partId, toPersonId, actor });
}
