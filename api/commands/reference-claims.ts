import type { Client } from '@temporalio/client';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import type { Reference } from '../../domain/project/model/references';
import { hasReference, referencesBeside, referenceText } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import { latestState } from '../../store/projects/latest-state';
import type { ReferenceClaim } from '../../store/references';
import type { Store } from '../../store/store';
import { newestRun } from '../../temporal/runs';
import { Problem } from '../kit/problems/problems';
import { untilShown } from './until-shown';

/** What claims of projects are looked up in. */
export interface ClaimDeps {
  readonly store: Store;
  readonly client: Client;
}

/** A reference that a project has claimed, and how to give the claim back when the project does not take it. */
interface HeldReference {
  /** What had it before; null when it was free. */
  readonly movedFrom: string | null;
  undo(): Promise<void>;
}

/** An opening that was begun this long ago, and that neither the ledger nor Temporal knows, has died. */
const openingMs = 10 * 60_000;

/** The removal of a reference is recorded some milliseconds after its answer: a claim is waited for this long. */
const removalMs = 1_000;

/**
 * Claims a reference for a project that is to have it. A claim that the project has already is as good: whoever made it
 * may have died since.
 *
 * @param fromId the project that it is moved from
 * @throws Problem when another project has it
 */
export async function claimReference(
  deps: ClaimDeps,
  projectId: string,
  reference: Reference,
  fromId?: string,
): Promise<HeldReference> {
  const { references } = deps.store;
  const claim = () => references.claim('project', reference, projectId);
  const isOurs = ({ targetId }: ReferenceClaim): boolean => targetId === projectId;
  let found = await claim();
  if (!isOurs(found) && found.targetId !== fromId && !(await hasIt(deps, found))) {
    found = await untilShown(claim, isOurs, { longestMs: removalMs });
  }
  if (isOurs(found)) {
    const { isNew, movedFrom } = found;
    const undo = async (): Promise<void> => {
      if (isNew) await references.release('project', reference, projectId);
    };
    return { movedFrom, undo };
  }
  const holderId = found.targetId;
  if (holderId !== fromId && !(await hasDied(deps, found))) throw taken(found);
  const holder = await latestState(deps.store, holderId);
  if (holder && hasEnded(holder)) {
    throw taken(found, ' It has ended and keeps its references: reopen it to move one.');
  }
  if (!(await references.move('project', reference, holderId, projectId))) {
    return claimReference(deps, projectId, reference, fromId);
  }
  const undo = async (): Promise<void> => {
    await references.move('project', reference, projectId, holderId, true);
  };
  return { movedFrom: holder?.deal ? holderId : null, undo };
}

/** The same for several: all or none. */
export async function claimReferences(
  deps: ClaimDeps,
  projectId: string,
  given: readonly Reference[],
): Promise<HeldReference> {
  const held: HeldReference[] = [];
  const undo = async (): Promise<void> => {
    for (const each of held) await each.undo();
  };
  try {
    for (const reference of inOrder(given)) held.push(await claimReference(deps, projectId, reference));
  } catch (error) {
    await undo();
    throw error;
  }
  return { movedFrom: null, undo };
}

/** Which project some references mean. `known`: it is there. Otherwise it is to be opened under this id. */
export type Meant = { readonly known: ProjectState } | { readonly projectId: string };

/**
 * The project that has one of these references; null when none has.
 *
 * @throws Problem when they belong to different projects
 */
export async function projectWith(
  { store }: Pick<ClaimDeps, 'store'>,
  given: readonly Reference[],
): Promise<ProjectState | null> {
  const claims = await store.references.read('project', given);
  const found = new Map<string, ProjectState>();
  for (const { targetId } of claims) {
    const state = found.get(targetId) ?? (await latestState(store, targetId));
    if (state?.deal) found.set(targetId, state);
  }
  if (found.size > 1) throw differ(claims);
  return [...found.values()][0] ?? null;
}

/** Openings at once with references that overlap wait this long for one of them to be through. */
const overlapMs = 2_000;

/**
 * Claims references for a project that is to be opened. All requests with the same references agree on one id, that of
 * the first claim: whoever comes next opens the project under it when its first caller has died.
 *
 * @param ownId the id to open under when nobody has claimed any of them
 * @throws Problem when they belong to different projects
 */
export async function claimForOpening(
  deps: ClaimDeps,
  given: readonly Reference[],
  ownId: string,
): Promise<Meant> {
  const attempt = async (): Promise<Meant | readonly ReferenceClaim[]> => {
    const known = await projectWith(deps, given);
    if (known) return { known };
    const claims: ReferenceClaim[] = [];
    for (const reference of inOrder(given)) {
      const targetId = claims[0]?.targetId ?? ownId;
      claims.push(await deps.store.references.claim('project', reference, targetId));
    }
    const projectId = claims[0]?.targetId ?? ownId;
    return claims.every(({ targetId }) => targetId === projectId) ? { projectId } : claims;
  };
  const isMeant = (found: Meant | readonly ReferenceClaim[]): found is Meant => !Array.isArray(found);
  const found = await untilShown(attempt, isMeant, { longestMs: overlapMs });
  if (isMeant(found)) return found;
  // several openings have claimed some of them each: those that have died make room
  const projectId = found[0]?.targetId ?? ownId;
  for (const claim of found.filter(({ targetId }) => targetId !== projectId)) {
    const { reference, targetId } = claim;
    const isFree = await hasDied(deps, claim);
    if (!isFree || !(await deps.store.references.move('project', reference, targetId, projectId))) {
      throw differ(found);
    }
  }
  return { projectId };
}

/** Whether the project that a claim names has the reference; one that is only being opened may get it yet. */
async function hasIt({ store }: ClaimDeps, { targetId, reference }: ReferenceClaim): Promise<boolean> {
  const state = await latestState(store, targetId);
  return !state?.deal || hasReference(state.deal.references ?? [], reference);
}

/** Whether a claim was left by an opening that came to nothing. */
async function hasDied(
  { store, client }: ClaimDeps,
  { targetId, claimedAtMs }: ReferenceClaim,
): Promise<boolean> {
  if (claimedAtMs > Date.now() - openingMs) return false;
  if ((await latestState(store, targetId))?.deal) return false;
  return (await newestRun(client, projectWorkflowId(targetId))) === null;
}

/** In one order everywhere: of several requests with the same references the first claim decides. */
function inOrder(references: readonly Reference[]): Reference[] {
  return referencesBeside(references, []).sort((a, b) => (referenceText(a) < referenceText(b) ? -1 : 1));
}

function taken({ reference, targetId }: ReferenceClaim, more = ''): Problem {
  const detail = `The project "${targetId}" has the reference "${referenceText(reference)}".${more}`;
  return new Problem('reference-taken', detail);
}

function differ(claims: readonly ReferenceClaim[]): Problem {
  const each = claims.map(({ reference, targetId }) => `"${referenceText(reference)}" is of "${targetId}"`);
  return new Problem('references-differ', `They belong to different projects: ${each.join(', ')}.`);
}
