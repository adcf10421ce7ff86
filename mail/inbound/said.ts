import { fnv1a } from '../../domain/fnv1a';

/**
 * What an email of ours said, as hashes of its pairs of words: some hundred times three bytes. In a reply they tell our
 * words from the writer's, however a client has wrapped, indented or translated what is around them. Words are not
 * stored, and the hashes do not reveal them.
 */

/** Addresses, and the rest of one that a client has broken: scanners replace them. */
const addresses = /https?:\/\/[^\s<>"]+|[^\s<>"@]+@[^\s<>"]+|[\w%=-]{20,}/gi;

/** Characters of scripts without spaces count one by one, and so do pictographs. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

const bytesOfHash = 3;

/** The pairs of words in texts, for `whoseLines`. */
export function saidIn(texts: readonly string[]): Buffer {
  const hashes = new Set(texts.flatMap((text) => pairsOf(wordsOf(text))));
  const bytes = Buffer.alloc(hashes.size * bytesOfHash);
  for (const [index, hash] of [...hashes].entries())
    bytes.writeUIntBE(hash, index * bytesOfHash, bytesOfHash);
  return bytes;
}

/** Whose words a line has; `nobodys` for a line without words. */
export type Whose = 'ours' | 'theirs' | 'nobodys';

/** A line is theirs when more than this share of its words is. */
const mostForeign = 0.3;

/**
 * Tells for each line of a reply whose words it has. A word is ours when it is next to the same word as in our email;
 * so a word alone on its line is judged by the lines around it.
 */
export function whoseLines(lines: readonly string[], said: Uint8Array): readonly Whose[] {
  const bytes = Buffer.from(said);
  const known = new Set(
    Array.from({ length: Math.floor(bytes.length / bytesOfHash) }, (_, index) =>
      bytes.readUIntBE(index * bytesOfHash, bytesOfHash),
    ),
  );
  const wordsByLine = lines.map(wordsOf);
  const pairs = pairsOf(wordsByLine.flat());
  let at = 0;
  return wordsByLine.map(({ length }) => {
    if (length === 0) return 'nobodys';
    let foreign = 0;
    for (const end = at + length; at < end; at += 1) {
      const isKnown = (index: number): boolean => known.has(pairs[index] ?? -1);
      if (!isKnown(at - 1) && !isKnown(at)) foreign += 1;
    }
    return foreign > length * mostForeign ? 'theirs' : 'ours';
  });
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replace(addresses, ' ').toLowerCase().match(words) ?? [];
}

/** A hash for each word with the next one (FNV-1a, its upper 24 bits). */
function pairsOf(all: readonly string[]): number[] {
  return all.slice(1).map((word, index) => fnv1a(`${all[index]} ${word}`) >>> 8);
}
