import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import type { ArchiveViewRow } from './models/archive-models';

/** That somebody saw what is personal of a person at a customer, or took something of the archive away as a file. */
export interface ArchiveView {
  readonly id: string;
  readonly atMs: number;
  readonly viewerId: string;
  /** Null: an export of all customers. */
  readonly customerId: string | null;
  /** Null: an export that is not of one person. */
  readonly personId: string | null;
  readonly through: string;
  /** What was taken away, by its address; null: it was seen. */
  readonly list: string | null;
  /** What the list was asked for: values by parameter. */
  readonly filter: Readonly<Record<string, string>>;
}

/** What is put down; of what was only seen no list. */
export type NotedView = Omit<ArchiveView, 'id' | 'list' | 'filter'> &
  Partial<Pick<ArchiveView, 'list' | 'filter'>>;

/** The audit log of personal facts. It is added to and read; there is no way to change it. */
export interface ArchiveViews {
  /** Written before anything is shown. */
  note(views: readonly NotedView[]): Promise<void>;
  page(request: ListRequest): Promise<ListedRows<ArchiveView>>;
}

export function archiveViews(model: Model<ArchiveViewRow>): ArchiveViews {
  const listed = listing(model, { idField: 'viewId' });
  return {
    async note(views) {
      if (views.length === 0) return;
      await model.insertMany(
        views.map((view) => {
          const id = randomUUID();
          return { _id: id, viewId: id, list: null, filter: {}, ...view };
        }),
      );
    },
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: rows.map(({ _id, viewId: _viewId, ...rest }) => ({ id: _id, ...rest })), next };
    },
  };
}
