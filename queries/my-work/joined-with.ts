import type { Store } from '../../store/store';
import { jointTasks } from './joint-tasks';

/** The most tasks looked at for each person: nobody works off more. */
const mostTasks = 200;

/**
 * The projects whose follow-ups are one task for somebody with that of a project, by its id; a project whose follow-up
 * stands alone is absent.
 */
export async function joinedWith(
  { projects, keptCustomers }: Pick<Store, 'projects' | 'keptCustomers'>,
  personId: string,
  time: { readonly nowMs: number; readonly dayMs: number },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const open = await projects.openTasksOf(personId, { limit: mostTasks });
  const followUps = open.flatMap(({ taskId, project: { projectId, deal } }) => {
    const task = deal?.tasks[taskId];
    return task?.kind === 'follow-up' ? [{ projectId, task, customerId: deal?.customerId ?? '' }] : [];
  });
  const kept = await keptCustomers.byIds(followUps.map(({ customerId }) => customerId));
  const groups = jointTasks(
    followUps,
    ({ task: { kind, dueAtMs }, customerId }) => ({
      ...{ kind, personId, dueAtMs },
      customerId: kept.get(customerId)?.id ?? customerId,
    }),
    time,
  );
  return new Map(
    groups.flatMap(({ lead, others }) => {
      const all = [lead, ...others].map(({ projectId }) => projectId);
      return all.length < 2 ? [] : all.map((id) => [id, all.filter((other) => other !== id)] as const);
    }),
  );
}
