import { referenceIn } from '../../contracts/wire/references';
import type { Reference } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';

/** What stands in place of an id for a reference. */
export function referenceName({ system, id }: Reference): string {
  return `ref:${system}:${id.normalize('NFC')}`;
}

/**
 * The id of the project that a name in a body means: its own id, or a reference in its place. An id is taken as it is:
 * whether there is such a project, its workflow says.
 *
 * @throws Problem when no project has the reference
 */
export async function projectIdOf(store: Pick<Store, 'references'>, name: string): Promise<string> {
  const reference = referenceIn(name);
  if (!reference) return name;
  const [claim] = await store.references.read('project', [reference]);
  if (!claim) throw noProject(name);
  return claim.targetId;
}

/**
 * The same with the project as it is.
 *
 * @throws Problem when there is none
 */
export async function projectCalled(
  store: Pick<Store, 'projects' | 'references'>,
  name: string,
): Promise<ProjectState> {
  const state = await store.projects.read(await projectIdOf(store, name));
  if (!state) throw noProject(name);
  return state;
}

function noProject(name: string): Problem {
  const what = referenceIn(name)
    ? `No project has the reference "${name}".`
    : `There is no project "${name}".`;
  return new Problem('unknown-project', what);
}
