import { setTimeout as pause } from 'node:timers/promises';
import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';

/** How long a reader waits for the ledger, which is written some milliseconds after a command is answered. */
const longestWaitMs = 2_000;

/** Pauses between polls, in milliseconds; the last one repeats. */
const pausesMs = [10, 20, 40, 80, 150];

interface Wait {
  readonly revision?: number | undefined;
  readonly signal?: AbortSignal;
}

/**
 * A project as the read side has it; null when there is none.
 *
 * @param wait until the read side has reached a revision, two seconds have passed, or the reader has gone away
 */
export async function untilReadable(
  projects: Pick<Store['projects'], 'read'>,
  projectId: string,
  { revision = 0, signal }: Wait,
): Promise<ProjectState | null> {
  const untilMs = Date.now() + longestWaitMs;
  for (let look = 0; ; look += 1) {
    const state = await projects.read(projectId);
    const isThere = (state?.revision ?? 0) >= revision;
    if (isThere || Date.now() >= untilMs || signal?.aborted) return state;
    await pause(pausesMs[look] ?? pausesMs.at(-1));
  }
}

/**
 * The same for a project that must exist.
 *
 * @throws Problem when there is none
 */
export async function projectAt(
  { projects }: Pick<Store, 'projects'>,
  projectId: string,
  wait: Wait = {},
): Promise<ProjectState> {
  const state = await untilReadable(projects, projectId, wait);
  if (state) return state;
  throw new Problem('unknown-project', `There is no project "${projectId}".`);
}
