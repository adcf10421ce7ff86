import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import { customerOf as knownCustomer } from '../../contracts/wire/customers';
import type { PersonFields } from '../../contracts/wire/directory';
import type { CustomerClass, PlaybookRules } from '../../domain/playbook/playbook';
import type { Account, Crm } from './crm-cleaning';
import { samplePeopleAt, sampleRecord } from './sample-archive';

/** Who works in the company of the demo, and for whom. */
export interface Company {
  /** everybody after the people above them */
  readonly people: readonly PersonFields[];
  readonly customers: readonly Customer[];
  readonly customerPeople: readonly CustomerPerson[];
}

/** A person or an account by its name. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The data has no languages and no zones. The offices keep their regions of the USA, but for the West office: it stands
 * in for one in Taiwan, so that mails of both languages are sent.
 */
const offices: Readonly<Record<string, Pick<PersonFields, 'language' | 'timeZone'>>> = {
  Central: { language: 'en', timeZone: 'America/Chicago' },
  East: { language: 'en', timeZone: 'America/New_York' },
  West: { language: 'zh-TW', timeZone: 'Asia/Taipei' },
};
const elsewhere = { language: 'en', timeZone: 'UTC' } as const;

const americas = 'Americas';

/** The zone of the capital, and the region; a customer in any other country is taken to live by UTC, in no region. */
const countries: Readonly<Record<string, { readonly timeZone: string; readonly region: string }>> = {
  'United States': { timeZone: 'America/New_York', region: americas },
  Belgium: { timeZone: 'Europe/Brussels', region: 'Europe' },
  Brazil: { timeZone: 'America/Sao_Paulo', region: americas },
  China: { timeZone: 'Asia/Shanghai', region: 'Asia' },
  Germany: { timeZone: 'Europe/Berlin', region: 'Europe' },
  Italy: { timeZone: 'Europe/Rome', region: 'Europe' },
  Japan: { timeZone: 'Asia/Tokyo', region: 'Asia' },
  Jordan: { timeZone: 'Asia/Amman', region: 'Asia' },
  Kenya: { timeZone: 'Africa/Nairobi', region: 'Africa' },
  Korea: { timeZone: 'Asia/Seoul', region: 'Asia' },
  Norway: { timeZone: 'Europe/Oslo', region: 'Europe' },
  Panama: { timeZone: 'America/Panama', region: americas },
  Philippines: { timeZone: 'Asia/Manila', region: 'Asia' },
  Poland: { timeZone: 'Europe/Warsaw', region: 'Europe' },
  Romania: { timeZone: 'Europe/Bucharest', region: 'Europe' },
};

/** How many sample people take each role that the data does not have, in each office. */
const samplesPerRole = 2;

/** Open tasks that a person can carry; the same for all, since the data says nothing of it. */
const capacity = 40;

/**
 * The people and customers of the demo.
 *
 * Agents and managers are those of the data. Every other role of the playbook is taken by two sample people for each
 * office, with "sample" in their names: the first works with customers in the Americas, and with the larger ones where
 * it is about seniority; the second with all, so that every role is filled for every customer. The first sample of the
 * most senior role leads the office's managers. The archive of each customer has everything that gates ask, as samples. All addresses are at example.com, which belongs to nobody (RFC 2606).
 */
export function companyOf(crm: Crm, rules: PlaybookRules): Company {
  const officeNames = distinct(crm.agents.map((agent) => agent.regional_office));
  const customers = crm.accounts.map((account) => customerOf(account, crm.accounts));
  return {
    people: officeNames.flatMap((office) => peopleOf(office, crm, rules)),
    customers,
    customerPeople: customers.flatMap(({ id }) => samplePeopleAt(id)),
  };
}

function peopleOf(office: string, crm: Crm, rules: PlaybookRules): PersonFields[] {
  const inOffice = crm.agents.filter((agent) => agent.regional_office === office);
  const samples = Object.entries(rules.roles)
    .filter(([role]) => role !== rules.ownerRole)
    .flatMap(([role, name]) =>
      Array.from({ length: samplesPerRole }, (_, index) =>
        person(`${name.en} ${index + 1}, ${office} (sample)`, office, {
          id: idOf(`sample ${office} ${role} ${index + 1}`),
          roles: [role],
          managerId: null,
          ...(index === 0 && { regions: [americas] }),
          ...(index === 0 && role === seniorRole && { customerClasses: ['A', 'B'] }),
        }),
      ),
    );
  const head = samples.find(({ roles }) => roles.includes(seniorRole)) ?? samples[0];
  const managers = distinct(inOffice.map((agent) => agent.manager)).map((name) =>
    person(name, office, { id: idOf(name), roles: [], managerId: head?.id ?? null, review }),
  );
  const agents = inOffice.map(({ sales_agent: name, manager }) =>
    person(name, office, { id: idOf(name), roles: [rules.ownerRole], managerId: idOf(manager) }),
  );
  const led = samples.map((sample) => ({
    ...sample,
    ...(sample === head && { review }),
    managerId: sample === head ? null : (head?.id ?? null),
  }));
  return [
    ...led.sort((a, b) => Number(b.id === head?.id) - Number(a.id === head?.id)),
    ...managers,
    ...agents,
  ];
}

const seniorRole = 'senior-executive';

/** Managers want their review also in a week without anything to decide, so that a run can count them. */
const review = { weekday: null, time: null, allClear: true, unsubscribed: [] };

type Special = Pick<PersonFields, 'id' | 'roles' | 'managerId'> &
  Partial<Pick<PersonFields, 'regions' | 'customerClasses' | 'review'>>;

function person(name: string, office: string, more: Special): PersonFields {
  return {
    regions: [],
    customerClasses: [],
    absences: [],
    calendar: null,
    ...more,
    name,
    email: `${more.id}@example.com`,
    team: office,
    ...(offices[office] ?? elsewhere),
    capacity,
    active: true,
  };
}

function customerOf(account: Account, all: readonly Account[]): Customer {
  return knownCustomer({
    id: idOf(account.name),
    name: account.name,
    class: classOf(account, all),
    ...(countries[account.country] ?? { timeZone: 'UTC', region: null }),
    language: 'en',
    ...sampleRecord(),
  });
}

/** By revenue: the largest third is A, the middle third B, the smallest C; without a known revenue C. */
export function classOf(account: Account, all: readonly Account[]): CustomerClass {
  const { revenue } = account;
  if (revenue === null) return 'C';
  const known = all.map((each) => each.revenue).filter((each) => each !== null);
  const larger = known.filter((each) => each > revenue).length;
  if (larger * 3 < known.length) return 'A';
  return larger * 3 < known.length * 2 ? 'B' : 'C';
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
