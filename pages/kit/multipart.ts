import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { Problem } from '../../api/kit/problems/problems';

/** The most fields of a form with a file, and the longest of them in bytes. */
const mostFields = 300;
const longestField = 4_000;

/** What becomes of a file while it comes. @param fields those that stand before it in the form */
type TakeFile<Taken> = (
  fields: Readonly<Record<string, string>>,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<Taken>;

/** The fields of a form, and what became of its file; null: it has none. */
interface Multipart<Taken> {
  readonly fields: Readonly<Record<string, string>>;
  readonly taken: Taken | null;
}

/**
 * Reads a form of the type multipart/form-data. Its file is handed on as it comes, and is never in memory as a whole.
 *
 * @throws Problem when it cannot be read or has too much in it, or what `take` has thrown
 */
export async function readMultipart<Taken>(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  take: TakeFile<Taken>,
): Promise<Multipart<Taken>> {
  const source = Readable.from(body);
  const fields = new Map<string, string>();
  const taking: Promise<Taken>[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const reader: InstanceType<typeof Busboy> | null = readerOf(contentType, reject);
      if (!reader) return;
      reader.on('field', (name, value, nameTruncated, valueTruncated) => {
        if (nameTruncated || valueTruncated) reject(tooMuch());
        fields.set(name, value);
      });
      reader.on('file', (_name, stream) => {
        // a file that breaks off says so by the promise of who reads it
        stream.on('error', reject);
        const begun = take(Object.fromEntries(fields), stream);
        begun.then(() => stream.resume(), reject);
        taking.push(begun);
      });
      for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
        reader.on(limit, () => reject(tooMuch()));
      }
      reader.on('finish', resolve);
      reader.on('error', (cause) => reject(unreadable(cause)));
      source.on('error', (cause) => reject(unreadable(cause)));
      source.pipe(reader);
    });
  } finally {
    source.unpipe();
    source.resume();
  }
  return { fields: Object.fromEntries(fields), taken: (await Promise.all(taking))[0] ?? null };
}

function readerOf(contentType: string, reject: (error: unknown) => void): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        ...{ fields: mostFields, fieldSize: longestField, fieldNameSize: 100 },
        ...{ files: 1, parts: mostFields + 1, headerPairs: 20 },
      },
    });
  } catch (cause) {
    reject(unreadable(cause));
    return null;
  }
}

function tooMuch(): Problem {
  return new Problem('body-too-large', `A form may have ${mostFields} fields of ${longestField} bytes.`);
}

function unreadable(cause: unknown): Problem {
  return new Problem('invalid-body', 'The form ended early or cannot be read: send it again.', { cause });
}
