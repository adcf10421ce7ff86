import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { absenceOf, whoseStandInIs } from '../../people/presence';
import { taskName } from '../../domain/explain/explain';
import type { ProjectState, Task } from '../../domain/project/model/state';
import { askedAbout } from '../../domain/project/decide/decisions';
import { heldSinceMs } from '../../domain/project/model/state';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Store } from '../../store/store';
import type { JointTask } from './joint-tasks';
import { jointTasks } from './joint-tasks';

/** The most tasks shown for each person: nobody works off more. */
export const mostTasks = 200;

/** An open task of a person, or of somebody they stand in for. */
export interface MyTask {
  readonly task: Task;
  readonly state: ProjectState;
  readonly customer: Customer | null;
  /** Whose task it is and until when they are away (`YYYY-MM-DD`); null for the reader's own. */
  readonly insteadOf: { readonly person: Person; readonly until: string | null } | null;
  /** The tasks that a decision who goes on is about, with who has each (null for nobody) and since when. */
  readonly asked: readonly {
    readonly name: string;
    readonly holderName: string | null;
    readonly sinceMs: number;
  }[];
  /** Of a follow-up: those of other projects of the customer that are one task with it, by due date. */
  readonly joined: readonly MyTask[];
}

/** What somebody has to do for themselves and for others, by due date; follow-ups that are one task stand once. */
export async function tasksFor(store: Store, reader: Person, nowMs: number): Promise<MyTask[]> {
  const away = await whoseStandInIs(store, reader.id, nowMs);
  const owners = [null, ...away];
  const found = await Promise.all(
    owners.map(async (person) => {
      const open = await store.projects.openTasksOf((person ?? reader).id, { limit: mostTasks });
      return open.flatMap(({ taskId, project }) => {
        const task = project.deal?.tasks[taskId];
        const insteadOf = person && { person, until: absenceOf(person, nowMs)?.to ?? null };
        return task ? [{ task, state: project, insteadOf, about: askedAbout(project.deal, task) }] : [];
      });
    }),
  );
  const customers = await store.keptCustomers.byIds(
    found.flat().map(({ state }) => state.deal?.customerId ?? ''),
  );
  const holders = await store.people.readMany([
    ...new Set(found.flat().flatMap(({ about }) => about.flatMap(({ personId }) => personId ?? []))),
  ]);
  const nameOf = new Map(holders.map(({ id, name }) => [id, name]));
  const askedBy = ({ deal }: ProjectState, about: readonly Task[]): MyTask['asked'] =>
    about.map((task) => ({
      name: deal ? taskName(deal, task, reader.language) : task.key,
      holderName: task.personId === null ? null : (nameOf.get(task.personId) ?? task.personId),
      sinceMs: heldSinceMs(task),
    }));
  const dueAt = ({ task }: MyTask): number => task.dueAtMs ?? Number.POSITIVE_INFINITY;
  const entries = found
    .flat()
    .map(({ about, ...entry }) => ({
      ...entry,
      customer: customers.get(entry.state.deal?.customerId ?? '') ?? null,
      asked: askedBy(entry.state, about),
      joined: [],
    }))
    .sort((a, b) => dueAt(a) - dueAt(b) || a.task.openedAtMs - b.task.openedAtMs);
  return jointTasks<MyTask>(entries, jointTaskOf, { nowMs, dayMs: realDayMs }).map(({ lead, others }) => ({
    ...lead,
    joined: others,
  }));
}

function jointTaskOf({ task, state, customer }: MyTask): JointTask {
  const { kind, personId, dueAtMs } = task;
  return { kind, personId, customerId: customer?.id ?? state.deal?.customerId ?? '', dueAtMs };
}
