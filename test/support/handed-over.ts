import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import { holdingsOf } from '../../domain/project/decide/hand-overs';
import type { ProjectState } from '../../domain/project/model/state';

/**
 * A project as its ledger tells it, with whoever holds something replaced by a placeholder. Of what was planned the instants
 * are compared, and not when they were worked out: whoever takes over is asked in their own mornings, which are the same
 * here. The day of waking is left out: what a test has made up knows no holidays.
 */
export function withoutHolders(projectId: string, ledger: readonly ProjectEvent[]): unknown {
  const { revision: _, fingerprint: _f, commands: _c, deal, ...state } = fold(projectId, ledger);
  const { ownerId: _o, roles, tasks, clock, ...rest } = deal!;
  const { planRevision: _p, notBeforeMs: _n, ...instants } = clock;
  const nobody = Object.fromEntries(
    Object.entries(tasks).map(([id, { notBeforeMs: _not, assignedAtMs: _at, ladder, ...task }]) => [
      id,
      { ...task, personId: '', ...(ladder && { ladder: { ...ladder, revision: 0 } }) },
    ]),
  );
  const { hold } = rest;
  const held = hold && { hold: { ...hold, wakeAtMs: null } };
  return { ...state, deal: { ...rest, ...held, clock: instants, roles: Object.keys(roles), tasks: nobody } };
}

/** Whether somebody still has to do with a project. */
export function holdsAnything({ deal }: ProjectState, personId: string): boolean {
  const { roles, taskIds } = holdingsOf(deal!, personId);
  return deal!.ownerId === personId || roles.length > 0 || taskIds.length > 0;
}
