import { z } from 'zod';
import { namesSchema, searchSchema } from '../../contracts/wire/lists';
import { referenceOf, referenceTextSchema } from '../../contracts/wire/references';
import { cursorSchema, limitSchema, pageSchema } from '../../contracts/wire/wire';
import type { Condition } from '../../store/lists/conditions';
import type { Among, ListedRows, ListPlace, ListRequest } from '../../store/lists/listing';
import { wordsOf } from '../../store/lists/search-text';
import type { ReferencedKind } from '../../store/references';
import type { Store } from '../../store/store';
import { cursorsOf, pageOfPlaces } from './cursors';

/** What a filter asks of the rows of a list. Several filters all hold. */
export interface Asked {
  readonly conditions?: readonly Condition[];
  /** Words in searched form. */
  readonly words?: readonly string[];
  readonly among?: Among;
}

/** What filters look up. */
export type FilterDeps = Pick<
  Store,
  'people' | 'customers' | 'references' | 'keptCustomers' | 'customerLinks' | 'customerDuplicates'
>;

/** A filter of a list, declared once: its check and documentation, and what it asks. */
export interface ListFilter {
  readonly schema: z.ZodType;
  readonly asks: (value: never, deps: FilterDeps) => Asked | Promise<Asked>;
}

/** A filter that asks something of what its schema yields. */
export function filter<Schema extends z.ZodType>(
  schema: Schema,
  asks: (value: z.output<Schema>, deps: FilterDeps) => Asked | Promise<Asked>,
): ListFilter {
  return { schema, asks };
}

/** A filter that asks for some values of a field. */
export function isOneOf<Schema extends z.ZodType<readonly string[]>>(field: string, schema: Schema) {
  return filter(schema, (value: readonly string[]) => ({
    conditions: [{ field, op: 'in' as const, value }],
  }));
}

/** A filter that asks for what a field is. */
export function isIn<Schema extends z.ZodType<string | number | boolean>>(
  field: string,
  op: Exclude<Condition['op'], 'in'>,
  schema: Schema,
) {
  return filter(schema, (value: string | number | boolean) => ({ conditions: [{ field, op, value }] }));
}

/** A filter that searches the text of rows. @param among what the words are looked for in */
export function searchIn(among: string): ListFilter {
  const description =
    `Only ${among}, anywhere in a word, in any script; capitals and width do not matter. ` +
    'One character is enough';
  return filter(searchSchema.meta({ description }), (value): Asked => ({ words: wordsOf(value) }));
}

/** A filter that asks for what has a reference. @param field of the rows, with the id of what has it */
export function hasTheReference(kind: ReferencedKind, field: string, example: string): ListFilter {
  const description = `Only the ${kind} that has this reference, \`system:id\``;
  return filter(
    referenceTextSchema.meta({ description, examples: [example] }),
    async (value, { references }): Promise<Asked> => {
      const claims = await references.read(kind, [referenceOf(value)]);
      return { conditions: [{ field, op: 'in', value: claims.map(({ targetId }) => targetId) }] };
    },
  );
}

type Filters = Readonly<Record<string, ListFilter>>;

export interface ListDeclaration<Shape extends z.ZodRawShape> {
  readonly path: string;
  /** Named in the document, with `Page` and `Part` behind. */
  readonly name: string;
  readonly item: z.ZodObject<Shape>;
  readonly filters: Filters;
  /** The fields of rows that the list may be sorted by, by the names of the item's fields. An index has each. */
  readonly orders: Readonly<Record<string, string>>;
  readonly usualOrder: string;
}

const places = cursorsOf(
  z.strictObject({ key: z.union([z.string(), z.number()]), id: z.string() }) satisfies z.ZodType<ListPlace>,
);

/** A list that is filtered, sorted and shown in part. */
export function defineList<Shape extends z.ZodRawShape & { readonly id: z.ZodType }>({
  path,
  name,
  item,
  filters,
  orders,
  usualOrder,
}: ListDeclaration<Shape>) {
  const names = Object.keys(orders);
  const fields = Object.keys(item.shape);
  const query: z.ZodObject = z.strictObject({
    ...Object.fromEntries(
      Object.entries(filters).map(([filterName, { schema }]) => [filterName, schema.optional()]),
    ),
    sort: z
      .enum([...names, ...names.map((each) => `-${each}`)])
      .default(usualOrder)
      .meta({ description: 'By what entries are sorted; with `-` in front the last comes first' }),
    fields: namesSchema(fields)
      .optional()
      .meta({ description: 'Only these fields of each entry, with commas between them, and always the id' }),
    cursor: cursorSchema.optional(),
    limit: limitSchema,
  });
  const part = item.partial().required({ id: true } as never) as z.ZodType;
  const schema = z.union([
    pageSchema(item, `${name}Page`),
    pageSchema(
      part.meta({ id: `${name}Part`, description: 'Those fields that were asked for with `fields`' }),
      `${name}PartPage`,
    ),
  ]);

  return {
    query,
    schema,
    /** The page that a request asks for. @param at where the list is, when its path names something */
    async page<Row, Item extends { readonly id: string }>(
      asked: Readonly<Record<string, unknown>>,
      deps: FilterDeps,
      read: (request: ListRequest) => Promise<ListedRows<Row>>,
      toItem: (row: Row) => Item,
      at: string = path,
    ) {
      const { cursor, limit, fields: shown, sort = usualOrder, ...given } = asked;
      const list = { path: at, sort, given };
      const { rows, next } = await read({
        ...(await askedOf(filters, given, deps)),
        order: orderOf(orders, String(sort)),
        after: places.read(cursor as string | undefined, list),
        limit: Number(limit),
      });
      const items = rows.map(toItem).map((each) => partOf(each, shown as string[] | undefined));
      const query = { ...given, sort, fields: shown, limit };
      return pageOfPlaces({ path: at, query, cursors: places, list }, items as z.input<typeof item>[], next);
    },
  };
}

async function askedOf(
  filters: Filters,
  given: Readonly<Record<string, unknown>>,
  deps: FilterDeps,
): Promise<Pick<ListRequest, 'conditions' | 'words' | 'among'>> {
  const all: Asked[] = [];
  for (const [name, value] of Object.entries(given)) {
    const asks = filters[name]?.asks;
    // a filter gets what its own schema yields
    if (asks && value !== undefined) all.push(await asks(value as never, deps));
  }
  return {
    conditions: all.flatMap(({ conditions = [] }) => conditions),
    words: all.flatMap(({ words = [] }) => words),
    among: all.find(({ among }) => among)?.among,
  };
}

function orderOf(orders: Readonly<Record<string, string>>, sort: string): ListRequest['order'] {
  const descending = sort.startsWith('-');
  return { field: orders[descending ? sort.slice(1) : sort] ?? '', descending };
}

function partOf(
  item: Readonly<Record<string, unknown>> & { id: string },
  fields: readonly string[] | undefined,
) {
  if (!fields) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || fields.includes(name)));
}
