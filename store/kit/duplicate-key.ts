import { types } from 'node:util';

/** Whether a write failed because a document with the same unique key exists: MongoDB's error 11000. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}

/** Whether a bulk write failed for this reason alone: one row's duplicate must not hide another row's error. */
export function areDuplicateKeys(error: unknown): boolean {
  const errors = writeErrorsOf(error);
  return errors.length > 0 ? errors.every(isDuplicateKey) : isDuplicateKey(error);
}

/** The error of each row of a bulk write, in whichever form the driver gives them; empty when it was no such error. */
export function writeErrorsOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return [];
  const { writeErrors } = error;
  if (types.isMap(writeErrors)) return [...writeErrors.values()];
  return Array.isArray(writeErrors) ? writeErrors : [writeErrors];
}
