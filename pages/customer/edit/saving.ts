import type { Store } from '../../../store/store';
import type { Directory, Versioned } from '../../../store/directory';
import { fieldChanges } from '../../../store/record-history';
import type { Records } from '../../../api/v1/records/directory-records';
import { replaceRecord } from '../../../api/v1/records/directory-records';
import { etagOf } from '../../../api/kit/etag';
import { Problem } from '../../../api/kit/problems/problems';
import type { CustomerTexts } from '../customer-texts';
import type { EditField, Faults } from './edit-fields';
import { fieldAt } from './edit-fields';
import type { Outcome, SaveContext, Stored } from './subject';
import { lastChangeOf, storedAt } from './stored-at';

/** Replaces a record as the API does, unless nothing in it is different. */
export async function replaced<T extends { id: string }>(
  records: Records<T>,
  store: Store,
  { before, after }: { readonly before: Versioned<T>; readonly after: (present: T) => T },
  { actor }: Pick<SaveContext, 'actor'>,
  { fields, texts }: { readonly fields: readonly EditField[]; readonly texts: CustomerTexts },
): Promise<Outcome> {
  const { id, revision } = before;
  if (fieldChanges(before, after(before)).length === 0) return { kind: 'saved' };
  try {
    await replaceRecord(records, store, {
      params: { id },
      ifMatch: etagOf(revision),
      actor: actor.id,
      given: {},
      replaced: after,
    });
    return { kind: 'saved' };
  } catch (error) {
    return outcomeOf(error, fields, texts);
  }
}

/** What a problem of the API means for a form. @throws the error, when a form cannot say it */
export function outcomeOf(error: unknown, fields: readonly EditField[], texts: CustomerTexts): Outcome {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  switch (error.code) {
    case 'revision-mismatch':
      return { kind: 'changed' };
    case 'reference-taken':
      return { kind: 'refused', text: texts.referenceTaken };
    default: {
      const faults: Record<string, string> = {};
      for (const { pointer = '' } of error.extras.errors ?? []) {
        const field = fieldAt(fields, pointer.replace(/^#?\//u, '').split('/'));
        if (field) faults[field.name] = texts.fields[field.name]?.fault ?? texts.notTaken;
      }
      return Object.keys(faults).length > 0
        ? { kind: 'faults', faults }
        : { kind: 'refused', text: texts.notTaken };
    }
  }
}

/** What is stored of a whole record, as its form shows it. */
export async function storedRecord<T extends { id: string }>(
  records: Pick<Directory<T>, 'history'>,
  now: Versioned<T>,
  typedOf: (record: T) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>,
): Promise<Stored> {
  return { revision: now.revision, typed: await typedOf(now), last: await lastChangeOf(records, now) };
}

/** The same at an earlier revision. */
export async function storedRecordAt<T extends { id: string }>(
  records: Pick<Directory<T>, 'history'>,
  now: Versioned<T>,
  revision: number,
  typedOf: (record: T) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | null> {
  const then = await storedAt(records, now, revision);
  return then && typedOf(then);
}

export function faultsOutcome(faults: Faults): Outcome {
  return { kind: 'faults', faults };
}
