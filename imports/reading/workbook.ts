import type { Readable } from 'node:stream';
import { Readable as NodeReadable } from 'node:stream';
import type { Entry } from 'yauzl';
import yauzl from 'yauzl';
import { FileFault } from '../faults/fault-codes';
import type { ReadingLimits } from './limits';
import type { Source } from './source';

/** The files of a workbook, by their names. Capitals do not matter. */
export interface Workbook {
  has(name: string): boolean;
  /** The text of a file in parts; nothing when there is none of this name. */
  read(name: string): AsyncGenerator<string>;
  close(): void;
}

/** Reads the parts of a zip file that are asked for, wherever its bytes are kept. */
class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: Source) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return NodeReadable.from(this.source.read(start, end), { objectMode: false });
  }
}

/** Below this many bytes nobody cares how well a workbook was packed. */
const smallBytes = 16 * 1024 * 1024;

/**
 * Opens a workbook. What its directory says about sizes is compared with the limits before anything is unpacked, and
 * what is unpacked is compared with the directory.
 *
 * @throws FileFault when it is no workbook, is damaged, or unpacks to too much
 */
export async function openWorkbook(source: Source, limits: ReadingLimits): Promise<Workbook> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false })
    .catch((error: unknown) => {
      throw damaged(error);
    });
  const entries = new Map<string, Entry>();
  let size = 0;
  try {
    const { entryCount: count } = zip;
    if (count > limits.entries) throw new FileFault('workbook-suspicious', { count, most: limits.entries });
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.toLowerCase(), entry);
      size += entry.uncompressedSize;
    }
    const most = Math.min(limits.unpackedBytes, Math.max(smallBytes, source.size * limits.unpackedRatio));
    if (size > most) throw new FileFault('workbook-too-large', { size, most });
  } catch (error) {
    zip.close();
    throw error instanceof FileFault ? error : damaged(error);
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return;
      if (entry.isEncrypted()) throw new FileFault('locked-workbook');
      const decoder = new TextDecoder('utf-8', { fatal: true });
      try {
        for await (const part of await zip.openReadStreamPromise(entry)) {
          yield decoder.decode(part as Buffer, { stream: true });
        }
        yield decoder.decode();
      } catch (error) {
        throw error instanceof FileFault ? error : damaged(error);
      }
    },
    close: () => zip.close(),
  };
}

/** @param cause what the zip, the XML or the bytes had against being read */
export function damaged(cause: unknown): FileFault {
  const fault = new FileFault('workbook-damaged');
  fault.cause = cause;
  return fault;
}
