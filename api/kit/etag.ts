import { Problem } from './problems/problems';

/** The ETag of a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** What compressing proxies and servers make of a tag: weak, or with the coding's name before the last quote. */
const tagPattern = /^(?:W\/)?"([\x21\x23-\x7e]*?)(?:[-;](?:gzip|br|deflate|zstd))?"$/;

/** The form of an If-Match header, apart from surrounding spaces. */
export const ifMatchPattern = /^(?:\*|(?:W\/)?"[\x21\x23-\x7e]*"(?: *, *(?:W\/)?"[\x21\x23-\x7e]*")*)$/;

/**
 * The revisions that an If-Match header allows; `any` for `*`. A tag of ours that a proxy altered on the way still
 * means the same revision: the change only says that the body was sent in another coding, and what is edited is the
 * record.
 *
 * @throws Problem when the header is missing or malformed
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
  // foreign tags match nothing
  return tags.flatMap((tag) => (/^[1-9]\d*$/.test(tag?.[1] ?? '') ? [Number(tag?.[1])] : []));
}

/** The problem of a change that was made to another version than the present one. */
export function changedSince(one: string, revision?: number): Problem {
  const detail = `The ${one} was changed since you have read it: read it again.`;
  return new Problem(
    'revision-mismatch',
    detail,
    revision === undefined ? {} : { headers: { ETag: etagOf(revision) } },
  );
}
