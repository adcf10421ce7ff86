import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import type { ArchiveViewRow } from './models/archive-models';

/** That somebody saw what is personal of a person at a customer. */
export interface ArchiveView {
  readonly id: string;
  readonly atMs: number;
  readonly viewerId: string;
  readonly customerId: string;
  readonly personId: string;
  readonly through: string;
}

/** The audit log of personal facts. It is added to and read; there is no way to change it. */
export interface ArchiveViews {
  /** Written before anything is shown. */
  note(views: readonly Omit<ArchiveView, 'id'>[]): Promise<void>;
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
          return { _id: id, viewId: id, ...view };
        }),
      );
    },
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: rows.map(({ _id, viewId: _viewId, ...rest }) => ({ id: _id, ...rest })), next };
    },
  };
}
