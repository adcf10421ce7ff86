import { z } from 'zod';
import { idSchema } from '../../contracts/wire/directory';
import type { Person } from '../../contracts/wire/directory';
import { handOverReasons } from '../../domain/hand-over/hand-over';
import { byName } from '../../people/name-order';
import { planFor } from '../../queries/hand-over/hand-over-plan';
import { belowReader } from '../../queries/line/team-member';
import { sightOf } from '../../queries/projects/sight';
import type { Store } from '../../store/store';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { examplePerson } from '../../api/examples/examples';
import { generatedId } from '../../api/kit/generated-id';
import { Problem } from '../../api/kit/problems/problems';
import type { Browser } from '../../api/kit/route';
import { planRequestOf } from '../../api/v1/hand-overs/hand-over-requests';
import { unknownLink } from '../act/answers';
import { isOwnForm } from '../act/signed-in-actions';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer, refusedStatus } from '../kit/page-answer';
import { onPages, page } from '../kit/page-responses';
import { refusalText } from '../kit/refusal-texts';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { elsewherePage } from '../sign-in/sign-in-page';
import { redirect, toSignIn } from '../sign-in/routes';
import { memberAddress, teamPath } from './addresses';
import type { Typed } from './hand-over-form';
import { handOverForm, mostGivenSingly } from './hand-over-form';
import { memberParams, memberResponses, shownMember } from './routes';
import { teamTexts } from './team-texts';

const path = `${teamPath}/{personId}/hand-over`;
const exampleParams = { personId: examplePerson.id };

const actedResponses = {
  ...memberResponses,
  403: page('The form is not from a page of this session'),
  409: page('The page once more, with why nothing was done'),
  422: page('The form once more, with what is wrong'),
  503: page('The form once more: it cannot be reached now'),
} as const;

const requestIdSchema = z.string().default('').meta({ description: 'The key of the form, from the page' });

const formSchema = z.object({
  requestId: requestIdSchema,
  reason: z.enum(handOverReasons).catch('leaving').meta({ description: 'Why' }),
  toPersonId: z.string().max(64).default('').meta({ description: 'Who is asked; empty: by rule' }),
  given: z
    .union([z.string(), z.array(z.string()).max(mostGivenSingly)])
    .optional()
    .meta({ description: 'Single projects and who is asked for each, a slash between' }),
});

/** Starting a hand-over for somebody below, and calling it off. */
export const teamHandOverRoutes = [
  defineRoute({
    operationId: 'getTeamHandOver',
    method: 'get',
    path,
    ...onPages,
    summary: 'What somebody in the line below holds, and who would get it',
    params: memberParams,
    responses: memberResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: async ({ params: { personId }, browser }, deps) => {
      const asked = await openFor(deps, browser, personId);
      if ('status' in asked) return asked;
      return pageAnswer(200, await formFor(deps, asked));
    },
  }),
  defineRoute({
    operationId: 'startTeamHandOver',
    method: 'post',
    path,
    ...onPages,
    summary: 'Start the hand-over of what somebody in the line below holds',
    description: 'One runs for a person at a time. Sent again, the form starts nothing else.',
    params: memberParams,
    body: formSchema,
    responses: actedResponses,
    example: { params: exampleParams, body: { requestId: '', reason: 'leaving' }, status: 303, answer: '' },
    handler: async ({ params: { personId }, body, browser }, deps) => {
      const asked = await sentFor(deps, browser, personId, body.requestId);
      if ('status' in asked) return asked;
      const { session, person } = asked;
      const typed = typedIn(body);
      try {
        const request = await planRequestOf(deps.store, {
          fromPersonId: person.id,
          ...(typed.toPersonId !== '' && { toPersonId: typed.toPersonId }),
          ...(typed.given.size > 0 && {
            assignments: [...typed.given].map(([projectId, toPersonId]) => ({ projectId, toPersonId })),
          }),
        });
        const handOverId = generatedId('hand-over', idOfFormKey(session, body.requestId) ?? '');
        const started = { ...request, handOverId, reason: body.reason, requestedBy: session.person.id };
        const { id } = await deps.handOvers.start(started);
        if (id !== handOverId) {
          const alert = teamTexts(session.person.language).handOver.running;
          return pageAnswer(409, await formFor(deps, asked, { typed, alert }));
        }
        return redirect(`${memberAddress(person.id)}?said=started`);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const alert = refusalText(session.person.language, error.code, error.message);
        return refusedWith(error, await formFor(deps, asked, { typed, alert }));
      }
    },
  }),
  defineRoute({
    operationId: 'cancelTeamHandOver',
    method: 'post',
    path: `${path}/cancel`,
    ...onPages,
    summary: 'Call a hand-over off, before anybody has accepted',
    params: memberParams,
    body: z.object({
      requestId: requestIdSchema,
      handOverId: idSchema.or(z.literal('')).default('').meta({ description: 'Which one, from the page' }),
    }),
    responses: actedResponses,
    example: { params: exampleParams, body: { requestId: '', handOverId: '' }, status: 303, answer: '' },
    handler: async ({ params: { personId }, body, browser }, deps) => {
      const asked = await sentFor(deps, browser, personId, body.requestId);
      if ('status' in asked) return asked;
      const { session, person } = asked;
      const record = await deps.store.handOvers.read(body.handOverId);
      if (record?.fromPersonId !== person.id) {
        return pageAnswer(404, unknownLink(session.person.language));
      }
      try {
        await deps.handOvers.tell(record, 'cancelHandOver', { actor: session.person.id });
        return redirect(`${memberAddress(person.id)}?said=cancelled`);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const shown = await shownMember(deps, session, person.id, 'refused');
        return refusedWith(error, shown ?? unknownLink(session.person.language));
      }
    },
  }),
];

function refusedWith({ status }: Problem, body: string): PageAnswer<409 | 422 | 503> {
  return pageAnswer(refusedStatus(status), body);
}

interface Asked {
  readonly session: Session;
  readonly person: Person;
}

/** Who is signed in, and whom below them it is about; a page when it is nobody. */
async function openFor(deps: RouteDeps, browser: Browser, personId: string) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const sight = await sightOf(deps.store, session.person, Date.now());
  const member = belowReader(sight, personId);
  if (!member) return pageAnswer(404, unknownLink(session.person.language));
  return { session, person: member.person };
}

/** The same for a form, which has to be one of theirs. */
async function sentFor(deps: RouteDeps, browser: Browser, personId: string, requestId: string) {
  const asked = await openFor(deps, browser, personId);
  if ('status' in asked || isOwnForm(deps, browser, asked.session, requestId)) return asked;
  return pageAnswer(403, elsewherePage(asked.session.person.language));
}

function typedIn({ reason, toPersonId, given = [] }: z.output<typeof formSchema>): Typed {
  const pairs = [given].flat().flatMap((pair) => {
    const at = pair.lastIndexOf('/');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
  });
  return { reason, toPersonId, given: new Map(pairs) };
}

async function formFor(
  { store }: Pick<RouteDeps, 'store'>,
  { session, person }: Asked,
  again: { readonly typed?: Typed; readonly alert?: string } = {},
): Promise<string> {
  const { person: reader } = session;
  const { held, placements } = await planFor(store, { fromPersonId: person.id }, Date.now());
  const roles = new Set(held.flatMap((holding) => holding.roles));
  const receivers = await receiversFor(store, roles, person.id);
  return handOverForm({
    ...{ reader, person, held, placements, formKey: formKey(session), ...again },
    receivers: receivers.sort(byName(reader.language)),
  });
}

/** Active people with a role that somebody's projects need. */
async function receiversFor(
  { people }: Pick<Store, 'people'>,
  roles: ReadonlySet<string>,
  fromPersonId: string,
): Promise<Person[]> {
  const found = await Promise.all([...roles].map((role) => people.activeWithRole(role)));
  const receivers = new Map(found.flat().map((person) => [person.id, person]));
  receivers.delete(fromPersonId);
  return [...receivers.values()];
}
