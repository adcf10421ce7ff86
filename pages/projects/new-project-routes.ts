import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { possibleOwners } from '../../queries/projects/possible-owners';
import { sightOf } from '../../queries/projects/sight';
import { foundCustomers } from '../../queries/projects/similar-customers';
import { searchSchema } from '../../contracts/wire/lists';
import { idSchema } from '../../contracts/wire/directory';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { isFromOwnPage } from '../../api/kit/browser';
import { projectAddress } from '../act/answers';
import { isOwnForm } from '../act/signed-in-actions';
import type { Texts } from '../kit/fields';
import { noticePage } from '../kit/notice-page';
import { pageAnswer } from '../kit/page-answer';
import { actResponses, onPages, page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { draftKey, formKey, idOfFormKey, sessionOf } from '../kit/session';
import { draftFields, keepForWriter } from '../sign-in/drafts';
import { elsewherePage } from '../sign-in/sign-in-page';
import { redirect, toSignIn } from '../sign-in/routes';
import { boardPath, newProjectPath } from './addresses';
import type { NewProjectForm } from './new-project-page';
import { newProjectPage } from './new-project-page';
import { newProjectTexts } from './new-project-texts';
import { openByForm } from './open-by-form';

const typedField = (description: string) => z.string().max(4_000).optional().meta({ description });

const formBody = z.object({
  requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
  ...draftFields,
  customerId: typedField('The customer that was chosen'),
  newName: typedField('The name of a customer who is not there yet'),
  newClass: typedField('Their class'),
  similar: typedField('One of the customers that the new one may be, or `new`'),
  title: typedField('What is sold, in one line'),
  ownerId: typedField('Who leads it'),
  amount: typedField('Expected value; goes with `currency`'),
  currency: typedField('ISO 4217'),
  expectedSigningOn: typedField('When the customer is expected to sign: `2026-09-30`'),
  playbook: typedField('Key of the playbook that it follows'),
});

const responses = {
  200: actResponses[200],
  202: actResponses[202],
  303: signInFirst,
  403: actResponses[403],
  409: actResponses[409],
  422: actResponses[422],
  503: actResponses[503],
} as const;

/** The form for a new project. */
export const newProjectRoutes = [
  defineRoute({
    operationId: 'getNewProject',
    method: 'get',
    path: newProjectPath,
    ...onPages,
    summary: 'The form for a new project',
    description: 'For whoever can lead a project, and the managers above them.',
    query: z.strictObject({
      q: searchSchema.optional().catch(undefined).meta({ description: 'Words to find the customer by' }),
      customer: idSchema.optional().catch(undefined).meta({ description: 'The customer that was chosen' }),
    }),
    responses: { 200: page('The page'), 303: signInFirst, 403: responses[403] },
    example: { status: 303, answer: '' },
    handler: async ({ query: { q = '', customer: customerId }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const owners = await ownersFor(deps, session.person);
      if (owners.length === 0) return nobodyPage(session.person);
      const [found, draft] = await Promise.all([
        foundCustomers(deps.store, q),
        deps.store.drafts.read(session.person.id, newProjectPath),
      ]);
      const typed: Texts = { ...draft?.typed, ...(customerId !== undefined && { customerId }) };
      return pageAnswer(
        200,
        newProjectPage({ ...(await blank(deps, session, owners, typed)), search: q, found, draft }),
      );
    },
  }),
  defineRoute({
    operationId: 'openProjectByForm',
    method: 'post',
    path: newProjectPath,
    ...onPages,
    summary: 'Open a project by a form',
    description: 'A form opens one project, however often it is sent; then it leads to its page.',
    body: formBody,
    responses,
    example: { body: { requestId: '' }, status: 303, answer: '' },
    handler: async (request, deps) => {
      const { requestId, draft: key, act, ...typed } = request.body;
      const { browser } = request;
      const session = await sessionOf(deps.store, browser);
      const sent = { address: newProjectPath, key, aboutId: typed.customerId ?? '', typed };
      const kept = await keepForWriter(deps, browser, sent, session?.person ?? null);
      if (kept) return kept;
      if (!session) return toSignIn(browser, deps);
      const reader = session.person;
      const owners = await ownersFor(deps, reader);
      if (owners.length === 0) return nobodyPage(reader);
      const form = await blank(deps, session, owners, typed);
      if (!isOwnForm(deps, browser, session, requestId)) {
        if (!isFromOwnPage(browser, deps.publicUrl)) return pageAnswer(403, elsewherePage(reader.language));
        // after signing in again people get back what they typed; it acts only when they send it from this session
        return pageAnswer(
          403,
          newProjectPage({ ...form, alert: newProjectTexts(reader.language).formAgain }),
        );
      }
      if (act === 'discard') {
        await deps.store.drafts.drop(reader.id, newProjectPath);
        return redirect(newProjectPath);
      }
      const formId = idOfFormKey(session, requestId) ?? '';
      const opened = await openByForm(deps, request, { reader, owners, formId, typed });
      if (opened.kind === 'refused') {
        const { errors, alert, similar, status } = opened;
        return pageAnswer(status, newProjectPage({ ...form, requestId, errors, alert, similar }));
      }
      await deps.store.drafts.drop(reader.id, newProjectPath);
      if (!opened.isKept) return redirect(projectAddress(opened.projectId, null));
      const { kept: title, keptText } = newProjectTexts(reader.language);
      return pageAnswer(202, noticePage({ language: reader.language, title, lines: [keptText], navigation }));
    },
  }),
];

async function ownersFor({ store }: Pick<RouteDeps, 'store'>, reader: Person): Promise<Person[]> {
  return possibleOwners(store, await sightOf(store, reader, Date.now()));
}

const navigation = { projectUrl: null, myTasksUrl: boardPath };

async function blank(
  { store }: Pick<RouteDeps, 'store'>,
  session: Session,
  owners: readonly Person[],
  typed: Texts,
): Promise<NewProjectForm> {
  const { customerId = '' } = typed;
  const [customer, playbooks] = await Promise.all([
    customerId === '' ? null : store.keptCustomers.read(customerId),
    store.playbooks.list(),
  ]);
  return {
    reader: session.person,
    owners,
    playbooks: [...new Set(playbooks.map(({ rules }) => rules.key))].sort(),
    customer: customer?.active ? customer : null,
    ...{ search: '', found: [], similar: [], requestId: formKey(session), typed, errors: {}, alert: null },
    draftKey: draftKey(session, newProjectPath),
    draft: null,
  };
}

function nobodyPage({ language }: Person) {
  const { nobody, nobodyText } = newProjectTexts(language);
  return pageAnswer(
    403,
    noticePage({
      language,
      title: nobody,
      lines: [nobodyText],
      navigation: { projectUrl: null, myTasksUrl: '/today' },
    }),
  );
}
