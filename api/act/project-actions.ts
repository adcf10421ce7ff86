import type { Standing } from '../../directory/access';
import type { Deal, ProjectState } from '../../domain/project/state';
import { hasEnded, hasMeetingAhead } from '../../domain/project/state';

/**
 * What somebody who has signed in can do about a project as a whole, whether or not a task asks for it. No mail links to
 * these.
 */
export const projectActions = [
  'record-contact',
  'confirm-meeting',
  'cancel-meeting',
  'hold',
  'wake',
  'change-clock',
  'change-class',
  'reopen',
] as const;
export type ProjectAction = (typeof projectActions)[number];

/**
 * Whether an action is for somebody of this standing. Days and class say how often the customer must be heard. They are
 * for the managers above the owner alone: a rep must not loosen the clock that they are held to, and neither may whoever
 * stands in for the rep.
 */
export function isFor(action: ProjectAction, standing: Standing): boolean {
  const isOfManagers = action === 'change-clock' || action === 'change-class';
  return standing === 'manager' || !isOfManagers;
}

/** What somebody of a standing can do about a project as it is now, the most likely first. */
export function fittingActions(
  state: ProjectState,
  deal: Deal,
  standing: Standing,
  nowMs: number,
): ProjectAction[] {
  return actionsInState(state, deal, nowMs).filter((action) => isFor(action, standing));
}

function actionsInState(state: ProjectState, deal: Deal, nowMs: number): ProjectAction[] {
  // what was won is not to be won again: only the API begins a new attempt at it
  if (state.status === 'won') return [];
  if (hasEnded(state)) return ['reopen'];
  return [
    'record-contact',
    'confirm-meeting',
    ...(hasMeetingAhead(deal, nowMs) ? (['cancel-meeting'] as const) : []),
    ...(deal.hold ? (['wake'] as const) : []),
    'hold',
    'change-clock',
    'change-class',
  ];
}
