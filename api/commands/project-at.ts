import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';
import { untilShown } from './until-shown';

interface Wait {
  readonly revision?: number | undefined;
  readonly signal?: AbortSignal;
}

/**
 * A project as the read side has it; null when there is none.
 *
 * @param wait until the read side has reached a revision, two seconds have passed, or the reader has gone away
 */
export function untilReadable(
  projects: Pick<Store['projects'], 'read'>,
  projectId: string,
  { revision = 0, signal }: Wait,
): Promise<ProjectState | null> {
  const read = (): Promise<ProjectState | null> => projects.read(projectId);
  return untilShown(read, (state) => (state?.revision ?? 0) >= revision, { signal });
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
