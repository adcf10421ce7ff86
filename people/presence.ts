import type { Absence, Person } from '../contracts/wire/directory';
import { localDate } from '../domain/calendar/local-dates';
import { realDayMs } from '../domain/project/evolve/clocks';
import type { Store } from '../store/store';

export type People = Pick<Store, 'people'>;

/** How far up a line of managers is followed: further than in any company. */
const longestLine = 20;

/** The absence that covers an instant, by the date in the person's own zone; null when they are there. */
export function absenceOf({ absences, timeZone }: Person, nowMs: number): Absence | null {
  if (absences.length === 0) return null;
  const today = localDate(nowMs, timeZone);
  return absences.find(({ from, to }) => from <= today && today <= to) ?? null;
}

/** Whether somebody reads now what is sent to them: active, not absent, with a working address. */
export function isReached(person: Person, nowMs: number): boolean {
  return person.active && person.addressProblem === null && absenceOf(person, nowMs) === null;
}

/** The active people above somebody, nearest first. The line ends where it would loop. */
export async function managersAbove(store: People, personId: string): Promise<Person[]> {
  const managers: Person[] = [];
  for await (const manager of activeAbove(store, personId)) managers.push(manager);
  return managers;
}

/** The first active person above somebody; null when there is none. */
export async function activeManagerOf(store: People, personId: string): Promise<Person | null> {
  for await (const manager of activeAbove(store, personId)) return manager;
  return null;
}

/** The line above somebody, read only as far as the caller follows it. */
async function* activeAbove({ people }: People, personId: string): AsyncGenerator<Person> {
  const seen = new Set([personId]);
  let nextId = (await people.read(personId))?.managerId;
  for (let step = 0; nextId && !seen.has(nextId) && step < longestLine; step += 1) {
    seen.add(nextId);
    const manager: Person | null = await people.read(nextId);
    if (manager?.active) yield manager;
    nextId = manager?.managerId;
  }
}

/** Who gets the mails of somebody at an instant. */
export interface StandIn {
  readonly person: Person;
  /** Whose mails they are; null when they are the person's own. */
  readonly insteadOf: Person | null;
  /** `absent` also when the address has failed as well: the mail would go to somebody else anyway. */
  readonly reason: 'self' | 'absent' | 'address-failed';
}

/**
 * Who gets the mails of a person at this instant: the person, unless absent or with an address that has failed. Then
 * the substitute of the absence (or the substitute of that one, while each of them is absent too), and else the first
 * manager above the person who is there. An absent person whom nobody can stand in for gets the mails all the same.
 *
 * @returns null when nothing is to be sent: there is no such person, they are not active, or mail can reach neither
 * them nor anybody in their stead
 */
export async function standInFor(store: People, personId: string, nowMs: number): Promise<StandIn | null> {
  const insteadOf = await store.people.read(personId);
  if (!insteadOf?.active) return null;
  const self: StandIn = { person: insteadOf, insteadOf: null, reason: 'self' };
  if (isReached(insteadOf, nowMs)) return self;

  const person =
    (await substituteOf(store, insteadOf, nowMs)) ?? (await reachedManagerOf(store, personId, nowMs));
  if (person) return { person, insteadOf, reason: absenceOf(insteadOf, nowMs) ? 'absent' : 'address-failed' };
  return insteadOf.addressProblem ? null : self;
}

/**
 * The people whose mails go to somebody at an instant, by id: as `standInFor` says, found from the other end. Of all
 * others only those are read who stand between, and do not read their mails either.
 */
export async function whoseStandInIs(store: People, readerId: string, nowMs: number): Promise<Person[]> {
  // by the calendar of any zone: the day before is still going on somewhere
  const day = localDate(nowMs - realDayMs, 'UTC');
  const seen = new Set([readerId]);
  const found: Person[] = [];
  for (let above = [readerId]; above.length > 0;) {
    const unreached = (await store.people.hardToReach(above, day)).filter(
      (person) => !seen.has(person.id) && !isReached(person, nowMs),
    );
    above = unreached.map(({ id }) => id);
    for (const person of unreached) {
      seen.add(person.id);
      if (!person.active) continue;
      if ((await standInFor(store, person.id, nowMs))?.person.id === readerId) found.push(person);
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The first reachable person in a line of substitutes; null when the line ends or loops. */
async function substituteOf({ people }: People, absent: Person, nowMs: number): Promise<Person | null> {
  const seen = new Set([absent.id]);
  let nextId = absenceOf(absent, nowMs)?.substituteId;
  while (nextId && !seen.has(nextId)) {
    seen.add(nextId);
    const substitute: Person | null = await people.read(nextId);
    if (!substitute || isReached(substitute, nowMs)) return substitute;
    nextId = absenceOf(substitute, nowMs)?.substituteId;
  }
  return null;
}

async function reachedManagerOf(store: People, personId: string, nowMs: number): Promise<Person | null> {
  for await (const manager of activeAbove(store, personId)) if (isReached(manager, nowMs)) return manager;
  return null;
}
