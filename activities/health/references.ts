import { randomUUID } from 'node:crypto';
import type { CommandOf } from '../../domain/project/model/commands';
import type { Reference } from '../../domain/project/model/references';
import { hasReference, isSameReference } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { latestState } from '../../store/projects/latest-state';
import type { ReferenceClaim } from '../../store/references';
import type { Store } from '../../store/store';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';

/** How the references of a project and the registry of claims differ. */
export interface ReferenceFaults {
  /** The project has it, and nobody has a claim: the registry was lost. */
  readonly unclaimed: readonly { readonly reference: Reference }[];
  /** The project has it, and the claim is another's: it was moved, and this one was not told. */
  readonly elsewhere: readonly ReferenceClaim[];
  /** The project has the claim, and not the reference: whoever claimed it has died before the project was told. */
  readonly waiting: readonly ReferenceClaim[];
}

export const noFaults: ReferenceFaults = { unclaimed: [], elsewhere: [], waiting: [] };

/** A claim this young may belong to a request that is still at work. */
const youngMs = 10 * 60_000;

/** Compares the references of an opened project with the registry. One that has ended keeps those that went elsewhere. */
export async function referenceFaults(
  { references }: Pick<Store, 'references'>,
  state: ProjectState,
  nowMs: number,
): Promise<ReferenceFaults> {
  const { projectId, deal } = state;
  if (!deal) return noFaults;
  const has = deal.references ?? [];
  const claims = await references.read('project', has);
  const own = await references.of('project', [projectId]);
  const isOld = ({ claimedAtMs }: ReferenceClaim): boolean => claimedAtMs < nowMs - youngMs;
  const isClaimed = (reference: Reference): boolean =>
    claims.some((claim) => isSameReference(claim.reference, reference));
  return {
    unclaimed: has.filter((each) => !isClaimed(each)).map((reference) => ({ reference })),
    elsewhere: hasEnded(state) ? [] : claims.filter((claim) => claim.targetId !== projectId && isOld(claim)),
    waiting: own.filter((claim) => !hasReference(has, claim.reference) && isOld(claim)),
  };
}

/**
 * Brings registry and projects together: what was claimed last counts, unless whoever claimed it has ended and cannot
 * have it any more. Commands that a project knows already change nothing.
 */
export async function settleReferences(
  deps: HealthDeps,
  projectId: string,
  { unclaimed, elsewhere, waiting }: ReferenceFaults,
): Promise<void> {
  const { references } = deps.store;
  for (const { reference } of unclaimed) await references.claim('project', reference, projectId);
  for (const { reference, targetId } of elsewhere) {
    const holder = await latestState(deps.store, targetId);
    if (holder?.deal && hasReference(holder.deal.references ?? [], reference)) {
      await tell(deps, projectId, { name: 'removeReference', ...reference, movedTo: targetId });
    } else if (!holder?.deal || hasEnded(holder)) {
      await references.move('project', reference, targetId, projectId, true);
    }
    // one that runs gets it first, by its own check
  }
  for (const { reference, movedFrom } of waiting) {
    const state = await latestState(deps.store, projectId);
    if (state && hasEnded(state)) {
      if (movedFrom === null) await references.release('project', reference, projectId);
      else await references.move('project', reference, projectId, movedFrom, true);
    } else {
      const from = movedFrom === null ? {} : { movedFrom };
      await tell(deps, projectId, { name: 'addReference', ...reference, ...from });
    }
  }
}

type Told =
  | Pick<CommandOf<'addReference'>, 'name' | 'system' | 'id' | 'movedFrom'>
  | Pick<CommandOf<'removeReference'>, 'name' | 'system' | 'id' | 'movedTo'>;

/** A signal: it is durable, and the next check finds whether it was carried out. */
async function tell(deps: HealthDeps, projectId: string, command: Told): Promise<void> {
  const at = timeOf(deps);
  const base = { commandId: `references-${randomUUID()}`, actor: 'key:health', source: 'health', at };
  const handle = deps.client.workflow.getHandle(projectWorkflowId(projectId));
  const { name, ...fields } = command;
  await handle.signal(name, { ...base, ...fields });
}
