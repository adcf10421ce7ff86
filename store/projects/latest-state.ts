import { evolve, fold } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { newProject } from '../../domain/project/model/state';
import type { Ledger } from './ledger';
import type { Projects } from './projects';

/**
 * A project's state as its workflow has it, with the commands that it remembers: what a new run continues from. Null
 * when the ledger has nothing about it.
 */
export async function wholeState(
  { ledger }: Pick<ReadState, 'ledger'>,
  projectId: string,
): Promise<ProjectState | null> {
  const events = await ledger.read(projectId);
  return events.length > 0 ? fold(projectId, events) : null;
}

/** Where a project's state is read from. */
export interface ReadState {
  readonly projects: Pick<Projects, 'read'>;
  readonly ledger: Pick<Ledger, 'read'>;
}

/**
 * A project's state as stored, plus whatever the ledger has beyond it: a crash between the two writes leaves the
 * document outdated or missing. Null when there is no such project.
 */
export async function latestState(
  { projects, ledger }: ReadState,
  projectId: string,
): Promise<ProjectState | null> {
  const stored = await projects.read(projectId);
  const missed = await ledger.read(projectId, { afterRevision: stored?.revision ?? 0 });
  if (!stored && missed.length === 0) return null;
  return missed.reduce(evolve, stored ?? newProject(projectId));
}
