import type { Model } from 'mongoose';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import { isDuplicateKey } from './kit/duplicate-key';
import type { Erased, ErasureRow } from './models/archive-models';
import type { Models } from './models/models';
import { redactionOf } from './redaction';

/** That somebody was erased: on whose word, when, and how much was found. It says nothing of who it was. */
export interface Erasure {
  readonly id: string;
  readonly customerId: string;
  readonly requestedBy: string;
  readonly reason: string;
  readonly requestedAtMs: number;
  readonly doneAtMs: number | null;
  /** Texts that were taken out, by collection. */
  readonly found: Readonly<Record<string, number>>;
}

/** An erasure that is not over, with who it is. */
export interface RunningErasure extends Erasure {
  readonly erased: Erased;
}

export interface Erasures {
  /** Puts down an erasure before anything is erased; the first of an id stays. */
  begin(erasure: Omit<RunningErasure, 'doneAtMs' | 'found'>): Promise<void>;
  running(limit: number): Promise<RunningErasure[]>;
  read(id: string): Promise<Erasure | null>;
  page(request: ListRequest): Promise<ListedRows<Erasure>>;
  /**
   * Takes the person out of all that others wrote. Repeating it is harmless.
   *
   * @param projectIds of the customer
   * @returns how many texts were taken out
   */
  sweep(erasure: RunningErasure, projectIds: readonly string[]): Promise<number>;
  /** Forgets who it was. */
  end(id: string, doneAtMs: number): Promise<void>;
}

/**
 * What never holds a text about people at customers: what a project records are ids, titles and evidence, and is not
 * changed. (The ledger's events are what Temporal's histories have too.)
 */
const withoutPeople: ReadonlySet<string> = new Set<keyof Models>([
  'events',
  'projects',
  'tasks',
  'feed',
  'rules',
  'playbooks',
  'calendars',
  'leases',
  'presences',
  'apiKeys',
  'apiKeyNames',
  'apiKeyUses',
  'checkpoints',
  'workTimeSettings',
  'erasures',
  'searchGrams',
]);

/** Fields that repeat the record of a person, by collection. */
const emptied: Readonly<Record<string, string>> = { idempotency: 'answer' };

/** A row of any collection. */
type AnyRow = Readonly<Record<string, unknown>> & { readonly _id: string };

export function erasures(models: Models): Erasures {
  const model = models.erasures;
  const listed = listing(model, { idField: 'erasureId' });
  return {
    async begin({ id, customerId, requestedBy, reason, requestedAtMs, erased }) {
      const row = { customerId, requestedBy, reason, requestedAtMs, erased, doneAtMs: 0, found: {} };
      try {
        await model.create([{ _id: id, erasureId: id, ...row }]);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async running(limit) {
      const rows = await model.find({ doneAtMs: 0 }).limit(limit).lean();
      return rows.flatMap((row) => (row.erased ? [{ ...erasureOf(row), erased: row.erased }] : []));
    },
    async read(id) {
      const row = await model.findById(id).lean();
      return row ? erasureOf(row) : null;
    },
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: rows.map(erasureOf), next };
    },
    async sweep({ id, erased }, projectIds) {
      const ids = new Set(projectIds);
      let all = 0;
      for (const [name, { collection }] of Object.entries(
        models as unknown as Record<string, Model<AnyRow>>,
      )) {
        if (withoutPeople.has(name)) continue;
        let found = 0;
        for await (const row of collection.find({}, { batchSize: 200 })) {
          const { fields, texts } = redactionOf(row, erased, ids, emptied[name]);
          if (texts === 0) continue;
          // a row that has changed meanwhile is found by the next look
          const isSame = typeof row['revision'] === 'number' ? { revision: row['revision'] } : {};
          await collection.updateOne({ _id: row._id, ...isSame }, { $set: fields });
          found += texts;
        }
        if (found > 0) await model.updateOne({ _id: id }, { $inc: { [`found.${name}`]: found } });
        all += found;
      }
      return all;
    },
    async end(id, doneAtMs) {
      await model.updateOne({ _id: id }, { $set: { doneAtMs, erased: null } });
    },
  };
}

function erasureOf({ _id, erasureId: _erasure, erased: _erased, doneAtMs, ...rest }: ErasureRow): Erasure {
  return { id: _id, ...rest, doneAtMs: doneAtMs === 0 ? null : doneAtMs };
}
