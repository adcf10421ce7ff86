import type { CustomerPerson } from '../contracts/wire/customer-people';
import { searchedForm } from './lists/search-text';
import { referenceText } from '../domain/project/model/references';
import type { Erased } from './models/archive-models';

/** What stands in place of a name or an address that was erased. */
export const erasedText = '[…]';

/** Shorter ways would be found within other texts: an extension such as "204". */
const shortestWay = 6;

/** One character is a part of too many words. */
const shortestName = 2;

/** By which texts somebody is found. */
export function textsOf({ name, reading, ways }: CustomerPerson): Pick<Erased, 'ways' | 'names'> {
  const values = ways.map(({ value }) => value).filter((value) => value.length >= shortestWay);
  const names = [name, reading].filter((each) => each !== null && each.length >= shortestName);
  return { ways: withForms(values), names: withForms(names as string[]) };
}

/** Who is erased, and what stands in place of their id from then on. */
export function erasedOf(person: CustomerPerson, pseudonym: string): Erased {
  const { id: personId, customerId, references } = person;
  return { personId, customerId, pseudonym, ...textsOf(person), references: references.map(referenceText) };
}

/** Each text as written, without its spaces, and in searched form; the longest first. */
function withForms(texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [text, text.replaceAll(/\s/gu, ''), searchedForm(text)]);
  return [...new Set(forms)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}

/** What is to be other in a row. */
export interface Redaction {
  /** Whole fields: the embedded server does not set an element of a list. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** How many texts in them. */
  readonly texts: number;
}

/** All texts of a row as one. */
export function textOf(row: Readonly<Record<string, unknown>>): string {
  return [...textsIn(row)].join('\n');
}

/** Whether a text has anything by which somebody is found. Most have nothing, and are not looked at any closer. */
export function mayName(text: string, { personId, ways, names }: Erased): boolean {
  return [personId, ...ways, ...names].some((each) => text.includes(each));
}

/**
 * What to change in a row so that nobody can read of the erased person in it. What is no text stays as it is.
 *
 * @param projectIds of the customer
 * @param isAlwaysAbout the row may be about the customer without saying so
 * @param whollyIn a field that is emptied of all texts when the row names the person: an answer that repeats their record
 */
export function redactionOf(
  row: Readonly<Record<string, unknown>>,
  erased: Erased,
  projectIds: ReadonlySet<string>,
  {
    whollyIn,
    isAlwaysAbout = false,
  }: { readonly whollyIn?: string | undefined; readonly isAlwaysAbout?: boolean } = {},
): Redaction {
  const isAbout =
    isAlwaysAbout ||
    [...textsIn(row)].some(
      (text) => text === erased.customerId || projectIds.has(text) || isOrNames(text, erased.personId),
    );
  const isOfPerson = [...textsIn(row)].some((text) => isOrNames(text, erased.personId));
  let texts = 0;
  const redact = (text: string): string => {
    const to = redacted(text, erased, isAbout);
    if (to !== text) texts += 1;
    return to;
  };
  const empty = (): string => {
    texts += 1;
    return erasedText;
  };
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === '_id') continue;
    const before = texts;
    const after = withTexts(value, name === whollyIn && isOfPerson ? empty : redact);
    if (texts > before) fields[name] = after;
  }
  return { fields, texts };
}

/** Whether a text is an id, or names it as an address or a key does. */
function isOrNames(text: string, id: string): boolean {
  return text === id || text.split(/[/:?#"]/).includes(id);
}

function redacted(text: string, { personId, pseudonym, ways, names }: Erased, isAbout: boolean): string {
  const withoutId = isOrNames(text, personId)
    ? text
        .split(/([/:?#"])/)
        .map((part) => (part === personId ? pseudonym : part))
        .join('')
    : text;
  return [...ways, ...(isAbout ? names : [])].reduce(
    (rest, each) => rest.replaceAll(each, erasedText),
    withoutId,
  );
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  else if (isPlain(value)) for (const each of Object.values(value)) yield* textsIn(each);
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, change)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
