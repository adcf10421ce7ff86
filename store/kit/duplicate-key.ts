import { types } from 'node:util';

/** Whether a write failed since a document with the same unique key is there: MongoDB's error 11000. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}

/** Whether a write of many has failed for this reason alone: an error of one of them must not hide another's. */
export function areDuplicateKeys(error: unknown): boolean {
  const errors = writeErrorsOf(error);
  return errors.length > 0 ? errors.every(isDuplicateKey) : isDuplicateKey(error);
}

/** What went wrong with each row of a write of many, whichever way the driver lists it; empty: it was not that. */
export function writeErrorsOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return [];
  const { writeErrors } = error;
  if (types.isMap(writeErrors)) return [...writeErrors.values()];
  return Array.isArray(writeErrors) ? writeErrors : [writeErrors];
}
