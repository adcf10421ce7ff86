import type { Absence, Person } from '../../contracts/wire/directory';
import { absenceOf, standInFor } from '../../people/presence';
import type { TaskLoad, Tally } from '../../store/projects/tallies';
import type { Store } from '../../store/store';
import type { Figures } from '../projects/board';
import { figuresOf } from '../projects/board';
import type { Member } from './line-of';
import { everybodyIn } from './line-of';

/** What somebody, or a whole line, has to do. */
export interface Load extends TaskLoad {
  /** Projects that run, those on hold among them. */
  readonly projects: Figures;
}

export interface LoadedMember {
  readonly person: Person;
  /** Their own. */
  readonly own: Load;
  /** Theirs and that of everybody below. */
  readonly whole: Load;
  /** That of everybody below alone. */
  readonly under: Load;
  /** When they are away now: until when, and who stands in. */
  readonly away: Away | null;
  /** Whoever needs attention first comes first, and whoever has nothing last. */
  readonly below: readonly LoadedMember[];
  /** How many are below, at any depth. */
  readonly people: number;
  /** How many of those are away. */
  readonly peopleAway: number;
}

interface Away extends Pick<Absence, 'to'> {
  readonly standInName: string | null;
}

/** Who of a line has how much to do, and who is away. */
export async function workloadOf(
  store: Pick<Store, 'tallies' | 'people'>,
  members: readonly Member[],
  nowMs: number,
): Promise<LoadedMember[]> {
  const people = everybodyIn(members);
  const ids = people.map(({ id }) => id);
  const [tallies, tasks, away] = await Promise.all([
    store.tallies.running(ids),
    store.tallies.tasks(ids, nowMs),
    awayAmong(store, people, nowMs),
  ]);
  const talliesOf = new Map<string, Tally[]>();
  for (const tally of tallies) talliesOf.set(tally.ownerId, [...(talliesOf.get(tally.ownerId) ?? []), tally]);
  const loadOf = (some: readonly Person[]): Load => {
    const loads = some.flatMap(({ id }) => tasks.get(id) ?? []);
    return {
      projects: figuresOf(some.flatMap(({ id }) => talliesOf.get(id) ?? [])),
      open: loads.reduce((sum, { open }) => sum + open, 0),
      overdue: loads.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  };
  const loaded = ({ person, below }: Member): LoadedMember => {
    const others = everybodyIn(below);
    return {
      person,
      own: loadOf([person]),
      whole: loadOf([person, ...others]),
      under: loadOf(others),
      away: away.get(person.id) ?? null,
      below: inOrder(below.map(loaded)),
      people: others.length,
      peopleAway: others.filter(({ id }) => away.has(id)).length,
    };
  };
  return members.map(loaded);
}

/** What needs attention first: what is overdue, then how much is open; whoever has nothing comes last. */
function inOrder(members: readonly LoadedMember[]): LoadedMember[] {
  return members
    .filter(({ person, whole }) => person.active || !isIdle(whole))
    .sort(
      (a, b) =>
        b.whole.overdue - a.whole.overdue ||
        Number(isIdle(a.whole)) - Number(isIdle(b.whole)) ||
        b.whole.open - a.whole.open ||
        b.whole.projects.count - a.whole.projects.count ||
        a.person.name.localeCompare(b.person.name) ||
        (a.person.id < b.person.id ? -1 : 1),
    );
}

function isIdle({ open, projects }: Load): boolean {
  return open === 0 && projects.count === 0;
}

/** Those with the most that is overdue, at any depth below some members. */
export function mostOverdue(members: readonly LoadedMember[], most: number): LoadedMember[] {
  const all = (some: readonly LoadedMember[]): LoadedMember[] =>
    some.flatMap((member) => [member, ...all(member.below)]);
  return all(members.flatMap(({ below }) => below))
    .filter(({ own }) => own.overdue > 0)
    .sort((a, b) => b.own.overdue - a.own.overdue || (a.person.id < b.person.id ? -1 : 1))
    .slice(0, most);
}

async function awayAmong(
  store: Pick<Store, 'people'>,
  people: readonly Person[],
  nowMs: number,
): Promise<Map<string, Away>> {
  const away = people.flatMap((person) => {
    const absence = person.active ? absenceOf(person, nowMs) : null;
    return absence ? [{ person, to: absence.to }] : [];
  });
  const found = await Promise.all(
    away.map(async ({ person, to }) => {
      const standIn = await standInFor(store, person.id, nowMs);
      const standInName = standIn?.insteadOf ? standIn.person.name : null;
      return [person.id, { to, standInName }] as const;
    }),
  );
  return new Map(found);
}
