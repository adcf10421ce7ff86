import { Problem } from './problems/problems';

/** The ETag of a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** What proxies and servers that compress make of a tag: weak, or with the name of the coding before the last quote. */
const tagPattern = /^(?:W\/)?"([\x21\x23-\x7e]*?)(?:[-;](?:gzip|br|deflate|zstd))?"$/;

/** What an If-Match header has to look like, spaces around it aside. */
export const ifMatchPattern = /^(?:\*|(?:W\/)?"[\x21\x23-\x7e]*"(?: *, *(?:W\/)?"[\x21\x23-\x7e]*")*)$/;

/**
 * The revisions that an If-Match header allows; `any` for `*`. What a proxy has made of a tag of ours on its way means
 * the same revision: it says that the body was sent in another coding, and what is changed is the record.
 *
 * @throws Problem when there is no header, or it is none
 */
export function allowedRevisions(ifMatch: string | undefined): 'any' | readonly number[] {
  if (ifMatch === undefined) {
    throw new Problem('if-match-missing', 'Send the ETag of the version that you have read in If-Match.');
  }
  if (ifMatch.trim() === '*') return 'any';
  const tags = ifMatch.split(',').map((tag) => tagPattern.exec(tag.trim()));
  if (tags.some((tag) => tag === null)) {
    throw new Problem('invalid-parameters', 'If-Match must be an ETag as a GET gave it, such as "3".', {
      errors: [{ parameter: 'If-Match', detail: 'must be an ETag in double quotes' }],
    });
  }
  // tags of others match nothing
  return tags.flatMap((tag) => (/^[1-9]\d*$/.test(tag?.[1] ?? '') ? [Number(tag?.[1])] : []));
}
