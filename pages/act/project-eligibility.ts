import type { Person } from '../../contracts/wire/directory';
import { projectActingAs } from '../../people/access';
import { absenceOf, managersAbove } from '../../people/presence';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { lookUp } from '../../api/commands/project-lookup';
import type { ProjectAction } from '../../domain/project/model/project-actions';
import { fittingActions, isFor } from './project-actions';
import type { ActionContext } from './action-context';

export interface ProjectActionContext extends ActionContext {
  readonly action: ProjectAction;
}

type Woken = Extract<ProjectEvent, { type: 'projectWoken' }>;

/** Whether somebody may take an action on a project as a whole, and if not, why. */
export type ProjectEligibility =
  | { readonly kind: 'project'; readonly context: ProjectActionContext }
  | { readonly kind: 'project-not-yours'; readonly context: ProjectActionContext }
  /** Reserved for the managers above the owner; names the nearest of them, if there is one. */
  | { readonly kind: 'ask-manager'; readonly context: ProjectActionContext; readonly manager: Person | null }
  /**
   * The project is not, or is no longer, in a state that the action needs; with what ended the hold, if that is the
   * reason.
   */
  | { readonly kind: 'does-not-fit'; readonly context: ProjectActionContext; readonly woken: Woken | null };

/** Finds out whether somebody may act on a project as a whole, and whether there is anything for them to do. */
export async function projectEligibility(
  store: Store,
  bare: ActionContext,
  action: ProjectAction,
): Promise<ProjectEligibility> {
  const { state, deal, reader, nowMs } = bare;
  const context: ProjectActionContext = { ...bare, action };
  const actingAs = await projectActingAs(store, deal, reader, nowMs);
  if (!actingAs) return { kind: 'project-not-yours', context };
  if (!isFor(action, actingAs)) {
    const [manager = null] = await managersAbove(store, deal.ownerId);
    return { kind: 'ask-manager', context, manager };
  }
  if (!fittingActions(state, deal, actingAs, nowMs).includes(action)) {
    const woken = action === 'wake' ? await lastWaking(store, context) : null;
    const { personName } = await lookUp(store, state, woken ? [woken.actor] : []);
    return { kind: 'does-not-fit', context: { ...context, personName }, woken };
  }
  const owner = actingAs === 'stand-in' ? await store.people.read(deal.ownerId) : null;
  const insteadOf = owner && { person: owner, until: absenceOf(owner, nowMs)?.to ?? null };
  return { kind: 'project', context: { ...context, insteadOf } };
}

/** What ended the last hold; null when there was none, or when it ended with the project. */
async function lastWaking({ ledger }: Store, { state, deal }: ActionContext): Promise<Woken | null> {
  if (!deal.lastHold) return null;
  const since = await ledger.read(state.projectId, { afterRevision: deal.lastHold.revision });
  return since.find((event) => event.type === 'projectWoken') ?? null;
}

/** What somebody can do about a project, and whom they ask for the rest. */
export interface Offer {
  readonly actions: readonly ProjectAction[];
  /** The nearest manager above the owner; null when the reader is one, when there is none, or nothing needs asking. */
  readonly manager: Person | null;
}

/** What a project's page offers its reader; null when nothing, because they do not act for the project as a whole. */
export async function offerTo(
  store: Pick<Store, 'people'>,
  state: ProjectState,
  reader: Person,
  nowMs: number,
): Promise<Offer | null> {
  const { deal } = state;
  const actingAs = deal && (await projectActingAs(store, deal, reader, nowMs));
  if (!actingAs) return null;
  const actions = fittingActions(state, deal, actingAs, nowMs);
  const asks = actingAs !== 'manager' && !hasEnded(state);
  const [manager = null] = asks ? await managersAbove(store, deal.ownerId) : [];
  return { actions, manager };
}
