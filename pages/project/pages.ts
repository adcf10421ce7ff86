import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { projectIdSchema } from '../../contracts/wire/wire';
import { isAdministrator } from '../../domain/administration/rights';
import { mayRead } from '../../people/access';
import type { ProjectState } from '../../domain/project/model/state';
import { maySeeCustomer } from '../../people/company-rights';
import { noteIdsOf, openTasks } from '../../domain/project/model/state';
import { toldWith } from '../../queries/my-work/told-with';
import type { Store } from '../../store/store';
import type { PageAnswer } from '../kit/page-answer';
import { unknownLink, navigationFrom } from '../act/answers';
import { pageAnswer } from '../kit/page-answer';
import { offerTo } from '../act/project-eligibility';
import { exampleProjectId } from '../../api/examples/example-project';
import { handedOverPage, projectPage } from './project-page';
import { happenedIn, peopleIn } from './happened';
import { lookUp } from '../../api/commands/project-lookup';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { sessionOf } from '../kit/session';
import { customerAddress } from '../customer/addresses';
import { goneLink } from '../act/routes';
import { shownTo } from '../kit/frame';
import { toSignIn } from '../sign-in/routes';
import { onPages, examplePage, page, signInFirst, tokenSchema } from '../kit/page-responses';

const shownNotes = 5;

const shownLostMails = 5;

/** A project's page. It only shows: GET never acts, since mail scanners follow links. */
export const pageRoutes = [
  defineRoute({
    operationId: 'getProjectPage',
    method: 'get',
    path: '/projects/{projectId}',
    ...onPages,
    summary: 'A project in short, as the page that its emails link to',
    description:
      'Opens with the token of any mail about the project, for the person that the mail was sent to and nobody else, or ' +
      'for whoever has signed in. Only people who have to do with the project may read it.',
    params: z.strictObject({ projectId: projectIdSchema }),
    query: z.strictObject({
      token: tokenSchema,
      before: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .catch(undefined)
        .meta({ description: 'The revision before which the shown part of what happened ends' }),
    }),
    responses: {
      200: page('The page, in the language of the person'),
      303: signInFirst,
      403: page('The project has been handed over: the person has nothing to do with it any more'),
      404: page('The link is not valid'),
      410: page('The link has expired, or its person has left'),
    },
    example: {
      params: { projectId: exampleProjectId },
      query: { token: 'not-a-token' },
      status: 404,
      answer: examplePage,
    },
    handler: async ({ params, query, browser }, deps) => {
      const { store } = deps;
      const visitor = await visitorOf(deps, params.projectId, query.token, browser);
      if ('status' in visitor) return visitor;
      const state = await store.projects.read(params.projectId);
      if (!state?.deal) return pageAnswer(404, unknownLink(visitor.reader.language));
      const nowMs = Date.now();
      if (await mayRead(store, state, visitor.reader, nowMs))
        return shownPage(deps, visitor, state, { nowMs, before: query.before });
      // a token of the project proves that the reader was part of it; a typed address proves nothing
      if (!visitor.isOfProject) return pageAnswer(404, unknownLink(visitor.reader.language));
      const { ownerId, title } = state.deal;
      const owner = (await store.people.read(ownerId))?.name ?? ownerId;
      const navigation = { projectUrl: null, ...(visitor.token !== null && { token: visitor.token }) };
      return pageAnswer(403, handedOverPage(visitor.reader, title, owner, navigation));
    },
  }),
];

interface Visitor {
  readonly reader: Person;
  /** The token that they came with; null when they have signed in. */
  readonly token: string | null;
  readonly isSignedIn: boolean;
  /** Whether the token is for this project; a review's token opens every project of a team. */
  readonly isOfProject: boolean;
}

/** Who a token is for, or who is signed in; a page when that is nobody. */
async function visitorOf(
  deps: Pick<RouteDeps, 'store' | 'publicUrl'>,
  projectId: string,
  token: string,
  browser: Browser,
): Promise<Visitor | PageAnswer<303 | 404 | 410>> {
  const { store } = deps;
  const session = await sessionOf(store, browser);
  if (token === '') {
    return session
      ? { reader: session.person, token: null, isSignedIn: true, isOfProject: false }
      : toSignIn(browser, deps);
  }
  const link = await store.links.find(token);
  const target = link?.target;
  const isOfProject = target?.kind === 'project' || target?.kind === 'task' || target?.kind === 'take-role';
  const isOfReview = target?.kind === 'review-projects' || target?.kind === 'review';
  if (!link || !(isOfReview || (isOfProject && target.projectId === projectId))) {
    return pageAnswer(404, unknownLink(browser.language));
  }
  shownTo({ id: link.personId });
  const reader = await store.people.read(link.personId);
  if (!reader?.active) {
    return pageAnswer(410, goneLink(reader ?? { language: browser.language }, 'left410', null));
  }
  if (link.expiresAt <= new Date()) return pageAnswer(410, goneLink(reader, 'expired', token));
  return { reader, token, isSignedIn: session?.person.id === reader.id, isOfProject };
}

/** Titles of the projects in whose emails open follow-ups were told, by the ids of the tasks. */
async function toldTasks(store: Store, { projectId, deal }: ProjectState): Promise<Map<string, string>> {
  const open = deal ? openTasks(deal).filter(({ kind }) => kind === 'follow-up') : [];
  if (open.length === 0) return new Map();
  const told = (await toldWith(store, projectId)).filter(
    ({ mail, taskId }) => mail === 'task' && open.some(({ id }) => id === taskId),
  );
  const titles = await Promise.all(
    told.map(async (each) => {
      const title = (await store.projects.read(each.projectId))?.deal?.title;
      return each.taskId === null || title === undefined ? [] : [[each.taskId, title] as const];
    }),
  );
  return new Map(titles.flat());
}

/** Who is known at a customer, and at those that are the same company. */
async function knownAt({ customerPeople, customerLinks }: Store, customerId: string) {
  return customerPeople.ofCustomers(await customerLinks.allOf(customerId));
}

async function shownPage(
  { store, workflowUrl }: Pick<RouteDeps, 'store' | 'workflowUrl'>,
  { reader, token, isSignedIn }: Visitor,
  state: ProjectState,
  { nowMs, before }: { readonly nowMs: number; readonly before: number | undefined },
): Promise<PageAnswer<200>> {
  // notes of the last contacts are shown with the contacts
  const ofContacts = state.deal ? noteIdsOf(state.deal) : [];
  const newest = await store.notes.ofProject(state.projectId, shownNotes + ofContacts.length);
  const others = newest.filter(({ id }) => !ofContacts.includes(id));
  const newestNotes = others.slice(-shownNotes).reverse();
  const newestLost = await store.outbox.lostOf(state.projectId, shownLostMails);
  const happened = isSignedIn
    ? await happenedIn(store, state.projectId, { revision: state.revision, before })
    : null;
  const contacts = state.deal?.contacts.map(({ actor }) => actor) ?? [];
  const [notes, { customer, personName }, navigation, offer, stopped] = await Promise.all([
    store.notes.texts(ofContacts),
    lookUp(store, state, [
      ...contacts,
      ...newestNotes.map(({ actor }) => actor),
      ...(happened ? peopleIn(happened) : []),
      ...newestLost.map(({ personId }) => personId ?? undefined),
    ]),
    navigationFrom(store, { reader, token: isSignedIn ? null : token }, state, nowMs),
    isSignedIn ? offerTo(store, state, reader, nowMs) : null,
    store.findings.stoppedSince([state.projectId]),
  ]);
  const isSeen = isSignedIn && customer !== null && (await maySeeCustomer(store, customer, reader, nowMs));
  const isOperator = isSignedIn && isAdministrator(reader);
  const stoppedSinceMs = stopped.get(state.projectId) ?? null;
  return pageAnswer(
    200,
    projectPage({
      ...{
        state,
        reader,
        customer,
        customerUrl: isSeen ? customerAddress(customer.id) : null,
        workflowUrl: isOperator ? workflowUrl(state.projectId) : null,
        committee: isSeen ? await knownAt(store, customer.id) : null,
        notes,
        newestNotes,
        lostMails: newestLost,
        toldWith: await toldTasks(store, state),
        personName,
        isSignedIn,
        offer,
        navigation,
      },
      ...{ stoppedSinceMs, happened, nowMs },
    }),
  );
}
