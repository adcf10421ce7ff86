import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import type { CustomerClass } from '../../domain/playbook/playbook';
import type { Condition } from '../../store/lists/conditions';
import { wordsOf } from '../../store/lists/search-text';
import type { Store } from '../../store/store';
import { heldColumn, stageColumn } from '../../store/projects/card-rows';
import type { Sight } from './sight';

/** Within how many days something is due; 0: by the end of today. */
export const dueWithin = ['0', '7', '14', '30'] as const;
export type DueWithin = (typeof dueWithin)[number];

/** Which projects somebody wants to see; absent fields do not filter. */
export interface ProjectsAsked {
  /** `part`: those in which the reader has a role or a task, whoever leads them. */
  readonly whose?: 'led' | 'part' | undefined;
  readonly team?: string | undefined;
  readonly owner?: string | undefined;
  /** Only those of this person and of everybody below. */
  readonly line?: string | undefined;
  readonly class?: CustomerClass | undefined;
  /** Words of a customer's name, or its id. */
  readonly customer?: string | undefined;
  readonly due?: DueWithin | undefined;
}

/** So many duplicates are looked through for those that stand for a customer who is meant. */
const mostDuplicates = 1_000;

/** So many customers of a name are looked at: who types so little types more. */
const mostCustomers = 100;

/** The conditions for cards that somebody may see and wants to see. */
export async function conditionsFor(
  store: Pick<Store, 'customers' | 'customerLinks'>,
  sight: Sight,
  asked: ProjectsAsked,
  nowMs: number,
): Promise<Condition[]> {
  const conditions: Condition[] = [whoseCondition(sight, asked)];
  if (asked.class !== undefined) conditions.push({ field: 'customerClass', op: 'is', value: asked.class });
  if (asked.customer !== undefined) {
    const value = await customerIds(store, asked.customer);
    conditions.push({ field: 'customerId', op: 'in', value });
  }
  if (asked.due !== undefined) {
    const { timeZone } = sight.reader;
    const day = addDays(localDate(nowMs, timeZone), Number(asked.due) + 1);
    conditions.push(
      { field: 'nextAtMs', op: 'below', value: morningMs(day, timeZone, '00:00') },
      { field: 'nextAtMs', op: 'from', value: 1 },
    );
  }
  return conditions;
}

/** With one value alone the embedded server finds nothing in a list. */
const nobody = '';

/** Which of the reader's two views is meant. */
export function whoseOf({ whose }: ProjectsAsked): 'led' | 'part' {
  return whose ?? 'led';
}

function whoseCondition({ reader, owners }: Sight, asked: ProjectsAsked): Condition {
  if (whoseOf(asked) === 'part') return { field: 'personIds', op: 'in', value: [reader.id, nobody] };
  const line = asked.line === undefined ? null : lineFrom(owners, asked.line);
  const meant = owners.filter(
    ({ id, team }) =>
      (line === null || line.has(id)) &&
      (asked.owner === undefined || id === asked.owner) &&
      (asked.team === undefined || team === asked.team),
  );
  return { field: 'ownerId', op: 'in', value: meant.map(({ id }) => id) };
}

/** Somebody, and whoever of these people is below them. */
function lineFrom(owners: Sight['owners'], topId: string): ReadonlySet<string> {
  const line = new Set(owners.some(({ id }) => id === topId) ? [topId] : []);
  for (let size = 0; line.size > size;) {
    size = line.size;
    for (const { id, managerId } of owners) if (managerId !== null && line.has(managerId)) line.add(id);
  }
  return line;
}

async function customerIds(
  { customers, customerLinks }: Pick<Store, 'customers' | 'customerLinks'>,
  typed: string,
): Promise<string[]> {
  const { rows } = await customers.page({
    conditions: [],
    words: wordsOf(typed),
    order: { field: 'nameKey', descending: false },
    limit: mostCustomers,
  });
  const ids = new Set([...rows.map(({ id }) => id), ...(await customerLinks.allOf(typed))]);
  // projects may name a duplicate of one that is meant
  const kept = await customerLinks.keptOf(await customerLinks.duplicates(mostDuplicates));
  return [...ids, ...[...kept].filter(([id, keptId]) => ids.has(keptId) && !ids.has(id)).map(([id]) => id)];
}

/** Where projects stand, as lists are filtered by it. */
export const places = ['running', 'held', 'won', 'lost', 'dropped', 'all'] as const;
export type Place = (typeof places)[number];

/** The conditions for a place, or for the column of a stage: `stage:visit`. */
export function placeConditions(place: string): Condition[] {
  if (place === 'all') return [];
  if (place === 'running') return [{ field: 'runs', op: 'is', value: 1 }];
  if (place === heldColumn || place.startsWith(stageColumn(''))) {
    return [{ field: 'column', op: 'is', value: place }];
  }
  return [{ field: 'shown', op: 'is', value: place }];
}
