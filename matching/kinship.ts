import { distance } from 'fastest-levenshtein';
import { haveOtherForms } from './legal-forms';
import type { FoldedName } from './names';
import { placesBeside } from './places';
import { isTrade } from './trade-words';

/**
 * How two names stand to each other. `equal`: the same but for legal form and place; `close`: one may be a slip or a
 * habit of the other; `part`: one has more words of its own; `unlike`: they are two names; `unknown`: they are in
 * different scripts.
 */
export type Kinship = 'equal' | 'close' | 'part' | 'unlike' | 'unknown';

/** Two names of two customers, the nearest that they have. */
export interface NamePair {
  readonly kinship: Kinship;
  readonly ours: FoldedName;
  readonly theirs: FoldedName;
}

const nearest: readonly Kinship[] = ['equal', 'close', 'part', 'unlike', 'unknown'];

/** The nearest pair of names; null when one has none. */
export function nearestNames(ours: readonly FoldedName[], theirs: readonly FoldedName[]): NamePair | null {
  const pairs = ours.flatMap((own) =>
    theirs.map((other): NamePair => ({ kinship: kinshipOf(own, other), ours: own, theirs: other })),
  );
  const rank = ({ kinship, ours: own, theirs: other }: NamePair): number =>
    nearest.indexOf(kinship) * 2 + (isContrary(own, other) ? 1 : 0);
  return pairs.reduce<NamePair | null>(
    (best, pair) => (best && rank(best) <= rank(pair) ? best : pair),
    null,
  );
}

/** Whether two names say of themselves that they are two parties: another place, another part, another number. */
export function isContrary(ours: FoldedName, theirs: FoldedName): boolean {
  return contraries(ours, theirs).length > 0;
}

/** What two names say against each other. */
export function contraries(
  ours: FoldedName,
  theirs: FoldedName,
): ('other-place' | 'other-unit' | 'other-number')[] {
  const isSameUnit =
    ours.unit === theirs.unit || (ours.script !== theirs.script && ours.unit !== '' && theirs.unit !== '');
  return [
    ...(placesBeside(ours.places, theirs.places) === 'other' ? (['other-place'] as const) : []),
    ...(isSameUnit ? [] : (['other-unit'] as const)),
    ...(areOther(ours.numbers, theirs.numbers) ? (['other-number'] as const) : []),
  ];
}

function areOther(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.length > 0 && theirs.length > 0 && ours.join() !== theirs.join();
}

/** Whether legal forms say that they are two companies. Translations are loose: 股份有限公司 is Co., Ltd. too. */
export function areOtherKinds(ours: FoldedName, theirs: FoldedName): boolean {
  return ours.script === theirs.script && haveOtherForms(ours.forms, theirs.forms);
}

function kinshipOf(ours: FoldedName, theirs: FoldedName): Kinship {
  if (ours.script !== theirs.script) return 'unknown';
  if (ours.core === theirs.core) return 'equal';
  return ours.script === 'han' ? hanKinship(ours, theirs) : latinKinship(ours, theirs);
}

function hanKinship(ours: FoldedName, theirs: FoldedName): Kinship {
  const [short, long] = ours.core.length <= theirs.core.length ? [ours, theirs] : [theirs, ours];
  const isInFull = short.forms.size > 0 && long.forms.size > 0;
  if (long.core.startsWith(short.core)) {
    // 宝信 for 宝信软件: two names in full with and without the trade are two companies
    if (isTrade(long.core.slice(short.core.length))) return isInFull ? 'part' : 'close';
    return isSlip(short.core, long.core) ? 'close' : 'part';
  }
  if (isShortFor(short, long) || isSlip(short.core, long.core)) return 'close';
  // one may have left out a word of its trade in the middle, or have another word for it
  if (short.own === long.own && short.own.length >= 2) return isOfOneTrade(short, long) ? 'close' : 'part';
  return long.core.includes(short.core) && short.core.length >= 3 ? 'part' : 'unlike';
}

/** 台積電 for 台灣積體電路製造: the first character of each word of two, the first few words. */
function isShortFor(short: FoldedName, long: FoldedName): boolean {
  if (short.forms.size > 0 && long.forms.size > 0 && short.core.length < 3) return false;
  if (short.core.length < 2 || short.core.length > 3 || long.core.length <= short.core.length) return false;
  return shortFormsOf(long).some((form) => form === short.core);
}

/** The short names that are usual for a name in characters. */
export function shortFormsOf({ script, core, places }: FoldedName): string[] {
  if (script !== 'han' || core.length < 4) return [];
  const heads = Array.from(core)
    .filter((_, at) => at % 2 === 0)
    .join('');
  const [country = '', region = '', city = ''] = [...places][0]?.split('/') ?? [];
  const place = city || region || country;
  const inFront = place === '' || core.startsWith(place) ? [] : [place.charAt(0) + heads];
  return [heads, ...inFront].flatMap((all) =>
    [2, 3].flatMap((length) => (all.length >= length ? [all.slice(0, length)] : [])),
  );
}

/** Words of the trade beside the own part: those of one are among those of the other. */
function isOfOneTrade(short: FoldedName, long: FoldedName): boolean {
  const rest = short.core.slice(short.own.length);
  const more = long.core.slice(long.own.length);
  return rest.length >= 2 && more.length >= 2 && (more.includes(rest) || isSubsequence(rest, more));
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** One character is another, is missing or changes places, in a name that is long enough to tell. Digits are no slips. */
function isSlip(short: string, long: string): boolean {
  const isHan = /\p{Script=Han}/u.test(long);
  const most = isHan ? (long.length >= 5 ? 1 : 0) : long.length >= 12 ? 2 : long.length >= 6 ? 1 : 0;
  if (most === 0 || long.length - short.length > most) return false;
  if (short.replaceAll(/\D/g, '') !== long.replaceAll(/\D/g, '')) return false;
  return distance(short, long) <= most || isSwapped(short, long);
}

/** Two neighbours have changed places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = Array.from(one).findIndex((character, index) => character !== other.charAt(index));
  const swapped = one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2);
  return at >= 0 && swapped === other;
}

function latinKinship(ours: FoldedName, theirs: FoldedName): Kinship {
  const [short, long] = isShorter(ours, theirs) ? [ours, theirs] : [theirs, ours];
  const [few, many] = [new Set(short.words), new Set(long.words)];
  if (few.size === many.size && [...few].every((word) => many.has(word))) return 'equal';
  if (isInitials(short, long)) return 'close';
  const isInFull = short.forms.size > 0 && long.forms.size > 0;
  const areOwnTheSame = sameWords(short.ownWords, long.ownWords);
  if (areOwnTheSame) {
    // Acme Ltd and Acme Technology Ltd, both in full, are two companies
    const isWithin = short.words.every((word) => many.has(word));
    return isWithin && (!isInFull || short.words.length > short.ownWords.length) ? 'close' : 'part';
  }
  if (isSlip(...byLength(short.core, long.core))) return isSlipOfWords(short, long) ? 'close' : 'part';
  if (isSlip(...byLength(short.own, long.own)) && tradesOf(short) === tradesOf(long)) {
    return isSlipOfWords(short, long) ? 'close' : 'part';
  }
  return short.ownWords.every((word) => long.ownWords.includes(word)) ? 'part' : 'unlike';
}

function isShorter(ours: FoldedName, theirs: FoldedName): boolean {
  const by = ours.ownWords.length - theirs.ownWords.length || ours.words.length - theirs.words.length;
  return by < 0 || (by === 0 && ours.core <= theirs.core);
}

function byLength(one: string, other: string): [string, string] {
  return one.length <= other.length ? [one, other] : [other, one];
}

function tradesOf({ words, ownWords }: FoldedName): string {
  return words.filter((word) => !ownWords.includes(word)).join(' ');
}

function sameWords(ours: readonly string[], theirs: readonly string[]): boolean {
  if (ours.join('') === theirs.join('')) return true;
  return ours.length === theirs.length && ours.every((word) => theirs.includes(word));
}

/** Short words are other words when a letter differs: Fox is not Box. The words that differ must be long enough. */
function isSlipOfWords(ours: FoldedName, theirs: FoldedName): boolean {
  if (ours.ownWords.length !== theirs.ownWords.length) return true;
  return ours.ownWords.every((word, at) => {
    const other = theirs.ownWords[at] ?? '';
    return word === other || isSlip(...byLength(word, other));
  });
}

/** IBM for International Business Machines, TSMC for Taiwan Semiconductor Manufacturing Company. */
function isInitials(short: FoldedName, long: FoldedName): boolean {
  const [word] = short.words;
  if (word === undefined || short.words.length !== 1 || word.length < 3) return false;
  return long.initials.includes(word);
}
