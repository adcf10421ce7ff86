import type { CompanyId, GivenId } from './company-ids';
import { companyId } from './company-ids';
import { companyDomain } from './domains';
import type { FoldedName } from './names';
import { foldedNames, foldedText } from './names';
import { phoneNumber } from './phones';

/** What is known of a customer, as far as it tells whether two are one. */
export interface Party {
  readonly id: string;
  /** The name first, then the others: short, former, in other languages. */
  readonly names: readonly string[];
  readonly references: readonly { readonly system: string; readonly id: string }[];
  readonly companyIds: readonly GivenId[];
  /** Websites and email addresses, for their domains. */
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  /** Where it is, ISO 3166-1; null: not known. */
  readonly country: string | null;
  readonly parentId: string | null;
}

/** The same, as it is compared. */
export interface FoldedParty {
  readonly id: string;
  readonly names: readonly FoldedName[];
  /** Those of the first name. */
  readonly firstNames: readonly FoldedName[];
  readonly references: ReadonlySet<string>;
  /** References without regard to capitals, widths and punctuation. */
  readonly looseReferences: ReadonlySet<string>;
  readonly companyIds: readonly CompanyId[];
  readonly domains: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly country: string | null;
  readonly parentId: string | null;
}

/** Folds what is known of a customer, once for many comparisons. */
export function foldedParty(party: Party): FoldedParty {
  const { id, names, references, companyIds, addresses, phones, country, parentId } = party;
  const ids = companyIds.flatMap((given) => companyId(given) ?? []);
  const at = country ?? ids.find(({ isValid }) => isValid)?.country ?? null;
  return {
    ...{ id, country: at, parentId },
    names: names.flatMap(foldedNames),
    firstNames: names.slice(0, 1).flatMap(foldedNames),
    references: new Set(references.map((reference) => `${reference.system}:${reference.id}`)),
    looseReferences: new Set(
      references.map(
        (reference) => `${reference.system}:${foldedText(reference.id).replaceAll(/[^\p{L}\p{N}]/gu, '')}`,
      ),
    ),
    companyIds: ids,
    domains: new Set(addresses.flatMap((address) => companyDomain(address) ?? [])),
    phones: new Set(phones.flatMap((phone) => phoneNumber(phone, at) ?? [])),
  };
}
