const prime = 0x01000193;

// a global of a workflow's sandbox is looked up anew at each use, which costs fifty times the multiplication
const { imul } = Math;

/**
 * The 32-bit FNV-1a hash of a text, by its UTF-16 units (draft-eastlake-fnv): quick, and no protection against forgery.
 *
 * @param offset where it begins; by default FNV's own
 */
export function fnv1a(text: string, offset = 0x811c9dc5): number {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1) {
    hash = imul(hash ^ text.charCodeAt(index), prime);
  }
  return hash >>> 0;
}
