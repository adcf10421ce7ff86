import { Context } from '@temporalio/activity';
import { withHeartbeat } from '../kit/heartbeat';
import type { Client } from '@temporalio/client';
import type {
  CalendarActivities,
  CalendarVersionId,
  ProjectPlace,
  ReplanRequest,
  SettingsVersionId,
  WorkTimeChange,
} from '../../contracts/sandbox/calendar-change';
import { calendarSource, replanCommandId, workTimeChangeName } from '../../contracts/sandbox/calendar-change';
import type { DaysThatDiffer } from '../../domain/calendar/working-days';
import { differences, mondayToFriday, workingDaysOf } from '../../domain/calendar/working-days';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import type { WorkTimeSettings } from '../../people/work-time';
import { calendarKeys } from '../../people/work-time';
import type { CommandOf } from '../../domain/project/model/commands';
import type { ReplanCause } from '../../domain/project/model/command-fields';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { isOpen, openTasks } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { deliver, toRunningProject } from '../../temporal/command-delivery';
import { isAway } from '../health/faults';
import { inParallel } from '../../temporal/in-parallel';

export interface ReplanDeps {
  readonly store: Store;
  readonly settings: WorkTimeSettings;
  /** For sending commands to projects; each worker has its own connection. */
  readonly client?: Client;
}

/** How many projects are looked at in one batch. */
const batchSize = 50;

/** How long to wait for a project's answer; after that the command waits in its history for a worker. */
const answerWaitMs = 5_000;

/**
 * After this many attempts, some minutes, the last projects that cannot be reached are set aside: they would hold up
 * all that come after them.
 */
const mostAttempts = 12;

type Fate = 'replanned' | 'unaffected' | 'refused';

/**
 * Goes through the next batch of running projects, and has those plan anew that go by the changed calendar.
 *
 * One that cannot be told holds up none of the others of its batch, and after some attempts none of the later ones: it
 * counts as refused, and the log names it.
 *
 * @throws when some could not be told; the next attempt tells the same projects the same command
 */
export async function replanProjects(
  deps: ReplanDeps,
  request: ReplanRequest,
): ReturnType<CalendarActivities['replanProjects']> {
  const { store, client } = deps;
  if (!client) throw new Error('This worker has no client to tell projects with.');
  const { cancelled, cancellationSignal, info, log } = Context.current();
  return withHeartbeat(async () => {
    const { status, after } = request.place;
    const page = { limit: batchSize, ...(after && { after }) };
    const isOfPerson = 'personId' in request;
    const projects = isOfPerson
      ? await store.projects.heldBy(request.personId, page)
      : await store.projects.list({ status }, page);
    const isAffected =
      'personId' in request
        ? goesByPerson(request.personId)
        : 'settings' in request
          ? await affectedBySettings(store, request, projects)
          : await affectedBy(deps, request, projects);
    const counts = { replanned: 0, unaffected: 0, refused: 0 };
    const unreached = new Map<string, Error>();
    const telling = inParallel(projects, async (state) => {
      if (cancellationSignal.aborted) return;
      try {
        const fate = isAffected(state) ? await tell({ store, client }, request, state) : 'unaffected';
        counts[fate] += 1;
      } catch (error) {
        unreached.set(state.projectId, error instanceof Error ? error : new Error(String(error)));
      }
    });
    // a worker that is shutting down sends no more commands: the next one goes on
    await Promise.race([telling, cancelled]);
    const [fault] = unreached.values();
    if (fault && (info.attempt < mostAttempts || isAway(fault))) throw fault;
    for (const [projectId, error] of unreached) {
      log.warn('A project could not be told to plan its deadlines anew', { projectId, error });
      counts.refused += 1;
    }
    const next = nextPlace(status, projects);
    // a person's projects come in one list, on hold or not
    return { ...counts, place: isOfPerson && next?.status !== status ? null : next };
  });
}

function nextPlace(status: ProjectPlace['status'], projects: readonly ProjectState[]): ProjectPlace | null {
  const last = projects.at(-1);
  if (projects.length === batchSize && last?.deal) {
    return { status, after: { openedAtMs: last.deal.openedAtMs, projectId: last.projectId } };
  }
  return status === 'open' ? { status: 'held', after: null } : null;
}

async function tell(
  { store: { ledger }, client }: { readonly store: Pick<Store, 'ledger'>; readonly client: Client },
  changed: ReplanRequest,
  { projectId }: ProjectState,
): Promise<Fate> {
  const commandId = replanCommandId(changed, projectId);
  if ((await ledger.revisionOf(projectId, commandId)) !== null) return 'replanned';
  const command: CommandOf<'replanDeadlines'> = {
    name: 'replanDeadlines',
    commandId,
    actor: changed.changedBy,
    source: calendarSource,
    at: Date.now(),
    cause: causeOf(changed),
    subject: workTimeChangeName(changed),
  };
  const outcome = await deliver(client, toRunningProject(client, projectId, command), answerWaitMs);
  if (outcome.kind !== 'failed') return 'replanned';
  const { failure } = outcome;
  if (failure.kind === 'refused' || failure.kind === 'gone') return 'refused';
  if (failure.kind === 'no-answer') throw failure.error;
  throw new Error(`Project ${projectId} could not be told.`, { cause: failure.error });
}

function causeOf(changed: WorkTimeChange): ReplanCause {
  if ('personId' in changed) return 'person-changed';
  return 'settings' in changed ? 'settings-changed' : 'calendar-changed';
}

/** Whether a project of a batch has deadlines that depend on a company setting. */
async function affectedBySettings(
  { people }: Pick<Store, 'people'>,
  { changed }: SettingsVersionId,
  projects: readonly ProjectState[],
): Promise<(state: ProjectState) => boolean> {
  // everybody begins at that hour
  if (changed.includes('workdayStart')) return isOpen;
  const holders = projects.flatMap(({ deal }) => (deal ? holdersIn(deal) : []));
  const found = await people.readMany([...new Set(holders)]);
  const calendarOf = new Map(found.map(({ id, calendar }) => [id, calendar]));
  const goesBy = (personId: string): boolean =>
    (changed.includes('companyCalendar') && (calendarOf.get(personId) ?? null) === null) ||
    (changed.includes('companyTimeZone') && !calendarOf.has(personId));
  return (state) => isOpen(state) && holdersIn(state.deal).some(goesBy);
}

/** Whether somebody has deadlines in a project that depend on their own zone and calendar. */
function goesByPerson(personId: string): (state: ProjectState) => boolean {
  return (state) => isOpen(state) && holdersIn(state.deal).includes(personId);
}

/** Whether a project of a batch has deadlines that the change may move. */
async function affectedBy(
  { store, settings }: ReplanDeps,
  { key, version }: CalendarVersionId,
  projects: readonly ProjectState[],
): Promise<(state: ProjectState) => boolean> {
  const days = await changedDays(store, key, version);
  if (days !== 'every-day' && days.length === 0) return () => false;
  const followers = await calendarsBasedOn(store, key);
  const holders = projects.flatMap(({ deal }) => (deal ? holdersIn(deal) : []));
  const keyOf = await calendarKeys(store, settings, holders);
  const goesBy = (personId: string): boolean => followers.has(keyOf(personId) ?? '');
  return (state) => isOpen(state) && holdersIn(state.deal).some(goesBy) && couldMove(state.deal, days);
}

/** The people whose working days count in a project: its owner and the holders of open tasks. */
function holdersIn(deal: Deal): string[] {
  const holders = openTasks(deal).map(({ personId }) => personId);
  return [deal.ownerId, ...holders.filter((personId) => personId !== null)];
}

/** The days on which a version differs from the previous one; the first version is compared with Monday to Friday. */
async function changedDays({ calendars }: Store, key: string, version: number): Promise<DaysThatDiffer> {
  const daysIn = async (number: number) => {
    const found = await calendars.readVersion(key, number);
    if (!found) return null;
    const { base } = found.calendar;
    const bases = base === null ? [] : await calendars.line(base);
    return workingDaysOf([found.calendar, ...bases.map(({ calendar }) => calendar)]);
  };
  const after = await daysIn(version);
  if (!after) throw new Error(`There is no version ${version} of the calendar "${key}".`);
  return differences((await daysIn(version - 1)) ?? mondayToFriday, after);
}

/** All calendars that a change affects: the calendar itself, those based on it, and so on. */
async function calendarsBasedOn({ calendars }: Store, key: string): Promise<ReadonlySet<string>> {
  const all = await calendars.list();
  const found = new Set([key]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { calendar } of all) if (found.has(calendar.base ?? '')) found.add(calendar.key);
  }
  return found;
}

/** Deadlines move only by days between what they count from and where they fall; zones differ by a day at most. */
function couldMove(deal: Deal, days: DaysThatDiffer): boolean {
  const instants = deadlinesIn(deal);
  if (days === 'every-day' || instants.includes(null)) return true;
  const first = addDays(localDate(startOf(deal), 'UTC'), -1);
  const last = addDays(localDate(Math.max(0, ...instants.filter((atMs) => atMs !== null)), 'UTC'), 1);
  return days.some((date) => first <= date && date <= last);
}

/** Instants at which something is due in a project; null for one waiting to be planned. */
function deadlinesIn(deal: Deal): (number | null)[] {
  const { clock, hold } = deal;
  const { followUpAtMs, judgeAtMs } = clock;
  const checks = clock.phase === 'judging' ? [clock.dropAtMs] : [judgeAtMs, followUpAtMs ?? judgeAtMs];
  const ofTasks = openTasks(deal).flatMap(({ dueAtMs, ladder }) => [dueAtMs, ladder?.atMs ?? dueAtMs]);
  return [...(hold ? [hold.wakeAtMs] : checks), ...ofTasks];
}

/** What the earliest of its deadlines counts from. */
function startOf(deal: Deal): number {
  return Math.min(deal.clock.startedAtMs, ...openTasks(deal).map(({ openedAtMs }) => openedAtMs));
}
