import DataLoader from 'dataloader';
import type { Customer } from '../../contracts/wire/customers';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Reference } from '../../domain/project/model/references';
import { referenceText } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import type { Versioned } from '../../store/directory';
import { latestState } from '../../store/projects/latest-state';
import type { PastLedger } from '../../store/projects/past-projects';
import type { ReferenceClaim, ReferencedKind } from '../../store/references';
import type { Store } from '../../store/store';

/** A project as it is, and whether its document has all of it: a crash may have left it in the ledger alone. */
export interface FoundProject {
  readonly state: ProjectState;
  readonly isStored: boolean;
}

/**
 * What many rows ask for at the same time, asked for at once: a round trip for each row is what an import would mostly
 * wait for. Nothing is remembered between two of them.
 */
export interface Gathered {
  claim(kind: ReferencedKind, reference: Reference): Promise<ReferenceClaim | null>;
  customer(id: string): Promise<Versioned<Customer> | null>;
  customerPerson(id: string): Promise<Versioned<CustomerPerson> | null>;
  project(id: string): Promise<FoundProject | null>;
  /** Claims a reference for a project, and gives the claim that there is. */
  claimProject(wanted: { readonly reference: Reference; readonly targetId: string }): Promise<ReferenceClaim>;
  /** Has a project get what waits for its reference. */
  parkedAreDue(opened: { readonly reference: Reference; readonly projectId: string }): Promise<void>;
  /** @returns false: somebody else has opened the project under this id */
  writePast(past: PastLedger): Promise<boolean>;
}

/** What one round trip asks for at most. */
const mostAtOnce = 200;

/** Rows that are answered one after the other in one turn go on together. */
const inOneTurn = (callback: () => void): void => void setImmediate(callback);

/** Brings calls together: `answer` gives what each asked for, in their order. */
export function gathering<Asked, Answer>(
  answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (one: Asked) => Promise<Answer> {
  const loader = new DataLoader<Asked, Answer>(answer, {
    cache: false,
    maxBatchSize: mostAtOnce,
    batchScheduleFn: inOneTurn,
  });
  return (one) => loader.load(one);
}

export function gathered(store: Store): Gathered {
  const { references, customers, customerPeople, projects, pastProjects } = store;
  const claims = (kind: ReferencedKind) =>
    gathering<Reference, ReferenceClaim | null>(async (asked) =>
      inOrder(
        asked.map(referenceText),
        await references.read(kind, distinct(asked, referenceText)),
        ({ reference }) => referenceText(reference),
      ),
    );
  const claimsOf = {
    project: claims('project'),
    customer: claims('customer'),
    'customer-person': claims('customer-person'),
  };
  return {
    claim: (kind, reference) => claimsOf[kind](reference),
    customer: gathering(async (ids) => inOrder(ids, await customers.readMany([...new Set(ids)]), idOf)),
    customerPerson: gathering(async (ids) =>
      inOrder(ids, await customerPeople.readMany([...new Set(ids)]), idOf),
    ),
    project: gathering(async (ids) => {
      const stored = inOrder(
        ids,
        await projects.readMany([...new Set(ids)]),
        ({ projectId }: ProjectState) => projectId,
      );
      return Promise.all(
        ids.map(async (id, index): Promise<FoundProject | null> => {
          const known = stored[index];
          if (known) return { state: known, isStored: true };
          const state = await latestState(store, id);
          return state?.deal ? { state, isStored: false } : null;
        }),
      );
    }),
    claimProject: gathering((wanted) => references.claimEach('project', wanted)),
    parkedAreDue: gathering(async (opened) => {
      const waiting = await store.parkedReports.waitedFor(opened.map(({ reference }) => reference));
      const texts = new Set(waiting.map(referenceText));
      for (const { reference, projectId } of opened) {
        if (texts.has(referenceText(reference))) await store.parkedReports.nowDue(reference, projectId);
      }
      return opened.map(() => undefined);
    }),
    writePast: gathering(async (past) => {
      const others = await pastProjects.write(past);
      return past.map(({ state }) => !others.has(state.projectId));
    }),
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function inOrder<T>(keys: readonly string[], found: readonly T[], keyOf: (one: T) => string): (T | null)[] {
  const byKey = new Map(found.map((one) => [keyOf(one), one]));
  return keys.map((key) => byKey.get(key) ?? null);
}
