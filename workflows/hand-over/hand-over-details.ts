import type { HandOverRequest } from '../../contracts/sandbox/hand-over-run';
import { place } from '../../contracts/sandbox/operator-words';
import type { HandOverPart, HandOverState } from '../../domain/hand-over/hand-over-progress';
import { handOverCounts } from '../../domain/hand-over/hand-over-progress';

/** The details of a hand-over in the Temporal UI: counts, and who has to answer until when. In English. */
export function handOverDetails(
  state: HandOverState,
  { fromPersonId, reason, requestedBy }: Pick<HandOverRequest, 'fromPersonId' | 'reason' | 'requestedBy'>,
): string {
  const { projects, moved, waiting, unplaced, refused } = handOverCounts(state.parts);
  const what = `Projects of ${place.person(fromPersonId)} (${reason}), asked for by ${place.person(requestedBy)}`;
  const headline = `**${state.status}**: ${moved} of ${projects} projects moved`;
  const counts = `${waiting} waiting, ${unplaced} without a receiver, ${refused} refused`;
  const parts = state.parts.map((part) => `- ${lineOf(part, fromPersonId)}`);
  return [headline, '', what, '', counts, '', ...parts].join('\n');
}

/** Times are by the clock of whoever has to answer. */
function lineOf(part: HandOverPart, fromPersonId: string): string {
  const { receiverId, status, projects, moved, asked, dueAtMs } = part;
  const who = receiverId === null ? 'nobody found' : place.person(receiverId);
  const managerId = status === 'deciding' ? asked.at(-1) : undefined;
  const decides = managerId === undefined ? 'a manager' : place.person(managerId);
  const manager = status === 'deciding' ? `, waits for ${decides}` : '';
  const until = dueAtMs ? ` until ${place.at(dueAtMs, managerId ?? receiverId ?? fromPersonId)}` : '';
  return `${who}: ${status}, ${moved} of ${projects} moved${manager}${until}`;
}
