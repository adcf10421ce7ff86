import type { RecordAnswer, RecordRequest } from '../contracts/activities';
import { unpackEvents } from '../contracts/activities';
import { plan, planRequest } from '../domain/clocks';
import type { RoleChoice } from '../domain/project/commands';
import type { DeadlinePlan, ProjectEvent } from '../domain/project/events';
import { evolve, fold } from '../domain/project/evolve';
import { rolesToChoose } from '../domain/project/react';
import type { ProjectState } from '../domain/project/state';
import { isOpen, newProject } from '../domain/project/state';
import type { Store } from '../store/store';
import { planDeadlines } from './calendar';
import { chooseRoles } from '../directory/assignment';
import type { WorkTimeSettings } from '../directory/work-time';
import { workTimes } from '../directory/work-time';

/** How long a day is, and when people work. */
export interface LedgerSettings extends WorkTimeSettings {
  readonly dayMs: number;
}

type Stored = Pick<Store, 'ledger' | 'projects' | 'people' | 'customers' | 'calendars'>;

/**
 * Appends a project's events to the ledger, works out the deadlines that they ask for, and folds them into the
 * project's document and tasks; chooses people for roles that wait for somebody. Idempotent: an event that stands in the
 * ledger stays as it is, with the plan that was stored beside it, and a document that is ahead is left alone.
 *
 * @param nowMs by which people are there or away
 */
export async function record(
  store: Stored,
  settings: LedgerSettings,
  { projectId, steps }: RecordRequest,
  nowMs: number = Date.now(),
): Promise<RecordAnswer> {
  const events = unpackEvents(steps);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return { planned: null, choices: [] };
  const stored = await stateBefore(store, projectId, first.revision);
  const reached = events.filter((event) => event.revision > stored.revision).reduce(evolve, stored);

  const request = reached.revision === last.revision ? planRequest(reached) : null;
  const asked =
    request &&
    planDeadlines(request, {
      dayMs: settings.dayMs,
      workTimeOf: await workTimes(store, settings, [
        request.ownerId,
        ...request.tasks.map((task) => task.personId),
      ]),
    });
  const planned = await append(store, projectId, events, asked);

  const state = plan(reached, planned ?? undefined);
  if (stored.revision < last.revision) await writeState(store, stored, state, events);
  return { planned, choices: await choicesFor(store, state, nowMs) };
}

/**
 * The project as it stands in the database. When its document is behind the ledger (a crash between the two writes)
 * or lost, it is folded from the events again.
 */
async function stateBefore(store: Stored, projectId: string, firstRevision: number): Promise<ProjectState> {
  const stored = (await store.projects.read(projectId)) ?? newProject(projectId);
  if (stored.revision >= firstRevision - 1) return stored;
  const missed = await store.ledger.read(projectId, { afterRevision: stored.revision });
  const known = missed.filter((event) => event.revision < firstRevision);
  const state = stored.revision === 0 ? fold(projectId, known) : known.reduce(evolve, stored);
  if (state.revision !== firstRevision - 1) {
    throw new Error(
      `The ledger of project ${projectId} ends at ${state.revision}, before event ${firstRevision}.`,
    );
  }
  // bring the document up to date before the new events, so that its revision matches when they are written
  await writeState(store, stored, state, known);
  return state;
}

/** Appends all events, the plan beside the last one; gives the plan as it stands in the ledger. */
async function append(
  store: Stored,
  projectId: string,
  events: readonly ProjectEvent[],
  planned: DeadlinePlan | null,
): Promise<DeadlinePlan | null> {
  const last = events.length - 1;
  const withPlan = events.map((event, index) => (planned && index === last ? { ...event, planned } : event));
  return (await store.ledger.append(projectId, withPlan))?.planned ?? null;
}

async function writeState(
  store: Stored,
  before: ProjectState,
  state: ProjectState,
  events: readonly ProjectEvent[],
): Promise<void> {
  const touched = events.flatMap((event) => {
    if (event.type === 'handedOver') return event.taskIds;
    return 'taskId' in event ? [event.taskId] : [];
  });
  const planned = Object.keys(state.deal?.tasks ?? {}).filter(
    (taskId) => before.deal?.tasks[taskId]?.dueAtMs !== state.deal?.tasks[taskId]?.dueAtMs,
  );
  // false: another attempt of this activity has written the same revision or a later one
  await store.projects.write(state, before.revision, [...new Set([...touched, ...planned])]);
}

/** People for the roles of open tasks that have nobody. */
async function choicesFor(store: Stored, state: ProjectState, nowMs: number): Promise<RoleChoice[]> {
  if (!isOpen(state)) return [];
  const roles = rolesToChoose(state.deal);
  if (roles.length === 0) return [];
  const { ownerId, customerId, customerClass } = state.deal;
  const request = { ownerId, customerId, customerClass, projectId: state.projectId, roles };
  return chooseRoles(store, request, nowMs);
}
