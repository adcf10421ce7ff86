/** What an outbox says of an email that somebody got. */
export interface OwnMail {
  readonly projectId: string | null;
  readonly personId: string | null;
  readonly status: string;
  /** Other projects, or the keys of other emails, that it tells of. */
  readonly names: readonly string[];
}

/**
 * How many emails each project has cost each person: those about it alone, and each digest that tells of it. Keys are
 * `<projectId> <personId>`.
 */
export function mailsByReader(outbox: readonly OwnMail[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { projectId, personId, status, names } of outbox) {
    if (status !== 'accepted' || personId === null) continue;
    // the key of an email begins with its project
    const projects = projectId === null ? new Set(names.map((name) => name.split(':')[0])) : [projectId];
    for (const project of projects) {
      const key = `${project} ${personId}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
