import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { toInstant } from '../../../contracts/wire/wire';
import type { Directory, Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { allowedRevisions, changedSince, etagOf } from '../../kit/etag';
import { generatedId } from '../../kit/generated-id';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';

/** People or customers: records that are read, listed and replaced as a whole. */
export interface Records<T extends { id: string }> {
  readonly path: `/${string}`;
  /** The word for one record in sentences. */
  readonly one: string;
  readonly unknown: ProblemCode;
  readonly of: (store: Store) => Directory<T>;
  /** Finds references in a record that do not exist. */
  readonly check: (record: T, store: Store) => Promise<FieldError[]>;
}

type Headers = Readonly<Record<string, string>>;

/** Creates a record, under an id of its own or a generated one. */
export async function createRecord<T extends { id: string }>(
  records: Records<T>,
  store: Store,
  record: T,
  {
    isGenerated,
    hasKey,
    actor,
  }: { readonly isGenerated: boolean; readonly hasKey: boolean; readonly actor: string },
): Promise<{ status: 201; body: Versioned<T>; headers: Headers }> {
  const repository = records.of(store);
  const made = await repository.create(await checked(records, store, record), actor);
  const known = made ?? (hasKey ? await madeBefore(repository, record, isGenerated) : null);
  if (!known) throw new Problem('id-taken', `There is a ${records.one} "${record.id}" already.`);
  const location = `${records.path}/${encodeURIComponent(known.id)}`;
  return { status: 201, body: known, headers: { ETag: etagOf(known.revision), Location: location } };
}

/**
 * The record as this same request created it before its answer was lost. A generated id derives from the request, so it
 * is unique to it; a given id counts when the record is as the request wants it.
 */
async function madeBefore<T extends { id: string }>(
  repository: Directory<T>,
  record: T,
  isGenerated: boolean,
): Promise<Versioned<T> | null> {
  const found = await repository.read(record.id);
  if (isGenerated || !found) return found;
  return isSameContent(found, { ...record, revision: 1 }) ? found : null;
}

/** Whether two records are the same on the wire, where an undefined field is absent. */
export function isSameContent(one: object, other: object): boolean {
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(one), plain(other));
}

/** The id that a body names or is given. */
export function idFor<T extends { id: string }>(
  { one }: Records<T>,
  given: string | undefined,
  requestKey: string,
): string {
  return given ?? generatedId(one.replaceAll(' ', '-'), requestKey);
}

export async function getRecord<T extends { id: string }>(
  records: Records<T>,
  store: Store,
  id: string,
): Promise<{ status: 200; body: Versioned<T>; headers: Headers }> {
  const found = await records.of(store).read(id);
  if (!found) throw none(records, id);
  return { status: 200, body: found, headers: { ETag: etagOf(found.revision) } };
}

const changeCursors = cursorsOf(z.int().min(0));

/** Who changed which fields of a record when, the oldest first. */
export async function listChanges<T extends { id: string }>(
  records: Records<T>,
  store: Store,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const list = `${records.path}/${id}`;
  const afterRevision = changeCursors.read(cursor, list) ?? 0;
  const found = await records.of(store).history(id, { afterRevision, limit: limit + 1 });
  if (found.length === 0 && afterRevision === 0) throw none(records, id);
  return pageOf(
    { path: `${list}/history`, query: {}, limit, cursors: changeCursors, list },
    found,
    ({ revision }) => revision,
    ({ revision, atMs, actor, changes }) => ({ revision, at: toInstant(atMs), actor, changes }),
  );
}

/**
 * Replaces a record whose current version the client has read.
 *
 * @param given the body; id and revision may be in it, so that what was read can be sent back
 * @param replaced the new record, made from the present one
 */
export async function replaceRecord<T extends { id: string }>(
  records: Records<T>,
  store: Store,
  request: {
    params: { id: string };
    ifMatch: string | undefined;
    actor: string;
    given: { id?: string; revision?: number };
    replaced: (before: T) => T;
  },
): Promise<{ status: 200; body: Versioned<T>; headers: Headers }> {
  const { params, ifMatch, actor, given, replaced } = request;
  const allowed = allowedRevisions(ifMatch);
  if (given.id !== undefined && given.id !== params.id) {
    const detail = `must be "${params.id}", as in the address, or be left out`;
    throw new Problem('invalid-body', `The id in the body ${detail}.`, {
      errors: [{ pointer: '#/id', detail }],
    });
  }
  const repository = records.of(store);
  const before = await repository.read(params.id);
  if (!before) throw none(records, params.id);
  const isMeant = (revision: number): boolean => revision === before.revision;
  if (!(allowed === 'any' || allowed.some(isMeant)) || !isMeant(given.revision ?? before.revision)) {
    throw changedSince(records.one, before.revision);
  }
  const record = await checked(records, store, replaced(withoutRevision(before)));
  const after = await repository.replace(record, before.revision, actor);
  if (!after) throw changedSince(records.one);
  return { status: 200, body: after, headers: { ETag: etagOf(after.revision) } };
}

function withoutRevision<T>({ revision: _, ...record }: Versioned<T>): T {
  // without its revision, what remains is the record
  return record as T;
}

async function checked<T extends { id: string }>(records: Records<T>, store: Store, record: T): Promise<T> {
  const errors = await records.check(record, store);
  if (errors.length === 0) return record;
  throw new Problem('unknown-reference', errors.map(({ detail }) => detail).join(' '), { errors });
}

function none<T extends { id: string }>({ unknown, one }: Records<T>, id: string): Problem {
  return new Problem(unknown, `There is no ${one} "${id}".`);
}
