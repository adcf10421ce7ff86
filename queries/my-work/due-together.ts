import { isOpen, openTasks } from '../../domain/project/model/state';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

/** Days: follow-ups of one customer that are due within them are one talk (one week of work). */
export const togetherDays = 7;

/** More projects than anybody has with one customer at a time. */
const most = 100;

/** Another project of the customer whose follow-up somebody has now or within the week. */
export interface DueTogether {
  readonly projectId: string;
  readonly title: string;
  /** When its follow-up is, or was, due, epoch milliseconds. */
  readonly dueAtMs: number;
  /** When its follow-up was asked for; null while it is still to come. */
  readonly askedAtMs: number | null;
  /** Its open task; null while it is still to come. */
  readonly task: Task | null;
}

interface Asked {
  readonly customerId: string;
  /** The project that is looked from. */
  readonly projectId: string;
  /** Whose follow-ups: of the reader, and of those whom they stand in for. */
  readonly personIds: ReadonlySet<string>;
  readonly nowMs: number;
  /** How long a day of the platform is, in milliseconds. */
  readonly dayMs: number;
}

/**
 * The other running projects of a customer that the same people follow up now or within a week, the one that is due
 * first in front: who talks to the customer talks about all of them.
 */
export async function dueTogether(
  { projects, customerLinks }: Pick<Store, 'projects' | 'customerLinks'>,
  { customerId, projectId, personIds, nowMs, dayMs }: Asked,
): Promise<DueTogether[]> {
  const found: ProjectState[] = [];
  // of customers that are linked as the same, too
  for (const id of await customerLinks.allOf(customerId)) {
    found.push(...(await projects.list({ customerId: id, status: 'open' }, { limit: most })));
  }
  return found
    .filter((state) => state.projectId !== projectId)
    .flatMap((state) => dueOf(state, personIds, nowMs + togetherDays * dayMs))
    .sort((a, b) => a.dueAtMs - b.dueAtMs || (a.projectId < b.projectId ? -1 : 1));
}

function dueOf(state: ProjectState, personIds: ReadonlySet<string>, untilMs: number): DueTogether[] {
  if (!isOpen(state) || state.deal.hold) return [];
  const { deal, projectId } = state;
  const task = openTasks(deal).find(
    ({ kind, personId }) => kind === 'follow-up' && isOne(personIds, personId),
  );
  const dueAtMs = task ? (task.dueAtMs ?? task.openedAtMs) : comingAtMs(deal, personIds);
  if (dueAtMs === null || dueAtMs > untilMs) return [];
  return [{ projectId, title: deal.title, dueAtMs, askedAtMs: task?.openedAtMs ?? null, task: task ?? null }];
}

/** When the owner of a project will be asked to follow up; null when they are not, or not these people. */
function comingAtMs({ clock, ownerId }: Deal, personIds: ReadonlySet<string>): number | null {
  return isOne(personIds, ownerId) ? clock.followUpAtMs : null;
}

function isOne(personIds: ReadonlySet<string>, personId: string | null): boolean {
  return personId !== null && personIds.has(personId);
}
