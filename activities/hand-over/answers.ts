import type { HandOverActivities } from '../../contracts/sandbox/hand-over-run';
import { managersAbove } from '../../people/presence';
import { workTimes } from '../../people/work-time';
import { usualPlaybook } from '../../domain/playbook/playbook';
import { workingDeadlineMs } from '../../domain/calendar/calendar';
import type { HandOverDeps } from './deps';

/**
 * When a person's time to answer or decide is over, by the newest version of the usual playbook, since a hand-over
 * covers projects of many versions.
 *
 * @throws when the database has no playbook
 */
export async function answerDueAt(
  { store, settings }: HandOverDeps,
  { personId }: Parameters<HandOverActivities['answerDueAt']>[0],
): Promise<number> {
  const playbook = await store.playbooks.newest(usualPlaybook);
  if (!playbook) throw new Error(`There is no playbook "${usualPlaybook}".`);
  const { answerWorkingDays } = playbook.rules.limits;
  const workTimeOf = await workTimes(store, settings, [personId]);
  return workingDeadlineMs(Date.now(), answerWorkingDays, settings.dayMs, workTimeOf(personId));
}

/**
 * The next manager up who has not been asked: above the receiver, or, when nobody is, above whoever hands over. Neither
 * of the two decides for themselves.
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
