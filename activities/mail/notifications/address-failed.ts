import type { Person } from '../../../contracts/wire/directory';
import type { LinkTarget } from '../../../contracts/wire/link-targets';
import { standInFor } from '../../../people/presence';
import { taskName } from '../../../domain/explain/explain';
import type { Deal, Task } from '../../../domain/project/model/state';
import { addressFailedContent } from '../../../mail/content/notifications';
import type { ListedTask } from '../../../mail/model/notification-model';
import type { Store } from '../../../store/store';
import { nowOf } from '../mail-deps';
import { actionUrl, linkExpiry, projectUrl } from '../mail-links';
import type { NotificationBuilder, WhyPointless } from './notification-builder';
import { skipNotification } from './notification-builder';

/** How many tasks a notification lists, and how many are searched for those that are due first. */
const mostListed = 30;
const mostTasks = 500;

interface TaskOfProject {
  readonly projectId: string;
  readonly deal: Deal;
  readonly task: Task;
}

/**
 * The open tasks of somebody whom email does not reach: for whoever gets their emails meanwhile, with links to pass the
 * tasks on, and for the manager, who may only see to the address.
 */
export const addressFailedNotification: NotificationBuilder<'address-failed'> = async (
  deps,
  recipient,
  request,
) => {
  const { store, settings } = deps;
  const { notification } = request;
  const about = await store.people.read(notification.personId);
  const reason = whyNoNotification(about);
  if (!about?.addressProblem || reason !== null) return skipNotification(request, reason ?? 'address-works');

  const tasks = await tasksOf(store, about.id);
  const listed = tasks.slice(0, mostListed);
  const nowMs = await nowOf(deps);
  const standIn = (await standInFor(store, about.id, nowMs))?.person ?? null;
  const standsIn = standIn?.id === recipient.id;
  const targets = listed.flatMap(({ projectId, task }): LinkTarget[] => [
    { kind: 'project', projectId },
    ...(standsIn
      ? [{ kind: 'task', projectId, taskId: task.id, action: 'pass-on', holderId: about.id } as const]
      : []),
  ]);
  const expiresAt = linkExpiry(nowMs);
  const tokens = await store.links.create(
    targets.map((target) => ({ personId: recipient.id, target, expiresAt })),
  );
  const perTask = standsIn ? 2 : 1;
  const customers = await store.keptCustomers.byIds(listed.map(({ deal }) => deal.customerId));
  const { language, timeZone, name } = recipient;
  return addressFailedContent({
    language,
    timeZone,
    recipient: { name },
    about: { name: about.name, ...about.addressProblem },
    ...(!standsIn && { standsIn: { name: standIn?.name ?? null } }),
    tasks: listed.map(({ projectId, deal, task }, index): ListedTask => ({
      name: taskName(deal, task, language),
      title: deal.title,
      customerName: customers.get(deal.customerId)?.name ?? deal.customerId,
      dueAtMs: task.dueAtMs,
      projectUrl: projectUrl(settings.publicUrl, projectId, tokens[perTask * index] ?? ''),
      passOnUrl: standsIn ? actionUrl(settings.publicUrl, tokens[perTask * index + 1] ?? '') : null,
    })),
    more: tasks.length - listed.length,
  });
};

/** Why nobody needs to hear about the address any more. */
export const whyAddressWorks: WhyPointless<'address-failed'> = async (
  { store },
  { notification: { personId } },
) => whyNoNotification(await store.people.read(personId));

function whyNoNotification(about: Person | null): string | null {
  if (!about?.active) return 'inactive';
  return about.addressProblem ? null : 'address-works';
}

/** Somebody's open tasks by due date; those without a date come last. */
async function tasksOf(store: Store, personId: string): Promise<TaskOfProject[]> {
  const open = await store.projects.openTasksOf(personId, { limit: mostTasks });
  const tasks = open.flatMap(({ taskId, project: { projectId, deal } }): TaskOfProject[] => {
    const task = deal?.tasks[taskId];
    return deal && task ? [{ projectId, deal, task }] : [];
  });
  const dueMs = ({ task }: TaskOfProject): number => task.dueAtMs ?? Number.MAX_SAFE_INTEGER;
  return tasks.sort((a, b) => dueMs(a) - dueMs(b));
}
