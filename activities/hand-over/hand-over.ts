import type { HandOverActivities } from '../../contracts/sandbox/hand-over-run';
import { answerDueAt, nextDecider } from './answers';
import type { HandOverDeps } from './deps';
import { moveProjects } from './move';
import { planHandOver } from './plan';

/** The activities of hand-overs, except their notifications. */
export function handOverActivities(deps: HandOverDeps): Omit<HandOverActivities, 'sendNotification'> {
  return {
    planHandOver: (request) => planHandOver(deps, request),
    answerDueAt: (request) => answerDueAt(deps, request),
    nextDecider: (request) => nextDecider(deps, request),
    noteHandOver: (state) => deps.store.handOvers.note(state),
    moveProjects: (request) => moveProjects(deps, request),
  };
}
