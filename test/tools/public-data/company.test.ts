import { describe, expect, it } from '@jest/globals';

import { customerSchema } from '../../../contracts/wire/customers';
import { personSchema } from '../../../contracts/wire/directory';
import { classOf, companyOf, idOf } from '../../../tools/public-data/company';
import { cleanCrm, unrecordedAccount } from '../../../tools/public-data/crm-cleaning';
import { readCrmFiles } from '../../../tools/public-data/crm-data';
import { rules } from '../../support/standard-playbook';

const company = companyOf(cleanCrm(readCrmFiles()), rules);

describe('the company of the demo', () => {
  it('has people and customers that the API takes', () => {
    for (const person of company.people) expect(personSchema.safeParse(person).error).toBeUndefined();
    for (const customer of company.customers)
      expect(customerSchema.safeParse(customer).error).toBeUndefined();
  });

  it('has no id and no address twice', () => {
    const ids = [...company.people, ...company.customers].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(company.people.map(({ email }) => email)).size).toBe(company.people.length);
  });

  it('has the 35 agents with their teams and managers', () => {
    const agents = company.people.filter(({ roles }) => roles.includes('sales'));
    expect(agents).toHaveLength(35);
    expect(agents.find(({ name }) => name === 'Moses Frase')).toMatchObject({
      id: 'moses-frase',
      email: 'moses-frase@example.com',
      team: 'Central',
      managerId: 'dustin-brinkmann',
    });
  });

  it('has somebody for every role of the playbook in every office, marked as a sample', () => {
    for (const office of ['Central', 'East', 'West']) {
      for (const role of Object.keys(rules.roles).filter((each) => each !== rules.ownerRole)) {
        const holders = company.people.filter(({ team, roles }) => team === office && roles.includes(role));
        expect(holders).toHaveLength(2);
        for (const { name } of holders) expect(name).toContain('(sample)');
      }
    }
  });

  it('names everybody after those who are above them', () => {
    const known = new Set<string>();
    for (const { id, managerId } of company.people) {
      if (managerId !== null) expect(known).toContain(managerId);
      known.add(id);
    }
  });

  it('speaks both languages', () => {
    expect(new Set(company.people.map(({ language }) => language))).toEqual(new Set(['en', 'zh-TW']));
  });

  it('knows the zone of every customer but the one that stands for no account', () => {
    const unknown = company.customers.filter(({ timeZone }) => timeZone === 'UTC');
    expect(unknown.map(({ name }) => name)).toEqual([unrecordedAccount]);
  });

  it('classes customers by thirds of their revenue', () => {
    const accounts = [60, 50, 40, 30, 20, 10, null].map((revenue) => ({
      name: String(revenue),
      sector: '',
      country: '',
      revenue,
    }));
    const classes = accounts.map((account) => classOf(account, accounts));
    expect(classes).toEqual(['A', 'A', 'B', 'B', 'C', 'C', 'C']);
  });

  it('makes ids of letters, digits and dashes', () => {
    expect(idOf('Gekko & Co')).toBe('gekko-co');
  });
});
