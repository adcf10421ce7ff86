import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { ProjectActingAs } from '../../people/access';
import { mayDo } from '../../domain/project/model/permissions';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, hasMeetingAhead } from '../../domain/project/model/state';
import { actionForms } from './action-forms';

/** Whether somebody acting in this capacity may take an action. */
export function isFor(action: ProjectAction, actingAs: ProjectActingAs): boolean {
  return mayDo(actionForms[action].command, actingAs);
}

/** What somebody acting in this capacity can do about a project as it is now, the most likely first. */
export function fittingActions(
  state: ProjectState,
  deal: Deal,
  actingAs: ProjectActingAs,
  nowMs: number,
): ProjectAction[] {
  return actionsInState(state, deal, nowMs).filter((action) => isFor(action, actingAs));
}

function actionsInState(state: ProjectState, deal: Deal, nowMs: number): ProjectAction[] {
  // a won project is not won again: only the API begins a new attempt at it
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
