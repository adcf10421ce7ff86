import type { Person } from '../../contracts/wire/directory';
import type { LinkTarget } from '../../contracts/wire/link-targets';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { projectActingAs } from '../../people/access';
import { absenceOf, managersAbove, standInFor } from '../../people/presence';
import { entryOf, managerRole } from '../../domain/playbook/playbook';
import { askedAbout } from '../../domain/project/decide/decisions';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import { hasEnded, isOpenTask } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { lookUp } from '../../api/commands/project-lookup';
import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { ProjectEligibility } from './project-eligibility';
import { projectEligibility } from './project-eligibility';

import type { ActionContext, TaskActionContext } from './action-context';

/** What somebody wants to act on, as an email's link or a page's address says it. */
export type Subject =
  | Extract<LinkTarget, { kind: 'task' | 'take-role' }>
  /** A project as a whole, for somebody who has signed in: no email links to it. */
  | { readonly kind: 'project'; readonly projectId: string; readonly action: ProjectAction };

/** Whether somebody may do what they ask for, and if not, why. */
export type Eligibility =
  | { readonly kind: 'task'; readonly context: TaskActionContext }
  | { readonly kind: 'role'; readonly context: ActionContext; readonly role: string }
  /** The project, task or action does not exist. */
  | { readonly kind: 'unknown' }
  /** This same command was carried out before. */
  | { readonly kind: 'repeated'; readonly context: ActionContext; readonly event: ProjectEvent | undefined }
  | { readonly kind: 'closed' | 'with-another' | 'not-yours'; readonly context: TaskActionContext }
  | {
      readonly kind: 'project-ended' | 'role-not-yours';
      readonly context: ActionContext;
      readonly role: string;
    }
  | {
      readonly kind: 'role-taken';
      readonly context: ActionContext;
      readonly role: string;
      readonly holderId: string;
    }
  | ProjectEligibility;

/** There is something to do, and the reader may do it. */
export type Eligible = Extract<Eligibility, { kind: 'task' | 'role' | 'project' }>;

/** Who wants to do what, and which command it would be. */
export interface ActionRequest {
  readonly reader: Person;
  readonly subject: Subject;
  readonly commandId: string;
  readonly nowMs: number;
  readonly workdayStart: string;
  /** For a form that is sent: the tasks to decide on that it showed. */
  readonly shown?: readonly string[];
}

/**
 * Whether the action is possible now. A task that was done, passed on or called off since the email was sent is told
 * apart.
 */
export async function eligibilityOf(store: Store, request: ActionRequest): Promise<Eligibility> {
  const { subject, commandId } = request;
  const state = await store.projects.read(subject.projectId);
  if (!state?.deal) return { kind: 'unknown' };
  const context = await actionContext(store, request, state, state.deal);
  const revision = await store.ledger.revisionOf(state.projectId, commandId);
  if (revision !== null) {
    const [event] = await store.ledger.read(state.projectId, { afterRevision: revision - 1, limit: 1 });
    return { kind: 'repeated', context, event };
  }
  switch (subject.kind) {
    case 'task':
      return taskEligibility(store, context, subject, request.shown ?? []);
    case 'take-role':
      return roleEligibility(context, subject.role);
    case 'project':
      return projectEligibility(store, context, subject.action);
  }
}

async function actionContext(
  store: Store,
  { reader, subject, nowMs, workdayStart }: ActionRequest,
  state: ProjectState,
  deal: Deal,
): Promise<ActionContext> {
  const closers = Object.values(deal.tasks).flatMap(({ closedBy, about }) => [closedBy, about]);
  const { customer, personName, timeZoneOf } = await lookUp(store, state, [reader.id, ...closers]);
  const action = subject.kind === 'take-role' ? 'take-role' : subject.action;
  return {
    reader,
    state,
    deal,
    action,
    customer,
    personName,
    zoneOf: (personId) => timeZoneOf(personId ?? '') ?? reader.timeZone,
    nowMs,
    workdayStart,
    insteadOf: null,
  };
}

function roleEligibility(context: ActionContext, role: string): Eligibility {
  const { state, deal, reader } = context;
  if (!entryOf(deal.playbook.roles, role)) return { kind: 'unknown' };
  if (hasEnded(state)) return { kind: 'project-ended', context, role };
  const holderId = entryOf(deal.roles, role)?.personId ?? null;
  if (holderId !== null) return { kind: 'role-taken', context, role, holderId };
  return { kind: reader.roles.includes(role) ? 'role' : 'role-not-yours', context, role };
}

async function taskEligibility(
  store: Store,
  bare: ActionContext,
  { taskId, action, holderId }: Extract<Subject, { kind: 'task' }>,
  shown: readonly string[],
): Promise<Eligibility> {
  const { deal, reader, nowMs } = bare;
  const task = entryOf(deal.tasks, taskId);
  if (!task || !actionsByKind[task.kind].includes(action)) return { kind: 'unknown' };
  const asked = askedAbout(deal, task);
  const known = shown.filter((id) => entryOf(deal.tasks, id));
  const left = asked.filter(({ id }) => known.includes(id));
  const about = left.length > 0 ? left : asked;
  const decides = known.length > 0 && asked.length > 0 ? known : about.map(({ id }) => id);
  const context: TaskActionContext = { ...bare, action, task, about, decides };
  if (!isOpenTask(task)) return { kind: 'closed', context };
  if (task.personId !== holderId) return { kind: 'with-another', context };
  const mayAct =
    (await mayActOn(store, deal, task, reader, nowMs)) ||
    (action === 'pass-on' && (await mayPassOn(store, deal, task, reader, nowMs)));
  if (!mayAct) return { kind: 'not-yours', context };
  const holder = holderId === reader.id ? null : await store.people.read(holderId);
  const until = holder && (absenceOf(holder, nowMs)?.to ?? null);
  return { kind: 'task', context: { ...context, insteadOf: holder && { person: holder, until } } };
}

/** Whether somebody may give a task to another: a manager above whoever has it, or above the owner. */
async function mayPassOn(
  store: Pick<Store, 'people'>,
  { ownerId }: Pick<Deal, 'ownerId'>,
  { personId }: Pick<Task, 'personId'>,
  reader: Person,
  nowMs: number,
): Promise<boolean> {
  for (const belowId of [personId ?? ownerId, ownerId]) {
    if ((await projectActingAs(store, { ownerId: belowId }, reader, nowMs)) === 'manager') return true;
  }
  return false;
}

/**
 * Whether somebody may act on a task now: it is theirs, they stand in, or it is one for the managers above the owner.
 */
export async function mayActOn(
  store: Pick<Store, 'people'>,
  { ownerId }: Pick<Deal, 'ownerId'>,
  { personId, role }: Pick<Task, 'personId' | 'role'>,
  reader: Person,
  nowMs: number,
): Promise<boolean> {
  if (!reader.active || personId === null) return false;
  if (personId === reader.id) return true;
  if ((await standInFor(store, personId, nowMs))?.person.id === reader.id) return true;
  if (role !== managerRole) return false;
  return (await managersAbove(store, ownerId)).some(({ id }) => id === reader.id);
}
