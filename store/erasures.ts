import { createHash, randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import { isDuplicateKey } from './kit/duplicate-key';
import { takeLease } from './kit/lease';
import type { Erased, ErasureRow } from './models/archive-models';
import type { Models } from './models/models';
import { mayName, redactionOf, textOf } from './redaction';

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

/** An erasure that is over, with the hash by which the person is told again. */
export interface FinishedErasure extends Erasure {
  readonly doneAtMs: number;
  readonly personKey: string;
}

/** An erasure, with the projects of the customer and all that is the same. */
export interface SweptErasure {
  readonly erasure: Pick<RunningErasure, 'id' | 'erased'>;
  readonly projectIds: readonly string[];
}

export interface Erasures {
  /** Puts down an erasure before anything is erased; the first of an id stays. */
  begin(erasure: Omit<RunningErasure, 'doneAtMs' | 'found'>): Promise<void>;
  running(limit: number): Promise<RunningErasure[]>;
  read(id: string): Promise<Erasure | null>;
  page(request: ListRequest): Promise<ListedRows<Erasure>>;
  /** Whether somebody with an id was erased, or is being. */
  wasErased(personId: string): Promise<boolean>;
  /** Those that are over, by id, after `afterId`, at most `limit`. */
  finished(page: { afterId?: string | undefined; limit: number }): Promise<FinishedErasure[]>;
  /** Puts one back that is over. @returns the one that there is */
  restore(erasure: FinishedErasure): Promise<FinishedErasure | null>;
  /** Whether somebody is being erased who has an id, or what another system calls them. */
  isErasing(who: Pick<Erased, 'personId' | 'references'>): Promise<boolean>;
  /**
   * Takes people out of all that others wrote, all of them on one way through the rows. Repeating it is harmless.
   *
   * @returns how many texts of each erasure were taken out, by its id
   */
  sweep(swept: readonly SweptErasure[]): Promise<ReadonlyMap<string, number>>;
  /** Whether the caller is the one that carries the retention rule out, for so long from now on. */
  takeTurn(turnMs: number): Promise<boolean>;
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
  'cards',
  'tasks',
  'feed',
  'rules',
  'playbooks',
  'calendars',
  'leases',
  'presences',
  'adminActs',
  'apiKeys',
  'apiKeyNames',
  'apiKeyUses',
  'checkpoints',
  'workTimeSettings',
  'erasures',
  'searchGrams',
  // looked through by those who can read them
  'importParts',
]);

/**
 * What may be about any customer without naming it: cells of files in which somebody found a fault, words by which a
 * list was searched, forms that were not sent.
 */
const aboutAnybody: ReadonlySet<string> = new Set<keyof Models>([
  'imports',
  'importProblems',
  'archiveViews',
  'drafts',
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
      const personKey = hashOf(erased.personId);
      try {
        await model.create([{ _id: id, erasureId: id, ...row, personKey }]);
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
    async wasErased(personId) {
      return (await model.findOne({ personKey: hashOf(personId) }, { _id: 1 }).lean()) !== null;
    },
    async finished({ afterId, limit }) {
      const conditions = afterId === undefined ? {} : { _id: { $gt: afterId } };
      const rows = await model.find(conditions).sort({ _id: 1 }).limit(limit).lean();
      return rows.map(finishedOf);
    },
    async restore({ id, ...rest }) {
      try {
        await model.create([{ _id: id, erasureId: id, ...rest, erased: null }]);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const known = await model.findById(id).lean();
      return known && finishedOf(known);
    },
    async isErasing({ personId, references }) {
      const running = await model.find({ doneAtMs: 0 }, { erased: 1 }).lean();
      return running.some(
        ({ erased }) =>
          erased?.personId === personId || erased?.references.some((each) => references.includes(each)),
      );
    },
    async sweep(swept) {
      const all = new Map(swept.map(({ erasure }) => [erasure.id, 0]));
      const each = swept.map(({ erasure, projectIds }) => ({ ...erasure, projectIds: new Set(projectIds) }));
      for (const [name, { collection }] of Object.entries(
        models as unknown as Record<string, Model<AnyRow>>,
      )) {
        if (withoutPeople.has(name)) continue;
        const options = { whollyIn: emptied[name], isAlwaysAbout: aboutAnybody.has(name) };
        const foundHere = new Map<string, number>();
        for await (const found of collection.find({}, { batchSize: 200 })) {
          const text = textOf(found);
          let row: Readonly<Record<string, unknown>> = found;
          let change: Readonly<Record<string, unknown>> = {};
          for (const { id, erased, projectIds } of each) {
            if (!mayName(text, erased)) continue;
            const { fields, texts } = redactionOf(row, erased, projectIds, options);
            if (texts === 0) continue;
            row = { ...row, ...fields };
            change = { ...change, ...fields };
            foundHere.set(id, (foundHere.get(id) ?? 0) + texts);
          }
          if (Object.keys(change).length === 0) continue;
          // a row that has changed meanwhile is found by the next look
          const isSame = typeof found['revision'] === 'number' ? { revision: found['revision'] } : {};
          await collection.updateOne({ _id: found._id, ...isSame }, { $set: change });
        }
        for (const [id, count] of foundHere) {
          await model.updateOne({ _id: id }, { $inc: { [`found.${name}`]: count } });
          all.set(id, (all.get(id) ?? 0) + count);
        }
      }
      return all;
    },
    takeTurn: (turnMs) =>
      takeLease(models.leases, { id: 'retention', holder: randomUUID(), longestMs: turnMs }),
    async end(id, doneAtMs) {
      await model.updateOne({ _id: id }, { $set: { doneAtMs, erased: null } });
    },
  };
}

function hashOf(personId: string): string {
  return createHash('sha256').update(personId).digest('hex');
}

/** With `doneAtMs` 0 while it is not over. */
function finishedOf({ _id, erasureId: _erasure, erased: _erased, ...rest }: ErasureRow): FinishedErasure {
  return { id: _id, ...rest };
}

function erasureOf({
  _id,
  erasureId: _erasure,
  erased: _erased,
  personKey: _key,
  doneAtMs,
  ...rest
}: ErasureRow): Erasure {
  return { id: _id, ...rest, doneAtMs: doneAtMs === 0 ? null : doneAtMs };
}
