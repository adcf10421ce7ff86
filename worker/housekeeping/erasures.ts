import type { Logger } from 'pino';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { UntoldChange } from '../../store/customers';
import type { RunningErasure, SweptErasure } from '../../store/erasures';
import type { Erased } from '../../store/models/archive-models';
import { erasedOf } from '../../store/redaction';
import type { Store } from '../../store/store';
import type { ErasedInFiles } from './erased-uploads';
import { namesInFiles, withdrawUploads } from './erased-uploads';
import { repeatedly } from './repeatedly';

/** How often to look, and after what time all is looked through once more, milliseconds. */
const usualEvery = { looksMs: 5_000, quietMs: 60_000 };

/** More projects than anybody has with one customer. */
const mostProjects = 1_000;

/** How many erasures one look takes on. */
const atOnce = 50;

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
      const nowMs = Date.now();
      const due = (await store.erasures.running(atOnce)).filter(({ id }) => {
        const before = sweptAtMs.get(id);
        return before === undefined || nowMs - before >= every.quietMs;
      });
      if (due.length === 0) return;
      const found = await eraseNow(store, due, nowMs);
      for (const { id } of due) {
        const isFirst = !sweptAtMs.has(id);
        sweptAtMs.set(id, Date.now());
        if (isFirst || (found.get(id) ?? 0) > 0) continue;
        await store.erasures.end(id, Date.now());
        sweptAtMs.delete(id);
      }
    },
    every.looksMs,
    (err) => log.warn({ err }, 'an erasure could not be carried on: it is at the next look'),
  );
}

/**
 * Removes what is kept of people, and takes them out of what others wrote. Repeating it is harmless.
 *
 * @returns how many texts of others were found, or have still to be looked through, by the id of the erasure
 */
async function eraseNow(
  store: Store,
  due: readonly RunningErasure[],
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const swept: SweptErasure[] = [];
  const inFiles: ErasedInFiles[] = [];
  for (const erasure of due) {
    await forgetPerson(store, erasure.erased);
    const same = await store.customerLinks.allOf(erasure.erased.customerId);
    const lists = same.map((id) => store.projects.list({ customerId: id }, { limit: mostProjects }));
    const projects = (await Promise.all(lists)).flat();
    swept.push({ erasure, projectIds: projects.map(({ projectId }) => projectId) });
    const called = projects.map(({ projectId, deal }) => ({ projectId, references: deal?.references ?? [] }));
    const about = namesInFiles(await store.customers.readMany(same), called);
    inFiles.push({ erased: erasure.erased, about });
  }
  // files first: what an import has written until it is given up is looked through with the rest
  const left = await withdrawUploads(store, inFiles, nowMs);
  const found = await store.erasures.sweep(swept);
  for (const customerId of new Set(due.map(({ erased }) => erased.customerId))) {
    await store.customers.searchAnew(customerId);
  }
  return new Map([...found].map(([id, count]) => [id, count + left]));
}

/** Puts down that somebody is to be erased. Before it is, so that a crash leaves nothing half done. */
export async function beginErasure(
  { erasures }: Pick<Store, 'erasures'>,
  person: CustomerPerson,
  { pseudonym, ...asked }: ErasureOrder,
): Promise<void> {
  await erasures.begin({ ...asked, customerId: person.customerId, erased: erasedOf(person, pseudonym) });
}

/** On whose word somebody is erased, and under which ids. */
export interface ErasureOrder extends Pick<
  RunningErasure,
  'id' | 'requestedBy' | 'reason' | 'requestedAtMs'
> {
  readonly pseudonym: string;
}

/** Removes what is kept of the person alone: the record, what is personal, drafts, their history, their references. @returns what projects are to be told */
export async function forgetPerson(
  store: Store,
  { personId, customerId }: Pick<Erased, 'personId' | 'customerId'>,
): Promise<UntoldChange> {
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
  // a fact of a gate may hang on them; the record that would have had the mark is gone
  return store.customers.markUntold(customerId);
}
