import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Reference } from '../../domain/project/model/references';
import { referencesBeside, referenceText } from '../../domain/project/model/references';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import type { BulkDirectory, Versioned } from '../../store/directory';
import type { Referenced } from '../../store/referenced-directory';
import { referencedDirectory, ReferenceTaken } from '../../store/referenced-directory';
import { gathering } from './gathered';
import type { ImportOf, KindDeps, RowPlan } from './import-kind';
import { fieldFault, refused, RowFaults } from './import-kind';
import { identityNamed, identityOf, idMadeOf, ownReference } from './named-records';

/** Customers, or their people: records that a row changes in part. */
export interface RecordRules<T extends Referenced> {
  readonly kind: 'customer' | 'customer-person';
  readonly records: BulkDirectory<T>;
  /** Reads one, together with others. */
  readonly read: (id: string) => Promise<Versioned<T> | null>;
  readonly schema: z.ZodType<T>;
  /** Whose person a record is; null: it is a customer. */
  readonly customerOf: (record: T) => string | null;
  /** The field that names another record of the same kind. */
  readonly above: string;
  /** Fields of the import that a field of the record is made of; the first that is mapped is named in faults. */
  readonly madeOf: Readonly<Record<string, readonly string[]>>;
  /**
   * The record as the row has it.
   *
   * @param before null: it is new
   */
  readonly changed: (row: MappedRow, id: string, before: T | null) => Promise<Changed<T>>;
  /** Whether a record is being erased: this row must not bring it back. */
  readonly isErased?: (record: T) => Promise<boolean>;
}

export type Changed<T> = { readonly record: T } | { readonly faults: readonly Fault[] };

/** How often a change is made anew whose record somebody else has changed meanwhile. */
const mostAttempts = 5;

/** Rows that create and change records of a directory. */
export function importOfRecords<T extends Referenced>(deps: KindDeps, rules: RecordRules<T>): ImportOf {
  const { store, actor, planned, oneOfFew } = deps;
  const { kind, records, read } = rules;
  const referenced = referencedDirectory<T>({ kind, records, references: store.references });
  /** @returns false: it is there, or somebody else has one of its references */
  const createNew = gathering<T, boolean>(async (given) => {
    const notMade = await referenced.createEach(given, actor);
    return given.map(({ id }) => !notMade.has(id));
  });

  const found = async (row: MappedRow, reference: Reference | null): Promise<Versioned<T> | null> => {
    const { id } = row.values;
    if (typeof id === 'string') return read(id);
    if (!reference) return null;
    const claim = await deps.gathered.claim(kind, reference);
    const holder = claim && (await read(claim.targetId));
    if (holder?.references.some((each) => referenceText(each) === referenceText(reference))) return holder;
    // one that has lost the reference is another record by now, and its id is taken
    return read(idMadeOf(kind, reference));
  };

  const planOf = async (row: MappedRow): Promise<Change<T> | { readonly faults: readonly Fault[] }> => {
    const reference = ownReference(deps, row);
    const before = await found(row, reference);
    const given = typeof row.values['id'] === 'string' ? row.values['id'] : null;
    const id = before?.id ?? given ?? (reference && idMadeOf(kind, reference));
    if (id === null) return { faults: [fieldFault(deps, row.row, 'reference', 'value-missing')] };
    const changed = await rules.changed(row, id, before && withoutRevision(before));
    if ('faults' in changed) return changed;
    const more = reference ? referencesBeside([reference], changed.record.references) : [];
    const record = { ...changed.record, references: [...changed.record.references, ...more] };
    if (before && isSame(record, withoutRevision(before))) return { outcome: 'same', record, before };
    const checked = rules.schema.safeParse(record);
    if (!before && (await rules.isErased?.(record))) {
      return { faults: [{ code: 'person-erased', row: row.row, values: {} }] };
    }
    if (checked.success) return { outcome: before ? 'changed' : 'created', record: checked.data, before };
    return { faults: checked.error.issues.map((issue) => invalid(row.row, issue)) };
  };

  const invalid = (row: number, { path, message }: z.core.$ZodIssue): Fault => {
    const part = String(path[0] ?? '');
    const fields = rules.madeOf[part] ?? [part];
    const field = fields.find((each) => deps.mapping.fields[each] !== undefined) ?? part;
    return fieldFault(deps, row, field, 'value-invalid', { detail: message });
  };

  const write = async (change: Change<T>): Promise<boolean> => {
    const { record, before } = change;
    if (!before) {
      const created = (await createNew(record)) || (await oneOfFew(() => referenced.create(record, actor)));
      // looked up behind the write: an erasure that began before it finds nothing to remove any more
      if (created && (await rules.isErased?.(record))) {
        await records.forget(record.id);
        for (const reference of record.references) {
          await store.references.release(kind, reference, record.id);
        }
        // planned anew, it is refused
        return false;
      }
      return created !== null;
    }
    return (await oneOfFew(() => referenced.replace(record, before.revision, actor))) !== null;
  };

  const apply = async (row: MappedRow, first: Change<T>): Promise<void> => {
    let change: Awaited<ReturnType<typeof planOf>> = first;
    for (let attempt = 1; ; attempt += 1) {
      if ('faults' in change) throw new RowFaults(change.faults);
      if (change.outcome === 'same') return;
      try {
        if (await write(change)) return;
      } catch (error) {
        if (!(error instanceof ReferenceTaken)) throw error;
        const name = referenceText(error.reference);
        throw new RowFaults([fieldFault(deps, row.row, 'reference', 'reference-taken', { name })]);
      }
      if (attempt === mostAttempts) throw new Error(`Row ${row.row} is changed by others again and again.`);
      change = await planOf(row);
    }
  };

  const plan = async (row: MappedRow): Promise<RowPlan> => {
    const change = await planOf(row);
    if ('faults' in change) return refused(change.faults);
    planned.set(change.record.id, rules.customerOf(change.record));
    return { outcome: change.outcome, apply: () => apply(row, change) };
  };

  return {
    identityOf: (row) => identityOf(deps, row),
    aboveOf: ({ values }) => identityNamed(values[rules.above]),
    plan,
    // only who may stand above somebody has to be known
    ...(deps.mapping.fields[rules.above] !== undefined && { again: plan }),
  };
}

interface Change<T> {
  readonly outcome: 'created' | 'changed' | 'same';
  readonly record: T;
  readonly before: Versioned<T> | null;
}

/** The field that needs another one, which the row lacks. */
export function goesWith(
  deps: Pick<KindDeps, 'mapping'>,
  { row, values }: MappedRow,
  field: string,
  others: readonly string[],
): Fault[] {
  if (values[field] === undefined) return [];
  return others
    .filter((other) => values[other] === undefined)
    .map((other) => fieldFault(deps, row, other, 'value-missing'));
}

/** A list in which the first entry like this one is replaced by it. */
export function put<Entry>(
  entries: readonly Entry[],
  entry: Entry,
  isLike: (other: Entry) => boolean,
): Entry[] {
  const at = entries.findIndex(isLike);
  return at < 0 ? [...entries, entry] : entries.map((other, index) => (index === at ? entry : other));
}

function withoutRevision<T extends object>({ revision: _, ...rest }: Versioned<T>): T {
  return rest as unknown as T;
}

/** As they are stored: without undefined fields. */
function isSame(one: object, other: object): boolean {
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(one), plain(other));
}
