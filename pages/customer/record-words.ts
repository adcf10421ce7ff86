import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import { amountText } from '../../mail/model/amounts';
import { dayText } from '../../mail/model/dates';
import type { Language } from '../../domain/playbook/playbook';
import type { CustomerTexts } from './customer-texts';

/** Entries of the archive as one line of words, for pages and histories. */

/** The means to put records into words. */
export interface Words {
  readonly texts: CustomerTexts;
  readonly language: Language;
}

type Entry<List extends readonly unknown[]> = List[number];

export function otherNameText({ kind, name }: Entry<Customer['otherNames']>, { texts }: Words): string {
  return `${texts.otherNameKinds[kind]}${texts.colon}${name}`;
}

export function identifierText(
  { kind, country, value }: Entry<Customer['identifiers']>,
  { texts }: Words,
): string {
  return `${texts.identifierKinds[kind]} (${country})${texts.colon}${value}`;
}

export function addressText({ kind, country, text }: Entry<Customer['addresses']>, { texts }: Words): string {
  const where = country === null ? '' : ` (${country})`;
  return `${texts.addressKinds[kind]}${where}${texts.colon}${text}`;
}

export function situationText(
  { text, asOf, source }: Entry<Customer['situation']>,
  { texts, language }: Words,
): string {
  return [text, texts.asOf(dayText(language, asOf)), texts.from(source)].join(' · ');
}

export function potentialText(potential: Entry<Customer['potentials']>, words: Words): string {
  return [potential.what, ...potentialFacts(potential, words), potential.why].join(' · ');
}

/** How much and when, as far as known. */
export function potentialFacts(
  { amount, currency, expectedOn }: Entry<Customer['potentials']>,
  { texts, language }: Words,
): string[] {
  return [
    ...(amount === null ? [] : [amountText(language, amount, currency ?? undefined)]),
    ...(expectedOn === null ? [] : [texts.expectedOn(dayText(language, expectedOn))]),
  ];
}

export function answerText(
  key: string,
  { value, asOf, source }: Customer['answers'][string],
  { texts, language }: Words,
): string {
  const said = typeof value === 'boolean' ? (value ? texts.yes : texts.no) : String(value);
  return [`${key}${texts.colon}${said}`, texts.asOf(dayText(language, asOf)), texts.from(source)].join(' · ');
}

export function sizeText({ employees, revenue, asOf }: NonNullable<Customer['size']>, words: Words): string {
  const { texts, language } = words;
  return [
    ...(employees === null ? [] : [texts.employees(amountText(language, employees, undefined))]),
    ...(revenue === null ? [] : [texts.revenue(amountText(language, revenue.amount, revenue.currency))]),
    ...(asOf === null ? [] : [texts.asOf(dayText(language, asOf))]),
  ].join(' · ');
}

export function wayText(
  { kind, value, isPreferred, hours }: Entry<CustomerPerson['ways']>,
  { texts }: Words,
): string {
  const more = [...(isPreferred ? [texts.preferred] : []), ...(hours === null ? [] : [hours])];
  return [`${texts.wayKinds[kind]}${texts.colon}${value}`, ...more].join(' · ');
}

export function attitudeText(
  { stance, asOf, note }: NonNullable<CustomerPerson['attitude']>,
  { texts, language }: Words,
): string {
  const said = texts.stanceOn(texts.stances[stance], dayText(language, asOf));
  return note === null ? said : `${said} · ${note}`;
}

/** Whether somebody is there or since when not; null when they are there, as is usual. */
export function presenceText(
  { presence, presenceSince }: Pick<CustomerPerson, 'presence' | 'presenceSince'>,
  { texts, language }: Words,
): string | null {
  if (presence === 'there') return null;
  const word = texts.presences[presence];
  return presenceSince === null ? word : texts.presenceSince(word, dayText(language, presenceSince));
}
