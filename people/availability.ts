import type { Absence, Person } from '../contracts/wire/directory';
import type { DueNotification } from '../contracts/sandbox/notifications';
import { addDays, localDate, morningMs } from '../domain/calendar/local-dates';
import { realDayMs } from '../domain/project/evolve/clocks';

/**
 * When somebody becomes available for the roles that wait in the queue, which are then offered to them once
 * (activities/mail/notifications/queue-offer.ts). Each time has a key of its own: a change that makes them available at
 * once has the revision of their record, and the end of an absence has its instant. Whatever happens to an absence
 * meanwhile, the notification asks `returnsOf` before it goes out, so that only the end that holds at last brings an
 * offer.
 */

/** Absences longer than this last until further notice: another change of the record ends them. */
const mostDaysAhead = 3 * 366;

/**
 * The instants at which somebody is back, the earliest first: 09:00 in their zone on the first day after each absence.
 * Absences that follow each other without a day between end together. It depends on the record alone, not on now.
 */
export function returnsOf({ absences, timeZone }: Pick<Person, 'absences' | 'timeZone'>): number[] {
  const instants = absences.map((absence) => returnMs(absence, absences, timeZone));
  return [...new Set(instants)].sort((a, b) => a - b);
}

function returnMs({ to }: Absence, absences: readonly Absence[], timeZone: string): number {
  let date = addDays(to, 1);
  for (;;) {
    const next = absences.find((other) => other.from <= date && date <= other.to);
    if (!next) return morningMs(date, timeZone);
    date = addDays(next.to, 1);
  }
}

/** Whether somebody is away. The night after an absence counts too: offers come in the morning. */
function isAway({ absences, timeZone }: Person, nowMs: number): boolean {
  const today = localDate(nowMs, timeZone);
  return absences.some((each) => each.from <= today && returnMs(each, absences, timeZone) > nowMs);
}

/** Whether somebody can be given roles: active, not absent, with a role, spare capacity and a working address. */
function isAvailable(person: Person, nowMs: number): boolean {
  const { active, roles, capacity, addressProblem } = person;
  const isFit = active && roles.length > 0 && capacity > 0 && addressProblem === null;
  return isFit && !isAway(person, nowMs);
}

/** Whether somebody now fits roles or customers that they did not fit before, as `fits` and their roles decide. */
function fitsMore(before: Person, after: Person): boolean {
  const isIn = <T>(list: readonly T[], value: T): boolean => list.includes(value);
  const { roles, team, customerClasses } = before;
  const hasNewRole = after.roles.some((role) => !isIn(roles, role));
  const servesNewTeam = team !== null && after.team !== team;
  const isForMore = after.customerClasses.some((each) => !isIn(customerClasses, each));
  const servesNewClass = customerClasses.length > 0 && (after.customerClasses.length === 0 || isForMore);
  return hasNewRole || servesNewTeam || servesNewClass;
}

/**
 * The offers of the queue that a change of somebody's record causes: at once when it makes them available, or available
 * for more; and on the morning after each absence that is new, or ends on another day than before.
 *
 * @param before null: they are new
 * @param after with the revision that the change leads to
 */
export function queueOffers(
  before: Person | null,
  after: Person & { readonly revision: number },
  nowMs: number,
): DueNotification[] {
  const { id: personId, revision } = after;
  const isNewlyAvailable =
    isAvailable(after, nowMs) && (!before || !isAvailable(before, nowMs) || fitsMore(before, after));
  const atOnce: DueNotification = {
    key: `queue-offer-${personId}-${revision}`,
    personId,
    notification: { kind: 'queue-offer' },
    notBeforeMs: nowMs,
  };
  const known = before ? returnsOf(before) : [];
  const later = returnsOf(after)
    .filter((atMs) => atMs > nowMs && atMs <= nowMs + mostDaysAhead * realDayMs && !known.includes(atMs))
    .map((atMs): DueNotification => ({
      key: `queue-offer-${personId}-back-${new Date(atMs).toISOString()}`,
      personId,
      notification: { kind: 'queue-offer', backAtMs: atMs },
      notBeforeMs: atMs,
    }));
  return isNewlyAvailable ? [atOnce, ...later] : later;
}
