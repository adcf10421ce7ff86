import { describe, expect, it } from '@jest/globals';

import { ClearError } from '../../../embedded/processes/clear-error';
import { cleanCrm, dateOfDay, unrecordedAccount } from '../../../tools/public-data/crm-cleaning';
import type { CrmFiles, PipelineRow } from '../../../tools/public-data/crm-data';
import { readCrmFiles, readCsv, rowSchemas } from '../../../tools/public-data/crm-data';

const row: PipelineRow = {
  opportunity_id: 'O1',
  sales_agent: 'Moses Frase',
  product: 'GTX Basic',
  account: 'Cancity',
  deal_stage: 'Won',
  engage_date: '2016-10-20',
  close_date: '2017-03-01',
  close_value: '1054',
};
const engaging = { ...row, deal_stage: 'Engaging', close_date: '', close_value: '' } as const;

function files(pipeline: readonly PipelineRow[]): CrmFiles {
  const account = { sector: 'technolgy', year_established: '', employees: '', subsidiary_of: '' };
  return {
    accounts: [{ ...account, account: 'Cancity', revenue: '718.62', office_location: 'Philipines' }],
    products: [
      { product: 'GTX Basic', series: 'GTX', sales_price: '550' },
      { product: 'GTX Pro', series: 'GTX', sales_price: '4821' },
    ],
    teams: [{ sales_agent: 'Moses Frase', manager: 'Dustin Brinkmann', regional_office: 'Central' }],
    pipeline,
  };
}

describe('reading the CSV files', () => {
  it('drops spaces around values and reads quoted ones', () => {
    const text = '\uFEFFproduct,series,sales_price\n "GTX, Basic" ,GTX, 550 \n\n';
    expect(readCsv(text, rowSchemas.productRow, 'products.csv')).toEqual([
      { product: 'GTX, Basic', series: 'GTX', sales_price: '550' },
    ]);
  });

  it('names file, row and column of what it cannot read', () => {
    const text = 'product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,cheap\n';
    const read = (): unknown => readCsv(text, rowSchemas.productRow, 'products.csv');
    expect(read).toThrow(ClearError);
    expect(read).toThrow('products.csv, row 2, sales_price: must be a number');
  });
});

describe('cleaning', () => {
  it('takes a product that differs in spaces for the listed one, and its list price for the amount', () => {
    const crm = cleanCrm(files([{ ...engaging, product: 'GTXPro' }]));
    expect(crm.opportunities[0]).toMatchObject({ product: 'GTX Pro', amount: 4_821 });
    expect(crm.corrections).toContainEqual({ what: 'product "GTXPro" is "GTX Pro"', rows: 1 });
  });

  it('takes what was paid for the amount of a won one, and the list price for a lost one', () => {
    const crm = cleanCrm(files([row, { ...row, deal_stage: 'Lost', close_value: '0' }]));
    expect(crm.opportunities.map(({ amount }) => amount)).toEqual([1_054, 550]);
  });

  it('corrects the words that are misspelt', () => {
    expect(cleanCrm(files([row])).accounts[0]).toMatchObject({
      sector: 'technology',
      country: 'Philippines',
    });
  });

  it('gives an opportunity without an account to a customer that says so', () => {
    const crm = cleanCrm(files([row, { ...row, account: '' }, { ...row, account: '' }]));
    expect(crm.opportunities.map(({ account }) => account)).toEqual([
      'Cancity',
      unrecordedAccount,
      unrecordedAccount,
    ]);
    expect(crm.accounts.map(({ name }) => name)).toEqual(['Cancity', unrecordedAccount]);
    expect(crm.corrections).toContainEqual({ what: `no account: "${unrecordedAccount}"`, rows: 2 });
  });

  it('keeps an account that is listed nowhere', () => {
    const crm = cleanCrm(files([{ ...row, account: 'Newcomer' }]));
    expect(crm.accounts.at(-1)).toEqual({ name: 'Newcomer', sector: '', country: '', revenue: null });
  });

  it('opens one without a date on the day of the row before it, or of the first dated row at the top', () => {
    const undated = { ...engaging, deal_stage: 'Prospecting', engage_date: '' } as const;
    const crm = cleanCrm(files([undated, row, { ...engaging, engage_date: '2017-05-01' }, undated, undated]));
    expect(crm.opportunities.map(({ openDay }) => dateOfDay(openDay))).toEqual([
      '2016-10-20',
      '2016-10-20',
      '2017-05-01',
      '2017-05-01',
      '2017-05-01',
    ]);
  });

  it.each([
    ['has no close date', { ...row, close_date: '' }],
    ['was closed before it was opened', { ...row, close_date: '2016-10-19' }],
    ['has no team', { ...row, sales_agent: 'Nobody' }],
  ])('refuses a won opportunity that %s', (problem, broken) => {
    expect(() => cleanCrm(files([broken]))).toThrow(problem);
  });
});

describe('the public data', () => {
  const read = readCrmFiles();
  const crm = cleanCrm(read);

  it('keeps every opportunity and its end', () => {
    const count = (fate: string): number => crm.opportunities.filter((each) => each.fate === fate).length;
    expect(crm.opportunities).toHaveLength(8_800);
    expect({ won: count('won'), lost: count('lost'), silent: count('silent') }).toEqual({
      won: 4_238,
      lost: 2_473,
      silent: 2_089,
    });
    expect(crm.accounts).toHaveLength(86);
  });

  it('says what was corrected, and how often', () => {
    expect(crm.corrections).toEqual(
      expect.arrayContaining([
        { what: 'product "GTXPro" is "GTX Pro"', rows: 1_480 },
        { what: `no account: "${unrecordedAccount}"`, rows: 1_425 },
        { what: "no engage date: the neighbour's day", rows: 500 },
        { what: '"technolgy" is "technology"', rows: 12 },
        { what: '"Philipines" is "Philippines"', rows: 1 },
      ]),
    );
  });
});
