import type { Person } from '../../contracts/wire/directory';
import { askedAbout, lastHolderId } from '../../domain/project/decide/decisions';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectState } from '../../domain/project/model/state';
import { absenceOf, whoseStandInIs } from '../../people/presence';
import type { OpenTaskRow } from '../../store/projects/projects';
import type { Store } from '../../store/store';
import { dueSectionIn, isForToday } from './due-sections';
import type { WorkEntry } from './work-entries';
import { workEntries } from './work-entries';

/** Somebody for whom another one stands in. */
export interface Away {
  readonly person: Person;
  /** The last day of their absence (`YYYY-MM-DD`); null: no email reaches them. */
  readonly until: string | null;
}

/** For whom somebody stands in, by id. */
export async function insteadOfWhom(
  store: Store,
  readerId: string,
  nowMs: number,
): Promise<ReadonlyMap<string, Away>> {
  const away = await whoseStandInIs(store, readerId, nowMs);
  return new Map(away.map((person) => [person.id, { person, until: absenceOf(person, nowMs)?.to ?? null }]));
}

type Stores = Pick<Store, 'projects' | 'customerLinks'>;

/**
 * What waits for some people, from the rows of their tasks: no project is read but those in which several decisions may
 * be one.
 */
export async function openWork(
  { projects, customerLinks }: Stores,
  personIds: readonly string[],
  nowMs: number,
  dayMs: number = realDayMs,
): Promise<WorkEntry<OpenTaskRow>[]> {
  const rows = await projects.openTaskRows(personIds);
  const followUps = rows.filter(({ kind }) => kind === 'follow-up');
  const decisions = rows.filter(({ kind }) => kind === 'reassign');
  const [kept, states] = await Promise.all([
    followUps.length < 2 ? null : customerLinks.keptOf(followUps.map(({ customerId }) => customerId)),
    decisions.length < 2 ? [] : projects.runningAmong([...new Set(decisions.map((row) => row.projectId))]),
  ]);
  const stateOf = new Map(states.map((state) => [state.projectId, state]));
  return workEntries(rows, {
    keptId: (customerId) => kept?.get(customerId) ?? customerId,
    askedAboutId: ({ projectId, taskId }) => askedAboutId(stateOf.get(projectId), taskId),
    nowMs,
    dayMs,
  });
}

function askedAboutId(state: ProjectState | undefined, taskId: string): string | null {
  const decision = state?.deal?.tasks[taskId];
  if (!state?.deal || !decision) return null;
  const [asked] = askedAbout(state.deal, decision);
  return asked ? lastHolderId(state.deal, asked) : null;
}

/** How much there is to do today in somebody's list, what is overdue included: as many entries as their page shows. */
export async function countForToday(
  store: Stores,
  { timeZone }: { readonly timeZone: string },
  personIds: readonly string[],
  nowMs: number,
): Promise<number> {
  const sectionOf = dueSectionIn(timeZone, nowMs);
  const entries = await openWork(store, personIds, nowMs);
  return entries.filter(({ rows: [first] }) => isForToday(sectionOf(first.dueAtMs))).length;
}
