import { createHash } from 'node:crypto';
import type { Reference } from '../../domain/project/model/references';
import { hasReference, referenceText } from '../../domain/project/model/references';
import type { MappedRow, MappedValue, Named } from '../../imports/mapping/mapped-row';
import type { KindDeps } from './import-kind';

type RecordKind = 'customer' | 'customer-person' | 'project';

/** The reference of a row's own record, in the system that the file comes from. */
export function ownReference(
  { mapping }: Pick<KindDeps, 'mapping'>,
  { values }: MappedRow,
): Reference | null {
  const { reference } = values;
  if (typeof reference !== 'string' || mapping.system === undefined) return null;
  return { system: mapping.system, id: reference.normalize('NFC') };
}

/** The text of a field; empty: the row has none. */
export function textOf({ values }: Pick<MappedRow, 'values'>, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value : '';
}

/** What a row is about: its id here, or else its reference. */
export function identityOf(deps: Pick<KindDeps, 'mapping'>, row: MappedRow): string | null {
  const { id } = row.values;
  if (typeof id === 'string') return `id ${id}`;
  const reference = ownReference(deps, row);
  return reference && `reference ${referenceText(reference)}`;
}

/** The id of a record that an import makes: that of its reference, whoever makes it and however often. */
export function idMadeOf(kind: RecordKind, reference: Reference): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, referenceText(reference)]))
    .digest('hex');
  return `${kind}-${hash.slice(0, 20)}`;
}

export function isNamed(value: MappedValue | undefined): value is Named {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What a row would be about whose record a cell names. */
export function identityNamed(value: MappedValue | undefined): string | null {
  if (!isNamed(value)) return null;
  return 'system' in value ? `reference ${referenceText(value)}` : `id ${value.id}`;
}

/** How a record that a cell names is called in sentences. */
export function nameOf(named: Named): string {
  return 'system' in named ? referenceText(named) : named.id;
}

/**
 * The id of a customer, or of a person there, that a cell names; null: there is none.
 *
 * @returns also ids of records that earlier rows of a dry run would have made
 */
export async function idOfNamed(
  { gathered, planned }: Pick<KindDeps, 'gathered' | 'planned'>,
  kind: Exclude<RecordKind, 'project'>,
  named: Named,
): Promise<string | null> {
  const read = kind === 'customer' ? gathered.customer : gathered.customerPerson;
  if (!('system' in named)) {
    return planned.has(named.id) || (await read(named.id)) ? named.id : null;
  }
  const claim = await gathered.claim(kind, named);
  const holder = claim && (await read(claim.targetId));
  if (holder && hasReference(holder.references, named)) return holder.id;
  const made = idMadeOf(kind, named);
  return planned.has(made) ? made : null;
}
