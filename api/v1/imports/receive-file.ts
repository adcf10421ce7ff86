import { largestImport } from '../../../contracts/wire/imports';
import { keepFile } from '../../../store/import-files';
import type { Imports } from '../../../store/imports';
import { Problem } from '../../kit/problems/problems';

/**
 * Keeps the file of a request.
 *
 * @throws Problem when it is too large, or ends early
 */
export async function receiveFile(
  imports: Imports,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly parts: number }> {
  const file = await keepFile(imports, importId, whole(bytes), largestImport);
  if (file) return file;
  throw new Problem('body-too-large', `A file may have at most ${largestImport} bytes.`);
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
