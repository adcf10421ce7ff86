import type { HandOverPart, HandOverState } from '../../domain/hand-over/hand-over-progress';
import { handOverCounts } from '../../domain/hand-over/hand-over-progress';

/** The details of a hand-over in the Temporal UI: counts, and who has to answer. Ids only, in English. */
export function handOverDetails(state: HandOverState): string {
  const { projects, moved, waiting, unplaced, refused } = handOverCounts(state.parts);
  const headline = `**${state.status}**: ${moved} of ${projects} projects moved`;
  const counts = `${waiting} waiting, ${unplaced} without a receiver, ${refused} refused`;
  return [headline, '', counts, '', ...state.parts.map((part) => `- ${lineOf(part)}`)].join('\n');
}

function lineOf(part: HandOverPart): string {
  const { receiverId, status, projects, moved, asked, dueAtMs } = part;
  const who = receiverId ?? 'nobody found';
  const manager = status === 'deciding' ? `, waits for ${asked.at(-1) ?? 'a manager'}` : '';
  const until = dueAtMs ? ` until ${new Date(dueAtMs).toISOString()}` : '';
  return `${who}: ${status}, ${moved} of ${projects} moved${manager}${until}`;
}
