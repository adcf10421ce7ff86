import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { BriefContact, BriefNote, ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { taskName } from '../../domain/explain/explain';
import type { Language } from '../../domain/playbook/playbook';
import { stageRule } from '../../domain/playbook/playbook';
import { applicationOf } from '../../domain/project/model/actors';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { noteIdsOf, openTasks } from '../../domain/project/model/state';
import type { Note } from '../../store/notes';
import type { Store } from '../../store/store';

type Stores = Pick<
  Store,
  'projects' | 'keptCustomers' | 'customerLinks' | 'customerPeople' | 'people' | 'notes'
>;

/** How many notes a brief has besides those of the last contacts. */
const mostNotes = 3;

interface Looked {
  readonly language: Language;
  readonly receiverId: string;
  readonly customers: ReadonlyMap<string, Customer>;
  /** Who works for the customers, by the ids in the projects. */
  readonly customerPeople: ReadonlyMap<string, readonly CustomerPerson[]>;
  readonly people: ReadonlyMap<string, Person>;
  /** The newest notes of each project. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** The texts of contacts' notes, by id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Briefs of some projects for the receiver, in the order of the ids; unknown projects are left out. */
export async function briefsFor(
  store: Stores,
  projectIds: readonly string[],
  { receiverId, language }: Pick<Looked, 'receiverId' | 'language'>,
): Promise<ProjectBrief[]> {
  const found = await store.projects.readMany(projectIds);
  const states = new Map(found.map((state) => [state.projectId, state]));
  const notes = new Map<string, readonly Note[]>();
  for (const { projectId, deal } of found) {
    const ofContacts = deal ? noteIdsOf(deal).length : 0;
    notes.set(projectId, await store.notes.ofProject(projectId, mostNotes + ofContacts));
  }
  const texts = await store.notes.texts(found.flatMap(({ deal }) => (deal ? noteIdsOf(deal) : [])));
  const contacts = found.flatMap(({ deal }) => deal?.contacts ?? []);
  const authors = [...notes.values()].flat().map(({ actor }) => actor);
  const ids = new Set([...contacts.map(({ actor }) => actor), ...authors]);
  const customerIds = [...new Set(found.flatMap(({ deal }) => deal?.customerId ?? []))];
  const [customers, customerPeople, people] = [
    await store.keptCustomers.byIds(customerIds),
    await peopleOfAll(store, customerIds),
    await store.people.readMany([...ids]),
  ];
  const looked: Looked = {
    language,
    receiverId,
    customers,
    customerPeople,
    people: new Map(people.map((person) => [person.id, person])),
    notes,
    texts,
  };
  return projectIds.flatMap((projectId) => {
    const state = states.get(projectId);
    return state?.deal ? [briefOf(looked, state, state.deal)] : [];
  });
}

/** The people of some customers, and of those that are the same. */
async function peopleOfAll(
  { customerPeople, customerLinks }: Stores,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CustomerPerson[]>> {
  const people = new Map<string, readonly CustomerPerson[]>();
  for (const id of customerIds)
    people.set(id, await customerPeople.ofCustomers(await customerLinks.allOf(id)));
  return people;
}

function briefOf(looked: Looked, state: ProjectState, deal: Deal): ProjectBrief {
  const { language, receiverId, customers } = looked;
  const { projectId, status } = state;
  if (status === 'new') throw new Error(`Project ${projectId} was never opened.`);
  const customer = customers.get(deal.customerId);
  const mine = openTasks(deal).filter((task) => task.personId === receiverId);
  return {
    projectId,
    title: deal.title,
    customerName: customer?.name ?? deal.customerId,
    status,
    stageName: stageRule(deal.playbook, deal.stage).name[language],
    amount: deal.amount ?? null,
    currency: deal.currency ?? null,
    nextCheck: nextCheck(state),
    tasks: mine.map((task) => ({ name: taskName(deal, task, language), dueAtMs: task.dueAtMs })),
    contacts: contactsOf(looked, deal),
    notes: notesOf(looked, projectId, deal),
    people: (looked.customerPeople.get(deal.customerId) ?? [])
      .filter(({ presence }) => presence === 'there')
      .map(({ name, position, ways }) => ({
        name,
        position,
        email: wayOf(ways, ['email']),
        phone: wayOf(ways, ['mobile', 'phone']),
      })),
  };
}

/** How somebody is reached in one of these ways: as they prefer, or as was written first. */
function wayOf(ways: CustomerPerson['ways'], kinds: readonly CustomerPerson['ways'][number]['kind'][]) {
  const found = ways.filter(({ kind }) => kinds.includes(kind));
  return (found.find(({ isPreferred }) => isPreferred) ?? found[0])?.value ?? null;
}

function contactsOf(looked: Looked, deal: Deal): BriefContact[] {
  return [...deal.contacts].reverse().map(({ occurredAtMs, kind, milestone, actor, noteId }) => ({
    atMs: occurredAtMs,
    kind,
    milestoneName:
      milestone === undefined
        ? null
        : (deal.playbook.milestones[milestone]?.name[looked.language] ?? milestone),
    byName: nameOf(looked, actor),
    note: looked.texts.get(noteId ?? '') ?? null,
  }));
}

/** The latest notes that no contact already shows. */
function notesOf(looked: Looked, projectId: string, deal: Deal): BriefNote[] {
  const shown = new Set(noteIdsOf(deal));
  const others = (looked.notes.get(projectId) ?? []).filter(({ id }) => !shown.has(id));
  return [...others]
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, mostNotes)
    .map(({ atMs, actor, text }) => ({ atMs, byName: nameOf(looked, actor), text }));
}

function nameOf({ people }: Looked, actor: string): string {
  return people.get(actor)?.name ?? applicationOf(actor);
}
