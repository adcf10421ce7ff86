/** Whether a write failed since a document with the same unique key is there: MongoDB's error 11000. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}
