import { setTimeout as pause } from 'node:timers/promises';
import type { ProjectState } from '../domain/project/state';
import type { Store } from '../store/store';
import { Problem } from './problems';

/** How long a reader waits for the ledger, which is written some milliseconds after a command was answered. */
const longestWaitMs = 2_000;

/** Pauses between looks, in milliseconds; the last one repeats. */
const pausesMs = [10, 20, 40, 80, 150];

/**
 * A project as the read side has it.
 *
 * @param wait until the read side has reached a revision, or two seconds have passed, or the reader has gone away
 * @throws Problem when there is none
 */
export async function projectAt(
  { projects }: Pick<Store, 'projects'>,
  projectId: string,
  wait: { revision?: number | undefined; signal?: AbortSignal } = {},
): Promise<ProjectState> {
  const { revision = 0, signal } = wait;
  const untilMs = Date.now() + longestWaitMs;
  for (let look = 0; ; look += 1) {
    const state = await projects.read(projectId);
    const isThere = (state?.revision ?? 0) >= revision;
    if (isThere || Date.now() >= untilMs || signal?.aborted) {
      if (state) return state;
      throw new Problem('unknown-project', `There is no project "${projectId}".`);
    }
    await pause(pausesMs[look] ?? pausesMs.at(-1));
  }
}
