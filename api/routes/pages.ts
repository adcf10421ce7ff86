import { z } from 'zod';
import { projectIdSchema } from '../../contracts/wire';
import { noteIdsOf } from '../../domain/project/state';
import type { Store } from '../../store/store';
import { pageHeaders } from '../pages/document';
import { deadLinkPage, projectPage } from '../pages/project-page';
import { peopleOf } from '../project-view';
import { defineRoute } from '../route';

const page = (description: string) => ({ description, schema: z.string(), mediaType: 'text/html' });

/** Longer than any token; a longer text is none. */
const longestToken = 200;

/** Pages that mails link to. They only show: GET never acts, since mail scanners follow links. */
export const pageRoutes = [
  defineRoute({
    operationId: 'getProjectPage',
    method: 'get',
    path: '/projects/{projectId}',
    tag: 'Pages',
    scope: null,
    summary: 'A project in short, as the page that its mails link to',
    description: 'Opens with the token of a mail, for the person that the mail was sent to and nobody else.',
    params: z.strictObject({ projectId: projectIdSchema }),
    query: z.strictObject({
      token: z.string().max(longestToken).default('').meta({ description: 'From the link of a mail' }),
    }),
    responses: {
      200: page('The page, in the language of the person'),
      404: page('The link is not valid'),
      410: page('The link has expired, or its person has left'),
    },
    example: {
      params: { projectId: 'project-0f8fad5bd9cb469fa165' },
      query: { token: 'not-a-token' },
      status: 404,
      answer: '<!doctype html>…',
    },
    handler: async ({ params, query }, { store }) => {
      const headers = pageHeaders;
      const link = query.token === '' ? null : await store.links.find(query.token);
      if (link?.projectId !== params.projectId) {
        return { status: 404, body: deadLinkPage('en', 'invalid'), headers };
      }
      const reader = await store.people.read(link.personId);
      const state = await store.projects.read(link.projectId);
      if (!state || !reader?.active || link.expiresAt <= new Date()) {
        return { status: 410, body: deadLinkPage(reader?.language ?? 'en', 'expired'), headers };
      }
      const body = projectPage({ state, reader, ...(await lookUp(store, state)) });
      return { status: 200, body, headers };
    },
  }),
];

type State = Parameters<typeof projectPage>[0]['state'];

async function lookUp(store: Store, state: State) {
  const contacts = state.deal?.contacts.map((contact) => contact.actor) ?? [];
  const [customer, notes, people] = await Promise.all([
    store.customers.read(state.deal?.customerId ?? ''),
    store.notes.texts(state.deal ? noteIdsOf(state.deal) : []),
    store.people.readMany([...new Set([...peopleOf(state), ...contacts])]),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  return { customer, notes, personName: (personId: string) => names.get(personId) };
}
