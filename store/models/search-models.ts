import { Schema } from 'mongoose';
import { count, options, text } from './fields';

/** What can be found by its text. */
export type SearchedKind = 'project' | 'customer' | 'customer-person';

/**
 * A part of a record's searched text, in a row of its own: neither engine looks a part up in a list of a document. `_id`
 * is `<kind>:<record>:<part>`.
 */
export interface SearchGramRow {
  _id: string;
  /** `<kind>:<part>`. */
  key: string;
  targetId: string;
  /** The revision of the record that last had the part: an older write never removes what a newer one has. */
  revision: number;
}

export const searchGramSchema: Schema<SearchGramRow> = new Schema<SearchGramRow>(
  { _id: text, key: text, targetId: text, revision: count },
  options,
)
  .index({ key: 1, targetId: 1 })
  .index({ targetId: 1 });
