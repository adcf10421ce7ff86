import type { z } from 'zod';
import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import type { accessSchema } from '../../../contracts/wire/erasures';
import { toInstant } from '../../../contracts/wire/wire';
import type { Versioned } from '../../../store/directory';
import type { RecordChange } from '../../../store/models/directory-models';
import { searchedForm } from '../../../store/lists/search-text';
import { textsOf } from '../../../store/redaction';
import type { Store } from '../../../store/store';
import { shownContact } from './customer-contacts';
import { shownFact } from './personal-facts';

/** Everything that is known of a person. */
export type Everything = z.input<typeof accessSchema>;

/** More than anybody writes about one person, or does with one customer. */
const most = 10_000;

const shownChange = ({ revision, atMs, actor, changes }: RecordChange) => ({
  revision,
  at: toInstant(atMs),
  actor,
  changes: [...changes],
});

export async function everythingOf(store: Store, person: Versioned<CustomerPerson>): Promise<Everything> {
  const { id, customerId } = person;
  const facts = await store.personalFacts.ofPeople([id]);
  const whole = { afterRevision: 0, limit: most };
  const histories = await Promise.all(facts.map((fact) => store.personalFacts.history(fact.id, whole)));
  const same = await store.customerLinks.allOf(customerId);
  const contacts = (await Promise.all(same.map((each) => store.customerContacts.newest(each, most)))).flat();
  const views = await store.archiveViews.page({
    conditions: [{ field: 'personId', op: 'is', value: id }],
    order: { field: 'atMs', descending: true },
    limit: most,
  });
  return {
    person,
    facts: facts.map(shownFact),
    history: (await store.customerPeople.history(id, whole)).map(shownChange),
    factHistory: histories.flat().map(shownChange),
    contacts: contacts.filter(({ personIds }) => personIds.includes(id)).map(shownContact),
    mentions: await mentionsOf(store, person),
    views: views.rows.map(({ atMs, ...view }) => ({ ...view, at: toInstant(atMs) })),
  };
}

async function mentionsOf(store: Store, person: CustomerPerson): Promise<Everything['mentions']> {
  const { ways, names } = textsOf(person);
  const texts = [...ways, ...names].map(searchedForm);
  const same = await store.customerLinks.allOf(person.customerId);
  const lists = same.map((customerId) => store.projects.list({ customerId }, { limit: most }));
  const projects = (await Promise.all(lists)).flat();
  const notes = await Promise.all(projects.map(({ projectId }) => store.notes.ofProject(projectId)));
  return notes
    .flat()
    .filter(({ text }) => texts.some((each) => searchedForm(text).includes(each)))
    .map(({ projectId, atMs, actor, text }) => ({ projectId, at: toInstant(atMs), actor, text }));
}
