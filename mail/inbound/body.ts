import { convert } from 'html-to-text';
import type { HtmlToTextOptions } from 'html-to-text';
import type { Attachment, Email } from 'postal-mime';
import { withoutTags } from './tags';

/** In UTF-16 units: hundreds of times what anybody writes, and enough for a long thread below it. */
const longestPlainText = 1_000_000;
/** From this length on, HTML only loses its tags: unclosed elements take the parser time quadratic in their number. */
const longestParsedHtml = 400_000;

/** Clients nest dozens of elements, not hundreds; anything deeper is left out. */
const htmlLimits = { maxDepth: 200, maxChildNodes: 20_000, ellipsis: '' };

const plainHeading = { uppercase: false };

/** Quotations come out as `>` lines, so one set of rules finds them in text and HTML. */
const htmlOptions: HtmlToTextOptions = {
  wordwrap: false,
  limits: htmlLimits,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    ...['img', 'head', 'title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
    // the preview line that inboxes show beside a subject; nobody sees it in the email itself
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: plainHeading })),
  ],
};

/** A reply may contain the whole document that it answers; what is around it is the reply. */
const documentTags = /<\/?(?:html|body)\b[^<>]*>/gi;

/** Made by programs to prove who wrote (RFC 8551, 3.5; RFC 3156, 5); no writer attaches them. */
const signatureTypes = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
];

/** What a person reads of an email, as text: its plain text, or its HTML where that is all there is. */
export function bodyText({ text = '', html = '' }: Pick<Email, 'text' | 'html'>, isSimple = false): string {
  if (/\S/.test(text)) return text.slice(0, longestPlainText);
  // pictures embedded as data say nothing, and would use up the length limit
  const words = html.replace(/\bdata:image\/[^"'\s)>]*/gi, '');
  const isLong = words.length > longestParsedHtml;
  if (isSimple || isLong) return withoutTags(words).slice(0, longestPlainText);
  return convert(words.replace(documentTags, ''), htmlOptions);
}

/** The number of files that somebody attached: neither inline pictures nor signatures count. */
export function attachmentCount({ attachments }: Email): number {
  return attachments.filter(isAttached).length;
}

function isAttached({ mimeType, related }: Attachment): boolean {
  return related !== true && !signatureTypes.includes(mimeType);
}
