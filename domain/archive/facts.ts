import { assertNever } from '../assert-never';
import { canonical } from '../canonical';
import type { ArchiveField, ArchiveList, Facts, FactSource, MissingPart } from '../playbook/facts';
import type { PlaybookRules } from '../playbook/playbook';
import { entryOf } from '../playbook/playbook';
import type { CommitteeMember } from './committee';
import { isThere, unknownParts } from './committee';

/** As much of a customer's record as facts are found in. */
export interface KnownCustomer {
  readonly identifiers: readonly { readonly kind: string }[];
  readonly addresses: readonly unknown[];
  readonly websites: readonly unknown[];
  readonly sector: string | null;
  readonly size: object | null;
  /** `asOf`: `2026-03-02`. */
  readonly situation: readonly { readonly asOf: string }[];
  readonly potentials: readonly unknown[];
  readonly answers: Readonly<Record<string, object>>;
}

/** What the archive has on a customer; null: no record. */
export interface KnownArchive {
  readonly customer: KnownCustomer | null;
  readonly people: readonly CommitteeMember[];
}

const nothing: KnownArchive = { customer: null, people: [] };

/**
 * What the archive says to the facts that a playbook declares. An answer counts when it is there: `false`, `0` and an
 * empty text are answers.
 *
 * @param today `2026-03-02`: by which a situation is too old
 */
export function factsIn(
  archive: KnownArchive,
  { facts = {} }: Pick<PlaybookRules, 'facts'>,
  today: string,
): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, rule]) => [key, lacking(archive, key, rule, today)]),
  );
}

/** What is known of a customer of whom nothing is. */
export function nothingKnown(rules: Pick<PlaybookRules, 'facts'>): Facts {
  return factsIn(nothing, rules, '');
}

/** Whether two looks at the archive have found the same. */
export function isSameFacts(one: Facts, other: Facts): boolean {
  return canonical(one) === canonical(other);
}

/** Whether a fact is answered; one that was not looked for is not. */
export function isAnswered(facts: Facts, key: string): boolean {
  return entryOf(facts, key)?.length === 0;
}

function lacking(
  { customer, people }: KnownArchive,
  key: string,
  source: FactSource,
  today: string,
): MissingPart[] {
  switch (source.from) {
    case 'archive':
      return lackingOnList(customer, people, source, today);
    case 'committee':
      return unknownParts(people, source.parts);
    case 'answer': {
      const isGiven = customer !== null && entryOf(customer.answers, key) !== undefined;
      return [
        ...(source.of === undefined ? [] : unknownParts(people, [source.of])),
        ...(isGiven ? [] : ['answer' as const]),
      ];
    }
    default:
      return assertNever(source);
  }
}

function lackingOnList(
  customer: KnownCustomer | null,
  people: readonly CommitteeMember[],
  { fields, situationDays, people: wanted, parts }: ArchiveList,
  today: string,
): MissingPart[] {
  const known = people.filter((person) => isThere(person) && person.position !== null);
  return [
    ...fields.filter((field) => customer === null || !hasField(customer, field, { situationDays, today })),
    ...(known.length < wanted ? ['people' as const] : []),
    ...unknownParts(people, parts),
  ];
}

function hasField(
  customer: KnownCustomer,
  field: ArchiveField,
  { situationDays, today }: { situationDays: number; today: string },
): boolean {
  switch (field) {
    case 'tax-number':
      return customer.identifiers.some(({ kind }) => kind === 'tax');
    case 'registration-number':
      return customer.identifiers.some(({ kind }) => kind === 'registration');
    case 'address':
      return customer.addresses.length > 0;
    case 'website':
      return customer.websites.length > 0;
    case 'sector':
      return customer.sector !== null;
    case 'size':
      return customer.size !== null;
    case 'situation':
      return customer.situation.some(({ asOf }) => daysBetween(asOf, today) <= situationDays);
    case 'potential':
      return customer.potentials.length > 0;
    default:
      return assertNever(field);
  }
}

/** Days from one date of the calendar to another. */
function daysBetween(from: string, to: string): number {
  const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}
