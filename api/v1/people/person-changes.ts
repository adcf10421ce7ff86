import type { Person } from '../../../contracts/wire/directory';
import { queueOffers } from '../../../people/availability';
import { concernedBy } from '../../../people/weekly-schedules';
import type { NotificationsOf, Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { requestNotificationsOf } from '../../../worker/housekeeping/due-notifications';
import type { RouteDeps } from '../../context/context';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';
import type { Records } from '../records/directory-records';
import { createRecord, replaceRecord } from '../records/directory-records';
import { checkDeactivation, handOverOnDeactivation } from './deactivation';

/** How records of people are made and changed, by programs and on pages alike, and what follows. */

/** Whoever becomes available is offered the queue once. */
const offersNow: NotificationsOf = (before, after) => queueOffers(before, after, Date.now());

export const people: Records<Person> = {
  path: '/v1/people',
  one: 'person',
  unknown: 'unknown-person',
  of: ({ people: directory }) => ({
    ...directory,
    create: (record, changedBy) => directory.create(record, offersNow, changedBy),
    replace: (record, revision, changedBy) => replaceOutsideCircles(directory, record, revision, changedBy),
  }),
  async check({ id, managerId, absences, calendar }, store): Promise<FieldError[]> {
    const named = [managerId, ...absences.map(({ substituteId }) => substituteId)];
    const others = [...new Set(named.filter((each) => each !== null && each !== id))];
    const found =
      others.length > 0 ? await store.people.readMany(others.filter((each) => each !== null)) : [];
    const known = new Set(found.map((person) => person.id));
    const unfit = (pointer: string, personId: string | null, as: 'manager' | 'substitute'): FieldError[] => {
      if (personId === id) return [{ pointer, detail: `Nobody is their own ${as}.` }];
      if (personId === null || known.has(personId)) return [];
      return [{ pointer, detail: `There is no person "${personId}" to be the ${as}.` }];
    };
    const circle = managerId === null ? null : await circleOf(store, id, managerId);
    const isKnown = calendar === null || (await store.calendars.read(calendar)) !== null;
    return [
      ...(isKnown ? [] : [{ pointer: '#/calendar', detail: `There is no calendar "${calendar}".` }]),
      ...unfit('#/managerId', managerId, 'manager'),
      ...(circle === null ? [] : [circleError(circle)]),
      ...absences.flatMap(({ substituteId }, index) =>
        unfit(`#/absences/${index}/substituteId`, substituteId, 'substitute'),
      ),
    ];
  },
};

/**
 * The line of managers from somebody back to themselves that a new manager would close; null when there is none. In a
 * circle nobody at the top would be answerable for the rest.
 */
async function circleOf(
  { people: directory }: Pick<Store, 'people'>,
  id: string,
  managerId: string,
): Promise<string[] | null> {
  if (managerId === id) return null;
  const line = [id];
  // an existing circle that does not pass through this person is not this change's fault
  for (let next: string | null = managerId; next !== null && !line.includes(next);) {
    line.push(next);
    next = (await directory.read(next))?.managerId ?? null;
    if (next === id) return [...line, id];
  }
  return null;
}

function circleError(circle: readonly string[]): FieldError {
  const detail = `They would manage each other in a circle: ${circle.join(' → ')}.`;
  return { pointer: '#/managerId', detail };
}

/**
 * Replaces a record. Two people may be made each other's manager at the same moment, and both checks pass: so the
 * circle is checked again after writing, and a new manager who closed one is removed.
 *
 * @throws Problem when the change was undone
 */
async function replaceOutsideCircles(
  directory: Store['people'],
  record: Person,
  revision: number,
  actor?: string,
): Promise<Versioned<Person> | null> {
  const before = await directory.read(record.id);
  const after = await directory.replace(record, revision, offersNow, actor);
  const { id, managerId } = record;
  if (!after || !before || managerId === null || before.managerId === managerId) return after;
  const circle = await circleOf({ people: directory }, id, managerId);
  if (circle === null) return after;
  const { revision: _, ...was } = before;
  await directory.replace(was, after.revision, undefined, actor);
  const error = circleError(circle);
  throw new Problem('unknown-reference', error.detail, { errors: [error] });
}

type Log = RouteRequest<unknown, unknown, unknown>['log'];

/** Creates a record; whoever is there now is offered what waits for them. */
export async function createPersonRecord(
  deps: RouteDeps,
  record: Person,
  how: { readonly isGenerated: boolean; readonly hasKey: boolean; readonly actor: string; readonly log: Log },
) {
  const { log, ...created } = how;
  const answer = await createRecord(people, deps.store, record, created);
  await requestNotificationsOf(deps, record.id, log);
  await deps.weeklySchedules.follow(concernedBy(null, record), log);
  return answer;
}

export interface PersonChange {
  readonly id: string;
  /** As the header has it: the version that was read, or any. */
  readonly ifMatch: string | undefined;
  readonly actor: string;
  readonly given: { readonly id?: string; readonly revision?: number };
  readonly replaced: (before: Person) => Person;
  /** Whether they are active afterwards; absent: as before. */
  readonly active: boolean | undefined;
  /** What becomes of what they hold. */
  readonly handOver: 'start' | undefined;
  readonly requestKey: string;
  readonly log: Log;
}

/** Changes a record, and does what follows for projects, emails and schedules. */
export async function changePersonRecord(deps: RouteDeps, change: PersonChange) {
  const { id, ifMatch, actor, given, replaced, handOver, requestKey, log } = change;
  const before = await deps.store.people.read(id);
  const active = change.active ?? before?.active ?? true;
  await checkDeactivation(deps, { id, active }, { handOver });
  const changed = await replaceRecord(people, deps.store, {
    params: { id },
    ifMatch,
    actor,
    given,
    replaced,
  });
  await requestNotificationsOf(deps, id, log);
  const { timeZone, calendar } = changed.body;
  const isElsewhere = before?.timeZone !== timeZone || before.calendar !== calendar;
  if (isElsewhere) await deps.calendarChanges.begin(log);
  await deps.weeklySchedules.follow(concernedBy(before, changed.body), log);
  const link = await handOverOnDeactivation({ actor, requestKey }, deps, { id, active }, { handOver });
  return { ...changed, headers: { ...changed.headers, ...link } };
}
