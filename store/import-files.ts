import type { Imports } from './imports';
import { partBytes } from './imports';

/**
 * Writes a file into the database while it comes, a part at a time: none is in memory as a whole. Parts of an earlier
 * attempt are replaced.
 *
 * @param most bytes
 * @returns null when it has more than that
 */
export async function keepFile(
  imports: Pick<Imports, 'addPart' | 'forgetParts'>,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly size: number; readonly parts: number } | null> {
  await imports.forgetParts(importId);
  let [size, parts, heldBytes] = [0, 0, 0];
  let held: Uint8Array[] = [];
  const keep = async (count: number): Promise<void> => {
    const all = Buffer.concat(held);
    held = count < all.length ? [all.subarray(count)] : [];
    heldBytes = all.length - count;
    await imports.addPart(importId, parts, all.subarray(0, count));
    parts += 1;
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) return null;
    held.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes >= partBytes) await keep(partBytes);
  }
  if (heldBytes > 0) await keep(heldBytes);
  return { size, parts };
}
