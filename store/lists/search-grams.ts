import type { Model } from 'mongoose';
import { areDuplicateKeys } from '../kit/duplicate-key';
import { insertNew } from '../kit/insert-new';
import type { SearchedKind, SearchGramRow } from '../models/search-models';
import { gramsOf, rangesOf } from './search-text';

/**
 * The parts of searched texts, kept beside the records. Those of a new text are written before the record and those of
 * the old one are removed after it, so whatever a crash leaves, a record that can be read can be found. What is left
 * too much is no harm: a hit is compared with the text itself.
 */
export interface SearchGrams {
  /**
   * Writes the parts of a record's text. Repeating it is harmless.
   *
   * @param revision of the record that has the text
   * @returns removes the parts that this text has not, unless a later revision has them; to be called when the record
   * is written
   */
  put(kind: SearchedKind, targetId: string, revision: number, searched: string): Promise<() => Promise<void>>;
  /** The same for many records that are new. What an earlier attempt with another text has left is no harm. */
  putNew(
    kind: SearchedKind,
    texts: readonly { readonly targetId: string; readonly searched: string }[],
  ): Promise<void>;
  /** Whether the parts of a record are those of its text; a later revision may have others. */
  isSame(kind: SearchedKind, targetId: string, revision: number, searched: string): Promise<boolean>;
  /** Removes all parts of a record. */
  forget(kind: SearchedKind, targetId: string): Promise<void>;
  /**
   * The records that may have every word.
   *
   * @returns null: there are more than `most`, as far as the words tell
   */
  candidates(kind: SearchedKind, words: readonly string[], most: number): Promise<string[] | null>;
}

/** Parts of one query that are looked up: the first few tell most. */
const mostLookedUp = 8;

/** So few are as good as one. */
const fewEnough = 50;

/** How often the rows are read again when somebody else writes those of the same record. */
const mostRounds = 10;

/** The rows of a record's text. */
export function gramRows(
  kind: SearchedKind,
  targetId: string,
  revision: number,
  searched: string,
): SearchGramRow[] {
  return gramsOf(searched).map((gram) => ({
    ...{ _id: `${kind}:${targetId}:${gram}`, key: `${kind}:${gram}` },
    targetId,
    revision,
  }));
}

export function searchGrams(rows: Model<SearchGramRow>): SearchGrams {
  const of = async (kind: SearchedKind, targetId: string): Promise<SearchGramRow[]> => {
    const found = await rows.find({ targetId }).lean();
    return found.filter(({ key }) => key.startsWith(`${kind}:`));
  };
  /** @returns false: somebody else has inserted one of them in between */
  const insert = async (missing: SearchGramRow[]): Promise<boolean> => {
    if (missing.length === 0) return true;
    try {
      await rows.collection.insertMany(missing as never[], { ordered: false });
      return true;
    } catch (error) {
      if (areDuplicateKeys(error)) return false;
      throw error;
    }
  };
  /** @returns false: somebody else has changed or removed one of them in between */
  const raise = async (behind: readonly SearchGramRow[], revision: number): Promise<boolean> => {
    if (behind.length === 0) return true;
    const query = { _id: { $in: behind.map(({ _id }) => _id) }, revision: { $lt: revision } };
    const { matchedCount } = await rows.updateMany(query, { $set: { revision } });
    return matchedCount === behind.length;
  };
  const lookUp = async (kind: SearchedKind, word: string, most: number): Promise<(string[] | null)[]> => {
    const lists: (string[] | null)[] = [];
    for (const { from, before } of rangesOf(word).slice(0, mostLookedUp)) {
      const key = before === null ? `${kind}:${from}` : { $gte: `${kind}:${from}`, $lt: `${kind}:${before}` };
      // no `find`: on the embedded server that uses indexes of one field alone, and would read all parts of all texts
      const found = await rows.aggregate<Pick<SearchGramRow, 'targetId'>>([
        { $match: { key } },
        { $limit: most + 1 },
        { $project: { targetId: 1 } },
      ]);
      const ids = [...new Set(found.map(({ targetId }) => targetId))];
      lists.push(found.length > most ? null : ids);
      if (found.length <= fewEnough) break;
    }
    return lists;
  };
  return {
    async put(kind, targetId, revision, searched) {
      const wanted = gramRows(kind, targetId, revision, searched);
      const wantedIds = new Set(wanted.map(({ _id }) => _id));
      for (let round = 0; round < mostRounds; round += 1) {
        const known = await of(kind, targetId);
        const knownIds = new Set(known.map(({ _id }) => _id));
        const missing = wanted.filter(({ _id }) => !knownIds.has(_id));
        const behind = known.filter((row) => row.revision < revision && wantedIds.has(row._id));
        const isDone = [await insert(missing), await raise(behind, revision)].every(Boolean);
        if (!isDone) continue;
        const surplus = known.filter(({ _id }) => !wantedIds.has(_id)).map(({ _id }) => _id);
        return async () => {
          if (surplus.length === 0) return;
          await rows.deleteMany({ _id: { $in: surplus }, revision: { $lte: revision } });
        };
      }
      throw new Error(`The text of ${kind} ${targetId} is written by others again and again.`);
    },
    async putNew(kind, texts) {
      await insertNew(
        rows,
        texts.flatMap(({ targetId, searched }) => gramRows(kind, targetId, 1, searched)),
      );
    },
    async isSame(kind, targetId, revision, searched) {
      const wanted = new Set(gramsOf(searched).map((gram) => `${kind}:${gram}`));
      const known = await of(kind, targetId);
      const had = new Set(known.map(({ key }) => key));
      const hasAll = [...wanted].every((key) => had.has(key));
      return hasAll && known.every((row) => wanted.has(row.key) || row.revision > revision);
    },
    async forget(kind, targetId) {
      const known = await of(kind, targetId);
      if (known.length > 0) await rows.deleteMany({ _id: { $in: known.map(({ _id }) => _id) } });
    },
    async candidates(kind, words, most) {
      let among: string[] | null = null;
      for (const word of words) {
        for (const list of await lookUp(kind, word, most)) {
          if (list === null) continue;
          const known = new Set<string>(list);
          among = among === null ? list : among.filter((id) => known.has(id));
        }
        if (among !== null && among.length <= fewEnough) return among;
      }
      return among;
    },
  };
}
