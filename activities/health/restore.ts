import { setTimeout as delay } from 'node:timers/promises';
import { usualReviewTime } from '../../domain/calendar/review-times';
import { wantedSchedules } from '../../people/weekly-schedules';
import { reconcile } from '../../temporal/review-schedules';
import { inParallel } from '../../temporal/in-parallel';
import { stoppedChanges, tellProjects } from './calendar-changes';
import type { HealthDeps } from './deps';
import { lookedAtATime } from './deps';
import { isAway, messageOf, unlessAway } from './faults';
import { foldAnew } from './fold-anew';
import { restartHandOvers } from './hand-overs';
import { lookAtProject } from './look-at-project';
import { startFromLedger } from './start-from-ledger';

export interface RestoreProgress {
  readonly looked: number;
  readonly started: number;
  /** Already running, or ended with nothing to report. */
  readonly idle: number;
  /** Projects that were not started, with the reason. */
  readonly left: readonly { readonly projectId: string; readonly detail: string }[];
  /** The last project processed: an interrupted restore can continue from here. */
  readonly after: string | null;
}

export interface RestoreOptions {
  /** The most workflows started per second: each is a workflow task and a few writes. */
  readonly perSecond?: number;
  readonly after?: string | null;
  readonly onProgress?: (progress: RestoreProgress) => void;
  readonly signal?: AbortSignal;
}

/** What was restored apart from projects. */
export interface RestoredRest {
  readonly handOvers: number;
  readonly calendarChanges: number;
  readonly schedules: number;
}

const usualPerSecond = 50;
const pageSize = 100;

/**
 * Starts every project from its ledger that should be running and is not, for a namespace that has lost its database.
 * Each succeeds or fails on its own. It can be interrupted and repeated; what is running is left alone.
 */
export async function restoreProjects(
  deps: HealthDeps,
  { perSecond = usualPerSecond, after = null, onProgress, signal }: RestoreOptions = {},
): Promise<RestoreProgress> {
  const left: { projectId: string; detail: string }[] = [];
  const counts = { looked: 0, started: 0, idle: 0 };
  const pace = paceOf(perSecond);
  let last = after;
  for (;;) {
    const heads = await deps.store.heads.page(last, pageSize);
    await inParallel(
      heads,
      async (head) => {
        if (signal?.aborted) return;
        const { projectId } = head;
        try {
          const { state, mailsLeft } = await lookAtProject(deps, head);
          if (head.document?.revision !== head.revision) await foldAnew(deps.store, projectId);
          const mayRun = state === null || state.status === 'open' || mailsLeft > 0;
          if (mayRun) await pace();
          const { result, detail } = mayRun
            ? await startFromLedger(deps, projectId)
            : ({ result: 'idle', detail: '' } as const);
          if (result === 'left') left.push({ projectId, detail });
          else counts[result] += 1;
        } catch (error) {
          if (isAway(error)) throw error;
          left.push({ projectId, detail: messageOf(error) });
        }
        counts.looked += 1;
      },
      lookedAtATime,
    );
    // what an interruption has left out comes again
    if (!signal?.aborted) last = heads.at(-1)?.projectId ?? last;
    const progress = { ...counts, left, after: last };
    onProgress?.(progress);
    if (heads.length < pageSize || signal?.aborted) return progress;
  }
}

/** Restores what else runs in Temporal: hand-overs, changes of calendars, and the schedules of weekly mails. */
export async function restoreRest(deps: HealthDeps): Promise<RestoredRest> {
  const handOvers = await restartHandOvers(deps);
  const changes = await stoppedChanges(deps);
  // what cannot be restored is left for the next check, which reports it, and holds up none of the others
  let calendarChanges = 0;
  for (const change of changes) {
    const notified = await unlessAway(async () => {
      await tellProjects(deps, change);
      return true;
    });
    if (notified) calendarChanges += 1;
  }
  const wanted = await wantedSchedules(deps.store, deps.settings.reviewTime ?? usualReviewTime);
  const { written } = await reconcile(deps, wanted);
  return { handOvers, calendarChanges, schedules: written };
}

/** Lets a number through per second, evenly spaced. */
function paceOf(perSecond: number): () => Promise<void> {
  const pauseMs = 1_000 / perSecond;
  let nextAtMs = 0;
  return async () => {
    const nowMs = performance.now();
    const waitMs = Math.max(0, nextAtMs - nowMs);
    nextAtMs = Math.max(nowMs, nextAtMs) + pauseMs;
    if (waitMs > 0) await delay(waitMs);
  };
}
