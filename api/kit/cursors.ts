import { createHash } from 'node:crypto';
import { z } from 'zod';
import { invalidBody, Problem } from './problems/problems';

/** Cursors, opaque to clients: where the last page ended, and which list it was a page of. */
export interface Cursors<Position> {
  /**
   * @param list what is listed, with every filter: another list's cursor is refused
   * @throws Problem when it is not a cursor of this list
   */
  read(cursor: string | undefined, list: unknown): Position | undefined;
  write(position: Position, list: unknown): string;
}

/**
 * Cursors over one kind of position.
 *
 * @param place where requests carry them: an invalid one is reported as a parameter or as a field of the body
 */
export function cursorsOf<Position>(
  schema: z.ZodType<Position>,
  place: 'query' | 'body' = 'query',
): Cursors<Position> {
  const envelope = z.strictObject({ at: schema, of: z.string() });
  return {
    read(cursor, list) {
      if (cursor === undefined) return undefined;
      const parsed = envelope.safeParse(decode(cursor));
      if (parsed.success && parsed.data.of === fingerprint(list)) return parsed.data.at;
      const detail =
        'The cursor does not belong to this list: take it from the page before, with the same filters.';
      if (place === 'body') throw invalidBody([{ pointer: '#/cursor', detail }]);
      throw new Problem('invalid-parameters', detail, { errors: [{ parameter: 'cursor', detail }] });
    },
    write: (at, list) => Buffer.from(JSON.stringify({ at, of: fingerprint(list) })).toString('base64url'),
  };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // what is not JSON is not a cursor, and the schema then says so
    return undefined;
  }
}

function fingerprint(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
}

/** A request for a list, to build the address of its next page from. */
export interface ListRequest<Position> {
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly cursors: Cursors<Position>;
  readonly list: unknown;
}

/** A value of a parameter, as its schema yields it. */
type Asked = string | number | boolean;

interface Page<Item> {
  status: 200;
  body: { items: Item[]; nextCursor: string | null; next: string | null };
  headers: Record<string, string>;
}

/**
 * A page of a list, made from one entry more than it shows.
 *
 * @param found up to `limit + 1` entries
 */
export function pageOf<Entry, Item, Position>(
  { path, query, limit, cursors, list }: ListRequest<Position>,
  found: readonly Entry[],
  positionOf: (entry: Entry) => Position,
  toItem: (entry: Entry) => Item,
): Page<Item> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(toItem);
  const end = found.length <= limit || last === undefined ? null : positionOf(last);
  return pageOfPlaces({ path, query: { ...query, limit }, cursors, list }, items, end);
}

/** A page of a list whose end is known: null when no page follows. */
export function pageOfPlaces<Item, Position>(
  { path, query, cursors, list }: Omit<ListRequest<Position>, 'limit'>,
  items: Item[],
  end: Position | null,
): Page<Item> {
  if (end === null) return { status: 200, body: { items, nextCursor: null, next: null }, headers: {} };
  const nextCursor = cursors.write(end, list);
  const parameters = new URLSearchParams();
  const asked = { ...query, cursor: nextCursor } as Record<string, Asked | readonly Asked[] | undefined>;
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const next = `${path}?${parameters.toString()}`;
  return { status: 200, body: { items, nextCursor, next }, headers: { Link: `<${next}>; rel="next"` } };
}
