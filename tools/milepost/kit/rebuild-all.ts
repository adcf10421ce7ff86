import type { RebuiltProject } from '../../../store/projects/rebuild';
import type { Store } from '../../../store/store';

/** The result of a rebuild. */
export interface RebuildReport {
  /** Projects that this run has looked at. */
  readonly projects: number;
  readonly written: number;
  readonly faulty: readonly { readonly projectId: string; readonly fault: string }[];
  /** Customers who were not found by their names or references. */
  readonly customers: number;
  /** Of the read side, without any event in the ledger: left as they are. */
  readonly withoutLedger: readonly string[];
  /** The project after which an earlier run had stopped; null: from the first. */
  readonly resumedAfter: string | null;
}

type Stored = Pick<Store, 'rebuild' | 'checkpoints' | 'projects' | 'customers'>;

export interface RebuildOptions {
  /** Begin with the first project, whatever an earlier run has done. */
  readonly fromStart: boolean;
  readonly signal: AbortSignal;
  readonly onStart?: (total: number, resumedAfter: string | null, done: number) => void;
  readonly onProgress?: (done: number) => void;
}

const job = 'rebuild';

/** Projects between two progress records. */
const batchSize = 20;
/** More than the embedded database can use, and few enough to leave others their turn. */
const atATime = 4;
/** A run stopped longer ago (ms) has seen too little of what happened since. */
const oldestCheckpointMs = 24 * 3_600_000;
/** A project that was wrong is checked again at most this often; see `again`. */
const mostRounds = 3;

/**
 * Rebuilds every project's read side while projects go on. Progress is recorded, so that the next run resumes one that
 * was killed.
 *
 * @throws the signal's reason when it aborts; the next run goes on where this one stopped
 */
export async function rebuildAll(store: Stored, options: RebuildOptions): Promise<RebuildReport> {
  const { signal } = options;
  const ids = await store.rebuild.projectIds();
  const startedAtMs = Date.now();
  const resumedAfter = options.fromStart ? null : await whereToGoOn(store);
  const left = resumedAfter === null ? ids : ids.filter((id) => id > resumedAfter);
  const already = ids.length - left.length;
  options.onStart?.(ids.length, resumedAfter, already);

  const rebuilt: RebuiltProject[] = [];
  for (let from = 0; from < left.length; from += batchSize) {
    signal.throwIfAborted();
    const batch = left.slice(from, from + batchSize);
    rebuilt.push(...(await together(store, batch)));
    const afterProjectId = batch.at(-1) ?? '';
    await store.checkpoints.write(job, { afterProjectId, startedAtMs, updatedAtMs: Date.now() });
    options.onProgress?.(already + from + batch.length);
  }
  const written = rebuilt.filter(({ outcome }) => outcome === 'written').map(({ projectId }) => projectId);
  const faults = [...rebuilt, ...(await again(store, written, signal))];
  await store.checkpoints.remove(job);
  return {
    projects: left.length,
    written: written.length,
    faulty: faults.flatMap((each) =>
      each.outcome === 'faulty' ? [{ projectId: each.projectId, fault: each.fault }] : [],
    ),
    customers: await searchCustomersAnew(store, signal),
    withoutLedger: await store.rebuild.withoutLedger(await store.rebuild.projectIds()),
    resumedAfter,
  };
}

/** @returns how many had to be made anew */
async function searchCustomersAnew({ customers }: Stored, signal: AbortSignal): Promise<number> {
  let made = 0;
  for (let afterId: string | undefined; ;) {
    const page = await customers.list({ ...(afterId !== undefined && { afterId }), limit: batchSize });
    for (const { id } of page) if (await customers.searchAnew(id)) made += 1;
    afterId = page.at(-1)?.id;
    if (page.length < batchSize) return made;
    signal.throwIfAborted();
  }
}

/** One project, until it is as its ledger says. */
export async function rebuildOne(
  store: Stored,
  projectId: string,
  signal: AbortSignal,
): Promise<RebuiltProject> {
  const first = await store.rebuild.project(projectId);
  if (first.outcome !== 'written') return first;
  const later = await again(store, [projectId], signal);
  return later.find(({ outcome }) => outcome === 'faulty') ?? first;
}

/**
 * Checks projects that were wrong once more: an activity that had read the wrong document before it was rebuilt may
 * have folded its events into that, and written the result under the next revision.
 */
async function again(
  store: Stored,
  projectIds: readonly string[],
  signal: AbortSignal,
): Promise<RebuiltProject[]> {
  let wrong = projectIds;
  const faulty: RebuiltProject[] = [];
  for (let round = 0; round < mostRounds && wrong.length > 0; round += 1) {
    const looked: RebuiltProject[] = [];
    for (let from = 0; from < wrong.length; from += batchSize) {
      signal.throwIfAborted();
      looked.push(...(await together(store, wrong.slice(from, from + batchSize))));
    }
    faulty.push(...looked.filter(({ outcome }) => outcome === 'faulty'));
    wrong = looked.filter(({ outcome }) => outcome === 'written').map(({ projectId }) => projectId);
  }
  // the order in which several are looked at is nobody's concern
  return faulty.sort((a, b) => (a.projectId < b.projectId ? -1 : 1));
}

async function together(store: Stored, projectIds: readonly string[]): Promise<RebuiltProject[]> {
  const done: RebuiltProject[] = [];
  const left = [...projectIds];
  const runner = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift())
      done.push(await store.rebuild.project(id));
  };
  await Promise.all(Array.from({ length: atATime }, runner));
  return done;
}

/**
 * The project after which an earlier run stopped; null: begin with the first. So it is when the last project that the
 * run wrote is not there any more: the read side was dropped once more since.
 */
async function whereToGoOn(store: Stored): Promise<string | null> {
  const checkpoint = await store.checkpoints.read(job);
  if (!checkpoint || Date.now() - checkpoint.updatedAtMs > oldestCheckpointMs) return null;
  const { afterProjectId } = checkpoint;
  return (await store.projects.read(afterProjectId)) ? afterProjectId : null;
}
