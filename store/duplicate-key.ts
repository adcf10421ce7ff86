/** Whether a write failed since a document with the same unique key is there: MongoDB's error 11000. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}

/** Whether a write of many has failed for this reason alone: an error of one of them must not hide another's. */
export function areDuplicateKeys(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return isDuplicateKey(error);
  const { writeErrors } = error;
  return (Array.isArray(writeErrors) ? writeErrors : [writeErrors]).every(isDuplicateKey);
}
