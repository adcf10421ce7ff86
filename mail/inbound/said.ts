import { fnv1a } from '../../domain/fnv1a';

/**
 * What a mail of ours has said, as the hashes of its pairs of words: some hundred times three bytes. In an answer it
 * tells our words from those of whoever answers, however a client has wrapped, indented or translated what stands
 * around them. Words are not kept; from the hashes nobody reads a mail.
 */

/** Addresses, and what is left of one that a client has broken: scanners put others in their place. */
const addresses = /https?:\/\/[^\s<>"]+|[^\s<>"@]+@[^\s<>"]+|[\w%=-]{20,}/gi;

/** Signs of scripts that write no spaces count one by one, and so do pictures. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

const bytesOfHash = 3;

/** The pairs of words of texts, for `whoseLines`. */
export function saidIn(texts: readonly string[]): Buffer {
  const hashes = new Set(texts.flatMap((text) => pairsOf(wordsOf(text))));
  const bytes = Buffer.alloc(hashes.size * bytesOfHash);
  for (const [index, hash] of [...hashes].entries())
    bytes.writeUIntBE(hash, index * bytesOfHash, bytesOfHash);
  return bytes;
}

/** Whose the words of a line are; of one without words nobody can tell. */
export type Whose = 'ours' | 'theirs' | 'nobodys';

/** A line is theirs when more than this share of its words is. */
const mostForeign = 0.3;

/**
 * Tells of each line of an answer whose words it has. A word is ours when it stands beside the same word as in our mail:
 * so one that is alone in its line is judged by the lines around it.
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
