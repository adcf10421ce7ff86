import { convert } from 'html-to-text';
import type { HtmlToTextOptions } from 'html-to-text';
import type { Attachment, Email } from 'postal-mime';
import { withoutTags } from './tags';

/** In UTF-16 units. What somebody writes fits into this hundreds of times, and so does a long thread below it. */
const longestPlainText = 1_000_000;
/**
 * Longer HTML only loses its tags: unclosed elements take the parser time that grows with the square of their number.
 */
const longestParsedHtml = 400_000;

/** Clients nest dozens of elements, not hundreds; what is deeper is left out. */
const htmlLimits = { maxDepth: 200, maxChildNodes: 20_000, ellipsis: '' };

const plainHeading = { uppercase: false };

/** Quotations come out as `>` lines, so one set of rules finds them in text and HTML. */
const htmlOptions: HtmlToTextOptions = {
  wordwrap: false,
  limits: htmlLimits,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    ...['img', 'head', 'title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
    // the line that inboxes show beside a subject; nobody sees it in the mail
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: plainHeading })),
  ],
};

/** An answer may hold the whole document that it answers to; what stands around that is the answer. */
const documentTags = /<\/?(?:html|body)\b[^<>]*>/gi;

/** Made by programs to prove who wrote (RFC 8551, 3.5; RFC 3156, 5), and put into no mail by its writer. */
const signatureTypes = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
];

/** What a person reads of a mail, as text: its plain text, or its HTML where that is all there is. */
export function bodyText({ text = '', html = '' }: Pick<Email, 'text' | 'html'>, isSimple = false): string {
  if (/\S/.test(text)) return text.slice(0, longestPlainText);
  // pictures that stand in the HTML as data say nothing, and would fill what is read
  const words = html.replace(/\bdata:image\/[^"'\s)>]*/gi, '');
  const isLong = words.length > longestParsedHtml;
  if (isSimple || isLong) return withoutTags(words).slice(0, longestPlainText);
  return convert(words.replace(documentTags, ''), htmlOptions);
}

/** How many files somebody attached: neither pictures that the text shows nor signatures. */
export function attachmentCount({ attachments }: Email): number {
  return attachments.filter(isAttached).length;
}

function isAttached({ mimeType, related }: Attachment): boolean {
  return related !== true && !signatureTypes.includes(mimeType);
}
