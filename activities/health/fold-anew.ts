import { fold } from '../../domain/project/evolve/evolve';
import type { Store } from '../../store/store';

type Stored = Pick<Store, 'ledger' | 'projects' | 'heads'>;

/**
 * Rebuilds a project's document and tasks from its ledger. Repeating it is harmless, and a write by the project itself
 * that comes in between wins.
 */
export async function foldAnew({ ledger, projects, heads }: Stored, projectId: string): Promise<void> {
  const events = await ledger.read(projectId);
  if (events.length === 0) return;
  const state = fold(projectId, events);
  const [head] = await heads.of([projectId]);
  const tasks = state.deal?.tasks ?? {};
  const isBeyond = (head?.document?.revision ?? 0) > state.revision;
  const hasStrangers = head?.tasks.some(({ taskId }) => tasks[taskId] === undefined) ?? false;
  // an older write never replaces a newer one: what is ahead of the ledger has to go first
  if (isBeyond || hasStrangers) await heads.forget(projectId);
  const before = isBeyond || hasStrangers ? 0 : (head?.document?.revision ?? 0);
  await projects.write(state, before, Object.keys(tasks));
}
