import type {
  bases,
  personalFactKinds,
  presences,
  stances,
  wayKinds,
} from '../../contracts/wire/customer-people';
import type { committeeRoles } from '../../domain/playbook/facts';
import type { addressKinds, identifierKinds, otherNameKinds } from '../../contracts/wire/customers';
import type { ArchiveRight } from '../../domain/archive/rights';
import type { ShownStatus } from '../../domain/project/model/state';

type Names<List extends readonly string[]> = Readonly<Record<List[number], string>>;

/** A field of a form: what it is called, what helps to fill it in, and what is wrong when it cannot be taken. */
export interface EditFieldTexts {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string;
}

/** The lists of a customer, each entry of which has a form of its own. */
export const entryLists = [
  'otherNames',
  'identifiers',
  'addresses',
  'situation',
  'potentials',
  'files',
  'answers',
] as const;
export type EntryList = (typeof entryLists)[number];

export interface EntryTexts {
  readonly title: string;
  readonly add: string;
  readonly none: string;
}

/** The names of everything that is kept of a customer, of somebody there, and of what is known of them. */
export type FieldLabels = Readonly<Record<string, EditFieldTexts>>;

/** The words of the pages about customers and their people. */
export interface CustomerTexts {
  readonly myCustomers: string;
  readonly search: string;
  readonly searchHint: string;
  readonly find: string;
  readonly noCustomers: string;
  readonly nothingFound: (search: string) => string;
  readonly allCustomers: string;
  readonly moreCustomers: string;
  readonly duplicates: string;
  readonly fromTheStart: string;
  readonly running: (count: number) => string;
  readonly lastContact: (on: string) => string;
  readonly neverContacted: string;
  readonly inClass: (name: string) => string;
  readonly ownedBy: (name: string) => string;
  readonly ownedByNobody: string;
  readonly inactive: string;
  readonly belongsTo: string;
  readonly subsidiaries: string;
  readonly toCustomer: string;
  readonly edit: string;
  readonly addPerson: string;
  readonly history: string;
  readonly saved: string;
  readonly colon: string;
  readonly list: (items: readonly string[]) => string;
  readonly committee: string;
  readonly committeeRoles: Names<typeof committeeRoles>;
  /** The same as a part that somebody has. */
  readonly partOf: Names<typeof committeeRoles>;
  readonly unknownRole: string;
  readonly nobodyKnown: string;
  readonly peopleHidden: string;
  readonly others: (count: number) => string;
  readonly gone: (count: number) => string;
  readonly stances: Names<typeof stances>;
  readonly stanceOn: (stance: string, on: string) => string;
  readonly presences: Names<typeof presences>;
  readonly presenceSince: (presence: string, on: string) => string;
  readonly nothingPlanned: string;
  readonly reportsTo: (name: string) => string;
  readonly leads: string;
  readonly wayKinds: Names<typeof wayKinds>;
  readonly preferred: string;
  readonly timeline: string;
  readonly lastMet: (on: string) => string;
  readonly metWith: string;
  readonly noTimeline: string;
  readonly earlier: string;
  readonly latest: string;
  readonly note: string;
  readonly recordedOn: (at: string) => string;
  readonly evidence: string;
  readonly projects: string;
  readonly noProjects: string;
  readonly statuses: Readonly<Record<ShownStatus, string>>;
  readonly since: (on: string) => string;
  readonly becameProject: string;
  readonly makeProject: string;
  readonly expectedOn: (on: string) => string;
  readonly facts: string;
  readonly noFacts: string;
  readonly asOf: (on: string) => string;
  readonly employees: (count: string) => string;
  readonly revenue: (amount: string) => string;
  readonly from: (source: string) => string;
  readonly yes: string;
  readonly answerNumber: string;
  readonly personName: string;
  readonly answerText: string;
  readonly no: string;
  readonly otherNameKinds: Names<typeof otherNameKinds>;
  readonly identifierKinds: Names<typeof identifierKinds>;
  readonly addressKinds: Names<typeof addressKinds>;
  readonly languages: Readonly<Record<'en' | 'zh-TW', string>>;
  readonly entries: Readonly<Record<EntryList | 'ways', EntryTexts>>;
  readonly personal: string;
  readonly personalHidden: string;
  readonly personalNone: string;
  readonly personalAudited: string;
  readonly addFact: string;
  readonly factKinds: Names<typeof personalFactKinds>;
  readonly bases: Names<typeof bases>;
  readonly writtenBy: (name: string, on: string) => string;
  readonly contact: string;
  readonly noWays: string;
  readonly unknownAttitude: string;
  /** Titles of forms, by the name of what is edited. */
  readonly editTitle: (name: string) => string;
  readonly editFact: string;
  readonly save: string;
  readonly remove: string;
  readonly cancel: string;
  readonly checkFields: string;
  readonly missing: string;
  readonly tooLong: string;
  readonly notTaken: string;
  readonly referenceTaken: string;
  readonly fields: FieldLabels;
  readonly noSuchCustomer: string;
  readonly severalCustomers: (ids: string) => string;
  readonly nobodyOwns: string;
  readonly nobodyAbove: string;
  readonly unknownChoice: string;
  readonly conflict: {
    readonly title: string;
    readonly text: (who: string, at: string) => string;
    readonly yours: string;
    readonly theirs: string;
    readonly empty: string;
    readonly keepYours: string;
    readonly keepTheirs: string;
    readonly choose: string;
    readonly removed: string;
  };
  readonly refused: {
    readonly title: string;
    readonly lost: string;
    readonly needs: Readonly<Record<ArchiveRight, string>>;
    readonly typed: string;
  };
  readonly historyTitle: (name: string) => string;
  readonly created: string;
  readonly noHistory: string;
  readonly olderChanges: string;
  readonly nothing: string;
  readonly becomes: (from: string, to: string) => string;
  readonly added: (what: string) => string;
  readonly removedEntry: (what: string) => string;
}
