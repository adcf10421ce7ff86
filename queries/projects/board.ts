import type { Customer } from '../../contracts/wire/customers';
import type { Bilingual } from '../../domain/playbook/playbook';
import { usualPlaybook } from '../../domain/playbook/playbook';
import type { Condition } from '../../store/lists/conditions';
import type { Card, Pot } from '../../store/projects/cards';
import { potsOf } from '../../store/projects/cards';
import { heldColumn, stageColumn } from '../../store/projects/card-rows';
import type { Store } from '../../store/store';
import type { ProjectsAsked } from './filters';
import { conditionsFor, placeConditions } from './filters';
import type { Sight } from './sight';

/** How many cards of a column are shown; a link leads to the rest. */
export const shownCards = 10;

/** So many cards are read at once. */
const mostAtOnce = 200;
/** The same of projects with some customers: each column would ask about every one of them. */
const mostOfCustomers = 1_000;

/** A sum in one currency. Sums in several are never added together. */
export interface Money {
  readonly currency: string;
  readonly sum: number;
}

/** Figures of some projects. */
export interface Figures {
  readonly count: number;
  /** By currency, the largest number of projects first. */
  readonly money: readonly Money[];
}

export interface BoardColumn extends Figures {
  readonly column: string;
  /** Null: those on hold. */
  readonly name: Bilingual | null;
  /** The place of its stage, from 1. */
  readonly number: number | null;
  /** Those that act first. */
  readonly cards: readonly Card[];
}

export interface Board extends Figures {
  readonly columns: readonly BoardColumn[];
  readonly personName: (personId: string) => string | undefined;
  readonly customers: ReadonlyMap<string, Customer>;
}

type Stores = Pick<Store, 'cards' | 'customers' | 'customerLinks' | 'keptCustomers' | 'people' | 'playbooks'>;

/** The running projects that somebody may see, stage by stage: figures of all of them, and the cards that act first. */
export async function boardOf(
  store: Stores,
  sight: Sight,
  asked: ProjectsAsked,
  nowMs: number,
): Promise<Board> {
  const conditions = await conditionsFor(store, sight, asked, nowMs);
  const running = [...conditions, ...placeConditions('running')];
  // of some customers there are mostly few: then one query brings all, and the figures with them
  const isOfCustomers = conditions.some(({ field }) => field === 'customerId');
  const [few, playbook] = await Promise.all([
    isOfCustomers ? allOf(store, running) : null,
    store.playbooks.newest(usualPlaybook),
  ]);
  const pots = few ? potsOf(few) : await store.cards.pots(running);
  const stages = (playbook?.rules.stages ?? []).map(({ key, name }) => ({ column: stageColumn(key), name }));
  const known = new Set([...stages.map(({ column }) => column), heldColumn]);
  // stages of other playbooks come behind; their names stand on their cards
  const others = [...new Set(pots.map(({ column }) => column))].filter((column) => !known.has(column)).sort();
  const wanted = [
    ...stages,
    ...others.map((column) => ({ column, name: null })),
    { column: heldColumn, name: null },
  ];
  const { count } = figuresOf(pots);
  // of few, one query brings all; of many, each column has its own, in the order of an index
  const all = few ?? (count <= mostAtOnce ? await store.cards.first(running, mostAtOnce) : null);
  const firstOf = async (column: string): Promise<readonly Card[]> =>
    all
      ? all.filter((card) => card.column === column).slice(0, shownCards)
      : store.cards.first([...conditions, { field: 'column', op: 'is', value: column }], shownCards);
  const columns = await Promise.all(
    wanted.map(async ({ column, name }, index): Promise<BoardColumn> => {
      const figures = figuresOf(pots.filter((pot) => pot.column === column));
      const cards = figures.count === 0 ? [] : await firstOf(column);
      const isStage = column !== heldColumn;
      return {
        ...figures,
        column,
        name: isStage ? (name ?? cards[0]?.face.stageName ?? null) : null,
        number: isStage ? index + 1 : null,
        cards,
      };
    }),
  );
  const shown = columns.flatMap(({ cards }) => cards);
  return { ...figuresOf(pots), columns, ...(await namesFor(store, sight, shown)) };
}

/** All cards that meet some conditions; null when there are too many. */
async function allOf(
  { cards }: Pick<Store, 'cards'>,
  conditions: readonly Condition[],
): Promise<Card[] | null> {
  const found = await cards.first(conditions, mostOfCustomers + 1);
  return found.length > mostOfCustomers ? null : found;
}

/** The names that cards show. */
export async function namesFor(
  store: Pick<Store, 'people' | 'keptCustomers'>,
  { owners }: Sight,
  shown: readonly Pick<Card, 'ownerId' | 'customerId'>[],
): Promise<Pick<Board, 'personName' | 'customers'>> {
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  const strangers = [...new Set(shown.map(({ ownerId }) => ownerId))].filter((id) => !names.has(id));
  const [people, customers] = await Promise.all([
    strangers.length === 0 ? [] : store.people.readMany(strangers),
    store.keptCustomers.byIds(shown.map(({ customerId }) => customerId)),
  ]);
  for (const { id, name } of people) names.set(id, name);
  return { personName: (personId) => names.get(personId), customers };
}

/** Figures of some pots together. */
export function figuresOf(pots: readonly Pick<Pot, 'currency' | 'count' | 'sum'>[]): Figures {
  const counts = new Map<string, { count: number; sum: number }>();
  for (const { currency, count, sum } of pots) {
    const known = counts.get(currency) ?? { count: 0, sum: 0 };
    counts.set(currency, { count: known.count + count, sum: known.sum + sum });
  }
  const money = [...counts]
    .filter(([currency]) => currency !== '')
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([currency, { sum }]) => ({ currency, sum }));
  return { count: pots.reduce((total, { count }) => total + count, 0), money };
}
