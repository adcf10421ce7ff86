import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../contracts/wire/directory';
import type { WeekTime } from '../domain/calendar/review-times';
import { mirrorTime, reviewTimeOf } from '../domain/calendar/review-times';
import type { WeeklySchedule } from '../contracts/sandbox/weekly-schedules';
import type { Store } from '../store/store';

type Stored = Pick<Store, 'people' | 'playbooks'>;

const pageSize = 500;

/**
 * The weekly mails that people get: a review for whoever is active and has somebody below, and a mirror for whoever is
 * active, can lead a project and has a manager. Whether there is anything to say is found out when a mail is due.
 *
 * @param usual when reviews are where a manager's record says nothing else
 * @param personIds of whom; absent: of everybody
 */
export async function wantedSchedules(
  store: Stored,
  usual: WeekTime,
  personIds?: readonly string[],
): Promise<WeeklySchedule[]> {
  const ownerRoles = new Set((await store.playbooks.list()).map(({ rules }) => rules.ownerRole));
  if (!personIds) {
    const everybody = await allPeople(store);
    const managers = new Set(everybody.map(({ managerId }) => managerId));
    return everybody.flatMap((person) => schedulesOf(person, managers.has(person.id), usual, ownerRoles));
  }
  const people = await store.people.readMany(personIds);
  const below = await store.people.managedByAny(personIds);
  const managers = new Set(below.map(({ managerId }) => managerId));
  return people.flatMap((person) => schedulesOf(person, managers.has(person.id), usual, ownerRoles));
}

/**
 * The people whose schedules a change of somebody's record may affect: they themselves and their managers before and
 * after. Empty when nothing that schedules depend on has changed.
 */
export function concernedBy(before: Person | null, after: Person): string[] {
  if (before && isDeepStrictEqual(whatCounts(before), whatCounts(after))) return [];
  const ids = [after.id, before?.managerId, after.managerId];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

function whatCounts({ active, managerId, roles, timeZone, review }: Person): unknown {
  return { active, managerId, roles, timeZone, weekday: review?.weekday, time: review?.time };
}

function schedulesOf(
  person: Person,
  isManager: boolean,
  usual: WeekTime,
  ownerRoles: ReadonlySet<string>,
): WeeklySchedule[] {
  const { id: personId, active, managerId, roles, timeZone } = person;
  if (!active) return [];
  const isRep = managerId !== null && roles.some((role) => ownerRoles.has(role));
  return [
    ...(isManager ? [{ mail: 'review', personId, timeZone, ...reviewTimeOf(person, usual) } as const] : []),
    ...(isRep ? [{ mail: 'mirror', personId, timeZone, ...mirrorTime } as const] : []),
  ];
}

async function allPeople({ people }: Pick<Stored, 'people'>): Promise<Person[]> {
  const found: Person[] = [];
  for (;;) {
    const afterId = found.at(-1)?.id;
    const page = await people.list({ ...(afterId !== undefined && { afterId }), limit: pageSize });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}
