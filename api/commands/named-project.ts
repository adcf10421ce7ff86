import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';

/** What another system calls a project. */
export interface ProjectReference {
  readonly system: string;
  readonly id: string;
}

/** The reference that stands in place of an id; null when it is an id. */
export function referenceIn(name: string): ProjectReference | null {
  const [, system, id] = /^ref:([a-z0-9-]+):(.+)$/su.exec(name) ?? [];
  return system === undefined || id === undefined ? null : { system, id: id.normalize('NFC') };
}

/** What stands in place of an id for a reference. */
export function referenceName({ system, id }: ProjectReference): string {
  return `ref:${system}:${id.normalize('NFC')}`;
}

/**
 * The project that is meant by a reference: the one place that looks references up for reports. Null as long as no project
 * has it.
 */
export function projectIdOfReference(
  _store: Pick<Store, 'projects'>,
  _reference: ProjectReference,
): Promise<string | null> {
  return Promise.resolve(null);
}

/**
 * The id of the project that a name in a body means: its own id, or a reference in its place. An id is taken as it is:
 * whether there is such a project, its workflow says.
 *
 * @throws Problem when no project has the reference
 */
export async function projectIdOf(store: Pick<Store, 'projects'>, name: string): Promise<string> {
  const reference = referenceIn(name);
  if (!reference) return name;
  const projectId = await projectIdOfReference(store, reference);
  if (projectId === null) throw noProject(name);
  return projectId;
}

/**
 * The same with the project as it is.
 *
 * @throws Problem when there is none
 */
export async function projectCalled(store: Pick<Store, 'projects'>, name: string): Promise<ProjectState> {
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
