/** The bytes of a file, wherever they are kept. They may be read more than once, and from any place. */
export interface Source {
  readonly size: number;
  /** The bytes from a place (counted from 0) to the one before another. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** A file that is in memory as a whole. */
export function bytesSource(bytes: Uint8Array): Source {
  const partSize = 64 * 1024;
  return {
    size: bytes.length,
    async *read(from, to) {
      for (let at = from; at < to; at += partSize) {
        yield await Promise.resolve(bytes.subarray(at, Math.min(to, at + partSize)));
      }
    },
  };
}

/** The first bytes of a file, at most some many. */
export async function firstBytes(source: Source, count: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source.read(0, Math.min(count, source.size))) parts.push(part);
  return Buffer.concat(parts);
}
