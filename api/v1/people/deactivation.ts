import { z } from 'zod';
import type { Person } from '../../../contracts/wire/directory';
import { holdingsOfPerson } from '../../../queries/hand-over/hand-over-plan';
import { generatedId } from '../../kit/generated-id';
import { countsOf, holdingView } from '../hand-overs/hand-over-view';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';

/** What a request to replace a person may say about what they hold. */
export const deactivationQuerySchema = z.strictObject({
  handOver: z
    .enum(['start'])
    .optional()
    .meta({
      description:
        'For a person who is deactivated and still holds something: `start` hands everything over by rule; the key needs ' +
        'the scope `hand-overs:write` for it. Without it, such a person cannot be deactivated',
    }),
});

/** The most projects that the problem lists. */
const mostListed = 20;

/**
 * Refuses to deactivate somebody who still holds something, unless it is handed over: a departing rep takes nothing
 * away, and leaves nothing behind unattended (process.md, section 4).
 *
 * @throws Problem `person-holds` with what the person holds
 */
export async function checkDeactivation(
  { store }: Pick<RouteDeps, 'store'>,
  { id, active }: Pick<Person, 'id' | 'active'>,
  { handOver }: z.output<typeof deactivationQuerySchema>,
): Promise<void> {
  if (active || handOver === 'start') return;
  const before = await store.people.read(id);
  if (!before?.active) return;
  const held = await holdingsOfPerson(store, id);
  if (held.length === 0) return;
  const counts = countsOf(held);
  const detail =
    `"${id}" still holds ${counts.projects} projects (${counts.byStatus.open} open) and ${counts.openTasks} open ` +
    `tasks. Hand them over first (POST /v1/hand-overs), or repeat this with ?handOver=start.`;
  const first = held.slice(0, mostListed).map(holdingView);
  throw new Problem('person-holds', detail, { holdings: { counts, first } });
}

/**
 * Starts handing over what a deactivated person holds.
 *
 * @returns headers that lead to the hand-over; none when there is nothing to hand over
 */
export async function handOverOnDeactivation(
  { actor, requestKey }: Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'requestKey'>,
  { store, handOvers }: Pick<RouteDeps, 'store' | 'handOvers'>,
  { id, active }: Pick<Person, 'id' | 'active'>,
  { handOver }: z.output<typeof deactivationQuerySchema>,
): Promise<Readonly<Record<string, string>>> {
  if (active || handOver !== 'start') return {};
  const held = await holdingsOfPerson(store, id);
  if (held.length === 0) return {};
  const started = await handOvers.start({
    handOverId: generatedId('hand-over', requestKey),
    fromPersonId: id,
    reason: 'leaving',
    requestedBy: actor,
  });
  return { Link: `</v1/hand-overs/${started.id}>; rel="related"` };
}
