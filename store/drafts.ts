import { createHash } from 'node:crypto';
import type { Model } from 'mongoose';
import type { DraftRow } from './models/draft-models';
import { isDuplicateKey } from './kit/duplicate-key';

/** What somebody typed into a form of the archive when it could not be taken. */
export interface Draft {
  readonly personId: string;
  /** The address of the form. */
  readonly address: string;
  /** The customer, or the person there, that it is about. */
  readonly aboutId: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly atMs: number;
}

/** Drafts, of which somebody has one for each form: the latest. */
export interface Drafts {
  keep(draft: Draft): Promise<void>;
  read(personId: string, address: string): Promise<Draft | null>;
  /** The latest first. */
  of(personId: string): Promise<Draft[]>;
  /** Repeating it is harmless. */
  drop(personId: string, address: string): Promise<void>;
  /** Removes all that anybody typed about a customer, or about somebody there. */
  forgetAbout(aboutId: string): Promise<void>;
}

export function drafts(model: Model<DraftRow>): Drafts {
  return {
    async keep({ personId, address, aboutId, typed, atMs }) {
      const _id = draftId(personId, address);
      const row = { personId, address, aboutId, typed, at: new Date(atMs) };
      try {
        await model.updateOne({ _id }, { $set: row }, { upsert: true });
      } catch (error) {
        // the embedded server lets two insert the same new row at once fail
        if (!isDuplicateKey(error)) throw error;
        await model.updateOne({ _id }, { $set: row });
      }
    },
    async read(personId, address) {
      const row = await model.findById(draftId(personId, address)).lean();
      return row && draftOf(row);
    },
    async of(personId) {
      const rows = await model.find({ personId }).lean();
      return rows.map(draftOf).sort((a, b) => b.atMs - a.atMs);
    },
    async drop(personId, address) {
      await model.deleteOne({ _id: draftId(personId, address) });
    },
    async forgetAbout(aboutId) {
      await model.deleteMany({ aboutId });
    },
  };
}

function draftId(personId: string, address: string): string {
  return createHash('sha256').update(`${personId} ${address}`).digest('base64url');
}

function draftOf({ personId, address, aboutId, typed, at }: DraftRow): Draft {
  return { personId, address, aboutId, typed, atMs: at.getTime() };
}
