import { ApplicationFailure } from '@temporalio/activity';
import type { RecordAnswer, RecordRequest } from '../../contracts/sandbox/activities';
import { titleText } from '../../contracts/sandbox/search-attributes';
import { ledgerBehind, unpackEvents } from '../../contracts/sandbox/activities';
import { plan, planRequest } from '../../domain/project/evolve/deadline-plans';
import type { RoleChoice } from '../../domain/project/model/commands';
import type { DeadlinePlan, ProjectEvent } from '../../domain/project/model/events';
import { evolve, fold } from '../../domain/project/evolve/evolve';
import { fingerprintAfter } from '../../domain/project/model/fingerprint';
import { rolesToChoose } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen, newProject } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { planDeadlines } from '../../domain/calendar/plan-deadlines';
import { newFacts } from '../../people/archive-facts';
import { chooseRoles } from '../../people/assignment';
import type { WorkTimeSettings } from '../../people/work-time';
import { workTimes } from '../../people/work-time';
import { keepReferences } from './keep-references';
import { unsentMails } from '../mail/unsent-mails';

/** How long a day is, and when people work. */
export interface LedgerSettings extends WorkTimeSettings {
  readonly dayMs: number;
  /** Whether Temporal is told names, of customers and of colleagues, by which operators recognise what they see. */
  readonly namesInHistories?: boolean;
}

type Stored = Pick<
  Store,
  | 'ledger'
  | 'projects'
  | 'steps'
  | 'people'
  | 'keptCustomers'
  | 'customerLinks'
  | 'customerPeople'
  | 'calendars'
  | 'outbox'
  | 'references'
  | 'parkedReports'
>;

/**
 * Appends a project's events to the ledger, works out the deadlines that they ask for, and folds them into the
 * project's document and tasks; chooses people for roles that wait for somebody, and looks at the archive for what gates
 * ask of it. Idempotent: an event that stands in the
 * ledger stays as it is, with the plan that was stored beside it, and a document that is ahead is left alone.
 *
 * The ledger is the truth: where it has other events than the project, under these revisions or before them, nothing is
 * written and the answer says what it has.
 *
 * @param nowMs by which people are there or away
 * @throws a retryable failure of type `ledger-behind` when the ledger ends before the first event
 */
export async function record(
  store: Stored,
  settings: LedgerSettings,
  { projectId, after, steps, looks }: RecordRequest,
  nowMs: number = Date.now(),
): Promise<RecordAnswer> {
  const events = unpackEvents(steps);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return looks ? factsFound(store, await store.projects.read(projectId), nowMs) : {};
  const stored = await stateBefore(store, projectId, first.revision);
  const missing = events.filter(({ revision }) => revision > stored.revision);
  // a document that is ahead has come from these events, or from others
  const expected = events
    .filter(({ revision }) => revision <= stored.revision)
    .reduce(fingerprintAfter, after);
  const isComparable = stored.revision <= last.revision;
  if (isComparable && stored.fingerprint !== expected) return found(store, projectId, first.revision, after);

  const reached = missing.reduce(evolve, stored);
  const request = isComparable ? planRequest(reached) : null;
  const asked =
    request &&
    planDeadlines(request, {
      dayMs: settings.dayMs,
      workTimeOf: await workTimes(store, settings, [
        request.ownerId,
        ...request.tasks.map((task) => task.personId),
      ]),
    });
  const wanted = withPlan(events, asked);
  const recorded =
    (await recordAtOnce(store, stored, { written: wanted, state: plan(reached, asked ?? undefined) })) ??
    (await recordMissing(store, stored, wanted, projectId));
  if (!recorded) return found(store, projectId, first.revision, after);
  const { written, state } = recorded;
  await keepReferences(store, state, written);
  const choices = await choicesFor(store, state, nowMs);
  // after the events are written: whoever changes the archive later finds the project, and tells it
  const facts = looks || written.some(looksAtArchive) ? await factsFound(store, state, nowMs) : {};
  const title = written.some(isCalledAnew) ? await titleOf(store, settings, state) : {};
  return { ...plansOf(written), ...facts, ...title, ...(choices.length > 0 && { choices }) };
}

/** The events as they are in the ledger, and the state they lead to. */
interface Recorded {
  readonly written: readonly ProjectEvent[];
  readonly state: ProjectState;
}

/**
 * Writes the events that follow the document, and their changes to it, in one round trip. Null when it was not, or not
 * completely, done: the ledger already has one of them.
 */
async function recordAtOnce(store: Stored, stored: ProjectState, wanted: Recorded): Promise<Recorded | null> {
  const { written: events, state } = wanted;
  if (events[0]?.revision !== stored.revision + 1) return null;
  const fromRevision = stored.deal ? stored.revision : 0;
  const taskIds = changedTasks(stored, state, events);
  return (await store.steps.write({ events, state, fromRevision, taskIds })) ? wanted : null;
}

/** Writes whatever is missing of events, tasks and document; null when the ledger has other events. */
async function recordMissing(
  store: Stored,
  stored: ProjectState,
  events: readonly ProjectEvent[],
  projectId: string,
): Promise<Recorded | null> {
  const written = await store.ledger.append(projectId, events);
  if (!written) return null;
  // with the plans in the ledger, which an earlier attempt may have made differently
  const missing = written.filter(({ revision }) => revision > stored.revision);
  const state = missing.reduce(evolve, stored);
  if (missing.length > 0) await writeState(store, stored, state, missing);
  return { written, state };
}

/** The plan goes on the last of the events that asked for it. */
function withPlan(events: readonly ProjectEvent[], planned: DeadlinePlan | null): readonly ProjectEvent[] {
  const last = events.at(-1);
  return planned && last ? [...events.slice(0, -1), { ...last, planned }] : events;
}

function plansOf(written: readonly ProjectEvent[]): Pick<RecordAnswer, 'planned' | 'plannedBefore'> {
  const before = written
    .slice(0, -1)
    .flatMap(({ revision, planned }) => (planned ? [[revision, planned]] : []));
  const planned = written.at(-1)?.planned;
  return {
    ...(planned && { planned }),
    ...(before.length > 0 && { plannedBefore: Object.fromEntries(before) as Record<number, DeadlinePlan> }),
  };
}

/**
 * The project as the database has it. When its document is lost or behind the ledger (a crash between the two writes),
 * it is folded from the events again.
 */
async function stateBefore(store: Stored, projectId: string, firstRevision: number): Promise<ProjectState> {
  const stored = (await store.projects.read(projectId)) ?? newProject(projectId);
  if (stored.revision >= firstRevision - 1) return stored;
  const missed = await store.ledger.read(projectId, { afterRevision: stored.revision });
  const known = missed.filter((event) => event.revision < firstRevision);
  const state = known.reduce(evolve, stored);
  if (state.revision !== firstRevision - 1) {
    throw ApplicationFailure.retryable(
      `The ledger of project ${projectId} ends at ${state.revision}, before event ${firstRevision}.`,
      ledgerBehind,
    );
  }
  // bring the document up to date before the new events, so that its revision matches when they are written
  if (known.length > 0) await writeState(store, stored, state, known);
  return state;
}

/**
 * What the ledger has instead of a project's own events.
 *
 * @param firstRevision the first event that was to be written
 * @param after the fingerprint of the project before that event
 */
async function found(
  store: Stored,
  projectId: string,
  firstRevision: number,
  after: string,
): Promise<RecordAnswer> {
  const events = await store.ledger.read(projectId);
  const common = fold(projectId, events.slice(0, firstRevision - 1));
  const state = events.slice(firstRevision - 1).reduce(evolve, common);
  const isSameBefore = common.revision === firstRevision - 1 && common.fingerprint === after;
  const mails = await unsentMails(store, projectId, events, isSameBefore ? firstRevision - 1 : 0);
  return { found: { state, lastAtMs: events.at(-1)?.atMs ?? 0, mails } };
}

async function writeState(
  store: Stored,
  before: ProjectState,
  state: ProjectState,
  events: readonly ProjectEvent[],
): Promise<void> {
  // a project that was never opened has refused commands in the ledger, and nothing that could be shown
  if (!state.deal) return;
  const taskIds = changedTasks(before, state, events);
  // false: another attempt of this activity has written the same revision or a later one
  await store.projects.write(state, before.deal ? before.revision : 0, taskIds);
}

/** The tasks changed by events, directly or through the deadlines planned with them. */
function changedTasks(
  before: ProjectState,
  { deal }: ProjectState,
  events: readonly ProjectEvent[],
): readonly string[] {
  const touched = events.flatMap((event) => {
    if (event.type === 'handedOver') return event.taskIds;
    return 'taskId' in event ? [event.taskId] : [];
  });
  const planned = Object.values(deal?.tasks ?? {})
    .filter(({ id, dueAtMs }) => before.deal?.tasks[id]?.dueAtMs !== dueAtMs)
    .map(({ id }) => id);
  return [...new Set([...touched, ...planned])];
}

/**
 * Whether an event makes the ledger look at the archive: at the beginning of each stage, whose gate asks, and right
 * after facts were noted, so that what has changed while they were on their way is noted next.
 */
function looksAtArchive({ type }: ProjectEvent): boolean {
  return type === 'stageEntered' || type === 'factsNoted' || type === 'ledgerAdopted';
}

/** Whether what the project is called in lists is looked up: its customer's name may have changed since the last stage. */
function isCalledAnew({ type }: ProjectEvent): boolean {
  return type === 'stageEntered' || type === 'titleChanged' || type === 'ledgerAdopted';
}

async function titleOf(
  store: Stored,
  { namesInHistories = true }: LedgerSettings,
  { deal }: ProjectState,
): Promise<Pick<RecordAnswer, 'title'>> {
  if (!deal || !namesInHistories) return {};
  const customer = await store.keptCustomers.read(deal.customerId);
  return customer ? { title: titleText(customer.name, deal.title) } : {};
}

async function factsFound(
  store: Stored,
  state: ProjectState | null,
  nowMs: number,
): Promise<Pick<RecordAnswer, 'facts'>> {
  const facts = state && (await newFacts(store, state, nowMs));
  return facts ? { facts } : {};
}

/** People for the roles of open tasks that nobody has. */
async function choicesFor(store: Stored, state: ProjectState, nowMs: number): Promise<RoleChoice[]> {
  if (!isOpen(state)) return [];
  const roles = rolesToChoose(state.deal);
  if (roles.length === 0) return [];
  const { ownerId, customerId, customerClass } = state.deal;
  const request = { ownerId, customerId, customerClass, projectId: state.projectId, roles };
  return chooseRoles(store, request, nowMs);
}
