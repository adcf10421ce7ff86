import type { HandOverActivities } from '../../contracts/hand-over-run';
import { managersAbove } from '../../directory/presence';
import { workTimes } from '../../directory/work-time';
import { workingDeadlineMs } from '../calendar';
import type { HandOverDeps } from './deps';

/** Working days that somebody has to answer an offer, or to decide (process.md, section 4 †). */
const answerDays = 2;

/** When a person's time to answer is over. */
export async function answerDueAt(
  { store, settings }: HandOverDeps,
  { personId }: Parameters<HandOverActivities['answerDueAt']>[0],
): Promise<number> {
  const workTimeOf = await workTimes(store, settings, [personId]);
  return workingDeadlineMs(Date.now(), answerDays, settings.dayMs, workTimeOf(personId));
}

/**
 * The next manager up who has not been asked: above the receiver, and where nobody is above them, above whoever hands
 * over. Neither of these two decides for themselves.
 */
export async function nextDecider(
  deps: HandOverDeps,
  { receiverId, fromPersonId, asked }: Parameters<HandOverActivities['nextDecider']>[0],
): ReturnType<HandOverActivities['nextDecider']> {
  const { store } = deps;
  const decides = ({ id }: { id: string }): boolean => id !== fromPersonId && id !== receiverId;
  const above = receiverId === null ? [] : (await managersAbove(store, receiverId)).filter(decides);
  const line = above.length > 0 ? above : (await managersAbove(store, fromPersonId)).filter(decides);
  const manager = line.find(({ id }) => !asked.includes(id));
  if (!manager) return null;
  return { managerId: manager.id, dueAtMs: await answerDueAt(deps, { personId: manager.id }) };
}
