import type { Logger } from 'pino';
import type { RunningErasure } from '../../store/erasures';
import type { Store } from '../../store/store';
import { repeatedly } from './repeatedly';

/** How often to look, and after what time all is looked through once more, milliseconds. */
const usualEvery = { looksMs: 5_000, quietMs: 60_000 };

/** More projects than anybody has with one customer. */
const mostProjects = 1_000;

/** How many erasures one look takes on. */
const atOnce = 20;

/**
 * Carries erasures out from now on: whatever a crash has left of one is done at the next look. A request that was under
 * way while somebody was erased may still write their name; so it is over when a later look has found nothing.
 *
 * @returns ends it, once the look in progress is over
 */
export function keepErasures(
  store: Store,
  log: Logger,
  every: typeof usualEvery = usualEvery,
): () => Promise<void> {
  const sweptAtMs = new Map<string, number>();
  return repeatedly(
    async () => {
      for (const erasure of await store.erasures.running(atOnce)) {
        const before = sweptAtMs.get(erasure.id);
        if (before !== undefined && Date.now() - before < every.quietMs) continue;
        const found = await eraseNow(store, erasure);
        sweptAtMs.set(erasure.id, Date.now());
        if (before === undefined || found > 0) continue;
        await store.erasures.end(erasure.id, Date.now());
        sweptAtMs.delete(erasure.id);
      }
    },
    every.looksMs,
    (err) => log.warn({ err }, 'an erasure could not be carried on: it is at the next look'),
  );
}

/**
 * Removes what is kept of a person, and takes them out of what others wrote. Repeating it is harmless.
 *
 * @returns how many texts of others were found
 */
export async function eraseNow(store: Store, erasure: RunningErasure): Promise<number> {
  const { personId, customerId } = erasure.erased;
  await forgetPerson(store, personId);
  const same = await store.customerLinks.allOf(customerId);
  const lists = same.map((id) => store.projects.list({ customerId: id }, { limit: mostProjects }));
  const projects = (await Promise.all(lists)).flat();
  const found = await store.erasures.sweep(
    erasure,
    projects.map(({ projectId }) => projectId),
  );
  await store.customers.searchAnew(customerId);
  return found;
}

/** Removes what is kept of the person alone: the record, what is personal, drafts, their history, their references. */
export async function forgetPerson(store: Store, personId: string): Promise<void> {
  const person = await store.customerPeople.read(personId);
  for (const fact of await store.personalFacts.ofPeople([personId]))
    await store.personalFacts.forget(fact.id);
  if (person) {
    for (const other of await store.customerPeople.ofCustomers([person.customerId])) {
      if (other.reportsToId !== personId) continue;
      const { revision, ...record } = other;
      await store.customerPeople.replace({ ...record, reportsToId: null }, revision);
    }
    for (const reference of person.references) {
      await store.references.release('customer-person', reference, personId);
    }
  }
  await store.drafts.forgetAbout(personId);
  await store.customerPeople.forget(personId);
}
