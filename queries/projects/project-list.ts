import type { Card } from '../../store/projects/cards';
import type { Condition } from '../../store/lists/conditions';
import type { ListPlace } from '../../store/lists/listing';
import { wordsOf } from '../../store/lists/search-text';
import type { Store } from '../../store/store';
import type { Board, Figures } from './board';
import { figuresOf, namesFor } from './board';
import type { ProjectsAsked } from './filters';
import { conditionsFor, placeConditions } from './filters';
import type { Sight } from './sight';

/** What a list is sorted by, and how. */
export const listOrders = {
  next: { field: 'nextAtMs', descending: false },
  value: { field: 'amount', descending: true },
  silence: { field: 'silentSinceMs', descending: false },
  title: { field: 'titleKey', descending: false },
  stage: { field: 'stageNumber', descending: true },
} as const;
export type ListOrderName = keyof typeof listOrders;
export const listOrderNames = Object.keys(listOrders) as ListOrderName[];

export interface ListAsked extends ProjectsAsked {
  /** Where they stand: a place, or the column of a stage. */
  readonly place: string;
  readonly sort: ListOrderName;
  /** Only those that ended within this span. */
  readonly endedIn?: { readonly fromMs: number; readonly toMs: number } | undefined;
  /** Words of the title or a reference. */
  readonly q?: string | undefined;
}

export interface ProjectList extends Pick<Board, 'personName' | 'customers'> {
  readonly rows: readonly Card[];
  readonly next: ListPlace | null;
  /** Of the whole list; null where words are searched for, which no index counts. */
  readonly figures: Figures | null;
}

type Stores = Pick<Store, 'cards' | 'customers' | 'customerLinks' | 'keptCustomers' | 'people'>;

/** A page of the projects that somebody may see, in the order asked for. */
export async function projectsListed(
  store: Stores,
  sight: Sight,
  asked: ListAsked,
  {
    after,
    limit,
    nowMs,
  }: { readonly after: ListPlace | undefined; readonly limit: number; readonly nowMs: number },
): Promise<ProjectList> {
  const conditions = [
    ...(await conditionsFor(store, sight, asked, nowMs)),
    ...placeConditions(asked.place),
    ...endedConditions(asked),
  ];
  const words = asked.q === undefined ? [] : wordsOf(asked.q);
  const [{ rows, next }, pots] = await Promise.all([
    store.cards.page({ conditions, words, order: listOrders[asked.sort], after, limit }),
    words.length > 0 || after ? null : store.cards.pots(conditions),
  ]);
  return { rows, next, figures: pots && figuresOf(pots), ...(await namesFor(store, sight, rows)) };
}

/** Of a project that has ended, the instant at which the clock acts next is that of its end. */
function endedConditions({ endedIn }: ListAsked): Condition[] {
  if (!endedIn) return [];
  return [
    { field: 'runs', op: 'is', value: 0 },
    { field: 'nextAtMs', op: 'from', value: endedIn.fromMs },
    { field: 'nextAtMs', op: 'below', value: endedIn.toMs },
  ];
}
