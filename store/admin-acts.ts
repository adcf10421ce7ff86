import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import type { ListPlace } from './lists/listing';
import { listing } from './lists/listing';
import type { AdminActRow } from './models/admin-act-models';

/** What administrators do on pages that no record keeps by itself. */
export const adminActKinds = [
  'mail-retried',
  'project-repaired',
  'all-repaired',
  'key-made',
  'key-rotated',
  'key-revoked',
  'webhook-made',
  'webhook-secret-replaced',
  'webhook-enabled',
  'webhook-disabled',
] as const;
export type AdminActKind = (typeof adminActKinds)[number];

export interface AdminAct {
  readonly id: string;
  readonly atMs: number;
  readonly actorId: string;
  readonly kind: AdminActKind;
  readonly subject: string;
  readonly name: string;
}

/** Who did what. It is added to and read; there is no way to change it. */
export interface AdminActs {
  /** Notes an act once, however often it is told. */
  note(act: AdminAct): Promise<void>;
  /** The latest act on each of some subjects, by its id. */
  latest(subjects: readonly string[]): Promise<ReadonlyMap<string, AdminAct>>;
  /** Newest first. */
  page(page: { readonly after?: ListPlace | undefined; readonly limit: number }): Promise<{
    readonly acts: readonly AdminAct[];
    readonly next: ListPlace | null;
  }>;
}

const newestFirst = { field: 'atMs', descending: true } as const;

export function adminActs(model: Model<AdminActRow>): AdminActs {
  const listed = listing(model, { idField: 'actId' });
  return {
    async note({ id, ...act }) {
      try {
        await model.create([{ _id: id, actId: id, ...act }]);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async latest(subjects) {
      if (subjects.length === 0) return new Map();
      const rows = await model
        .find({ subject: { $in: [...subjects] } })
        .sort({ atMs: 1 })
        .lean();
      return new Map(rows.map((row) => [row.subject, actOf(row)]));
    },
    async page({ after, limit }) {
      const { rows, next } = await listed.page({ conditions: [], order: newestFirst, after, limit });
      return { acts: rows.map(actOf), next };
    },
  };
}

function actOf({ actId, atMs, actorId, kind, subject, name }: AdminActRow): AdminAct {
  return { id: actId, atMs, actorId, kind: kind as AdminActKind, subject, name };
}
