import type { Person } from '../../contracts/wire/directory';
import { standingOf } from '../../people/access';
import { absenceOf, managersAbove } from '../../people/presence';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { lookUp } from '../../api/commands/project-lookup';
import type { ProjectAction } from '../../domain/project/model/project-actions';
import { fittingActions, isFor } from './project-actions';
import type { Scene } from './scene';

/** An action on a project as a whole. */
export interface ProjectScene extends Scene {
  readonly action: ProjectAction;
}

type Woken = Extract<ProjectEvent, { type: 'projectWoken' }>;

/** How things stand with an action on a project as a whole. */
export type ProjectSituation =
  | { readonly kind: 'project'; readonly scene: ProjectScene }
  | { readonly kind: 'project-not-yours'; readonly scene: ProjectScene }
  /** It is for the managers above the owner; the nearest of them, if there is one. */
  | { readonly kind: 'ask-manager'; readonly scene: ProjectScene; readonly manager: Person | null }
  /** The project is not, or not any more, as the action needs it; what ended the hold, if that is the matter. */
  | { readonly kind: 'does-not-fit'; readonly scene: ProjectScene; readonly woken: Woken | null };

/** Finds out whether somebody may act on a project as a whole, and whether there is anything to do for them. */
export async function projectSituation(
  store: Store,
  bare: Scene,
  action: ProjectAction,
): Promise<ProjectSituation> {
  const { state, deal, reader, nowMs } = bare;
  const scene: ProjectScene = { ...bare, action };
  const standing = await standingOf(store, deal, reader, nowMs);
  if (!standing) return { kind: 'project-not-yours', scene };
  if (!isFor(action, standing)) {
    const [manager = null] = await managersAbove(store, deal.ownerId);
    return { kind: 'ask-manager', scene, manager };
  }
  if (!fittingActions(state, deal, standing, nowMs).includes(action)) {
    const woken = action === 'wake' ? await lastWaking(store, scene) : null;
    const { personName } = await lookUp(store, state, woken ? [woken.actor] : []);
    return { kind: 'does-not-fit', scene: { ...scene, personName }, woken };
  }
  const owner = standing === 'stand-in' ? await store.people.read(deal.ownerId) : null;
  const insteadOf = owner && { person: owner, until: absenceOf(owner, nowMs)?.to ?? null };
  return { kind: 'project', scene: { ...scene, insteadOf } };
}

/** What ended the last hold; null when there was none, or when it ended with the project. */
async function lastWaking({ ledger }: Store, { state, deal }: Scene): Promise<Woken | null> {
  if (!deal.lastHold) return null;
  const since = await ledger.read(state.projectId, { afterRevision: deal.lastHold.revision });
  return since.find((event) => event.type === 'projectWoken') ?? null;
}

/** What somebody can do about a project, and whom they ask for what they cannot. */
export interface Offer {
  readonly actions: readonly ProjectAction[];
  /** The nearest manager above the owner; null when the reader is one, when there is none, or nothing is to be asked. */
  readonly manager: Person | null;
}

/** What a page about a project offers to its reader; null: nothing, as they do not act for the project as a whole. */
export async function offerTo(
  store: Pick<Store, 'people'>,
  state: ProjectState,
  reader: Person,
  nowMs: number,
): Promise<Offer | null> {
  const { deal } = state;
  const standing = deal && (await standingOf(store, deal, reader, nowMs));
  if (!standing) return null;
  const actions = fittingActions(state, deal, standing, nowMs);
  const asks = standing !== 'manager' && !hasEnded(state);
  const [manager = null] = asks ? await managersAbove(store, deal.ownerId) : [];
  return { actions, manager };
}
