import type { NamePair } from './kinship';
import { areOtherKinds, contraries, nearestNames } from './kinship';
import type { FoldedParty } from './party';
import { placesBeside } from './places';
import type { MatchReasonCode } from './reasons';

export interface MatchReason {
  readonly code: MatchReasonCode;
  /** What they share, where it is of the company: a reference, an id, a domain. */
  readonly value?: string;
}

/**
 * `same`: one customer beyond doubt; `review`: somebody has to look; `different`: two. The score tells how likely they
 * are one, 0 to 1, and orders the list; nothing is decided by it.
 */
export interface Match {
  readonly verdict: 'same' | 'review' | 'different';
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** Countries where a company keeps its number whatever form it takes, and no other has it. */
const oneCompanyOneId = new Set(['TW', 'CN', 'JP', 'KR', 'SG']);

/**
 * Whether two customers are one. Only a shared reference or a company id with a right check digit makes two one, and
 * only when their names agree; the same name alone never does.
 */
export function compareParties(ours: FoldedParty, theirs: FoldedParty): Match {
  const found = evidenceOf(ours, theirs);
  const { reasons, names } = found;
  const has = (code: MatchReasonCode): boolean => reasons.some((reason) => reason.code === code);
  const isStrong = has('same-reference') || has('same-company-id');
  const isContrary = has('other-place') || has('other-unit') || has('other-number');
  const isSupported = has('same-domain') || has('same-phone');
  const kinship = names?.kinship ?? 'unlike';
  const answer = (verdict: Match['verdict'], score: number): Match => ({
    ...{ verdict, reasons },
    score: verdict === 'different' ? 0 : score,
  });

  if (isStrong) {
    const doAgree = kinship === 'equal' || kinship === 'close' || (kinship === 'unknown' && isSupported);
    const isOtherKind = has('other-legal-form') && !found.isOfOneCompany;
    const isDoubtful = isContrary || isOtherKind || has('one-group') || has('other-company-id');
    if (doAgree && !isDoubtful) return answer('same', 1);
    const isOtherName = kinship === 'unlike' || kinship === 'part';
    return answer('review', isDoubtful || isOtherName ? 0.6 : 0.9);
  }
  if (has('one-group')) return answer('different', 0);
  const support = (has('same-domain') ? 0.15 : 0) + (has('same-phone') ? 0.1 : 0);
  const loose = has('unchecked-company-id') || has('similar-reference');
  if (has('other-company-id')) {
    return kinship === 'equal' && has('same-domain') && !isContrary
      ? answer('review', 0.3)
      : answer('different', 0);
  }
  // a number with a wrong check digit is a slip or made up
  if (loose && (kinship !== 'unlike' || isSupported)) return answer('review', 0.6 + support);
  if (isContrary) return answer('different', 0);
  const against =
    (has('other-legal-form') ? 0.1 : 0) + (has('other-country') ? 0.2 : 0) + (found.isOnePlace ? 0.1 : 0);
  switch (kinship) {
    case 'equal':
      if (has('other-country') && has('other-legal-form') && !isSupported) return answer('different', 0);
      return answer('review', 0.75 + support - against);
    case 'close':
      if (has('other-country') && !isSupported) return answer('different', 0);
      return answer('review', 0.6 + support - against);
    case 'part':
      return isSupported ? answer('review', 0.35 + support) : answer('different', 0);
    case 'unknown':
      return isSupported ? answer('review', 0.35 + support) : answer('different', 0);
    case 'unlike':
      return has('same-domain') ? answer('review', 0.2 + support) : answer('different', 0);
  }
}

interface Evidence {
  readonly reasons: readonly MatchReason[];
  readonly names: NamePair | null;
  /** The shared id is of a country where a company keeps it whatever form it takes. */
  readonly isOfOneCompany: boolean;
  /** One names a place where subsidiaries have theirs, and the other none. */
  readonly isOnePlace: boolean;
}

function evidenceOf(ours: FoldedParty, theirs: FoldedParty): Evidence {
  const names = nearestNames(ours.names, theirs.names);
  const first = nearestNames(ours.firstNames, theirs.firstNames);
  const ids = companyIdsBeside(ours, theirs);
  const reference = shared(ours.references, theirs.references);
  const loose = shared(ours.looseReferences, theirs.looseReferences);
  const domain = shared(ours.domains, theirs.domains);
  const against = new Set([names, first].flatMap((pair) => (pair ? contraries(pair.ours, pair.theirs) : [])));
  const one = (is: boolean, code: MatchReasonCode): MatchReason[] => (is ? [{ code }] : []);
  const reasons: MatchReason[] = [
    ...(reference === null ? [] : [{ code: 'same-reference' as const, value: reference }]),
    ...(reference !== null || loose === null ? [] : [{ code: 'similar-reference' as const, value: loose }]),
    ...ids.reasons,
    ...one(names?.kinship === 'equal', 'same-name'),
    ...one(names?.kinship === 'close', 'close-name'),
    ...one(names?.kinship === 'part', 'name-part'),
    ...(domain === null ? [] : [{ code: 'same-domain' as const, value: domain }]),
    ...one(shared(ours.phones, theirs.phones) !== null, 'same-phone'),
    ...one(!names || names.kinship === 'unlike', 'other-name'),
    ...one(names?.kinship === 'unknown', 'other-script'),
    ...[...against].map((code) => ({ code })),
    ...one(first !== null && areOtherKinds(first.ours, first.theirs), 'other-legal-form'),
    ...one(isOther(ours.country, theirs.country), 'other-country'),
    ...one(areOfOneGroup(ours, theirs), 'one-group'),
  ];
  const isOnePlace =
    first !== null &&
    (first.ours.hasOwnPlace || first.theirs.hasOwnPlace) &&
    placesBeside(first.ours.places, first.theirs.places) === 'one';
  return { reasons, names, isOfOneCompany: ids.isOfOneCompany, isOnePlace };
}

function companyIdsBeside(
  ours: FoldedParty,
  theirs: FoldedParty,
): { readonly reasons: MatchReason[]; readonly isOfOneCompany: boolean } {
  for (const own of ours.companyIds) {
    for (const other of theirs.companyIds) {
      if (own.country !== other.country || own.value !== other.value) continue;
      const code =
        own.isValid && (own.kind === other.kind || oneCompanyOneId.has(own.country))
          ? 'same-company-id'
          : 'unchecked-company-id';
      const value = `${own.country} ${own.value}`;
      return { reasons: [{ code, value }], isOfOneCompany: oneCompanyOneId.has(own.country) };
    }
  }
  const isOtherId = ours.companyIds.some((own) =>
    theirs.companyIds.some(
      (other) => own.isValid && other.isValid && own.country === other.country && own.kind === other.kind,
    ),
  );
  return { reasons: isOtherId ? [{ code: 'other-company-id' }] : [], isOfOneCompany: false };
}

function areOfOneGroup(ours: FoldedParty, theirs: FoldedParty): boolean {
  const isParent = ours.parentId === theirs.id || theirs.parentId === ours.id;
  return isParent || (ours.parentId !== null && ours.parentId === theirs.parentId);
}

function isOther(ours: string | null, theirs: string | null): boolean {
  return ours !== null && theirs !== null && ours !== theirs;
}

function shared(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): string | null {
  for (const own of ours) if (theirs.has(own)) return own;
  return null;
}
