import type { Directory, Versioned } from '../../../store/directory';

/** More changes of one record than somebody can miss while they write. */
const mostChanges = 500;

/** A record as it was at an earlier revision, by its history; null when that is too long ago. */
export async function storedAt<T extends { id: string }>(
  records: Pick<Directory<T>, 'history'>,
  now: Versioned<T>,
  revision: number,
): Promise<Versioned<T> | null> {
  if (revision === now.revision) return now;
  if (revision < 1 || revision > now.revision) return null;
  const found = await records.history(now.id, { afterRevision: revision, limit: mostChanges });
  const since = found.filter((change) => change.revision <= now.revision);
  if (since.length !== now.revision - revision) return null;
  const then: Record<string, unknown> = { ...now };
  for (const { changes } of since.toReversed()) {
    for (const { field, from } of changes) then[field] = from;
  }
  // what was undone leads back to a record of the same kind
  return { ...then, revision } as Versioned<T>;
}

/** Who changed a record last, and when. */
export async function lastChangeOf<T extends { id: string }>(
  records: Pick<Directory<T>, 'history'>,
  { id, revision }: Versioned<T>,
): Promise<{ readonly actor: string; readonly atMs: number } | null> {
  const [last] = await records.history(id, { afterRevision: revision - 1, limit: 1 });
  return last ?? null;
}
