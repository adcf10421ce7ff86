import type { Customer, Person } from '../contracts/directory';
import { absenceOf, whoseStandInIs } from '../directory/presence';
import type { ProjectState, Task } from '../domain/project/state';
import type { Store } from '../store/store';

/** How many tasks of each person are shown: nobody works off more. */
export const mostTasks = 200;

/** An open task of somebody, or of one whom they stand in for. */
export interface MyTask {
  readonly task: Task;
  readonly state: ProjectState;
  readonly customer: Customer | null;
  /** Whose task it is, and until when they are away (`YYYY-MM-DD`); null: the reader's own. */
  readonly insteadOf: { readonly person: Person; readonly until: string | null } | null;
  /** Of a decision who goes on with a task: who has that, null for nobody, and since when it is open. */
  readonly asked: { readonly holderName: string | null; readonly sinceMs: number } | null;
}

/** What somebody has to do, and what they have to do for others: what is due first comes first. */
export async function tasksFor(store: Store, reader: Person, nowMs: number): Promise<MyTask[]> {
  const away = await whoseStandInIs(store, reader.id, nowMs);
  const owners = [null, ...away];
  const found = await Promise.all(
    owners.map(async (person) => {
      const open = await store.projects.openTasksOf((person ?? reader).id, { limit: mostTasks });
      return open.flatMap(({ taskId, project }) => {
        const task = project.deal?.tasks[taskId];
        const insteadOf = person && { person, until: absenceOf(person, nowMs)?.to ?? null };
        return task ? [{ task, state: project, insteadOf, about: askedIn(project, task) }] : [];
      });
    }),
  );
  const customers = await customersOf(
    store,
    found.flat().map(({ state }) => state),
  );
  const holders = await store.people.readMany([
    ...new Set(found.flat().flatMap(({ about }) => about?.personId ?? [])),
  ]);
  const nameOf = new Map(holders.map(({ id, name }) => [id, name]));
  const askedBy = (about: Task | null): MyTask['asked'] => {
    if (!about) return null;
    const { personId, openedAtMs: sinceMs } = about;
    return { holderName: personId === null ? null : (nameOf.get(personId) ?? personId), sinceMs };
  };
  const dueAt = ({ task }: MyTask): number => task.dueAtMs ?? Number.POSITIVE_INFINITY;
  return found
    .flat()
    .map(({ about, ...entry }) => ({
      ...entry,
      customer: customers.get(entry.state.deal?.customerId ?? '') ?? null,
      asked: askedBy(about),
    }))
    .sort((a, b) => dueAt(a) - dueAt(b) || a.task.openedAtMs - b.task.openedAtMs);
}

/** The task that a decision who goes on with it is about. */
function askedIn({ deal }: ProjectState, { kind, about }: Task): Task | null {
  return kind === 'reassign' ? (deal?.tasks[about ?? ''] ?? null) : null;
}

async function customersOf(
  { customers }: Pick<Store, 'customers'>,
  states: readonly ProjectState[],
): Promise<Map<string, Customer>> {
  const ids = states.map(({ deal }) => deal?.customerId ?? '');
  const found = await customers.readMany([...new Set(ids)]);
  return new Map(found.map((customer) => [customer.id, customer]));
}
