/** Longer than any line of superiors, deeper than any group of companies. */
const longestLine = 50;

/**
 * Whether the line that begins with one record leads to another: to the record itself, or to what is above it.
 *
 * @param aboveOf what is right above a record; null: nothing, or nothing that counts
 */
export async function leadsTo(
  firstId: string | null,
  wantedId: string,
  aboveOf: (id: string) => Promise<string | null>,
): Promise<boolean> {
  let nextId = firstId;
  for (let step = 0; nextId !== null && step < longestLine; step += 1) {
    if (nextId === wantedId) return true;
    nextId = await aboveOf(nextId);
  }
  return false;
}
