import { Problem } from './problems';

/** The ETag of a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revisions that an If-Match header allows; `any` for `*`.
 *
 * @throws Problem when there is no header, or it is none
 */
export function allowedRevisions(ifMatch: string | undefined): 'any' | readonly number[] {
  if (ifMatch === undefined) {
    throw new Problem('if-match-missing', 'Send the ETag of the version that you have read in If-Match.');
  }
  if (ifMatch.trim() === '*') return 'any';
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => /^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag))) {
    throw new Problem('invalid-parameters', 'If-Match must be an ETag as a GET gave it, such as "3".', {
      errors: [{ parameter: 'If-Match', detail: 'must be an ETag in double quotes' }],
    });
  }
  // weak tags and those of others match nothing (RFC 9110, 13.1.1)
  return tags.flatMap((tag) => (/^"[1-9]\d*"$/.test(tag) ? [Number(tag.slice(1, -1))] : []));
}
