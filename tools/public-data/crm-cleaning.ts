import { ClearError } from '../../embedded/processes/clear-error';
import type { AccountRow, CrmFiles, PipelineRow, TeamRow } from './crm-data';

/** The data after cleaning: as many opportunities as the file has rows. */
export interface Crm {
  readonly accounts: readonly Account[];
  readonly agents: readonly TeamRow[];
  /** in the order of the file */
  readonly opportunities: readonly Opportunity[];
  /** what was corrected, and in how many rows */
  readonly corrections: readonly Correction[];
}

export interface Account {
  readonly name: string;
  readonly sector: string;
  readonly country: string;
  /** millions of US dollars a year; null when the data does not say */
  readonly revenue: number | null;
}

export interface Opportunity {
  readonly id: string;
  readonly agent: string;
  readonly product: string;
  readonly account: string;
  /** how it ended; `silent`: the data knows of no end */
  readonly fate: 'won' | 'lost' | 'silent';
  /** days since 1970-01-01 */
  readonly openDay: number;
  /** days since 1970-01-01; null for a silent one */
  readonly closeDay: number | null;
  /** US dollars */
  readonly amount: number;
}

export interface Correction {
  readonly what: string;
  readonly rows: number;
}

/** The customer of opportunities whose account is empty in the file. */
export const unrecordedAccount = 'Account not recorded';

/** Words that are misspelt in the file. */
const spellings: Readonly<Record<string, string>> = { technolgy: 'technology', Philipines: 'Philippines' };

const fates = { Won: 'won', Lost: 'lost', Engaging: 'silent', Prospecting: 'silent' } as const;

/**
 * Cleans the data by these rules, and counts what they change:
 *
 * 1. misspelt words are corrected (`technolgy`, `Philipines`);
 * 2. a product or an account that differs from a listed one only in spaces, dashes or capitals is that one
 *    (`GTXPro` is `GTX Pro`); an account that is listed nowhere becomes a customer without facts;
 * 3. an opportunity without an account belongs to the customer "Account not recorded";
 * 4. an opportunity without an engage date was opened on the day of its neighbour: the nearest dated row before it
 *    in the file, or after it at the top;
 * 5. the amount is what was paid (Won), else the list price of the product.
 *
 * @throws ClearError when an agent is in no team, or a won or lost opportunity has no sensible dates
 */
export function cleanCrm(files: CrmFiles): Crm {
  const tally = new Map<string, number>();
  const correct = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  const listed = files.accounts.map((row) => accountOf(row, correct));
  const accounts = new Map(listed.map((account) => [keyOf(account.name), account]));
  const prices = new Map(files.products.map((row) => [keyOf(row.product), row]));
  const agents = new Set(files.teams.map((row) => row.sales_agent));
  const openDays = openDaysOf(files.pipeline, correct);

  const opportunities = files.pipeline.map((row, index): Opportunity => {
    if (!agents.has(row.sales_agent))
      throw new ClearError(`${describe(row)}: ${row.sales_agent} has no team.`);
    const product = prices.get(keyOf(row.product));
    if (product && product.product !== row.product)
      correct(`product "${row.product}" is "${product.product}"`);
    const account = accountFor(row, accounts, correct);
    const openDay = openDays[index] ?? 0;
    const fate = fates[row.deal_stage];
    return {
      id: row.opportunity_id,
      agent: row.sales_agent,
      product: product?.product ?? row.product,
      account: account.name,
      fate,
      openDay,
      closeDay: fate === 'silent' ? null : closeDayOf(row, openDay),
      amount: Number(fate === 'won' ? row.close_value : (product?.sales_price ?? row.close_value)),
    };
  });
  const corrections = [...tally].map(([what, rows]) => ({ what, rows }));
  return { accounts: [...accounts.values()], agents: files.teams, opportunities, corrections };
}

function accountOf(row: AccountRow, correct: (what: string) => void): Account {
  const spelt = (word: string): string => {
    const right = spellings[word];
    if (right !== undefined) correct(`"${word}" is "${right}"`);
    return right ?? word;
  };
  const { account, sector, office_location, revenue } = row;
  return {
    name: account,
    sector: spelt(sector),
    country: spelt(office_location),
    revenue: Number(revenue),
  };
}

/** The account of an opportunity; one that is not listed is added. */
function accountFor(
  row: PipelineRow,
  accounts: Map<string, Account>,
  correct: (what: string) => void,
): Account {
  const name = row.account === '' ? unrecordedAccount : row.account;
  if (row.account === '') correct(`no account: "${unrecordedAccount}"`);
  const known = accounts.get(keyOf(name));
  if (known) {
    if (row.account !== '' && known.name !== name) correct(`account "${name}" is "${known.name}"`);
    return known;
  }
  if (row.account !== '') correct(`account "${name}" is not listed: a customer without facts`);
  const added = { name, sector: '', country: '', revenue: null };
  accounts.set(keyOf(name), added);
  return added;
}

/** The day on which each row was opened, in the order of the file. */
function openDaysOf(rows: readonly PipelineRow[], correct: (what: string) => void): number[] {
  const firstDated = rows.find((row) => row.engage_date !== '');
  if (!firstDated) throw new ClearError('No opportunity has an engage date.');
  let neighbour = dayOf(firstDated.engage_date);
  return rows.map((row) => {
    if (row.engage_date === '') correct("no engage date: the neighbour's day");
    else neighbour = dayOf(row.engage_date);
    return neighbour;
  });
}

function closeDayOf(row: PipelineRow, openDay: number): number {
  if (row.close_date === '') throw new ClearError(`${describe(row)} has no close date.`);
  const closeDay = dayOf(row.close_date);
  if (closeDay < openDay) throw new ClearError(`${describe(row)} was closed before it was opened.`);
  return closeDay;
}

function describe(row: PipelineRow): string {
  return `Opportunity ${row.opportunity_id} (${row.deal_stage})`;
}

/** Two names are the same when they differ only in spaces, dashes and capitals. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, '');
}

/** Days since 1970-01-01 of an ISO date. */
function dayOf(isoDate: string): number {
  return Date.parse(isoDate) / 86_400_000;
}

/** The ISO date of a day, which may have a fraction. */
export function dateOfDay(day: number): string {
  return new Date(Math.floor(day) * 86_400_000).toISOString().slice(0, 10);
}
