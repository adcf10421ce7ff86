import { isDeepStrictEqual } from 'node:util';

/**
 * What has become of an entry of a list: itself where it is unchanged; where entries have no ids, the one that is new
 * in its place, or else the first that is new.
 *
 * @returns null when it is gone
 */
export function counterpart<Entry>(
  entry: Entry | null,
  before: readonly Entry[],
  now: readonly Entry[],
  idOf?: (entry: Entry) => string,
): Entry | null {
  if (entry === null) return null;
  if (idOf) return now.find((other) => idOf(other) === idOf(entry)) ?? null;
  const same = now.find((other) => isDeepStrictEqual(other, entry));
  if (same !== undefined) return same;
  const isNew = (other: Entry): boolean => !before.some((each) => isDeepStrictEqual(each, other));
  const inPlace = now[before.indexOf(entry)];
  if (inPlace !== undefined && isNew(inPlace)) return inPlace;
  return now.find(isNew) ?? null;
}
