import { shortFormsOf } from './kinship';
import type { FoldedName } from './names';
import type { FoldedParty } from './party';

/**
 * Keys by which customers that may be one are found, without comparing all with all: two that `compareParties` does not
 * call different share one. A key that very many share tells nothing, and the others of the customer do.
 */

/** Of one customer's names; nobody has more than a few. */
const mostNames = 6;
/** Of one customer, all in all. */
const mostKeys = 60;

export function matchKeys(party: FoldedParty): string[] {
  const { names, looseReferences, companyIds, domains, phones } = party;
  const keys = [
    ...companyIds.map(({ country, value }) => `id:${country}:${value}`),
    ...[...looseReferences].map((reference) => `reference:${reference}`),
    ...[...domains].map((domain) => `domain:${domain}`),
    ...names.slice(0, mostNames).flatMap((name) => nameKeys(name).map((key) => `name:${key}`)),
    ...[...phones].slice(0, 10).map((phone) => `phone:${phone}`),
  ];
  return [...new Set(keys)].slice(0, mostKeys);
}

function nameKeys(name: FoldedName): string[] {
  return name.script === 'han' ? hanKeys(name) : latinKeys(name);
}

/** The own part finds names with other words of the trade; what is left without one of the first characters finds slips. */
function hanKeys(name: FoldedName): string[] {
  const { core, own } = name;
  const without = (at: number): string => core.slice(0, at) + core.slice(at + 1);
  const aroundSlips = core.length >= 5 ? [core.slice(0, 3), without(0), without(1), without(2)] : [];
  return [core, own, ...shortFormsOf(name), ...aroundSlips];
}

/** A slip leaves one half of a name as it is. */
function latinKeys(name: FoldedName): string[] {
  const { core, own, ownWords } = name;
  const lengths = own.length < 6 ? [] : [Math.floor(own.length / 2), Math.floor((own.length - 1) / 2)];
  const halves = lengths.flatMap((length) => [`${own.slice(0, length)}+`, `+${own.slice(-length)}`]);
  const longWords = ownWords.filter((word) => word.length > 3).slice(0, 3);
  return [core, own, [...ownWords].sort().join(' '), ...longWords, ...name.initials, ...halves];
}
