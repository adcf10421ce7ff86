import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ArchiveStores } from '../../people/archive-facts';
import { newFacts } from '../../people/archive-facts';
import type { UntoldChange } from '../../store/customers';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import type { Store } from '../../store/store';
import { askToLook } from '../../temporal/archive-look';
import { attemptBy } from '../../temporal/command-delivery';
import { repeatedly } from './repeatedly';

/**
 * Tells projects that the archive of their customer has changed. A change is marked in the record with which it is
 * written, so a crash loses none; the projects are told at once, and whatever is left by every API process again and
 * again.
 *
 * A project is told only when what it knows differs, and it then looks by itself. One whose facts are on their way looks
 * once more after they are written (`activities/ledger/`), so nobody is passed over by that.
 */
export interface ArchiveChangeDeps {
  readonly store: ArchiveStores & Pick<Store, 'customers' | 'projects'>;
  readonly client: Client;
}

/** How long a request waits for Temporal before it leaves a project for later (ms). */
const patienceMs = 2_000;

/** The projects that are told. */
const running = ['open', 'held'] as const;

/** How many changes are told at a time, and how many projects are read at once. */
const atOnce = 200;

const usualEveryMs = 10_000;

/** Tells the running projects with a customer, right after a change was written. Never fails: what is left comes later. */
export async function tellProjectsOf(
  deps: ArchiveChangeDeps,
  change: UntoldChange,
  log: Logger,
): Promise<void> {
  try {
    await tell(deps, [change]);
  } catch (err) {
    log.warn({ err }, 'projects could not be told of a change of their customer: they are told later');
  }
}

/** Tells what has not been told. Never fails. */
export async function tellUntoldChanges(deps: ArchiveChangeDeps, log: Logger): Promise<void> {
  const { customers, customerPeople } = deps.store;
  try {
    const changes = [...(await customers.untold(atOnce)), ...(await customerPeople.untold(atOnce))];
    const byCustomer = new Map<string, UntoldChange[]>();
    for (const change of changes) {
      byCustomer.set(change.customerId, [...(byCustomer.get(change.customerId) ?? []), change]);
    }
    for (const each of byCustomer.values()) {
      if (!(await isTold(deps, each, log))) return;
    }
  } catch (err) {
    log.warn({ err }, 'changes of customers could not be read: their projects are told later');
  }
}

/** @returns whether the next one is worth trying: not while Temporal or the database is down */
async function isTold(
  deps: ArchiveChangeDeps,
  changes: readonly UntoldChange[],
  log: Logger,
): Promise<boolean> {
  try {
    return await tell(deps, changes);
  } catch (err) {
    log.warn({ err }, 'projects could not be told of a change of their customer: they are told later');
    return !isStoreUnavailable(err);
  }
}

/**
 * Tells the projects of one customer; the marks go once each of them has been.
 *
 * @returns false: Temporal is away
 */
async function tell(
  { store, client }: ArchiveChangeDeps,
  changes: readonly UntoldChange[],
): Promise<boolean> {
  const [first] = changes;
  if (!first) return true;
  // of customers that are one, what is known of any is known of all
  const customerIds = await store.customerLinks.allOf(first.customerId);
  let areAllTold = true;
  for (const [customerId, status] of customerIds.flatMap((id) =>
    running.map((each) => [id, each] as const),
  )) {
    let after: { openedAtMs: number; projectId: string } | undefined;
    for (;;) {
      const projects = await store.projects.list({ customerId, status }, { after, limit: atOnce });
      for (const state of projects) {
        if ((await newFacts(store, state, Date.now())) === null) continue;
        const attempt = await attemptBy(client, Date.now() + patienceMs, () =>
          askToLook(client, state.projectId),
        );
        if ('given' in attempt || attempt.failure.kind === 'gone') continue;
        if (attempt.failure.kind === 'no-answer') return false;
        areAllTold = false;
      }
      const last = projects.at(-1);
      if (!last?.deal || projects.length < atOnce) break;
      after = { openedAtMs: last.deal.openedAtMs, projectId: last.projectId };
    }
  }
  if (!areAllTold) return true;
  for (const change of changes) {
    await (change.of === 'customer' ? store.customers : store.customerPeople).told(change);
  }
  return true;
}

/**
 * Keeps telling what is left, from now on.
 *
 * @returns ends it, once the look in progress is over
 */
export function keepTellingProjects(
  deps: ArchiveChangeDeps,
  log: Logger,
  everyMs: number = usualEveryMs,
): () => Promise<void> {
  return repeatedly(
    () => tellUntoldChanges(deps, log),
    everyMs,
    (err) =>
      log.error({ err }, 'projects could not be told of changes of their customers: they are told later'),
  );
}
