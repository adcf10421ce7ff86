import { SaxesParser } from 'saxes';
import { damaged } from './workbook';

/** What a reader of XML is told, with names without their prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The parser holds a tag or a text until its end, in characters. */
const longestPiece = 4 * 1024 * 1024;

/** Reads XML that comes in parts. A document type, by which texts could grow without end, is refused. */
export function xmlReader(handlers: XmlHandlers): { write(part: string): void; end(): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw damaged(new Error('It has a document type.'));
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  let unfinished = 0;
  return {
    write(part) {
      const last = part.lastIndexOf('>');
      unfinished = last < 0 ? unfinished + part.length : part.length - last;
      if (unfinished > longestPiece) throw damaged(new Error('A tag or a text of it has no end.'));
      parser.write(part);
    },
    end: () => void parser.close(),
  };
}

/** Reads a whole file. */
export async function readXml(parts: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const reader = xmlReader(handlers);
  let isThere = false;
  for await (const part of parts) {
    isThere = true;
    reader.write(part);
  }
  if (isThere) reader.end();
}

function localName(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

/** An attribute whatever its prefix. */
export function attributeOf(
  attributes: Readonly<Record<string, string>>,
  wanted: string,
): string | undefined {
  if (attributes[wanted] !== undefined) return attributes[wanted];
  return Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1];
}
