import { z } from 'zod';
import { recordChangePageSchema } from '../../../contracts/wire/directory-wire';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import type { Scope } from '../../../store/models/api-key-models';
import type { Store } from '../../../store/store';
import type { RouteDeps, Tag } from '../../context/context';
import { defineRoute } from '../../context/context';
import type { Exported } from '../../kit/route';
import type { Records } from './directory-records';
import { listChanges } from './directory-records';

interface HistoryRequest {
  readonly params: { readonly id: string };
  readonly query: object;
  readonly actor: string;
}

interface HistoryRoute {
  readonly operationId: string;
  readonly tag: Tag;
  readonly scope: Scope;
  /** The id in the path. */
  readonly id: z.ZodString;
  /** What must hold of whoever asks; throws otherwise. */
  readonly before?: (id: string, actor: string, store: Store) => Promise<void>;
  /** For records that are taken away as a file by a right of its own. */
  readonly exported?: Exported<HistoryRequest, RouteDeps>;
  readonly example: {
    readonly id: string;
    readonly actor: string;
    readonly change: { readonly field: string; readonly from: unknown; readonly to: unknown };
  };
}

/** The route of what was changed in records of one kind. */
export function historyRoute<T extends { id: string }>(
  records: Records<T>,
  { operationId, tag, scope, id, example, before, exported }: HistoryRoute,
) {
  return defineRoute({
    operationId,
    method: 'get',
    path: `${records.path}/{id}/history`,
    tag,
    scope,
    ...(exported && { exported }),
    summary: `List the changes of a ${records.one}`,
    description: 'Who changed which fields when; the oldest first.',
    params: z.strictObject({ id }),
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: recordChangePageSchema, headers: ['Link'] } },
    problems: [records.unknown, ...(before ? (['not-your-customer'] as const) : [])],
    example: {
      params: { id: example.id },
      query: { limit: 20 },
      status: 200,
      answer: {
        items: [
          { revision: 2, at: '2026-03-02T08:00:00.000Z', actor: example.actor, changes: [example.change] },
        ],
        nextCursor: null,
        next: null,
      },
    },
    handler: async ({ params, query, actor }, { store }) => {
      await before?.(params.id, actor, store);
      return listChanges(records, store, params.id, query);
    },
  });
}
