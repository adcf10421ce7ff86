/** What gates may ask of the customer archive (process.md, section 1). */

/** The parts that somebody plays when their company buys. */
export const committeeRoles = ['decides', 'pays', 'uses', 'judges', 'buys', 'coaches', 'blocks'] as const;
export type CommitteeRole = (typeof committeeRoles)[number];

/** What a playbook may ask of a customer's record. */
export const archiveFields = [
  'tax-number',
  'registration-number',
  'address',
  'website',
  'sector',
  'size',
  'situation',
  'potential',
] as const;
export type ArchiveField = (typeof archiveFields)[number];

/** What a complete archive has, beside the name and the class that every customer has. */
export interface ArchiveList {
  readonly fields: readonly ArchiveField[];
  /** How old, in days, the newest situation may be. */
  readonly situationDays: number;
  /** How many people with their position. */
  readonly people: number;
  /** The parts that these people have among them. */
  readonly parts: readonly CommitteeRole[];
}

/** How a fact is found. */
export type FactSource =
  | ({ readonly from: 'archive' } & ArchiveList)
  /** Each of these parts has somebody. */
  | { readonly from: 'committee'; readonly parts: readonly CommitteeRole[] }
  /** Somebody has written an answer; with `of`, also somebody who has this part must be there. */
  | { readonly from: 'answer'; readonly of?: CommitteeRole };

/** What a fact may lack: a field, a part that nobody has, people, or the answer itself. */
export const missingParts = [...archiveFields, 'people', ...committeeRoles, 'answer'] as const;
export type MissingPart = (typeof missingParts)[number];

/**
 * What the archive says, by the key of the fact: what it lacks. Nothing: it is answered, whatever the answer is. There
 * is nothing personal in it.
 */
export type Facts = Readonly<Record<string, readonly MissingPart[]>>;
