import { isDeepStrictEqual } from 'node:util';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Reference } from '../../domain/project/model/references';
import { referenceText } from '../../domain/project/model/references';
import { dayText } from '../../mail/model/dates';
import type { ChangedNames } from '../../queries/customer/record-changes';
import type { FieldChange } from '../../store/models/directory-models';
import type { Words } from './record-words';
import {
  addressText,
  answerText,
  attitudeText,
  identifierText,
  otherNameText,
  potentialText,
  situationText,
  sizeText,
  wayText,
} from './record-words';

/** A change of one field in words: what it is called, and one line for each thing that is different. */
export interface ChangeWords {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What somebody changed in a field, with names in place of ids. */
export function changeWords(change: FieldChange, words: Words, names: ChangedNames): ChangeWords {
  const { texts } = words;
  const { field, from, to } = change;
  const label = texts.fields[field]?.label ?? field;
  const [was, is] = [entriesOf(field, from, words), entriesOf(field, to, words)];
  if (was && is) {
    return {
      label,
      lines: [
        ...was.filter((line) => !is.includes(line)).map(texts.removedEntry),
        ...is.filter((line) => !was.includes(line)).map(texts.added),
      ],
    };
  }
  const becomes = valueText(field, to, words, names);
  // what was not known before is shown alone
  if (isEmpty(from)) return { label, lines: [becomes] };
  return { label, lines: [texts.becomes(valueText(field, from, words, names), becomes)] };
}

/** The entries of a field that is a list; null when it is none. Stored changes have no types of their own. */
function entriesOf(field: string, value: unknown, words: Words): string[] | null {
  const each = <Item>(text: (item: Item, given: Words) => string): string[] =>
    ((value ?? []) as Item[]).map((item) => text(item, words));
  switch (field) {
    case 'otherNames':
      return each(otherNameText);
    case 'identifiers':
      return each(identifierText);
    case 'addresses':
      return each(addressText);
    case 'situation':
      return each(situationText);
    case 'potentials':
      return each(potentialText);
    case 'files':
      return each(({ title, url }: Customer['files'][number]) => `${title} (${url})`);
    case 'ways':
      return each(wayText);
    case 'references':
      return each((reference: Reference) => referenceText(reference));
    case 'committee':
      return each((role: CustomerPerson['committee'][number]) => words.texts.committeeRoles[role]);
    case 'tags':
    case 'websites':
      return each((text: string) => text);
    case 'answers':
      return Object.entries((value ?? {}) as Customer['answers']).map(([key, answer]) =>
        answerText(key, answer, words),
      );
    default:
      return null;
  }
}

/** Names by a code that a stored change has, which may be none of ours any more. */
type Named = Readonly<Record<string, string | undefined>>;

function valueText(field: string, value: unknown, words: Words, names: ChangedNames): string {
  const { texts, language } = words;
  if (value === null || value === undefined || value === '') return texts.nothing;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (field) {
    case 'size':
      return sizeText(value as NonNullable<Customer['size']>, words) || texts.nothing;
    case 'attitude':
      return attitudeText(value as NonNullable<CustomerPerson['attitude']>, words);
    case 'active':
      return value === true ? texts.yes : texts.no;
    case 'ownerId':
      return names.person(text) ?? text;
    case 'parentId':
      return names.customer(text) ?? text;
    case 'reportsToId':
      return names.customerPerson(text) ?? text;
    case 'language':
      return (texts.languages as Named)[text] ?? text;
    case 'presence':
      return (texts.presences as Named)[text] ?? text;
    case 'basis':
      return (texts.bases as Named)[text] ?? text;
    case 'kind':
      return (texts.factKinds as Named)[text] ?? text;
    case 'on':
      // a birthday without its year stays as it was written
      return text.length === 10 ? dayText(language, text) : text;
    case 'presenceSince':
      return dayText(language, text);
    default:
      return text;
  }
}

/** Fields that say nothing to a reader: the customer of a person, and whom a fact is about, never change. */
const silent: readonly string[] = ['customerId', 'personId'];

/** The changes that are worth a line; of a new record, what it was made with. */
export function shownChanges(changes: readonly FieldChange[]): FieldChange[] {
  return changes.filter(
    ({ field, from, to }) =>
      !silent.includes(field) && !(isEmpty(from) && isEmpty(to)) && !isDeepStrictEqual(from, to),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
