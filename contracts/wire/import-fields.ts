import { z } from 'zod';

/** What can be imported, and the fields of each kind that columns of a file can be mapped to. */

export const importKinds = ['people', 'customers', 'customer-people', 'projects', 'contacts'] as const;
export type ImportKind = (typeof importKinds)[number];

/**
 * Whether somebody may bring in a kind on a page. Who works for the company, and where their email goes, is for programs
 * alone to say.
 */
export function isForPeople(kind: ImportKind): boolean {
  return kind !== 'people';
}

/**
 * How a cell of a field is read. `word`: one of some words. `words`: several of them, with a separator. `lines`: several
 * texts. `customer`, `customer-person`, `project`: another record, by id or reference. `colleague`: a person of the
 * company, by id. `moment`: a day, with a time of day where the form has one.
 */
export type ImportFieldType =
  | { readonly type: 'text' | 'lines' | 'day' | 'moment' | 'number' | 'whole' | 'phone' | 'email' | 'yes-no' }
  | { readonly type: 'word' | 'words'; readonly of: readonly string[] }
  | { readonly type: 'customer' | 'customer-person' | 'project' | 'colleague' };

export type ImportField = ImportFieldType & {
  /** Every row must have it. */
  readonly isNeeded?: true;
  /** Whoever is new must have it. */
  readonly isNeededForNew?: true;
  readonly about: string;
};

const text = (about: string) => ({ type: 'text', about }) as const;
const day = (about: string) => ({ type: 'day', about }) as const;
const word = (of: readonly string[], about: string) => ({ type: 'word', of, about }) as const;
const needed = <F extends object>(field: F) => ({ ...field, isNeeded: true as const });
const neededForNew = <F extends object>(field: F) => ({ ...field, isNeededForNew: true as const });

const identity = {
  reference: text("Its id in the file's own system; by it the same row is known again"),
  id: text('Its id here, instead of a reference'),
} as const;
const languages = ['en', 'zh-TW'] as const;

export const importFields = {
  people: {
    id: needed(text('Their id here: letters, digits, dots, dashes, underscores')),
    name: neededForNew(text('Their name')),
    email: neededForNew({ type: 'email', about: 'Where tasks are sent' } as const),
    roles: { type: 'lines', about: 'Roles that they can take, by the keys in the playbook' },
    manager: { type: 'colleague', about: 'Who reviews them' },
    team: text('Their team; roles are given within it'),
    regions: { type: 'lines', about: 'Regions that they serve; by default all' },
    language: neededForNew(word(languages, 'Language of emails and pages')),
    timeZone: neededForNew(text('Time zone, such as Asia/Taipei')),
    capacity: neededForNew({ type: 'whole', about: 'Open tasks at a time that they can carry' } as const),
  },
  customers: {
    ...identity,
    name: neededForNew(text('The whole name, to the letter')),
    class: neededForNew(word(['A', 'B', 'C'], 'Customer class')),
    timeZone: neededForNew(text('Time zone, such as Asia/Taipei')),
    language: neededForNew(word(languages, 'Language of emails about them')),
    shortName: text('A short name'),
    formerName: text('What it was called before'),
    foreignName: text('Its name in another language'),
    tradeName: text('The name that it trades under'),
    taxId: text('Tax number; goes with the country'),
    registrationId: text('Registration number; goes with the country'),
    country: text('Country, ISO 3166 in two capitals'),
    address: text('Address of the office'),
    registeredAddress: text('Registered address'),
    plantAddress: text('Address of the plant'),
    deliveryAddress: text('Where goods go'),
    billingAddress: text('Where invoices go'),
    website: text('Address of the website'),
    sector: text('Line of business'),
    employees: { type: 'whole', about: 'How many people work there' },
    revenue: { type: 'number', about: 'Revenue of a year; goes with its currency' },
    revenueCurrency: text('ISO 4217, such as TWD'),
    sizeAsOf: day('The day for which size is true'),
    situation: text('How their business goes; goes with its day and source'),
    situationAsOf: day('The day for which the situation is true'),
    situationSource: text('Where the situation comes from'),
    classReason: text('Why the customer is in this class'),
    region: text('Region'),
    parent: { type: 'customer', about: 'The customer that it belongs to' },
    owner: { type: 'colleague', about: 'Who owns the relation' },
    tags: { type: 'lines', about: 'Tags' },
    active: { type: 'yes-no', about: 'Whether projects may be opened' },
  },
  'customer-people': {
    ...identity,
    customer: needed({ type: 'customer', about: 'Whom they work for' } as const),
    name: neededForNew(text('As they write it')),
    reading: text('How the name is read'),
    position: text('Position'),
    reportsTo: { type: 'customer-person', about: 'Whom they report to, at the same customer' },
    committee: {
      type: 'words',
      of: ['decides', 'pays', 'uses', 'judges', 'buys', 'coaches', 'blocks'],
      about: 'Parts in the buying committee',
    },
    stance: word(['supports', 'neutral', 'opposes', 'unknown'], 'Attitude to us; goes with its day'),
    stanceAsOf: day('The day for which the attitude is true'),
    stanceNote: text('A word on the attitude'),
    mobile: { type: 'phone', about: 'Mobile number' },
    phone: { type: 'phone', about: 'Telephone number' },
    fax: { type: 'phone', about: 'Fax number' },
    email: { type: 'email', about: 'Email address' },
    line: text('LINE id'),
    wechat: text('WeChat id'),
    preferredWay: word(['mobile', 'phone', 'email', 'line', 'wechat', 'fax'], 'How they like to be reached'),
    hours: text('When they like to be reached'),
    country: text('Country, ISO 3166 in two capitals'),
    language: word(languages, 'Language'),
    presence: word(['there', 'gone', 'deceased'], 'Whether they still work there'),
    presenceSince: day('Since when'),
  },
  projects: {
    reference: needed(text("Its id in the file's own system; by it the same row is known again")),
    title: needed(text('What is sold, in a line')),
    customer: needed({ type: 'customer', about: 'With whom' } as const),
    owner: needed({ type: 'colleague', about: 'Who leads it' } as const),
    amount: { type: 'number', about: 'Expected value; goes with its currency' },
    currency: text('ISO 4217, such as TWD'),
    expectedSigningOn: day('When the customer may sign'),
    playbook: text('Key of the playbook'),
    outcome: word(
      ['open', 'won', 'lost', 'dropped'],
      'How it ended; `open` while it runs. One that is over comes in as history: no workflow, task or email',
    ),
    openedOn: day('When it was opened, of one that is over; by default on the day on which it ended'),
    endedOn: day('When it ended; needed of one that is over'),
    endReason: text('Why it was lost or dropped, by the key in the playbook'),
  },
  contacts: {
    reference: needed(text("Its id in the file's own system; by it the same row is known again")),
    project: needed({ type: 'project', about: 'The project that it was about' } as const),
    kind: needed(word(['visit', 'call', 'reply', 'meeting'], 'What kind of contact')),
    at: needed({ type: 'moment', about: 'When it took place' } as const),
    evidence: text('What shows it'),
    note: text('What was said'),
  },
} as const satisfies Readonly<Record<ImportKind, Readonly<Record<string, ImportField>>>>;

/** The fields of a kind, by name. */
export function fieldsOf(kind: ImportKind): Readonly<Record<string, ImportField>> {
  return importFields[kind];
}

export const importKindSchema = z.enum(importKinds).meta({ description: 'What the rows of the file are' });
