import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { ProjectActingAs } from '../../people/access';
import { mayDo } from '../../domain/project/model/permissions';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, hasMeetingAhead } from '../../domain/project/model/state';
import { stageIndex } from '../../domain/playbook/playbook';
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
    ...(reportable(deal).length > 0 ? (['report-milestone'] as const) : []),
    'confirm-meeting',
    ...(hasMeetingAhead(deal, nowMs) ? (['cancel-meeting'] as const) : []),
    'add-note',
    ...(deal.hold ? (['wake'] as const) : []),
    'hold',
    'lose',
    'drop',
    'assign-role',
    'change-deal',
    'change-clock',
    'change-class',
  ];
}

/**
 * The milestones that somebody can report: all that the project does not have, and that no archive decides; those of the
 * present stage first, then those of later and earlier ones.
 */
export function reportable({
  playbook,
  stage,
  milestones,
}: Pick<Deal, 'playbook' | 'stage' | 'milestones'>): string[] {
  const present = stageIndex(playbook, stage);
  const places = Object.entries(playbook.milestones)
    .filter(([key, { fact }]) => fact === undefined && !Object.hasOwn(milestones, key))
    .map(([key, rule]) => ({ key, ahead: stageIndex(playbook, rule.stage) - present }));
  return [
    ...places.filter(({ ahead }) => ahead === 0),
    ...places.filter(({ ahead }) => ahead > 0),
    ...places.filter(({ ahead }) => ahead < 0),
  ].map(({ key }) => key);
}
