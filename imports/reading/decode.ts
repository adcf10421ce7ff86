import iconv from 'iconv-lite';
import type { Encoding } from '../../contracts/sandbox/imports';
import type { Source } from './source';

/** The text of a file, without a byte order mark and with LF alone at the end of each line, in parts. */
export async function* decoded(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  const inLines = lineEnds();
  for await (const part of source.read(0, source.size)) {
    const text = inLines(decoder.write(Buffer.from(part.buffer, part.byteOffset, part.length)));
    if (text !== '') yield text;
  }
  const rest = inLines(decoder.end() ?? '', true);
  if (rest !== '') yield rest;
}

/** Makes LF of CRLF and of CR, also where a part ends between the two. */
function lineEnds(): (part: string, isLast?: boolean) => string {
  let held = '';
  return (part, isLast = false) => {
    const text = held + part;
    const isOpen = !isLast && text.endsWith('\r');
    held = isOpen ? '\r' : '';
    return (isOpen ? text.slice(0, -1) : text).replaceAll(/\r\n?/g, '\n');
  };
}
