import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './schema';

/** An answer that is no problem. */
export interface Answer<Data> {
  readonly data: Data;
  /** For status and headers; its body has been read. */
  readonly response: Response;
  /** How many attempts it took. */
  readonly attempts: number;
}

/** What goes with a call: it may be left out when nothing in it is required. */
export type InitParam<Init> =
  RequiredKeysOf<Init> extends never
    ? [(Init & Readonly<Record<string, unknown>>)?]
    : [Init & Readonly<Record<string, unknown>>];

/** What an operation answers when all is well. */
export type DataOf<Operation extends Record<string | number, unknown>, Init = object> = Extract<
  FetchResponse<Operation, Init, MediaType>,
  { error?: never }
>['data'];

/**
 * Calls an operation: the path as the document has it, and its parameters and body.
 *
 * @throws MilepostProblem when the API answers with a problem
 * @throws MilepostUnreachable when there is no answer
 */
export type Call<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  Init extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: InitParam<Init>
) => Promise<
  Answer<
    paths[Path] extends Record<Method, infer Operation extends Record<string, unknown>>
      ? DataOf<Operation, Init>
      : never
  >
>;
