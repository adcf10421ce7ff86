import type { Model } from 'mongoose';
import type { SearchedKind } from '../models/search-models';
import type { Condition, Match } from './conditions';
import { compareTexts, matching } from './conditions';
import type { SearchGrams } from './search-grams';
import { hasWords } from './search-text';

/** In which order a list is read: by a field that every row has, and by id where that is equal. An index has both. */
export interface ListOrder {
  readonly field: string;
  readonly descending: boolean;
}

/** Where a page of a list ended. */
export interface ListPlace {
  /** What the last row has in the field of the order. */
  readonly key: string | number;
  readonly id: string;
}

export interface ListRequest {
  readonly conditions: readonly Condition[];
  /** Words that a row's text must have, in searched form; see `wordsOf`. */
  readonly words?: readonly string[];
  /** Only rows with one of these ids, as many as fit into a query: the rows are fetched by them. */
  readonly ids?: readonly string[] | undefined;
  /** Ids that are meant, of another record that the rows name in a field; for what is no field of the rows themselves. */
  readonly among?: Among | undefined;
  readonly order: ListOrder;
  readonly after?: ListPlace | undefined;
  readonly limit: number;
}

export interface Among {
  readonly field: string;
  /** Keeps the ids that are meant. */
  readonly meant: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** A page: its rows in order, and where the next one begins. It may have fewer rows than asked for, and yet a next one. */
export interface ListedRows<Row> {
  readonly rows: readonly Row[];
  readonly next: ListPlace | null;
}

/** A list of the rows of a collection. */
export interface Listing<Row> {
  page(request: ListRequest): Promise<ListedRows<Row>>;
}

/** What is listed. */
export interface Listed {
  /** The field with the id of a row: the same as its `_id`, which no index may contain. */
  readonly idField: string;
  /** Of what kind rows are that can be found by their text, which they have in `searched`. */
  readonly kind?: SearchedKind;
}

type Slim = Readonly<Record<string, unknown>> & { readonly _id: string };

/** The most rows that a search collects and sorts in memory; when more may be meant, it walks in the order asked for. */
const mostCandidates = 1_000;

/** Rows that are looked through at once, without their states. */
const stretch = 500;

/** A request looks through so many rows at most, and then gives what it has. */
const mostLookedThrough = 10_000;

export function listing<Row extends { _id: string }>(
  model: Model<Row>,
  { idField, kind }: Listed,
  grams?: SearchGrams,
): Listing<Row> {
  // one generic list for several rows: Mongoose's types need a concrete one
  const rows = model as unknown as Model<Slim>;
  const placeOf = (row: Slim, { field }: ListOrder): ListPlace => ({
    key: row[field] as string | number,
    id: row._id,
  });
  const wholeOf = async (ids: readonly string[]): Promise<Row[]> => {
    if (ids.length === 0) return [];
    const found = await rows.find({ _id: { $in: [...ids] } }).lean<Row[]>();
    const byId = new Map(found.map((row) => [row._id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  const sorted = (match: Match, order: ListOrder, limit: number, fields?: Fields) => {
    const direction = order.descending ? -1 : 1;
    return rows.aggregate<Slim>([
      { $match: match },
      { $sort: { [order.field]: direction, ...(order.field !== idField && { [idField]: direction }) } },
      { $limit: limit },
      ...(fields ? [{ $project: fields }] : []),
    ]);
  };
  /** The rows after a place: those with the same key first, and then the others, as two queries. */
  const following = async (
    { conditions, order, after }: Pick<ListRequest, 'conditions' | 'order' | 'after'>,
    limit: number,
    fields?: Fields,
  ): Promise<Slim[]> => {
    const op = order.descending ? 'below' : 'above';
    const isById = order.field === idField;
    const found: Slim[] = [];
    const read = async (more: readonly Condition[], by: ListOrder): Promise<void> => {
      const match = matching([...conditions, ...more]);
      if (match && found.length < limit)
        found.push(...(await sorted(match, by, limit - found.length, fields)));
    };
    if (after && !isById) {
      await read(
        [
          { field: order.field, op: 'is', value: after.key },
          { field: idField, op, value: after.id },
        ],
        { field: idField, descending: order.descending },
      );
    }
    const beyond: Condition[] = after
      ? [{ field: order.field, op, value: isById ? after.id : after.key }]
      : [];
    await read(beyond, order);
    return found;
  };
  const meant = async (found: readonly Slim[], { words = [], among }: ListRequest): Promise<Slim[]> => {
    const withWords = found.filter(({ searched }) => words.length === 0 || hasWords(String(searched), words));
    if (!among) return withWords;
    const ids = await among.meant([...new Set(withWords.map((row) => String(row[among.field])))]);
    return withWords.filter((row) => ids.has(String(row[among.field])));
  };
  const fieldsFor = ({ order, among, words = [] }: ListRequest): Fields => ({
    [order.field]: 1,
    ...(words.length > 0 && { searched: 1 }),
    ...(among && { [among.field]: 1 }),
  });
  const ofCandidates = async (ids: readonly string[], request: ListRequest): Promise<ListedRows<Row>> => {
    const { conditions, order, after, limit } = request;
    const match = matching(conditions);
    if (!match) return nothing;
    const found = await rows
      .find({ ...match, _id: { $in: [...ids] } } as never, fieldsFor(request))
      .lean<Slim[]>();
    const compare = inOrder(order);
    const places = (await meant(found, request))
      .map((row) => placeOf(row, order))
      .filter((place) => !after || compare(place, after) > 0)
      .sort(compare);
    const shown = places.slice(0, limit);
    const next = places.length > limit ? (shown.at(-1) ?? null) : null;
    return { rows: await wholeOf(shown.map(({ id }) => id)), next };
  };
  const walk = async (request: ListRequest): Promise<ListedRows<Row>> => {
    const { order, limit } = request;
    const shown: ListPlace[] = [];
    let after = request.after;
    for (let looked = 0; looked < mostLookedThrough; looked += stretch) {
      const found = await following({ ...request, after }, stretch, fieldsFor(request));
      for (const row of await meant(found, request)) {
        if (shown.length === limit) {
          return { rows: await wholeOf(shown.map(({ id }) => id)), next: shown.at(-1) ?? null };
        }
        shown.push(placeOf(row, order));
      }
      const last = found.at(-1);
      after = found.length < stretch || !last ? undefined : placeOf(last, order);
      if (!after) break;
    }
    return { rows: await wholeOf(shown.map(({ id }) => id)), next: after ?? null };
  };
  const plain = async (request: ListRequest): Promise<ListedRows<Row>> => {
    const found = await following(request, request.limit + 1);
    const shown = found.slice(0, request.limit);
    const last = shown.at(-1);
    const next = found.length > request.limit && last ? placeOf(last, request.order) : null;
    return { rows: shown as unknown as Row[], next };
  };
  return {
    async page(request) {
      const { words = [], among } = request;
      if (request.ids) return ofCandidates(request.ids, request);
      if (words.length === 0) return among ? walk(request) : plain(request);
      const ids = kind && grams ? await grams.candidates(kind, words, mostCandidates) : null;
      const { rows: found, next } = ids ? await ofCandidates(ids, request) : await walk(request);
      // a row may have got another text between the two queries
      return {
        rows: found.filter((row) => hasWords(String((row as unknown as Slim)['searched']), words)),
        next,
      };
    },
  };
}

type Fields = Readonly<Record<string, 1>>;

const nothing = { rows: [], next: null } as const;

function inOrder({ descending }: ListOrder): (one: ListPlace, other: ListPlace) => number {
  const compare = (one: string | number, other: string | number): number =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : compareTexts(String(one), String(other));
  return (one, other) => (descending ? -1 : 1) * (compare(one.key, other.key) || compare(one.id, other.id));
}
