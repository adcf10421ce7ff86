import type { Person } from '../../../contracts/wire/directory';
import type { ArchiveRight } from '../../../domain/archive/rights';
import type { EditField, Faults, Typed } from './edit-fields';

/** What a form wrote, or why it did not. */
export type Outcome =
  | {
      readonly kind: 'saved';
      /** Where to go on, if not to where the form came from. */ readonly to?: string;
    }
  | { readonly kind: 'faults'; readonly faults: Faults }
  /** It cannot be taken, for a reason that belongs to no field. */
  | { readonly kind: 'refused'; readonly text: string }
  /** Somebody else was faster: what is stored has to be looked at again. */
  | { readonly kind: 'changed' };

/** What is stored of a subject now. */
export interface Stored {
  readonly revision: number;
  /** Null: there is nothing yet, or nothing any more. */
  readonly typed: Typed | null;
  /** Who wrote it last. */
  readonly last: { readonly actor: string; readonly atMs: number } | null;
  /** Where its form is now, if that has moved. */
  readonly address?: string;
}

/** What a form is for: a record, or an entry of one. */
export interface Subject {
  readonly right: ArchiveRight;
  /** The customer, or the person there, that it is about. */
  readonly aboutId: string;
  readonly title: string;
  readonly address: string;
  /** Where the reader comes from and goes back to. */
  readonly back: string;
  readonly fields: readonly EditField[];
  /** Whether the form makes something new. */
  readonly isNew?: boolean;
  /** What a new one begins with. */
  readonly initial?: Typed;
  /** What its button says, where it does more than save. */
  readonly submit?: string;
  /** Puts down that what is shown is seen; before it is. */
  readonly noteView?: () => Promise<void>;
  /** What is stored now of what a form of a revision shows. */
  readonly stored: (revision: number | null) => Promise<Stored>;
  /** What was stored at an earlier revision; null when nothing was, or nobody knows. */
  readonly storedAt: (revision: number) => Promise<Typed | null>;
  /** Writes what was typed over what is stored at a revision. */
  readonly save: (typed: Typed, revision: number, context: SaveContext) => Promise<Outcome>;
  /** Absent: it cannot be removed. */
  readonly remove?: (revision: number, context: SaveContext) => Promise<Outcome>;
}

export interface SaveContext {
  readonly actor: Person;
  /** The same for a form that is sent twice. */
  readonly key: string;
}
