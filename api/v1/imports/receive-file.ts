import { largestImport } from '../../../contracts/wire/imports';
import type { Imports } from '../../../store/imports';
import { partBytes } from '../../../store/imports';
import { Problem } from '../../kit/problems/problems';

/**
 * Writes a file into the database while it comes, a part at a time: none is in memory as a whole.
 *
 * @throws Problem when it is too large, or ends early
 */
export async function receiveFile(
  imports: Imports,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly parts: number }> {
  await imports.forgetParts(importId);
  let [size, parts] = [0, 0];
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const keep = async (count: number): Promise<void> => {
    const all = Buffer.concat(held);
    held = count < all.length ? [all.subarray(count)] : [];
    heldBytes = all.length - count;
    await imports.addPart(importId, parts, all.subarray(0, count));
    parts += 1;
  };
  for await (const chunk of whole(bytes)) {
    size += chunk.length;
    if (size > largestImport) {
      throw new Problem('body-too-large', `A file may have at most ${largestImport} bytes.`);
    }
    held.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes >= partBytes) await keep(partBytes);
  }
  if (heldBytes > 0) await keep(heldBytes);
  return { size, parts };
}

/** A connection that breaks is no fault of ours, and its file is not whole. */
async function* whole(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((cause: unknown) => {
      throw new Problem('invalid-body', 'The file ended early: send it again.', { cause });
    });
    if (next.done === true) return;
    yield next.value;
  }
}
