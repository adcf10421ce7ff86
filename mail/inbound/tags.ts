/** Elements before and after which a new line begins. */
const lineElements =
  /^\/?(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;

/** Elements whose text nobody sees. */
const unseenElements = /^(?:head|script|style|title)$/;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

/**
 * The text of HTML without its tags, in one pass, with `>` before quoted lines. For HTML on which a real parser takes
 * too long: what somebody wrote is worth more than its layout.
 */
export function withoutTags(html: string): string {
  const parts: string[] = [];
  let unseen: string | null = null;
  let quotes = 0;
  for (const [index, piece] of html.split('<').entries()) {
    const end = index === 0 ? -1 : piece.indexOf('>');
    const name = /^\/?[a-z][a-z0-9]*/i.exec(piece)?.[0].toLowerCase() ?? '';
    // a `<` that begins no tag is part of the text
    const isTag = index > 0 && (name !== '' || piece.startsWith('!') || piece.startsWith('?'));
    if (isTag) {
      if (unseen === null && unseenElements.test(name)) unseen = name;
      else if (name === `/${unseen}`) unseen = null;
      if (name === 'blockquote') quotes += 1;
      if (name === '/blockquote') quotes = Math.max(0, quotes - 1);
      if (lineElements.test(name)) parts.push('\n', quotes > 0 ? '> ' : '');
      // a tag without an end swallows what a browser would not show either
      if (unseen === null && end >= 0) parts.push(textOf(piece.slice(end + 1)));
    } else if (unseen === null) parts.push(index > 0 ? '<' : '', textOf(piece));
  }
  return parts.join('');
}

function textOf(piece: string): string {
  return piece
    .replace(/\s+/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi,
      (whole: string, decimal?: string, hex?: string, name = '') => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
        if (code === null) return entities[String(name).toLowerCase()] ?? whole;
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    );
}
