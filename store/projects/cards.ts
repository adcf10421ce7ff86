import pLimit from 'p-limit';
import type { Bilingual, PlaybookRules } from '../../domain/playbook/playbook';
import { entryOf } from '../../domain/playbook/playbook';
import type { Condition, Match } from '../lists/conditions';
import { compareTexts, matching } from '../lists/conditions';
import type { ListedRows, ListRequest } from '../lists/listing';
import { listing } from '../lists/listing';
import type { SearchGrams } from '../lists/search-grams';
import type { CardRow } from '../models/card-models';
import type { Models } from '../models/models';
import { partsOfPot } from './card-rows';
import type { Documents } from './documents';

/** How many projects stand in a column with amounts in one currency, and what they are worth together. */
export interface Pot {
  readonly column: string;
  /** Empty: of those whose amount is not known. */
  readonly currency: string;
  readonly count: number;
  readonly sum: number;
}

/** Something that a stage still lacks. */
export interface MissingOnCard {
  readonly key: string;
  readonly name: Bilingual;
}

/** A card with the names that its project's playbook has. */
export interface Card extends Omit<CardRow, 'face'> {
  readonly face: Omit<CardRow['face'], 'missing' | 'facts'> & {
    readonly stageName: Bilingual;
    readonly missing: readonly MissingOnCard[];
    readonly facts: readonly MissingOnCard[];
  };
}

/** Projects as boards and lists for people show them. */
export interface Cards {
  page(request: ListRequest): Promise<ListedRows<Card>>;
  /** The cards that act first, in this order. */
  first(conditions: readonly Condition[], limit: number): Promise<Card[]>;
  /** The figures of all projects that meet some conditions, by column and currency. */
  pots(conditions: readonly Condition[]): Promise<Pot[]>;
}

export function cards(
  { cards: model }: Pick<Models, 'cards'>,
  { rules }: Pick<Documents, 'rules'>,
  grams: SearchGrams,
): Cards {
  const listed = listing(model, { idField: 'projectId', kind: 'project' }, grams);
  const withNames = async (rows: readonly CardRow[]): Promise<Card[]> => {
    const ids = [...new Set(rows.map(({ face }) => face.rulesId))];
    const known = new Map(await Promise.all(ids.map(async (id) => [id, await rules(id)] as const)));
    return rows.map((row) => cardOf(row, known.get(row.face.rulesId) ?? null));
  };
  return {
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: await withNames(rows), next };
    },
    async first(conditions, limit) {
      const match = matching(conditions);
      if (!match) return [];
      const found = await pLimit(customersAtOnce).map(byCustomer(match), (each) =>
        model.aggregate<CardRow>([
          { $match: each },
          { $sort: { nextAtMs: 1, projectId: 1 } },
          { $limit: limit },
        ]),
      );
      const [only, ...others] = found;
      if (only && others.length === 0) return withNames(only);
      const inOrder = found
        .flat()
        .sort((a, b) => a.nextAtMs - b.nextAtMs || compareTexts(a.projectId, b.projectId));
      return withNames(inOrder.slice(0, limit));
    },
    async pots(conditions) {
      const match = matching(conditions);
      if (!match) return [];
      const found = await pLimit(customersAtOnce).map(byCustomer(match), (each) =>
        model.aggregate<{ _id: string; count: number; sum: number }>([
          { $match: each },
          { $group: { _id: '$pot', count: { $sum: 1 }, sum: { $sum: '$worth' } } },
        ]),
      );
      return together(found.flat().map(({ _id: pot, ...figures }) => ({ pot, ...figures })));
    },
  };
}

/** The figures of some cards, as `pots` has them of all that it is asked about. */
export function potsOf(some: readonly Pick<Card, 'pot' | 'worth'>[]): Pot[] {
  return together(some.map(({ pot, worth }) => ({ pot, count: 1, sum: worth })));
}

function together(parts: readonly { readonly pot: string; readonly count: number; readonly sum: number }[]) {
  const pots = new Map<string, { count: number; sum: number }>();
  for (const { pot, count, sum } of parts) {
    const known = pots.get(pot) ?? { count: 0, sum: 0 };
    pots.set(pot, { count: known.count + count, sum: known.sum + sum });
  }
  return [...pots].map(([pot, figures]): Pot => ({ ...partsOfPot(pot), ...figures }));
}

/** So many customers are asked about one by one: the embedded server scans for `$in`, and has an index for each. */
const fewCustomers = 20;
const customersAtOnce = 6;

function byCustomer(match: Match): Match[] {
  const { customerId: asked } = match;
  const ids = typeof asked === 'object' ? asked['$in'] : undefined;
  if (!Array.isArray(ids) || ids.length > fewCustomers) return [match];
  return ids.map((customerId: string) => ({ ...match, customerId }));
}

/** Without its playbook, which only a loss of rows can take away, keys stand for names. */
function cardOf({ face, ...row }: CardRow, rules: PlaybookRules | null): Card {
  const { missing, facts, ...rest } = face;
  const named =
    (among: Readonly<Record<string, { readonly name: Bilingual }>> | undefined) => (key: string) => ({
      key,
      name: entryOf(among ?? {}, key)?.name ?? { en: key, 'zh-TW': key },
    });
  const stage = rules?.stages.find(({ key }) => key === row.stage);
  return {
    ...row,
    face: {
      ...rest,
      stageName: stage?.name ?? { en: row.stage, 'zh-TW': row.stage },
      missing: missing.map(named(rules?.milestones)),
      facts: facts.map(named(rules?.facts)),
    },
  };
}
