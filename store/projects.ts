import type { QueryFilter } from 'mongoose';
import type { Deal, ProjectState, ProjectStatus, ShownStatus, TaskStatus } from '../domain/project/state';
import { documents } from './documents';
import type { Models, ProjectRow, TaskRow } from './models';
import { insertion, projectRow, replacement, taskRowId, taskUpdates } from './project-rows';
import type { TeamProjects } from './team-projects';
import { teamProjects } from './team-projects';

/** A task in one of these is work that somebody still has to do. */
export const openStatuses = ['open', 'accepted'] as const satisfies readonly TaskStatus[];

/** Of how many projects of a customer, the newest, it is looked up who works with it. */
const rememberedProjects = 50;

/** Which projects a list shows; absent: all. */
export interface ProjectFilter {
  readonly stage?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly ownerId?: string | undefined;
  readonly customerId?: string | undefined;
  /** Only projects that act by themselves before this instant. */
  readonly dueBefore?: Date | undefined;
}

/** The last project of a page: the next page starts after it. */
export interface ProjectPosition {
  readonly openedAtMs: number;
  readonly projectId: string;
}

/** The last task of a page of somebody's tasks. */
export interface TaskPosition {
  readonly openedAtMs: number;
  readonly projectId: string;
  readonly taskId: string;
}

/** An open task within its project. */
export interface OpenTask {
  readonly taskId: string;
  readonly project: ProjectState;
}

/** The part of a project's row that says who works with its customer. */
type RolesOfProject = Pick<ProjectRow, 'customerId' | 'projectId' | 'status'> & {
  readonly state?: { readonly deal?: Pick<Deal, 'roles'> | null };
};

/** Who holds a role in a project of a customer. */
export interface CustomerRole {
  readonly customerId: string;
  readonly projectId: string;
  readonly role: string;
  readonly personId: string;
}

/** Read and written as documents: of what is read, no state remembers commands; `Ledger.revisionOf` knows them. */
export interface Projects extends TeamProjects {
  read(projectId: string): Promise<ProjectState | null>;
  /** Those that exist, in no particular order. */
  readMany(projectIds: readonly string[]): Promise<ProjectState[]>;
  /**
   * Projects that somebody holds something of, the newest first: any that they own, and running ones in which they have
   * a role or an open task.
   */
  heldBy(
    personId: string,
    page: { after?: ProjectPosition | undefined; limit: number },
  ): Promise<ProjectState[]>;
  /** Who works with some customers: running projects first, then the newest. */
  rolesForCustomers(customerIds: readonly string[]): Promise<CustomerRole[]>;
  /** Newest first. */
  list(
    filter: ProjectFilter,
    page: { after?: ProjectPosition | undefined; limit: number },
  ): Promise<ProjectState[]>;
  /** A person's open tasks, oldest first. */
  openTasksOf(
    personId: string,
    page: { after?: TaskPosition | undefined; limit: number },
  ): Promise<OpenTask[]>;
  /** Open tasks of some roles that nobody has, oldest first. */
  queuedTasks(roles: readonly string[], limit: number): Promise<OpenTask[]>;
  /** Open tasks of each of these people; those without any are absent. */
  openTaskCounts(personIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * Who holds a role in other projects of a customer: those of open projects first, then those of the project that was
   * opened last. Each once.
   */
  holdersForCustomer(customerId: string, role: string, exceptProjectId: string): Promise<string[]>;
  /**
   * Writes a state and its tasks. A state that is not newer than the stored one changes nothing.
   *
   * @param taskIds the tasks that have changed
   * @returns whether it was written; false: somebody else has written the same or a later revision
   */
  write(state: ProjectState, fromRevision: number, taskIds: readonly string[]): Promise<boolean>;
}

export function projects(models: Pick<Models, 'projects' | 'tasks' | 'rules' | 'events'>): Projects {
  const { projects: model, tasks } = models;
  const { whole, keep } = documents(models);
  const inProjects = async (rows: readonly TaskRow[]): Promise<OpenTask[]> => {
    const found = await model.find({ _id: { $in: [...new Set(rows.map((row) => row.projectId))] } }).lean();
    const states = new Map((await whole(found)).map((state) => [state.projectId, state]));
    return rows.flatMap(({ projectId, taskId }) => {
      const project = states.get(projectId);
      return project ? [{ taskId, project }] : [];
    });
  };
  return {
    ...teamProjects(models, whole),
    async read(projectId) {
      const row = await model.findById(projectId).lean();
      return (row && (await whole([row]))[0]) ?? null;
    },
    async readMany(projectIds) {
      return whole(await model.find({ _id: { $in: [...projectIds] } }).lean());
    },
    async heldBy(personId, { after, limit }) {
      const held: QueryFilter<ProjectRow> = {
        $or: [{ ownerId: personId }, { personIds: personId, status: 'open' }],
      };
      const query = after ? { $and: [held, olderThan(after)] } : held;
      return whole(await model.find(query).sort({ openedAtMs: -1, projectId: -1 }).limit(limit).lean());
    },
    async rolesForCustomers(customerIds) {
      // states are large: only what is asked for is fetched
      const fields = { customerId: 1, projectId: 1, status: 1, 'state.deal.roles': 1 };
      const rows = await model
        .find({ customerId: { $in: [...customerIds] } }, fields)
        .sort({ openedAtMs: -1, projectId: -1 })
        .lean<RolesOfProject[]>();
      const running = rows.filter(({ status }) => status === 'open');
      const ended = rows.filter(({ status }) => status !== 'open');
      return [...running, ...ended].flatMap(({ customerId, projectId, state }) =>
        Object.entries(state?.deal?.roles ?? {}).flatMap(([role, { personId }]) =>
          personId === null ? [] : [{ customerId, projectId, role, personId }],
        ),
      );
    },
    async list(filter, { after, limit }) {
      // the embedded server goes by an index in an aggregation, and through all projects in `find`
      const rows = await model.aggregate<ProjectRow>([
        { $match: query(filter, after) },
        { $sort: { openedAtMs: -1, projectId: -1 } },
        { $limit: limit },
      ]);
      return whole(rows);
    },
    async openTasksOf(personId, { after, limit }) {
      const later = after && {
        $or: [
          { openedAtMs: { $gt: after.openedAtMs } },
          { openedAtMs: after.openedAtMs, _id: { $gt: taskRowId(after.projectId, after.taskId) } },
        ],
      };
      const query = { personId, status: { $in: [...openStatuses] }, ...later };
      const found = await tasks.aggregate<TaskRow>([
        { $match: query },
        { $sort: { openedAtMs: 1, _id: 1 } },
        { $limit: limit },
      ]);
      return inProjects(found);
    },
    async queuedTasks(roles, limit) {
      const query = { personId: null, status: { $in: [...openStatuses] }, role: { $in: [...roles] } };
      return inProjects(await tasks.find(query).sort({ openedAtMs: 1, _id: 1 }).limit(limit).lean());
    },
    async openTaskCounts(personIds) {
      const rows = await tasks.aggregate<{ _id: string; open: number }>([
        { $match: { status: { $in: [...openStatuses] }, personId: { $in: [...personIds] } } },
        { $group: { _id: '$personId', open: { $sum: 1 } } },
      ]);
      return new Map(rows.map(({ _id, open }) => [_id, open]));
    },
    async holdersForCustomer(customerId, role, exceptProjectId) {
      // a projection of the one field: states are large, and the embedded server flattens dotted paths of `find`
      const rows = await model.aggregate<{ status: ProjectStatus; personId?: string | null }>([
        { $match: { customerId, projectId: { $ne: exceptProjectId } } },
        { $sort: { openedAtMs: -1, projectId: -1 } },
        { $limit: rememberedProjects },
        { $project: { status: 1, personId: `$state.deal.roles.${role}.personId` } },
      ]);
      const running = rows.filter(({ status }) => status === 'open');
      const ended = rows.filter(({ status }) => status !== 'open');
      const holders = [...running, ...ended].map(({ personId }) => personId);
      return [...new Set(holders.filter((personId) => typeof personId === 'string'))];
    },
    async write(state, fromRevision, taskIds) {
      if (state.deal) await keep(state.deal.playbook);
      // tasks first: a crash in between leaves the project's revision behind, and the retry writes both again
      const changes = taskUpdates(state, taskIds);
      if (changes.length > 0) await tasks.bulkWrite(changes.map((updateOne) => ({ updateOne })));
      const row = projectRow(state);
      if (fromRevision === 0) {
        const made = await model.updateOne(...insertion(row));
        return made.upsertedCount === 1;
      }
      const changed = await model.replaceOne(...replacement(row, fromRevision));
      return changed.matchedCount === 1;
    },
  };
}

function query(filter: ProjectFilter, after: ProjectPosition | undefined): QueryFilter<ProjectRow> {
  const { stage, status, ownerId, customerId, dueBefore } = filter;
  return {
    ...(stage !== undefined && { stage }),
    ...(status !== undefined && withStatus(status)),
    ...(ownerId !== undefined && { ownerId }),
    ...(customerId !== undefined && { customerId }),
    // $ne keeps out projects without a deadline: the embedded server orders null before everything
    ...(dueBefore !== undefined && { dueAtMs: { $lt: dueBefore.getTime(), $ne: null } }),
    ...(after && olderThan(after)),
  };
}

function withStatus(status: ShownStatus): QueryFilter<ProjectRow> {
  if (status === 'held') return { isHeld: true };
  return status === 'open' ? { status, isHeld: false } : { status };
}

/** What comes after a position in a list with the newest first. */
function olderThan({ openedAtMs, projectId }: ProjectPosition) {
  return { $or: [{ openedAtMs: { $lt: openedAtMs } }, { openedAtMs, projectId: { $lt: projectId } }] };
}
