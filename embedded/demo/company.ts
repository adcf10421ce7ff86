import type { Customer, Person } from '../../contracts/directory';
import type { CustomerClass, PlaybookRules } from '../../domain/playbook';
import type { Account, Crm } from './crm-cleaning';

/** Who works in the company of the demo, and for whom. */
export interface Company {
  /** everybody after the people above them */
  readonly people: readonly Person[];
  readonly customers: readonly Customer[];
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
const offices: Readonly<Record<string, Pick<Person, 'language' | 'timeZone'>>> = {
  Central: { language: 'en', timeZone: 'America/Chicago' },
  East: { language: 'en', timeZone: 'America/New_York' },
  West: { language: 'zh-TW', timeZone: 'Asia/Taipei' },
};
const elsewhere = { language: 'en', timeZone: 'UTC' } as const;

/** Of the capital; a customer in any other country is taken to live by UTC. */
const zones: Readonly<Record<string, string>> = {
  'United States': 'America/New_York',
  Belgium: 'Europe/Brussels',
  Brazil: 'America/Sao_Paulo',
  China: 'Asia/Shanghai',
  Germany: 'Europe/Berlin',
  Italy: 'Europe/Rome',
  Japan: 'Asia/Tokyo',
  Jordan: 'Asia/Amman',
  Kenya: 'Africa/Nairobi',
  Korea: 'Asia/Seoul',
  Norway: 'Europe/Oslo',
  Panama: 'America/Panama',
  Philippines: 'Asia/Manila',
  Poland: 'Europe/Warsaw',
  Romania: 'Europe/Bucharest',
};

/** How many sample people take each role that the data does not have, in each office. */
const samplesPerRole = 2;

/** Open tasks that a person can carry; the same for all, since the data says nothing of it. */
const capacity = 40;

/**
 * The people and customers of the demo.
 *
 * Agents and managers are those of the data. Every other role of the playbook is taken by two sample people for each
 * office, with "sample" in their names; the first sample of the most senior role leads the office's managers. All
 * addresses are at example.com, which belongs to nobody (RFC 2606).
 */
export function companyOf(crm: Crm, rules: PlaybookRules): Company {
  const officeNames = distinct(crm.agents.map((agent) => agent.regional_office));
  return {
    people: officeNames.flatMap((office) => peopleOf(office, crm, rules)),
    customers: crm.accounts.map((account) => customerOf(account, crm.accounts)),
  };
}

function peopleOf(office: string, crm: Crm, rules: PlaybookRules): Person[] {
  const inOffice = crm.agents.filter((agent) => agent.regional_office === office);
  const samples = Object.entries(rules.roles)
    .filter(([role]) => role !== rules.ownerRole)
    .flatMap(([role, name]) =>
      Array.from({ length: samplesPerRole }, (_, index) =>
        person(`${name.en} ${index + 1}, ${office} (sample)`, office, {
          id: idOf(`sample ${office} ${role} ${index + 1}`),
          roles: [role],
          managerId: null,
        }),
      ),
    );
  const head = samples.find(({ roles }) => roles.includes(seniorRole)) ?? samples[0];
  const managers = distinct(inOffice.map((agent) => agent.manager)).map((name) =>
    person(name, office, { id: idOf(name), roles: [], managerId: head?.id ?? null }),
  );
  const agents = inOffice.map(({ sales_agent: name, manager }) =>
    person(name, office, { id: idOf(name), roles: [rules.ownerRole], managerId: idOf(manager) }),
  );
  const led = samples.map((sample) => ({
    ...sample,
    managerId: sample === head ? null : (head?.id ?? null),
  }));
  return [
    ...led.sort((a, b) => Number(b.id === head?.id) - Number(a.id === head?.id)),
    ...managers,
    ...agents,
  ];
}

const seniorRole = 'senior-executive';

function person(name: string, office: string, more: Pick<Person, 'id' | 'roles' | 'managerId'>): Person {
  return {
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
  return {
    id: idOf(account.name),
    name: account.name,
    class: classOf(account, all),
    timeZone: zones[account.country] ?? 'UTC',
    language: 'en',
    contacts: [],
  };
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
