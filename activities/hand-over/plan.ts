import type { HandOverRequest } from '../../contracts/sandbox/hand-over-run';
import { planFor } from '../../queries/hand-over/hand-over-plan';
import { newHandOver } from '../../domain/hand-over/hand-over-progress';
import { nowOf } from '../mail/mail-deps';
import type { HandOverDeps } from './deps';

/**
 * Plans who gets what and stores it, project by project. What an earlier attempt has placed stays in place, so the
 * parts are counted from what is stored.
 */
export async function planHandOver(deps: HandOverDeps, request: HandOverRequest) {
  const { store } = deps;
  const { handOverId: id, fromPersonId, reason, requestedBy } = request;
  const state = newHandOver(request);
  await store.handOvers.begin({ id, fromPersonId, reason, requestedBy, startedAtMs: Date.now(), state });
  const { placements } = await planFor(store, request, await nowOf(deps));
  await store.handOvers.place(id, placements);
  return { parts: await store.handOvers.partSizes(id) };
}
