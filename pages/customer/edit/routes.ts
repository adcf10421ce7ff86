import type { Logger } from 'pino';
import { z } from 'zod';
import type { Person } from '../../../contracts/wire/directory';
import { idSchema } from '../../../contracts/wire/directory';
import type { Language } from '../../../domain/playbook/playbook';
import { localDate } from '../../../domain/calendar/local-dates';
import { noteView } from '../../../api/v1/customers/archive-access';
import { exampleCustomer, exampleCustomerPerson } from '../../../api/examples/examples';
import type { RouteDeps } from '../../../api/context/context';
import { defineRoute } from '../../../api/context/context';
import { byName } from '../../../people/name-order';
import { standingsOf } from '../../../people/archive-access';
import { seenCustomer } from '../../../queries/customer/customer-view';
import { onPages, page, signInFirst } from '../../kit/page-responses';
import {
  customerAddress,
  entryAddress,
  factAddress,
  openPotentialAddress,
  personAddress,
  wayAddress,
} from '../addresses';
import { entryLists } from '../customer-texts';
import { customerTexts } from '../customer-texts-by-language';
import { customerSubject, ownerChoices } from './customer-subject';
import type { Want, Wanted } from './edit-flow';
import { sendForm, showForm } from './edit-flow';
import { entrySubject } from './entry-subject';
import { factSubject } from './fact-subject';
import { potentialSubject } from './potential-subject';
import { newPersonSubject, personSubject } from './person-subject';
import { waySubject } from './way-subject';

const responses = {
  200: page('The form, with what is stored or with a draft'),
  303: page('It is saved, or nobody is signed in: on to another page', 'Location', 'Set-Cookie'),
  403: page('The person may not do this, or their session has ended: what was typed is kept as a draft'),
  404: page('There is nothing of this name, or nothing that the person may see'),
  409: page('Somebody else has changed it: both versions, with a choice for each field'),
  422: page('The form once more, with what is wrong in it'),
} as const;

const hidden = {
  requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
  draft: z.string().default('').meta({ description: 'The key of what is typed, from the page' }),
  revision: z.string().default('').meta({ description: 'The revision that the form was made from' }),
  act: z.string().default('').meta({ description: '`remove`, or `discard` for a draft; empty: save' }),
  choices: z.string().default('').meta({ description: 'The fields of which there are two versions' }),
};
const formSchema = z
  .object(hidden)
  .catchall(z.string())
  .meta({ description: 'The fields of the form, by their names on the page' });

const id = idSchema.meta({ description: 'Id of the customer' });
const personId = idSchema.meta({ description: 'Id of somebody at the customer' });
const place = z.string().max(64).meta({ description: 'Which entry: its number from 0 or its id, or `new`' });

const customerParams = z.strictObject({ id });
const entryParams = z.strictObject({ id, list: z.enum(entryLists), place });
const personParams = z.strictObject({ id, personId });
const wayParams = z.strictObject({ id, personId, place });
const factParams = z.strictObject({
  id,
  personId,
  factId: idSchema.meta({ description: 'Id of the fact, or `new`' }),
});

/** A form of the archive. */
interface FormOf<Params extends z.ZodObject> {
  readonly path: `/${string}`;
  readonly get: string;
  readonly send: string;
  /** What is written, for the document. */
  readonly what: string;
  readonly params: Params;
  readonly example: z.input<Params>;
  readonly addressOf: (params: z.output<Params>) => string;
  readonly aboutId: (params: z.output<Params>) => string;
  readonly want: (
    deps: RouteDeps,
    params: z.output<Params>,
    reader: Person,
    log: Logger,
  ) => Promise<Wanted | null>;
}

/** The two routes of a form: GET shows it, and POST writes. */
function formRoutes<Params extends z.ZodObject>(form: FormOf<Params>) {
  const wantFor =
    (deps: RouteDeps, params: z.output<Params>, log: Logger): Want =>
    (reader) =>
      form.want(deps, params, reader, log);
  return [
    defineRoute({
      operationId: form.get,
      method: 'get',
      path: form.path,
      ...onPages,
      summary: `The form to write ${form.what}`,
      description: 'It changes nothing.',
      params: form.params,
      responses: { 200: responses[200], 303: signInFirst, 403: responses[403], 404: responses[404] },
      example: { params: form.example, status: 303, answer: '' },
      handler: ({ params, browser, log }, deps) => showForm(deps, browser, wantFor(deps, params, log)),
    }),
    defineRoute({
      operationId: form.send,
      method: 'post',
      path: form.path,
      ...onPages,
      summary: `Write ${form.what}`,
      description:
        'A form is written once, however often it is sent. When the session has ended, what was typed is kept for whoever ' +
        'typed it; when somebody else was faster, both versions are shown.',
      params: form.params,
      body: formSchema,
      responses,
      example: { params: form.example, body: {}, status: 303, answer: '' },
      handler: ({ params: given, body, browser, log }, deps) => {
        const params = given;
        const sent = { address: form.addressOf(params), aboutId: form.aboutId(params), body };
        return sendForm(deps, browser, sent, wantFor(deps, params, log));
      },
    }),
  ] as const;
}

const potentialParams = z.strictObject({
  id,
  potentialId: idSchema.meta({ description: 'Id of the potential project' }),
});
const example = { id: exampleCustomer.id };
const examplePerson = { ...example, personId: exampleCustomerPerson.id };

/** The forms of the archive. */
export const customerFormRoutes = [
  ...formRoutes({
    path: '/customers/{id}/edit',
    get: 'getCustomerForm',
    send: 'sendCustomerForm',
    what: 'a customer',
    params: customerParams,
    example,
    addressOf: (params) => `${customerAddress(params.id)}/edit`,
    aboutId: (params) => params.id,
    want: async ({ store }, params, reader) => {
      const seen = await seenCustomer(store, params.id, reader, Date.now());
      if (!seen) return null;
      const { customer, rights } = seen;
      const texts = customerTexts(reader.language);
      const people = await everybody(store, reader.language);
      const choices = ownerChoices(people, customer.ownerId, texts);
      const subject = customerSubject(store, customer, texts, choices);
      return { subject, rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/entries/{list}/{place}',
    get: 'getCustomerEntryForm',
    send: 'sendCustomerEntryForm',
    what: 'an entry of a list of a customer: a name, number, address, situation, potential project, file or answer',
    params: entryParams,
    example: { ...example, list: 'situation', place: 'new' },
    addressOf: (params) => entryAddress(params.id, params.list, encodeURIComponent(params.place)),
    aboutId: (params) => params.id,
    want: async ({ store }, params, reader) => {
      const seen = await seenCustomer(store, params.id, reader, Date.now());
      if (!seen) return null;
      const { customer, rights } = seen;
      const texts = customerTexts(reader.language);
      const subject = entrySubject({ store, customer, list: params.list, place: params.place, texts });
      return { subject, rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/potentials/{potentialId}/project',
    get: 'getOpenPotentialForm',
    send: 'sendOpenPotentialForm',
    what: 'who is to lead a potential project, which becomes a project by it',
    params: potentialParams,
    example: { ...example, potentialId: exampleCustomer.potentials[0]?.id ?? '' },
    addressOf: (params) => openPotentialAddress(params.id, params.potentialId),
    aboutId: (params) => params.id,
    want: async (deps, params, reader, log) => {
      const seen = await seenCustomer(deps.store, params.id, reader, Date.now());
      const potential = seen?.customer.potentials.find((each) => each.id === params.potentialId);
      if (!seen || !potential) return null;
      const texts = customerTexts(reader.language);
      const subject = await potentialSubject(deps, {
        customer: seen.customer,
        potential,
        reader,
        texts,
        log,
      });
      return { subject, rights: seen.rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/add-person',
    get: 'getAddPersonForm',
    send: 'sendAddPersonForm',
    what: 'somebody new at a customer',
    params: customerParams,
    example,
    addressOf: (params) => `${customerAddress(params.id)}/add-person`,
    aboutId: (params) => params.id,
    want: async ({ store }, params, reader) => {
      const seen = await seenCustomer(store, params.id, reader, Date.now());
      if (!seen) return null;
      const { customer, rights } = seen;
      const colleagues = await store.customerPeople.ofCustomers([params.id]);
      const subject = newPersonSubject({ store, customer, colleagues, ...forReader(reader) });
      return { subject, rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/people/{personId}/edit',
    get: 'getCustomerPersonForm',
    send: 'sendCustomerPersonForm',
    what: 'somebody at a customer',
    params: personParams,
    example: examplePerson,
    addressOf: (params) => `${personAddress(params.id, params.personId)}/edit`,
    aboutId: (params) => params.personId,
    want: async ({ store }, params, reader) => {
      const found = await personThere(store, params, reader);
      if (!found) return null;
      const { customer, person, rights } = found;
      const colleagues = await store.customerPeople.ofCustomers([params.id]);
      const subject = personSubject({ store, customer, colleagues, ...forReader(reader) }, person);
      return { subject, rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/people/{personId}/ways/{place}',
    get: 'getCustomerWayForm',
    send: 'sendCustomerWayForm',
    what: 'a way to reach somebody at a customer',
    params: wayParams,
    example: { ...examplePerson, place: 'new' },
    addressOf: (params) => wayAddress(params.id, params.personId, encodeURIComponent(params.place)),
    aboutId: (params) => params.personId,
    want: async ({ store }, params, reader) => {
      const found = await personThere(store, params, reader);
      if (!found) return null;
      const subject = waySubject(store, found.person, params.place, customerTexts(reader.language));
      return { subject, rights: found.rights, customerAddress: customerAddress(params.id) };
    },
  }),
  ...formRoutes({
    path: '/customers/{id}/people/{personId}/facts/{factId}',
    get: 'getPersonalFactForm',
    send: 'sendPersonalFactForm',
    what: 'what is known of somebody at a customer beside their work',
    params: factParams,
    example: { ...examplePerson, factId: 'new' },
    addressOf: (params) => factAddress(params.id, params.personId, params.factId),
    aboutId: (params) => params.personId,
    want: async ({ store }, params, reader) => {
      const found = await personThere(store, params, reader);
      if (!found) return null;
      const { customer, person, rights } = found;
      const fact = params.factId === 'new' ? null : await store.personalFacts.read(params.factId);
      if (params.factId !== 'new' && fact?.personId !== person.id) return null;
      const view = { viewerId: reader.id, customerId: customer.id, personId: person.id, through: 'page' };
      const subject = factSubject(store, person, fact, {
        texts: customerTexts(reader.language),
        noteView: async () => noteView(store, await standingsOf(store, customer, reader, Date.now()), view),
      });
      return { subject, rights, customerAddress: customerAddress(params.id) };
    },
  }),
];

function forReader({ language, timeZone }: Person) {
  return { texts: customerTexts(language), today: localDate(Date.now(), timeZone) };
}

async function personThere(
  store: RouteDeps['store'],
  params: { readonly id: string; readonly personId: string },
  reader: Person,
) {
  const [seen, person] = await Promise.all([
    seenCustomer(store, params.id, reader, Date.now()),
    store.customerPeople.read(params.personId),
  ]);
  return seen && person?.customerId === params.id ? { ...seen, person } : null;
}

const peopleAtOnce = 200;

/** Everybody of the company, in the order of names. */
async function everybody(
  { people }: Pick<RouteDeps['store'], 'people'>,
  language: Language,
): Promise<Person[]> {
  const found: Person[] = [];
  for (let afterId: string | undefined; ; afterId = found.at(-1)?.id) {
    const next = await people.list({ limit: peopleAtOnce, ...(afterId !== undefined && { afterId }) });
    found.push(...next);
    if (next.length < peopleAtOnce) return found.sort(byName(language));
  }
}
