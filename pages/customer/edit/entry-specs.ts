import type { Customer } from '../../../contracts/wire/customers';
import { addressKinds, identifierKinds, otherNameKinds } from '../../../contracts/wire/customers';
import { generatedId } from '../../../api/kit/generated-id';
import type { CustomerTexts, EntryList } from '../customer-texts';
import type { EditField, Typed } from './edit-fields';
import { choiceOf, day, fieldsIn, line, number, numberOrNull, paragraph, textOrNull } from './edit-fields';

/** An entry of one of the lists of a customer; of what gates ask, with its key. */
export type Entry = Readonly<Record<string, unknown>>;

/** How the entries of a list are shown in a form and made from what was typed. */
export interface EntrySpec {
  readonly fields: readonly EditField[];
  readonly typed: (entry: Entry) => Record<string, string>;
  /** What was typed as an entry; the schema of the customer says whether it is one. */
  readonly entry: (typed: Typed, before: Entry | null, key: string) => Entry;
  /** By what an entry is known while others come and go; absent: by what it says. */
  readonly idOf?: (entry: Entry) => string;
}

/** The fields of an entry that are plain texts. */
function texts(
  names: readonly string[],
  optional: readonly string[] = [],
): Pick<EntrySpec, 'typed' | 'entry'> {
  return {
    typed: (entry) => Object.fromEntries([...names, ...optional].map((name) => [name, textOf(entry[name])])),
    entry: (typed) => ({
      ...Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])),
      ...Object.fromEntries(optional.map((name) => [name, textOrNull(typed[name])])),
    }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const needed = { isRequired: true } as const;

function namesAmong<Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) {
  return choiceOf(Object.fromEntries(keys.map((key) => [key, names[key]])));
}

/** What kinds of answers a gate may get. */
type AnswerKind = 'yes' | 'no' | 'number' | 'text';

export function entrySpec(list: EntryList, words: CustomerTexts): EntrySpec {
  const field = fieldsIn(words);
  switch (list) {
    case 'otherNames':
      return {
        fields: [
          field('kind', namesAmong(otherNameKinds, words.otherNameKinds), needed),
          field('name', line, needed),
        ],
        ...texts(['kind', 'name']),
      };
    case 'identifiers':
      return {
        fields: [
          field('kind', namesAmong(identifierKinds, words.identifierKinds), needed),
          field('country', line, needed),
          field('value', line, needed),
        ],
        ...texts(['kind', 'country', 'value']),
      };
    case 'addresses':
      return {
        fields: [
          field('kind', namesAmong(addressKinds, words.addressKinds), needed),
          field('country', line),
          field('text', paragraph, needed),
        ],
        ...texts(['kind', 'text'], ['country']),
      };
    case 'situation':
      return {
        fields: [field('text', paragraph, needed), field('asOf', day, needed), field('source', line, needed)],
        ...texts(['text', 'asOf', 'source']),
      };
    case 'files':
      return {
        fields: [field('title', line, needed), field('url', line, needed)],
        ...texts(['title', 'url']),
      };
    case 'potentials':
      return {
        fields: [
          field('what', line, needed),
          field('amount', number),
          field('currency', line),
          field('expectedOn', day),
          field('why', paragraph, needed),
        ],
        typed: texts(['what', 'amount', 'currency', 'expectedOn', 'why']).typed,
        entry: (typed, before, key) => ({
          id: before?.['id'] ?? generatedId('potential', key),
          what: typed['what'] ?? '',
          amount: numberOrNull(typed['amount']),
          currency: textOrNull(typed['currency'])?.toUpperCase() ?? null,
          expectedOn: textOrNull(typed['expectedOn']),
          why: typed['why'] ?? '',
          projectId: before?.['projectId'] ?? null,
        }),
        idOf: ({ id }) => textOf(id),
      };
    case 'answers':
      return {
        fields: [
          field('fact', line, { ...needed, path: ['key'] }),
          field('answerKind', choiceOf(kindNames(words)), { ...needed, path: ['kind'] }),
          field('answer', line, { path: ['value'] }),
          field('asOf', day, needed),
          field('source', line, needed),
        ],
        typed: ({ key, value, asOf, source }) => ({
          fact: textOf(key),
          answerKind: kindOf(value),
          answer: typeof value === 'boolean' ? '' : textOf(value),
          asOf: textOf(asOf),
          source: textOf(source),
        }),
        entry: (typed) => ({
          key: typed['fact'] ?? '',
          value: answerOf(typed),
          asOf: typed['asOf'] ?? '',
          source: typed['source'] ?? '',
        }),
        idOf: ({ key }) => textOf(key),
      };
  }
}

function kindNames(words: CustomerTexts): Record<AnswerKind, string> {
  return { yes: words.yes, no: words.no, number: words.answerNumber, text: words.answerText };
}

function kindOf(value: unknown): AnswerKind {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? 'number' : 'text';
}

/** `no`, `0` and an empty text are answers too. */
function answerOf({ answerKind, answer = '' }: Typed): unknown {
  switch (answerKind) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'number': {
      const value = numberOrNull(answer);
      // neither a number nor a text: the schema refuses it
      return typeof value === 'number' ? value : null;
    }
    default:
      return answer;
  }
}

/** The entries of a list of a customer. */
export function entriesIn(customer: Customer, list: EntryList): Entry[] {
  if (list === 'answers')
    return Object.entries(customer.answers).map(([key, answer]) => ({ key, ...answer }));
  return [...customer[list]];
}

/** A customer with other entries in a list, as its schema takes it. */
export function withEntries(customer: Customer, list: EntryList, entries: readonly Entry[]): object {
  if (list !== 'answers') return { ...customer, [list]: entries };
  const answers = entries.map(({ key, ...answer }) => [textOf(key), answer] as const);
  return { ...customer, answers: Object.fromEntries(answers) };
}
