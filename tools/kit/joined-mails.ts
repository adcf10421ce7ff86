/** What an outbox says of an email that may have told of others, or stayed back since another one told of it. */
export interface JoiningMail {
  readonly _id: string;
  readonly projectId: string | null;
  readonly personId: string | null;
  readonly status: string;
  /** Other projects and other emails that it names. */
  readonly names: readonly string[];
  /** The email that told its reader instead. */
  readonly joinedTo: string | null;
}

/**
 * Emails that stay back, or ended so, although nobody was told: the one that they are joined to never left, went to
 * somebody else, or names neither them nor their project.
 */
export function untold<Mail extends JoiningMail>(outbox: readonly Mail[]): Mail[] {
  const rows = new Map(outbox.map((row) => [row._id, row]));
  return outbox.filter((row) => {
    const { joinedTo, projectId, personId } = row;
    if (joinedTo === null) return row.status === 'joined';
    const told = rows.get(joinedTo);
    const isTold =
      told?.status === 'accepted' &&
      told.personId === personId &&
      (told.names.includes(projectId ?? '') || told.names.includes(row._id));
    return !isTold;
  });
}
