import type { QueryFilter } from 'mongoose';
import pLimit from 'p-limit';
import type {
  Deal,
  ProjectState,
  ProjectStatus,
  ShownStatus,
  TaskStatus,
} from '../../domain/project/model/state';
import type { Documents } from './documents';
import type { Condition } from '../lists/conditions';
import type { ListedRows, ListRequest } from '../lists/listing';
import { listing } from '../lists/listing';
import type { SearchGrams } from '../lists/search-grams';
import type { Models, ProjectRow, TaskRow } from '../models/models';
import { cardRow, cardUpdates } from './card-rows';
import { insertion, projectRow, replacement, taskRowId, taskUpdates } from './project-rows';
import type { TeamProjects } from './team-projects';
import { teamProjects } from './team-projects';

/** Statuses of a task that somebody still has to work on. */
export const openStatuses = ['open', 'accepted'] as const satisfies readonly TaskStatus[];

/** How many of a customer's newest projects are searched for people who know them. */
const rememberedProjects = 50;

/** How many customers, or owners, are queried at the same time. */
const customersAtOnce = 20;

/** What is read of the row of an open task. */
const rowFields = {
  ...{ _id: 0, projectId: 1, taskId: 1, kind: 1, personId: 1, openedAtMs: 1, dueAtMs: 1, customerId: 1 },
} as const;
/** The embedded server scans all tasks for `$in`: so many people are asked about one by one, by an index. */
export const fewPeople = 12;

const newestFirst = { $sort: { openedAtMs: -1, projectId: -1 } } as const;

/** Which projects a list shows; absent fields do not filter. */
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

/** The last task on a page of somebody's tasks. */
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

/** What the row of an open task says of it. */
export type OpenTaskRow = Pick<
  TaskRow,
  'projectId' | 'taskId' | 'kind' | 'personId' | 'openedAtMs' | 'dueAtMs' | 'customerId'
>;

/** A customer, and their projects that do not count: those being handed over themselves. */
export interface CustomerAsked {
  readonly customerId: string;
  /** All customers that are the same, with itself. */
  readonly sameIds: readonly string[];
  readonly exceptProjectIds: readonly string[];
}

/** The part of a project's row that says who works with its customer. */
type RolesOfProject = Pick<ProjectRow, 'status' | 'openedAtMs'> & { readonly roles?: Deal['roles'] };

/** Who holds a role in a project of a customer. */
export interface CustomerRole {
  readonly customerId: string;
  readonly role: string;
  readonly personId: string;
}

/** Read and written as documents: states that are read remember no commands; `Ledger.revisionOf` knows them. */
export interface Projects extends TeamProjects {
  read(projectId: string): Promise<ProjectState | null>;
  /** Those that exist, in no particular order. */
  readMany(projectIds: readonly string[]): Promise<ProjectState[]>;
  /**
   * Projects that somebody holds something in, newest first: all that they own, and running ones in which they have a
   * role or an open task.
   */
  heldBy(
    personId: string,
    page: { after?: ProjectPosition | undefined; limit: number },
  ): Promise<ProjectState[]>;
  /** Who works with some customers and all that are the same, judged by each one's newest projects: running ones first, then the newest. */
  rolesForCustomers(customers: readonly CustomerAsked[]): Promise<CustomerRole[]>;
  /** A page of a list with any conditions, in any order that has an index. */
  page(request: ListRequest): Promise<ListedRows<ProjectState>>;
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
  /** All open tasks of some people, without their projects, in no particular order. */
  openTaskRows(personIds: readonly string[]): Promise<OpenTaskRow[]>;
  /** Open tasks of some roles that nobody has, oldest first. */
  queuedTasks(roles: readonly string[], limit: number): Promise<OpenTask[]>;
  /** The number of each person's open tasks; people without any are absent. */
  openTaskCounts(personIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * Who holds a role in other projects of a customer, each once: holders in open projects first, then by the latest
   * opened project.
   */
  holdersForCustomer(customerId: string, role: string, exceptProjectId: string): Promise<string[]>;
  /** The customers with whom any of some people leads a project, or leads one that runs. */
  customerIdsLedBy(ownerIds: readonly string[], which: 'all' | 'running'): Promise<string[]>;
  /** The customers with whom somebody is part of a project, or was when it ended. */
  customerIdsInvolving(personId: string): Promise<string[]>;
  /**
   * Writes a state and its tasks. A state that is not newer than the stored one changes nothing.
   *
   * @param taskIds the tasks that have changed
   * @returns whether it was written; false: somebody else has written the same or a later revision
   */
  write(state: ProjectState, fromRevision: number, taskIds: readonly string[]): Promise<boolean>;
}

export function projects(
  models: Pick<Models, 'projects' | 'tasks' | 'cards'>,
  { whole, keep }: Documents,
  grams: SearchGrams,
): Projects {
  const { projects: model, tasks, cards } = models;
  const listed = listing(model, { idField: 'projectId', kind: 'project' }, grams);
  const inProjects = async (rows: readonly TaskRow[]): Promise<OpenTask[]> => {
    // the embedded server reads everything to find that nothing is in an empty list
    if (rows.length === 0) return [];
    const found = await model.find({ _id: { $in: [...new Set(rows.map((row) => row.projectId))] } }).lean();
    const states = new Map((await whole(found)).map((state) => [state.projectId, state]));
    return rows.flatMap(({ projectId, taskId }) => {
      const project = states.get(projectId);
      return project ? [{ taskId, project }] : [];
    });
  };
  const oldestTasks = (match: QueryFilter<TaskRow>, limit: number): Promise<TaskRow[]> =>
    tasks.aggregate<TaskRow>([{ $match: match }, { $sort: { openedAtMs: 1, _id: 1 } }, { $limit: limit }]);
  const rolesForCustomer = async ({
    customerId,
    sameIds,
    exceptProjectIds,
  }: CustomerAsked): Promise<CustomerRole[]> => {
    // a projection of the one field: states are large, and the embedded server flattens dotted paths of `find`
    const found = await Promise.all(
      sameIds.map((id) =>
        model.aggregate<RolesOfProject>([
          { $match: { customerId: id, projectId: { $nin: [...exceptProjectIds] } } },
          newestFirst,
          { $limit: rememberedProjects },
          { $project: { status: 1, openedAtMs: 1, roles: '$state.deal.roles' } },
        ]),
      ),
    );
    // each comes in this order; together they need it once more
    const newest =
      found.length === 1 ? found.flat() : found.flat().sort((a, b) => b.openedAtMs - a.openedAtMs);
    return runningFirst(newest.slice(0, rememberedProjects)).flatMap(({ roles = {} }) =>
      Object.entries(roles).flatMap(([role, { personId }]) =>
        personId === null ? [] : [{ customerId, role, personId }],
      ),
    );
  };
  return {
    ...teamProjects(models, whole),
    async read(projectId) {
      const row = await model.findById(projectId).lean();
      return (row && (await whole([row]))[0]) ?? null;
    },
    async readMany(projectIds) {
      if (projectIds.length === 0) return [];
      return whole(await model.find({ _id: { $in: [...projectIds] } }).lean());
    },
    async heldBy(personId, { after, limit }) {
      // owners are among the people of a project, so one index has them all, along with few that are not held;
      // the embedded server finds a value in an array field with $in only, by scanning all projects
      const among: QueryFilter<ProjectRow> = { personIds: { $in: [personId] } };
      const held: ProjectRow[] = [];
      for (let from = after; held.length < limit;) {
        const rows = await model.aggregate<ProjectRow>([
          { $match: from ? { $and: [among, olderThan(from)] } : among },
          newestFirst,
          { $limit: limit },
        ]);
        held.push(...rows.filter(({ ownerId, status }) => ownerId === personId || status === 'open'));
        from = rows.at(-1);
        if (rows.length < limit) break;
      }
      return whole(held.slice(0, limit));
    },
    async rolesForCustomers(customers) {
      return (await pLimit(customersAtOnce).map(customers, rolesForCustomer)).flat();
    },
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: await whole(rows), next };
    },
    async list(filter, { after, limit }) {
      const place = after && { key: after.openedAtMs, id: after.projectId };
      const order = { field: 'openedAtMs', descending: true };
      const { rows } = await listed.page({ conditions: conditionsOf(filter), order, after: place, limit });
      return whole(rows);
    },
    async openTasksOf(personId, { after, limit }) {
      const open: QueryFilter<TaskRow> = { personId, status: { $in: [...openStatuses] } };
      return inProjects(await oldestTasks(after ? { $and: [open, laterThan(after)] } : open, limit));
    },
    async openTaskRows(personIds) {
      // person by person: the embedded server finds a single value by the index, and scans all tasks for $in
      const asked = personIds.flatMap((personId) => openStatuses.map((status) => ({ personId, status })));
      const found = await pLimit(customersAtOnce).map(asked, (of) =>
        tasks.find(of, rowFields).lean<OpenTaskRow[]>(),
      );
      return found.flat();
    },
    async queuedTasks(roles, limit) {
      const query = { personId: null, status: { $in: [...openStatuses] }, role: { $in: [...roles] } };
      return inProjects(await oldestTasks(query, limit));
    },
    async openTaskCounts(personIds) {
      const asked = new Set(personIds);
      const ofEach = asked.size > fewPeople ? [{}] : [...asked].map((personId) => ({ personId }));
      const queries = ofEach.flatMap((person) => openStatuses.map((status) => ({ ...person, status })));
      const rows = await pLimit(customersAtOnce).map(queries, (query) =>
        tasks.aggregate<{ _id: string | null; open: number }>([
          { $match: query },
          { $group: { _id: '$personId', open: { $sum: 1 } } },
        ]),
      );
      const counts = new Map<string, number>();
      for (const { _id, open } of rows.flat()) {
        if (_id !== null && asked.has(_id)) counts.set(_id, (counts.get(_id) ?? 0) + open);
      }
      return counts;
    },
    async holdersForCustomer(customerId, role, exceptProjectId) {
      // a projection of the one field: states are large, and the embedded server flattens dotted paths of `find`
      const rows = await model.aggregate<{ status: ProjectStatus; personId?: string | null }>([
        { $match: { customerId, projectId: { $ne: exceptProjectId } } },
        newestFirst,
        { $limit: rememberedProjects },
        { $project: { status: 1, personId: `$state.deal.roles.${role}.personId` } },
      ]);
      const holders = runningFirst(rows).map(({ personId }) => personId);
      return [...new Set(holders.filter((personId) => typeof personId === 'string'))];
    },
    async customerIdsLedBy(ownerIds, which) {
      // no `find`: on the embedded server that uses indexes of one field alone, and would read all projects
      const found = await pLimit(customersAtOnce).map(ownerIds, (ownerId) =>
        model.aggregate<Pick<ProjectRow, 'customerId'>>([
          { $match: { ownerId, ...(which === 'running' && { status: 'open' as const }) } },
          { $project: { customerId: 1 } },
        ]),
      );
      return [...new Set(found.flat().map(({ customerId }) => customerId))];
    },
    async customerIdsInvolving(personId) {
      // the embedded server finds a value in an array field with $in only
      const found = await model.find({ personIds: { $in: [personId] } }, { customerId: 1 }).lean();
      return [...new Set(found.map(({ customerId }) => customerId))];
    },
    async write(state, fromRevision, taskIds) {
      if (state.deal) await keep(state.deal.playbook);
      // tasks and card first: a crash in between leaves the project's revision behind, and the retry writes all again
      const changes = taskUpdates(state, taskIds);
      if (changes.length > 0) await tasks.bulkWrite(changes.map((updateOne) => ({ updateOne })));
      await cards.bulkWrite(cardUpdates(cardRow(state), true).map((updateOne) => ({ updateOne })));
      const row = projectRow(state);
      const tidy = await grams.put('project', row._id, row.revision, row.searched);
      const isWritten =
        fromRevision === 0
          ? (await model.updateOne(...insertion(row))).upsertedCount === 1
          : (await model.replaceOne(...replacement(row, fromRevision))).matchedCount === 1;
      if (isWritten) await tidy();
      return isWritten;
    },
  };
}

/** Keeps the order otherwise. */
function runningFirst<T extends { readonly status: ProjectStatus }>(rows: readonly T[]): T[] {
  return [
    ...rows.filter(({ status }) => status === 'open'),
    ...rows.filter(({ status }) => status !== 'open'),
  ];
}

function conditionsOf({ stage, status, ownerId, customerId, dueBefore }: ProjectFilter): Condition[] {
  const asked = { stage, shown: status, ownerId, customerId };
  const named = Object.entries(asked).flatMap(([field, value]): Condition[] =>
    value === undefined ? [] : [{ field, op: 'is', value }],
  );
  if (dueBefore === undefined) return named;
  // those without a check have null there, which the embedded server sorts before everything
  return [
    ...named,
    { field: 'dueAtMs', op: 'below', value: dueBefore.getTime() },
    { field: 'dueAtMs', op: 'from', value: 0 },
  ];
}

/** What comes after a position in a list ordered newest first. */
function olderThan({ openedAtMs, projectId }: ProjectPosition): QueryFilter<ProjectRow> {
  return { $or: [{ openedAtMs: { $lt: openedAtMs } }, { openedAtMs, projectId: { $lt: projectId } }] };
}

/** What comes after a position in a list of tasks ordered oldest first. */
function laterThan({ openedAtMs, projectId, taskId }: TaskPosition): QueryFilter<TaskRow> {
  const _id = taskRowId(projectId, taskId);
  return { $or: [{ openedAtMs: { $gt: openedAtMs } }, { openedAtMs, _id: { $gt: _id } }] };
}
