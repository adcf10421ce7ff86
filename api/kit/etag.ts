import { createHash } from 'node:crypto';
import { Problem } from './problems/problems';
import type { FinalAnswer } from './responses';

/** The ETag of a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** A tag (RFC 9110, 8.8.3), with what separates it from the next: a comma may also stand inside the quotes. */
const tagInList = /[ \t]*(?:W\/)?"([\x21\x23-\x7e]*)"[ \t]*(?:,|$)/y;

/** What compressing proxies and servers add before the last quote: the name of the coding. */
const coding = /[-;](?:gzip|br|deflate|zstd)$/;

/** The form of an If-Match header, apart from surrounding spaces. */
export const ifMatchPattern = /^(?:\*|(?:W\/)?"[\x21\x23-\x7e]*"(?: *, *(?:W\/)?"[\x21\x23-\x7e]*")*)$/;

/**
 * What stands in the quotes of a list of tags, without what proxies make of them: weak ones, or with the coding's name.
 * Null when it is no such list.
 */
function tagsIn(header: string): readonly string[] | null {
  const tags: string[] = [];
  tagInList.lastIndex = 0;
  for (let end = 0; end < header.length;) {
    const found = tagInList.exec(header);
    if (!found) return null;
    tags.push((found[1] ?? '').replace(coding, ''));
    end = tagInList.lastIndex;
    // a comma with nothing behind it
    if (end === header.length && found[0].endsWith(',')) return null;
  }
  return tags.length > 0 ? tags : null;
}

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
  const tags = tagsIn(ifMatch.trim());
  if (!tags) {
    throw new Problem('invalid-parameters', 'If-Match must be an ETag as a GET gave it, such as "3".', {
      errors: [{ parameter: 'If-Match', detail: 'must be an ETag in double quotes' }],
    });
  }
  // foreign tags match nothing
  return tags.filter((tag) => /^[1-9]\d*$/.test(tag)).map(Number);
}

/**
 * A successful answer to a GET with its ETag, or 304 when the client has it already (RFC 9110, 13.1.2). The version of a
 * record is its tag; what has no version gets a hash of its body. Tags are compared weakly; a header that is no list of
 * tags matches nothing.
 *
 * @param text the body as it is sent
 */
export function conditional(
  answer: FinalAnswer,
  text: string | Buffer,
  ifNoneMatch: string | undefined,
): FinalAnswer {
  if (answer.status !== 200) return answer;
  const ETag = answer.headers['ETag'] ?? hashTag(text);
  const headers = { ...answer.headers, ETag };
  if (!isKnown(ETag, ifNoneMatch?.trim())) return { ...answer, headers };
  return { status: 304, headers, body: '' };
}

function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch === '*' || (tagsIn(ifNoneMatch) ?? []).includes(tag.slice(1, -1));
}

function hashTag(text: string | Buffer): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
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
