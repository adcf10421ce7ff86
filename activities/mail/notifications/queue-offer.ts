import type { Person } from '../../../contracts/wire/directory';
import { fits, serves } from '../../../domain/playbook/fitting';
import { returnsOf } from '../../../people/availability';
import { roleName } from '../../../domain/explain/explain';
import { stageRule } from '../../../domain/playbook/playbook';
import type { Deal } from '../../../domain/project/model/state';
import { isOpen } from '../../../domain/project/model/state';
import { waitsForSomebody } from '../../../domain/project/decide/tasks';
import { queueOfferContent } from '../../../mail/content/notifications';
import type { QueuedRole } from '../../../mail/model/notification-model';
import type { Store } from '../../../store/store';
import { nowOf } from '../mail-deps';
import { actionUrl, linkExpiry } from '../mail-links';
import type { NotificationBuilder } from './notification-builder';
import { skipNotification } from './notification-builder';

/** How many roles a notification lists, and how many waiting tasks are searched for them. */
const mostRoles = 20;
const mostTasks = 500;

/** A role of a project that is in the queue. */
interface Queued {
  readonly projectId: string;
  readonly role: string;
  readonly deal: Deal;
  /** Since when its oldest task has waited. */
  readonly sinceMs: number;
}

/** Queued roles that somebody can take, oldest first, but those in the regions they serve before others. */
export const queueOfferNotification: NotificationBuilder<'queue-offer'> = async (deps, person, request) => {
  const { store, settings } = deps;
  const { notification } = request;
  if (notification.backAtMs !== undefined && !returnsOf(person).includes(notification.backAtMs)) {
    return skipNotification(request, 'absence-changed');
  }
  const fitting = await fittingRoles(store, person);
  if (fitting.length === 0) return skipNotification(request, 'nothing-queued');
  const listed = fitting.slice(0, mostRoles);
  const { id: personId, language, timeZone, name } = person;
  const expiresAt = linkExpiry(await nowOf(deps));
  const tokens = await store.links.create(
    listed.map(({ projectId, role }) => ({
      personId,
      target: { kind: 'take-role', projectId, role },
      expiresAt,
    })),
  );
  const names = await namesIn(store, listed);
  const roles = listed.map(({ deal, role, sinceMs }, index): QueuedRole => ({
    roleName: roleName(deal, role, language),
    title: deal.title,
    customerName: names.customers.get(deal.customerId)?.name ?? deal.customerId,
    stageName: stageRule(deal.playbook, deal.stage).name[language],
    ownerName: names.people.get(deal.ownerId) ?? deal.ownerId,
    sinceMs,
    url: actionUrl(settings.publicUrl, tokens[index] ?? ''),
  }));
  const more = fitting.length - listed.length;
  return queueOfferContent({ language, timeZone, recipient: { name }, roles, more });
};

/** Matched as roles are assigned (people/assignment.ts): by team and class; the region decides what comes first. */
async function fittingRoles(store: Store, person: Person): Promise<Queued[]> {
  if (person.roles.length === 0 || person.capacity === 0) return [];
  const queued = await queuedRoles(store, person.roles);
  const [owners, customers] = await Promise.all([
    store.people.readMany([...new Set(queued.map(({ deal }) => deal.ownerId))]),
    store.keptCustomers.byIds(queued.map(({ deal }) => deal.customerId)),
  ]);
  const teams = new Map(owners.map(({ id, team }) => [id, team]));
  const fitting = queued.filter(({ deal: { ownerId, customerClass } }) =>
    fits(person, { team: teams.get(ownerId) ?? null, customerClass }),
  );
  const isServed = ({ deal }: Queued): boolean =>
    serves(person, customers.get(deal.customerId)?.region ?? null);
  return [...fitting.filter(isServed), ...fitting.filter((role) => !isServed(role))];
}

/** Every role in the queue, once per project. */
async function queuedRoles(store: Store, roles: readonly string[]): Promise<Queued[]> {
  const queued = new Map<string, Queued>();
  for (const { taskId, project } of await store.projects.queuedTasks(roles, mostTasks)) {
    if (!isOpen(project)) continue;
    const { projectId, deal } = project;
    const task = deal.tasks[taskId];
    // a role outside the queue is just being assigned, or the manager decides
    if (!task || !waitsForSomebody(task) || deal.roles[task.role]?.personId !== null) continue;
    const { role, openedAtMs: sinceMs } = task;
    const key = `${projectId}:${role}`;
    if (!queued.has(key)) queued.set(key, { projectId, role, deal, sinceMs });
  }
  return [...queued.values()];
}

async function namesIn(store: Store, roles: readonly Queued[]) {
  const [people, customers] = await Promise.all([
    store.people.readMany([...new Set(roles.map(({ deal }) => deal.ownerId))]),
    store.keptCustomers.byIds(roles.map(({ deal }) => deal.customerId)),
  ]);
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    customers,
  };
}
