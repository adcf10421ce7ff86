import type { ImportPhase, RowOutcome, ImportCounts } from '../contracts/sandbox/imports';
import { noRows } from '../contracts/sandbox/imports';
import type { ImportMapping } from '../contracts/wire/import-mappings';
import { areDuplicateKeys, isDuplicateKey } from './kit/duplicate-key';
import type {
  ImportMappingRow,
  ImportRow,
  ImportStatus,
  PhaseRow,
  StoredFault,
} from './models/import-models';
import type { Models } from './models/models';

export type { ImportStatus, StoredFault } from './models/import-models';

/** An import, with how far it is. */
export type Import = Readonly<Omit<ImportRow, '_id' | 'at'>>;

/** A mapping that was saved by its name. */
export type SavedMapping = Readonly<Omit<ImportMappingRow, '_id'>>;

/** What is known of an import before its file has come. */
export type NewImport = Pick<Import, 'importId' | 'createdBy' | 'createdAtMs' | 'mapping' | 'said'>;

/** A batch of rows that is through. */
export interface DoneBatch {
  /** The last row before it, and its own last one. */
  readonly afterRow: number;
  readonly row: number;
  readonly counts: ImportCounts;
  readonly faults: readonly StoredFault[];
}

/** Files on their way in. Rows of an import, its file and its problems expire together. */
export interface Imports {
  /** @returns false: there is one of this id already */
  create(given: NewImport): Promise<boolean>;
  /** Takes one back whose file did not come. */
  discard(importId: string): Promise<void>;
  addPart(importId: string, part: number, bytes: Buffer): Promise<void>;
  /** Whether the file of an import is kept still. */
  hasFile(importId: string): Promise<boolean>;
  /** Removes the parts of a file that did not come whole, or that is not to be kept. */
  forgetParts(importId: string): Promise<void>;
  /** The file is whole: the dry run can begin. */
  received(importId: string, file: { readonly size: number; readonly parts: number }): Promise<void>;
  /** The dry run could not be begun: the file is to come again. */
  notReceived(importId: string): Promise<void>;
  /** The file is whole, and somebody is to map its columns. */
  keptForMapping(importId: string, file: { readonly size: number; readonly parts: number }): Promise<void>;
  /**
   * Begins the dry run of a file that is kept, whatever an earlier one has found.
   *
   * @returns the status before; null: it is not at a point from which this can be done
   */
  beginCheck(importId: string, how: Pick<Import, 'mapping' | 'said'>): Promise<ImportStatus | null>;
  /** The dry run could not be begun: it is where it was. */
  notBegun(importId: string, status: ImportStatus): Promise<void>;
  read(importId: string): Promise<Import | null>;
  /** The newest first. */
  list(page: {
    readonly after?: { readonly atMs: number; readonly id: string } | undefined;
    readonly limit: number;
  }): Promise<Import[]>;
  /** The bytes of a file from a place to the one before another. */
  bytes(importId: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** Begins the second phase of an import that is checked. @returns false: it is at another point */
  beginCommit(importId: string): Promise<boolean>;
  /** Notes how the file is read. */
  readAs(importId: string, form: Readonly<Record<string, unknown>>): Promise<void>;
  /** Notes what a batch is about to do: whoever repeats it after a crash counts what was done as that. */
  about(
    importId: string,
    phase: ImportPhase,
    batch: Readonly<Partial<Record<string, RowOutcome>>>,
  ): Promise<void>;
  /** Counts a batch, once. */
  done(importId: string, phase: ImportPhase, batch: DoneBatch): Promise<void>;
  /** Removes problems behind a row, which a batch that was not counted has left. */
  forgetProblemsAfter(importId: string, phase: ImportPhase, row: number): Promise<void>;
  /** Ends a phase; the file itself is of no use after the second one. */
  finish(importId: string, phase: ImportPhase): Promise<void>;
  /** Ends it for good. @param keepsFile whether somebody may say how to read the file, and try again */
  fail(importId: string, phase: ImportPhase, fault: StoredFault, keepsFile?: boolean): Promise<void>;
  /** Gives an import up whose file is here, wherever it is, and removes the file. @returns false: it had ended */
  withdraw(importId: string, fault: StoredFault): Promise<boolean>;
  /**
   * Removes parts of a file that never came whole.
   *
   * @param before the parts are left of an earlier attempt when the last one came before this
   * @returns whether there are parts still, which are coming
   */
  forgetLeftParts(importId: string, before: Date): Promise<boolean>;
  /** In the order of the file. @param after the place of the last one of the page before */
  problems(
    importId: string,
    phase: ImportPhase,
    page: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly place: number; readonly fault: StoredFault }[]>;

  saveMapping(mapping: ImportMapping, savedBy: string): Promise<SavedMapping>;
  mapping(name: string): Promise<SavedMapping | null>;
  mappings(page: { readonly after: string; readonly limit: number }): Promise<SavedMapping[]>;
  /** @returns false: there was none */
  removeMapping(name: string): Promise<boolean>;
}

/** Bytes in a part of a file. */
export const partBytes = 256 * 1024;

/** The most problems of one row that are told apart by their place. */
const problemsOfRow = 1_000;

const notBegun: PhaseRow = { row: 0, counts: noRows, batch: null, endedAtMs: null };

export function imports(
  models: Pick<Models, 'imports' | 'importParts' | 'importProblems' | 'importMappings'>,
): Imports {
  const { imports: rows, importParts, importProblems, importMappings } = models;
  const hasFile = async (importId: string): Promise<boolean> =>
    (await importParts.findById(`${importId}:0`, { _id: 1 }).lean()) !== null;
  return {
    async create(given) {
      const { importId: _id, createdAtMs } = given;
      const rest = { status: 'receiving', size: 0, parts: 0, form: null, fault: null } as const;
      try {
        await rows.create([
          { _id, ...given, at: new Date(createdAtMs), ...rest, check: notBegun, commit: notBegun },
        ]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async discard(importId) {
      const gone = await rows.deleteOne({ _id: importId, status: 'receiving' });
      if (gone.deletedCount === 1) await importParts.deleteMany({ importId });
    },
    async addPart(importId, part, bytes) {
      await importParts.create([{ _id: `${importId}:${part}`, importId, part, at: new Date(), bytes }]);
    },
    hasFile,
    async forgetParts(importId) {
      await importParts.deleteMany({ importId });
    },
    async received(importId, file) {
      await rows.updateOne({ _id: importId, status: 'receiving' }, { $set: { ...file, status: 'checking' } });
    },
    async notReceived(importId) {
      await rows.updateOne({ _id: importId, status: 'checking' }, { $set: { status: 'receiving' } });
    },
    async keptForMapping(importId, file) {
      await rows.updateOne({ _id: importId, status: 'receiving' }, { $set: { ...file, status: 'mapping' } });
    },
    async beginCheck(importId, how) {
      // a file that was lost with its fault cannot be read once more
      if (!(await hasFile(importId))) return null;
      for (const before of ['mapping', 'checked', 'failed'] as const) {
        const change = { ...how, status: 'checking', check: notBegun, fault: null, form: null };
        const begun = await rows.updateOne({ _id: importId, status: before }, { $set: change });
        if (begun.matchedCount === 1) return before;
      }
      return null;
    },
    async notBegun(importId, status) {
      await rows.updateOne({ _id: importId, status: 'checking' }, { $set: { status } });
    },
    async read(importId) {
      const found = await rows.findById(importId).lean();
      return found ? importOf(found) : null;
    },
    async list({ after, limit }) {
      if (!after)
        return (await rows.find({}).sort({ createdAtMs: -1, importId: -1 }).limit(limit).lean()).map(
          importOf,
        );
      const { atMs, id } = after;
      const same = await rows
        .find({ createdAtMs: atMs, importId: { $lt: id } })
        .sort({ createdAtMs: -1, importId: -1 })
        .limit(limit)
        .lean();
      const older = await rows
        .find({ createdAtMs: { $lt: atMs } })
        .sort({ createdAtMs: -1, importId: -1 })
        .limit(limit - same.length)
        .lean();
      return [...same, ...older].map(importOf);
    },
    async *bytes(importId, from, to) {
      for (let part = Math.floor(from / partBytes); part * partBytes < to; part += 1) {
        const found = await importParts.findById(`${importId}:${part}`).lean();
        if (!found) throw new Error(`Part ${part} of the file of "${importId}" is gone.`);
        const bytes = bufferOf(found.bytes);
        const begin = part * partBytes;
        yield bytes.subarray(Math.max(0, from - begin), Math.min(bytes.length, to - begin));
      }
    },
    async beginCommit(importId) {
      const begun = await rows.updateOne(
        { _id: importId, status: 'checked' },
        { $set: { status: 'committing' } },
      );
      return begun.matchedCount === 1;
    },
    async readAs(importId, form) {
      await rows.updateOne({ _id: importId }, { $set: { form } });
    },
    async about(importId, phase, batch) {
      await rows.updateOne({ _id: importId }, { $set: { [`${phase}.batch`]: batch } });
    },
    async done(importId, phase, { afterRow, row, counts, faults }) {
      const problems = faults.map((fault, at) => ({
        _id: `${importId}:${phase}:${fault.row ?? row}:${at}`,
        ...{ importId, phase, at: new Date(), fault },
        place: (fault.row ?? row) * problemsOfRow + (at % problemsOfRow),
      }));
      if (problems.length > 0) {
        await importProblems.insertMany(problems, { ordered: false }).catch((error: unknown) => {
          if (!areDuplicateKeys(error)) throw error;
        });
      }
      await rows.updateOne(
        { _id: importId, [`${phase}.row`]: afterRow },
        { $set: { [`${phase}.row`]: row, [`${phase}.counts`]: counts, [`${phase}.batch`]: null } },
      );
    },
    async forgetProblemsAfter(importId, phase, row) {
      await importProblems.deleteMany({ importId, phase, place: { $gte: (row + 1) * problemsOfRow } });
    },
    async finish(importId, phase) {
      const status = phase === 'check' ? 'checked' : 'done';
      const before = phase === 'check' ? 'checking' : 'committing';
      const change = { status, [`${phase}.endedAtMs`]: Date.now() };
      await rows.updateOne({ _id: importId, status: before }, { $set: change });
      if (phase === 'commit') await importParts.deleteMany({ importId });
    },
    async fail(importId, phase, fault, keepsFile = false) {
      const change = { status: 'failed', fault, [`${phase}.endedAtMs`]: Date.now() };
      await rows.updateOne({ _id: importId }, { $set: change });
      if (!keepsFile) await importParts.deleteMany({ importId });
    },
    async withdraw(importId, fault) {
      for (const status of ['mapping', 'checking', 'checked', 'committing', 'failed'] as const) {
        const phase = status === 'committing' ? 'commit' : 'check';
        const change = { status: 'failed', fault, [`${phase}.endedAtMs`]: Date.now() };
        const withdrawn = await rows.updateOne({ _id: importId, status }, { $set: change });
        if (withdrawn.matchedCount === 0) continue;
        await importParts.deleteMany({ importId });
        return true;
      }
      return false;
    },
    async forgetLeftParts(importId, before) {
      const [last] = await importParts.find({ importId }, { at: 1 }).sort({ part: -1 }).limit(1).lean();
      if (!last) return false;
      if (last.at >= before) return true;
      await importParts.deleteMany({ importId });
      return false;
    },
    async problems(importId, phase, { after, limit }) {
      const found = await importProblems
        .find({ importId, phase, place: { $gt: after } })
        .sort({ place: 1 })
        .limit(limit)
        .lean();
      return found.map(({ place, fault }) => ({ place, fault }));
    },

    async saveMapping(mapping, savedBy) {
      const { name } = mapping;
      for (;;) {
        const before = await importMappings.findById(name).lean();
        const row = { name, revision: (before?.revision ?? 0) + 1, savedAtMs: Date.now(), savedBy, mapping };
        if (!before) {
          try {
            await importMappings.create([{ _id: name, ...row }]);
            return row;
          } catch (error) {
            // somebody saved it in between: then this one is saved after it
            if (!isDuplicateKey(error)) throw error;
          }
        } else {
          const saved = await importMappings.updateOne(
            { _id: name, revision: before.revision },
            { $set: row },
          );
          if (saved.matchedCount === 1) return row;
        }
      }
    },
    async mapping(name) {
      const found = await importMappings.findById(name).lean();
      return found ? mappingOf(found) : null;
    },
    async mappings({ after, limit }) {
      const found = await importMappings
        .find({ name: { $gt: after } })
        .sort({ name: 1 })
        .limit(limit)
        .lean();
      return found.map(mappingOf);
    },
    async removeMapping(name) {
      return (await importMappings.deleteOne({ _id: name })).deletedCount === 1;
    },
  };
}

/** What was read lean is the driver's own type. */
function bufferOf(bytes: Buffer | { readonly buffer: Uint8Array }): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer);
}

function importOf({ _id, at: _at, ...rest }: ImportRow): Import {
  return rest;
}

function mappingOf({ _id, ...rest }: ImportMappingRow): SavedMapping {
  return rest;
}
