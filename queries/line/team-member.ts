import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { HandOverRecord } from '../../store/hand-overs';
import type { Card } from '../../store/projects/cards';
import type { OpenTaskRow } from '../../store/projects/projects';
import type { Store } from '../../store/store';
import type { ProjectState, Task } from '../../domain/project/model/state';
import type { Member } from './line-of';
import { lineIn, memberIn } from './line-of';
import type { Sight } from '../projects/sight';

/** An open task of somebody in its project. */
export interface TaskInProject {
  readonly task: Task;
  readonly state: ProjectState;
  readonly customer: Customer | null;
}

/** What a manager sees of somebody below them. */
export interface MemberWork {
  /** Those due first, by due date; those without one last. */
  readonly tasks: readonly TaskInProject[];
  /** Whether there are more. */
  readonly hasMoreTasks: boolean;
  /** The projects that act first. */
  readonly cards: readonly Card[];
  readonly customers: ReadonlyMap<string, Customer>;
  /** The newest hand-over of what they hold. */
  readonly handOver: HandOverRecord | null;
  /** Names of those who take over. */
  readonly names: ReadonlyMap<string, string>;
}

/** The most tasks and projects that the page of one person shows: each task needs its project. */
export const mostTasksShown = 60;
export const mostCardsShown = 20;

/**
 * Somebody whom the reader is above, or is above in the stead of a manager who is away; null when it is nobody such. The
 * reader, and colleagues for whom they only stand in, are none.
 */
export function belowReader(sight: Sight, personId: string): Member | null {
  const below = lineIn(sight).flatMap((top) => top.below);
  return memberIn(below, personId) ?? null;
}

export async function workOf(
  store: Pick<Store, 'projects' | 'cards' | 'keptCustomers' | 'handOvers' | 'people'>,
  person: Person,
): Promise<MemberWork> {
  const [rows, cards, [handOver = null]] = await Promise.all([
    store.projects.openTaskRows([person.id]),
    store.cards.first(
      [
        { field: 'ownerId', op: 'is', value: person.id },
        { field: 'runs', op: 'is', value: 1 },
      ],
      mostCardsShown,
    ),
    store.handOvers.list({ fromPersonId: person.id }, { limit: 1 }),
  ]);
  const first = [...rows].sort(byDueDate).slice(0, mostTasksShown);
  const customerIds = [...first, ...cards].map(({ customerId }) => customerId);
  const receiverIds = (handOver?.state.parts ?? []).flatMap(({ receiverId }) => receiverId ?? []);
  const [states, customers, receivers] = await Promise.all([
    store.projects.readMany([...new Set(first.map(({ projectId }) => projectId))]),
    store.keptCustomers.byIds(customerIds),
    store.people.readMany([...new Set(receiverIds)]),
  ]);
  const stateOf = new Map(states.map((state) => [state.projectId, state]));
  const tasks = first.flatMap(({ projectId, taskId }) => {
    const state = stateOf.get(projectId);
    const task = state?.deal?.tasks[taskId];
    return state?.deal && task
      ? [{ task, state, customer: customers.get(state.deal.customerId) ?? null }]
      : [];
  });
  return {
    ...{ tasks, hasMoreTasks: rows.length > first.length, cards, customers, handOver },
    names: new Map(receivers.map(({ id, name }) => [id, name])),
  };
}

type Dated = Pick<OpenTaskRow, 'dueAtMs' | 'openedAtMs'>;

function byDueDate(a: Dated, b: Dated): number {
  const dueAt = ({ dueAtMs }: Dated): number => dueAtMs ?? Number.MAX_SAFE_INTEGER;
  return dueAt(a) - dueAt(b) || a.openedAtMs - b.openedAtMs;
}
