import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Column } from './csv';
import { byteOrderMark, columnsOf, csvHead, csvRows } from './csv';
import type { Route } from './route';

/** Whole lists, streamed page by page in a form that other programs read. */

/** The forms of a list, by the parameter that asks for them. */
export const formats = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
} as const;
export type Format = keyof typeof formats;
export type ExportFormat = Exclude<Format, 'json'>;

/** Entries that are read at once, and all that an export has in memory. */
const pageSize = 1_000;

const exportShape = {
  format: z
    .enum(['json', 'csv', 'ndjson'])
    .optional()
    .meta({
      description:
        'As a page of JSON, or the whole list from here to its end as CSV or as one JSON object a line (NDJSON), ' +
        'whatever `limit` says; by default as `Accept` asks',
    }),
  bom: z.enum(['true', 'false']).optional().meta({
    description: 'Whether a CSV begins with a byte order mark, which spreadsheets need to read other scripts',
  }),
};

/** The schema of the entries of a list; null when a route gives none. */
export function itemOf({
  method,
  page,
  scope,
  responses,
}: Pick<Route, 'method' | 'page' | 'scope' | 'responses'>): z.ZodType | null {
  if (method !== 'get' || page || scope === null) return null;
  const schema = responses[200]?.schema;
  const whole = schema instanceof z.ZodUnion ? schema.options[0] : schema;
  const items: unknown = whole instanceof z.ZodObject ? whole.shape['items'] : undefined;
  return items instanceof z.ZodArray ? (items.element as z.ZodType) : null;
}

/** The query of a route, with what every list may be asked for. */
export function queryOf(
  route: Pick<Route, 'method' | 'page' | 'scope' | 'responses' | 'query'>,
): z.ZodObject | undefined {
  if (!itemOf(route)) return route.query;
  return route.query ? route.query.safeExtend(exportShape) : z.strictObject(exportShape);
}

/** A query without what only exports have. */
export function withoutExport(query: unknown): unknown {
  const { format: _format, bom: _bom, ...rest } = query as Record<string, unknown>;
  return rest;
}

/** The form in which a request wants a list. */
export function formatOf(route: Route, request: Request, query: unknown): Format {
  if (route.streams) return 'ndjson';
  if (!itemOf(route)) return 'json';
  const { format } = query as { format?: Format };
  if (format !== undefined) return format;
  const accepted = request.accepts([formats.json, formats.csv, formats.ndjson, 'application/ndjson']);
  if (accepted === formats.csv) return 'csv';
  return accepted !== false && accepted.endsWith('ndjson') ? 'ndjson' : 'json';
}

/** A page as handlers answer it. */
interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
  /** Of the feed, which has no end. */
  readonly cursor?: string | null;
  readonly isMore?: boolean;
}

type Query = Readonly<Record<string, unknown>>;

/** The query for the page that follows; null at the end. */
function following(query: Query, { nextCursor, cursor, isMore }: Page): Query | null {
  if (typeof nextCursor === 'string') return { ...query, cursor: nextCursor };
  return isMore && typeof cursor === 'string' ? { ...query, after: cursor, wait: 0 } : null;
}

/** Entries as text of a format. */
export function exportText(
  format: ExportFormat,
  items: readonly unknown[],
  columns: readonly Column[],
): string {
  return format === 'csv'
    ? csvRows(items, columns)
    : items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** The columns of a list, or those of them that were asked for. */
export function exportColumns(route: Route, query: Query): Column[] {
  const columns = columnsOf(itemOf(route) ?? z.unknown());
  const fields = query['fields'] as readonly string[] | undefined;
  return fields ? columns.filter(({ path: [name = ''] }) => name === 'id' || fields.includes(name)) : columns;
}

export interface Export {
  readonly route: Route;
  readonly format: ExportFormat;
  readonly query: Query;
  /** Answers one page. @throws Problem as for a page alone */
  readonly read: (query: Query) => Promise<unknown>;
}

/**
 * Sends a whole list. A page is read when the client has taken the one before. The first page decides whether there is
 * an answer at all; what fails later breaks the connection off, so that nobody takes a part for the whole.
 *
 * @throws Problem of the first page, before anything is sent
 */
export async function sendExport(
  { route, format, query, read }: Export,
  request: Request,
  response: Response,
): Promise<void> {
  const asked: Query = { ...(withoutExport(query) as Query), ...('limit' in query && { limit: pageSize }) };
  const first = (await read(asked)) as Page;
  response.status(200).set({
    'Content-Type': `${formats[format]}; charset=utf-8${format === 'csv' ? '; header=present' : ''}`,
    'Content-Disposition': `attachment; filename="${fileName(route, format)}"`,
    'Cache-Control': 'no-store',
  });
  if (request.method === 'HEAD') return void response.end();
  const columns = exportColumns(route, query);
  const faults: unknown[] = [];
  const text = async function* (): AsyncGenerator<string> {
    if (format === 'csv') yield (query['bom'] === 'true' ? byteOrderMark : '') + csvHead(columns);
    let page = first;
    for (let here = asked; ;) {
      if (page.items.length > 0) yield exportText(format, page.items, columns);
      const next = following(here, page);
      if (!next) return;
      here = next;
      try {
        page = (await read(here)) as Page;
      } catch (error) {
        faults.push(error);
        throw error;
      }
    }
  };
  try {
    await pipeline(text, response);
  } catch (err) {
    // the head has been sent: whoever is still there sees the connection end before the body does
    if (faults.length === 0) request.log.info('an export was not read to its end');
    else request.log.error({ err }, 'an export was broken off');
  }
}

function fileName({ path }: Route, format: ExportFormat): string {
  const name =
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('{'))
      .at(-1) ?? 'list';
  return `${name}-${new Date().toISOString().slice(0, 10)}.${format}`;
}
