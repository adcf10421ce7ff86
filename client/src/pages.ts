import type { HttpMethod, PathsWithMethod } from 'openapi-typescript-helpers';
import type { Answer, DataOf } from './calls';
import type { paths } from './schema';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

type DataAt<Path extends PathsWithMethod<paths, 'get'>> =
  paths[Path] extends Record<'get' & HttpMethod, infer Operation extends Record<string, unknown>>
    ? DataOf<Operation>
    : never;

/** Paths of lists that come in pages. */
export type PagedPath = {
  [Path in PathsWithMethod<paths, 'get'>]: DataAt<Path> extends Page<unknown> ? Path : never;
}[PathsWithMethod<paths, 'get'>];

/** An entry of such a list. */
export type ItemOf<Path extends PagedPath> = DataAt<Path> extends Page<infer Item> ? Item : never;

interface Init {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> };
}

/** The entries of a list, page after page, each page read when it is needed. */
export async function* items<Path extends PagedPath>(
  get: (path: string, init: Init) => Promise<Answer<unknown>>,
  path: Path,
  init: Init,
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { ...init.params?.query, ...(cursor !== undefined && { cursor }) };
    const { data } = await get(path, { ...init, params: { ...init.params, query } });
    const page = data as Page<ItemOf<Path>>;
    yield* page.items;
    cursor = page.nextCursor;
  }
}
