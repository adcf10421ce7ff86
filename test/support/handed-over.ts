import type { ProjectEvent } from '../../domain/project/events';
import { fold } from '../../domain/project/evolve';
import { holdingsOf } from '../../domain/project/hand-overs';
import type { ProjectState } from '../../domain/project/state';

/** A project as its ledger tells it, with whoever holds something replaced by a placeholder. */
export function withoutHolders(projectId: string, ledger: readonly ProjectEvent[]): unknown {
  const { revision: _, fingerprint: _f, commands: _c, deal, ...state } = fold(projectId, ledger);
  const { ownerId: _o, roles, tasks, ...rest } = deal!;
  const nobody = Object.fromEntries(
    Object.entries(tasks).map(([id, task]) => [id, { ...task, personId: '' }]),
  );
  return { ...state, deal: { ...rest, roles: Object.keys(roles), tasks: nobody } };
}

/** Whether somebody still has to do with a project. */
export function holdsAnything({ deal }: ProjectState, personId: string): boolean {
  const { roles, taskIds } = holdingsOf(deal!, personId);
  return deal!.ownerId === personId || roles.length > 0 || taskIds.length > 0;
}
