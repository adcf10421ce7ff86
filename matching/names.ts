import { Converter } from 'opencc-js/t2cn';
import type { FormKind } from './legal-forms';
import { withoutHanForm, withoutLatinForm } from './legal-forms';
import { joinedPlaces, latinPlace, leadingHanPlace, onlyHanPlaces } from './places';
import { isTrade, ownPart, tradeWord } from './trade-words';

/**
 * Names of companies, folded for comparison: nothing that is made here is ever shown or stored in place of a name.
 */

/** A name, taken apart. */
export interface FoldedName {
  readonly script: 'han' | 'latin';
  /** Without legal form, place and part, as one word. */
  readonly core: string;
  /** The words of the core as they are compared, in their order; of a name in characters the core alone. */
  readonly words: readonly string[];
  /** What of the core is the company's own, without words of the trade; the core where nothing else is left. */
  readonly own: string;
  /** The words of that. */
  readonly ownWords: readonly string[];
  readonly forms: ReadonlySet<FormKind>;
  /** Places such as `中国/江苏/苏州`, in one spelling for all scripts. */
  readonly places: ReadonlySet<string>;
  /** Whether a place stands where subsidiaries have theirs, behind the name or in brackets: `XX (Suzhou) Co.` */
  readonly hasOwnPlace: boolean;
  /** Which part of the company it is: a branch, a factory; empty: the company itself. */
  readonly unit: string;
  /** First letters of all words of a name in letters, with the legal form and without. */
  readonly initials: readonly string[];
  /** Numbers in the name, in digits. */
  readonly numbers: readonly string[];
}

// its types are not found from CommonJS
const simplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

/** Characters that one writes for another in names, which no conversion of scripts knows. */
const variants: Readonly<Record<string, string>> = {
  煇: '辉',
  晧: '皓',
  塩: '盐',
  広: '广',
  鉄: '铁',
  産: '产',
  気: '气',
  電: '电',
  聯: '联',
};

const hanDigits: Readonly<Record<string, string>> = {
  ...{ 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 十: '10' },
};

const latinUnits = new Set(
  (
    'branch plant factory division dept department zweigniederlassung niederlassung filiale succursale agence usine ' +
    'sucursal planta fabrica filial'
  ).split(' '),
);
/** Parts of a company where a place stands before them, and else words of a name. */
const latinUnitsOfPlaces = new Set(
  'office works facility site store shop warehouse depot werk campus unit'.split(' '),
);

/** Where a part of a company is named, behind the name. */
const hanUnit =
  /(?:分公司|分店|分行|分部|分厂|分院|办事处|代表处|联络处|营业所|营业处|营业部|服务处|事业部|事业处|事业群|门市部|门市|工厂|厂区|厂|仓库|研发中心|营运中心)$/;

/** Parts that are named so alone, without a place or a number before them. */
const surelyUnit =
  /(?:分公司|分店|分行|分部|分厂|办事处|代表处|联络处|营业所|营业处|营业部|服务处|事业部|事业处|事业群|门市部)$/;

/** In one width, small letters and simplified characters. */
export function foldedText(name: string): string {
  const plain = simplified(name.normalize('NFKC')).toLowerCase();
  return Array.from(plain, (character) => variants[character] ?? character).join('');
}

/**
 * The names that one text has: one in characters and one in letters when it has both.
 *
 * @returns none when nothing can be compared
 */
export function foldedNames(name: string): FoldedName[] {
  const text = foldedText(name);
  return textsOf(text).flatMap((part) => (isHan(part) ? hanName(part) : latinName(part)) ?? []);
}

const hanLetter = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function isHan(text: string): boolean {
  return hanLetter.test(text);
}

/** Parts a text where letters stand beside characters: `鴻海精密 Hon Hai`, `華碩(ASUS)`; `TCL科技` is one name. */
function textsOf(text: string): string[] {
  const bracketed = /[（(【[]([^）)】\]]*)[）)】\]]/g;
  const outside = text.replace(bracketed, (whole, inside: string) =>
    isHan(text) && isWords(inside) ? ' ' : whole,
  );
  const aside = isHan(text)
    ? [...text.matchAll(bracketed)].flatMap(([, inside = '']) => (isWords(inside) ? [inside] : []))
    : [];
  const [, front = '', behind = ''] =
    /^([^\p{Script=Han}]*?[a-z][a-z .,&'-]*\s+)?(?=.*\p{Script=Han}).*?(\s+[a-z][a-z .,&'-]*)?$/u.exec(
      outside,
    ) ?? [];
  if (!isHan(outside) || (front === '' && behind === '')) return [outside, ...aside];
  const middle = outside.slice(front.length, outside.length - behind.length);
  return [middle, front, behind, ...aside].filter((part) => part.trim() !== '');
}

/** Words of letters that are a name, and no number or sign of a part. */
function isWords(text: string): boolean {
  return !isHan(text) && /[a-z]{3}/.test(text) && latinPlace(text.trim()) === null;
}

function hanName(given: string): FoldedName | null {
  const places = new Set<string>();
  let unit = '';
  let hasOwnPlace = false;
  const marked = given.replaceAll(/[（【[]/g, '(').replaceAll(/[）】\]]/g, ')');
  // brackets hold places, parts and legal forms; what else they hold belongs to the name
  const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}()]/gu, '');
  const apart = /[\s-]+([^\s-]*(?:厂|店|分公司|办事处|营业所|事业部|事业处))$/.exec(marked.trim());
  if (apart?.[1] !== undefined) unit = bare(apart[1]).replaceAll(/[()]/g, '');
  const whole = bare(apart ? marked.trim().slice(0, apart.index) : marked);
  const withoutBrackets = whole.replaceAll(/\(([^()]*)\)/g, (bracket, inside: string) => {
    const found = onlyHanPlaces(inside) ?? placesInLetters(inside);
    if (found) {
      for (const place of found) places.add(place);
      hasOwnPlace = true;
      return '';
    }
    if (hanUnit.test(inside)) {
      unit = inside;
      return '';
    }
    return /^(?:股|有|株|주|有限合伙|普通合伙)$/.test(inside) ? bracket : inside;
  });
  const { rest, tail, kinds } = withoutHanForm(
    withoutBrackets.replaceAll(/\((?![股有株주普])|(?<![股有株주伙])\)/g, ''),
  );
  let name = rest.replaceAll(/[()]/g, '');
  const placesBehind = onlyHanPlaces(tail);
  if (placesBehind) {
    for (const place of placesBehind) places.add(place);
    hasOwnPlace = true;
  } else if (tail !== '') unit = tail;
  ({ name, unit } = unit === '' ? unitBehind(name) : { name, unit });
  const placeOfUnit = leadingHanPlace(unit);
  if (placeOfUnit) places.add(placeOfUnit.place);
  // 3M台灣, 西门子中国
  const behind = placeBehind(name);
  if (behind) {
    places.add(behind.place);
    hasOwnPlace = true;
    name = behind.rest;
  }
  // as long as the name has something of its own behind the place; 台灣水泥 has not
  let isWhole = false;
  for (let found = leadingHanPlace(name); found; found = leadingHanPlace(name)) {
    const isOwn = found.rest.length >= 2 && ownPart(found.rest).length >= 2 && !isTrade(found.rest);
    places.add(found.place);
    isWhole = !isOwn;
    if (isWhole) break;
    name = found.rest;
  }
  const core = numbered(name);
  if (core === '') return null;
  const own = isWhole ? core : ownPart(core);
  return {
    ...{ script: 'han', core, words: [core], own, ownWords: [own], forms: kinds, places, hasOwnPlace },
    unit: numbered(unit.replace(/^(?:股份)?有限公司/, '')),
    initials: [],
    numbers: core.match(/\d+/g) ?? [],
  };
}

function placeBehind(name: string): { readonly place: string; readonly rest: string } | null {
  for (let length = Math.min(3, name.length - 2); length > 1; length -= 1) {
    const rest = name.slice(0, -length);
    const [place] = onlyHanPlaces(name.slice(-length)) ?? [];
    if (place !== undefined && !leadingHanPlace(rest) && !isTrade(rest)) return { place, rest };
  }
  return null;
}

function placesInLetters(text: string): string[] | null {
  const place = latinPlace(text);
  return place === null ? null : [place];
}

/** A part that is named behind the name without anything between: 中鋼高雄廠, 大同第二廠. */
function unitBehind(name: string): { name: string; unit: string } {
  const [word] = hanUnit.exec(name) ?? [];
  if (word === undefined) return { name, unit: '' };
  const before = name.slice(0, -word.length);
  for (let length = Math.min(6, before.length - 2); length > 0; length -= 1) {
    const part = before.slice(-length);
    const isNamed = onlyHanPlaces(part) !== null || /^第?[一二三四五六七八九十\d]+$/.test(part);
    if (isNamed) return { name: before.slice(0, -length), unit: part + word };
  }
  return surelyUnit.test(name) && before.length >= 2 ? { name: before, unit: word } : { name, unit: '' };
}

/** Ordinals and numbers of parts in digits: 第一 is 第1. */
function numbered(name: string): string {
  return name
    .replaceAll(/第([一二三四五六七八九十])/g, (_, digit: string) => `第${hanDigits[digit] ?? digit}`)
    .replaceAll(/([一二三四五六七八九十])(?=[厂号店分])/g, (digit: string) => hanDigits[digit] ?? digit);
}

const romanNumbers: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
};

/** Letters without their marks, and ä as ae, ö as oe and ü as ue are the same as a, o and u. */
function foldedLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'a')
    .replaceAll('œ', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll(/([aou])e/g, '$1');
}

/** The words of a name in letters: C.A.B. is one, AT&T too. */
function wordsOf(given: string): string[] {
  const text = foldedLetters(given)
    .replaceAll(/['’`]/g, '')
    .replaceAll(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replaceAll(/(?<=\b\p{L})&(?=\p{L}\b)/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const joined = joinedPlaces.reduce((now, [pattern, place]) => now.replaceAll(pattern, place), text);
  return joined
    .split(' ')
    .filter((word) => word !== '' && word !== 'and' && word !== 'und' && word !== 'et' && word !== 'y');
}

function initialsOf(words: readonly string[], hasForm: boolean): string[] {
  if (words.length < 3) return [];
  const initials = words.map((word) => word.charAt(0)).join('');
  return hasForm ? [initials, `${initials}c`] : [initials];
}

function latinName(given: string): FoldedName | null {
  const places = new Set<string>();
  let hasOwnPlace = false;
  const outside = given.replaceAll(/[（(【[]([^）)】\]]*)[）)】\]]/g, (_, inside: string) => {
    const words = wordsOf(inside);
    const found = words.map(latinPlace);
    if (words.length === 0 || found.includes(null)) return ` ${inside} `;
    for (const place of found) if (place !== null) places.add(place);
    hasOwnPlace = true;
    return ' ';
  });
  const all = wordsOf(outside);
  const named = all[0] === 'the' && all.length > 1 ? all.slice(1) : all;
  const kinds = new Set<FormKind>();
  const formless = (words: readonly string[]): readonly string[] => {
    const found = withoutLatinForm(words);
    for (const kind of found.kinds) kinds.add(kind);
    return found.rest;
  };
  let rest = formless(named);
  const initials = initialsOf(rest, kinds.size > 0);
  const unitAt = rest.findIndex((word, at) => {
    if (at === 0) return false;
    const isOfPlace = latinUnitsOfPlaces.has(word) && latinPlace(rest[at - 1] ?? '') !== null;
    return latinUnits.has(word) || isOfPlace;
  });
  let unit = '';
  if (unitAt > 0) {
    // a place right before it, or what follows it, says which
    const from = latinPlace(rest[unitAt - 1] ?? '') !== null && unitAt > 1 ? unitAt - 1 : unitAt;
    unit = rest.slice(from).join(' ');
    for (const word of rest.slice(from)) {
      const place = latinPlace(word);
      if (place !== null) places.add(place);
    }
    rest = formless(rest.slice(0, from));
  }
  const isOwn = (words: readonly string[]): boolean => words.some((word) => tradeWord(word) === null);
  for (let place = latinPlace(rest.at(-1) ?? ''); place !== null; place = latinPlace(rest.at(-1) ?? '')) {
    if (rest.length < 2) break;
    places.add(place);
    hasOwnPlace = true;
    rest = formless(rest.slice(0, -1));
  }
  for (let place = latinPlace(rest[0] ?? ''); place !== null; place = latinPlace(rest[0] ?? '')) {
    places.add(place);
    if (!isOwn(rest.slice(1))) break;
    rest = rest.slice(1);
  }
  const words = rest.map((word) => tradeWord(word) ?? romanNumbers[word] ?? word);
  if (words.length === 0) return null;
  const proper = words.filter((word) => tradeWord(word) === null);
  // a place and a trade: China Steel
  const ownWords = proper.some((word) => latinPlace(word) === null) ? proper : words;
  return {
    ...{ script: 'latin', core: words.join(''), words, own: ownWords.join(''), ownWords },
    ...{ forms: kinds, places, hasOwnPlace, unit, initials },
    numbers: words.filter((word) => /^\d+$/.test(word)),
  };
}
