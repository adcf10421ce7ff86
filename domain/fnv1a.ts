const prime = 0x01000193;

/**
 * The 32-bit FNV-1a hash of a text, by its UTF-16 units (draft-eastlake-fnv): quick, and no protection against forgery.
 *
 * @param offset where it begins; by default FNV's own
 */
export function fnv1a(text: string, offset = 0x811c9dc5): number {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  }
  return hash >>> 0;
}
